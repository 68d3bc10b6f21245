import type { Health } from '#printing/printer.ts'

/** Real-time status requests of ESC/POS: answered at once, also when the printer is off line or its buffer is full. */
export const askStatus = Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4)
/** Answered in turn: its answer says that all that was sent before has been printed. */
export const askWhenDone = Uint8Array.of(0x1d, 0x72, 1)

/** What a printer said, oldest first; the three real-time answers come in the order of the questions. */
export type Said = { readonly status: readonly number[]; readonly isDone: boolean }

/** Real-time answers have bits 1 and 4 on and 0 and 7 off; the answer in turn has 4 and 7 off. */
export function readAnswers(bytes: Iterable<number>): Said {
  const status: number[] = []
  let isDone = false
  for (const byte of bytes) {
    if ((byte & 0x93) === 0x12) status.push(byte)
    else if ((byte & 0x90) === 0) isDone = true
  }
  return { status, isDone }
}

/**
 * The latest whole set of the three answers as one word; undefined while there is none.
 * DLE EOT 1: bit 3 off line. DLE EOT 2: bit 2 cover open, bit 5 stopped for want of paper, bit 6 error.
 * DLE EOT 4: bits 2 and 3 paper near its end, bits 5 and 6 no paper.
 */
export function healthFrom(status: readonly number[]): Health | undefined {
  const whole = status.length - (status.length % 3)
  if (whole === 0) return undefined
  const [line = 0, cause = 0, paper = 0] = status.slice(whole - 3, whole)
  if (cause & 0x04) return 'cover_open'
  if (paper & 0x60 || cause & 0x20) return 'paper_out'
  if (cause & 0x40 || line & 0x08) return 'fault'
  return paper & 0x0c ? 'paper_low' : 'ok'
}
