/** What came out of the twin: text as it stands on the paper, and what a phone would read off it. */
export type Paper = { readonly text: string; readonly codes: readonly string[] }

type Roll = {
  readonly columns: number
  lines: string[]
  line: string
  codes: string[]
  stored: string
  align: number
  size: number
}

/** Reads ESC/POS as a roll printer does, as far as our encoder writes it. Feeding gives the sheets that were cut off. */
export function startRoll(columns: number): { readonly feed: (bytes: readonly number[]) => Paper[] } {
  const on: Roll = { columns, lines: [], line: '', codes: [], stored: '', align: 0, size: 1 }
  let waiting: number[] = []
  return {
    feed(bytes) {
      waiting = [...waiting, ...bytes]
      const sheets: Paper[] = []
      for (let length = lengthOf(waiting); length !== undefined; length = lengthOf(waiting)) {
        const sheet = obey(on, waiting.slice(0, length))
        if (sheet) sheets.push(sheet)
        waiting = waiting.slice(length)
      }
      return sheets
    },
  }
}

const [esc, fs, gs] = [0x1b, 0x1c, 0x1d]

/** How many bytes the command at the front takes; undefined while it is not all here. */
function lengthOf(bytes: readonly number[]): number | undefined {
  const [first, second] = bytes
  if (first === undefined) return undefined
  const whole = first === fs ? 2 : first === esc || first === gs ? lengthOfCommand(second, bytes) : 1
  return whole !== undefined && bytes.length >= whole ? whole : undefined
}

function lengthOfCommand(second: number | undefined, bytes: readonly number[]): number | undefined {
  if (second === undefined) return undefined
  if (second === 0x40) return 2
  if (second !== 0x28) return 3
  const [low, high] = bytes.slice(3)
  return low === undefined || high === undefined ? undefined : 5 + low + 256 * high
}

function obey(on: Roll, command: readonly number[]): Paper | undefined {
  const [first = 0, second, third = 0] = command
  if (first === esc && second === 0x40) Object.assign(on, { align: 0, size: 1 })
  else if (first === esc && second === 0x61) on.align = third
  else if (first === gs && second === 0x21) on.size = (third & 7) + 1
  else if (first === gs && second === 0x28) readCode(on, command.slice(5))
  else if (first === gs && second === 0x56) return cut(on)
  else if (first === 0x0a) endLine(on)
  else if (first >= 0x20 && command.length === 1) on.line += letterOf(first)
  return undefined
}

/** Functions 80 and 81 of the two-dimensional codes: keep what it says, and print it. */
function readCode(on: Roll, [, fn, ...rest]: readonly number[]): void {
  if (fn === 80) on.stored = Buffer.from(rest.slice(1)).toString('latin1')
  if (fn !== 81) return
  on.codes.push(on.stored)
  for (const text of ['[QR]', on.stored]) on.lines.push(placed(on, text))
}

function cut(on: Roll): Paper {
  if (on.line) endLine(on)
  const sheet = { text: on.lines.join('\n').trimEnd(), codes: on.codes }
  on.lines = []
  on.codes = []
  return sheet
}

function endLine(on: Roll): void {
  on.lines.push(placed(on, on.line.trim()))
  on.line = ''
}

function placed({ align, size, columns }: Roll, text: string): string {
  const width = text.length * size
  const before = align === 1 ? (columns - width) / 2 : align === 2 ? columns - width : 0
  return `${' '.repeat(Math.max(0, Math.floor(before)))}${text}`
}

// Code page 437 as far as names need it; the line for rules.
const letters: Readonly<Record<number, string>> = { 196: '─', 130: 'é', 138: 'è', 129: 'ü', 164: 'ñ', 135: 'ç' }
function letterOf(byte: number): string {
  return byte < 0x7f ? String.fromCharCode(byte) : (letters[byte] ?? '▒')
}
