import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { Sheet, Width } from '#printing/printer.ts'

// Font A at 203 dots to the inch: twelve dots a letter on 384 and 576 printable ones.
const columnsOf: Readonly<Record<Width, number>> = { 58: 32, 80: 48 }
const qrSize: Readonly<Record<Width, number>> = { 58: 5, 80: 7 }

/** A sheet as ESC/POS: the number as large as fits, services in order, the code for the phone, and a cut. */
export function encodeSheet(sheet: Sheet, widthMm: Width): Uint8Array {
  const columns = columnsOf[widthMm]
  const encoder = new ReceiptPrinterEncoder({
    columns,
    language: 'esc-pos',
    codepageMapping: 'epson',
    codepageCandidates: ['cp437', 'cp858'],
    newline: '\n',
    feedBeforeCut: 4,
  })
  const write = (text: string) => encoder.line(printable(text))
  encoder.initialize().codepage('auto').align('center').bold(true)
  write(sheet.mall)
  encoder.bold(false)
  write(sheet.title)
  writeNumber(encoder, sheet.number, columns)
  if (sheet.note) write(sheet.note)
  for (const { heading, lines } of sheet.parts) {
    encoder.rule({ style: 'single' }).bold(true)
    write(heading)
    encoder.bold(false)
    for (const line of lines) write(line)
  }
  if (sheet.parts.length > 0) encoder.rule({ style: 'single' })
  for (const line of sheet.lines) write(line)
  if (sheet.scan) {
    encoder.qrcode(sheet.scan.address, { model: 2, size: qrSize[widthMm], errorlevel: 'm' }).newline()
    write(sheet.scan.caption)
  }
  for (const line of sheet.foot) write(line)
  return encoder.cut('partial').encode()
}

/** Letters are at most eight times as large; a number that is longer is smaller. */
function writeNumber(encoder: ReceiptPrinterEncoder, number: string, columns: number): void {
  const size = Math.max(1, Math.min(8, Math.floor(columns / number.length)))
  encoder.bold(true).size(size, size).line(printable(number)).size(1, 1).bold(false)
}

/** Beyond ASCII every roll printer has code page 437 and most have 858: western letters with accents. */
const shown = new Set(
  '\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec\u00c4\u00c5\u00c9\u00e6\u00c6\u00f4\u00f6\u00f2\u00fb\u00f9\u00ff\u00d6\u00dc\u00e1\u00ed\u00f3\u00fa\u00f1\u00d1\u00b0\u00b7',
)
const plainer: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/** What the code pages lack is written plainer rather than as a question mark: quotes, dashes, other accents. */
function printable(text: string): string {
  return [...text].map((letter) => (isShown(letter) ? letter : plain(letter))).join('')
}

function isShown(letter: string): boolean {
  return /^[\x20-\x7e]$/.test(letter) || shown.has(letter)
}

function plain(letter: string): string {
  const known = plainer[letter]
  if (known !== undefined) return known
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return /^[\x20-\x7e]+$/.test(bare) ? bare : '?'
}
