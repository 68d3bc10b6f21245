import { type Ill, startDemoPrinter } from '#connectors/receipt-printer/demo-printer.ts'
import type { Paper } from '#connectors/receipt-printer/roll.ts'
import type { Language } from '#platform/words.ts'
import { printerWords } from './words.ts'

export type Session = {
  readonly port: number
  readonly widthMm: 58 | 80
  readonly language: Language
  /** What somebody types, a line at a time; its end ends the session. */
  readonly typed: AsyncIterable<string>
  readonly write: (line: string) => void
}

/** What one can do to it, in both languages. */
const acts: Readonly<Record<string, Partial<Ill>>> = {
  habis: { paper: 'out' },
  menipis: { paper: 'low' },
  isi: { paper: 'plenty' },
  buka: { cover: 'open' },
  tutup: { cover: 'closed' },
  diam: { hangs: true },
  jawab: { hangs: false },
}
const english: Readonly<Record<string, string>> = {
  ...{ out: 'habis', low: 'menipis', fill: 'isi', open: 'buka', close: 'tutup' },
  ...{ hang: 'diam', answer: 'jawab', die: 'mati', live: 'hidup', quit: 'keluar' },
}

/**
 * A printer that a technician can try the house with: a real one on the wire, drawn as text, and as ill as one likes.
 * Resolves to the number of sheets that came out. Rejects with EADDRINUSE when the port is taken.
 */
export async function playPrinter({ port, widthMm, language, typed, write }: Session): Promise<number> {
  const says = printerWords[language]
  let sheets = 0
  const onSheet = (sheet: Paper) => {
    sheets += 1
    write(framed(says.sheet(sheets), sheet.text, widthMm === 58 ? 32 : 48))
  }
  let printer = await startDemoPrinter({ port, widthMm, onSheet })
  let isDead = false
  write(says.listens('127.0.0.1', printer.port))
  write(says.keys)
  for await (const line of typed) {
    const word = line.trim().toLowerCase()
    const act = english[word] ?? word
    if (act === 'keluar') break
    if (act === 'mati' && !isDead) {
      await printer.stop()
      isDead = true
    } else if (act === 'hidup' && isDead) {
      printer = await startDemoPrinter({ port: printer.port, widthMm, is: printer.is, onSheet })
      isDead = false
    } else if (acts[act]) Object.assign(printer.is, acts[act])
    else if (word && act !== 'mati' && act !== 'hidup') write(says.unknown(word))
    const { paper, cover, hangs } = printer.is
    write(says.state(says.paper[paper], says.cover[cover], says.line[isDead ? 'dead' : hangs ? 'hangs' : 'answers']))
  }
  if (!isDead) await printer.stop()
  return sheets
}

function framed(title: string, text: string, columns: number): string {
  const line = (inside: string) => `│ ${inside.padEnd(columns)} │`
  const edge = '─'.repeat(columns + 2)
  return [title, `┌${edge}┐`, ...text.split('\n').map(line), `└${edge}┘`].join('\n')
}
