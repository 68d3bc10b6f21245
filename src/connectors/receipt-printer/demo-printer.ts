import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { type Paper, startRoll } from './roll.ts'

/** What can be the matter with a printer. */
export type Ill = {
  paper: 'plenty' | 'low' | 'out'
  cover: 'closed' | 'open'
  /** Takes the connection and says nothing. */
  hangs: boolean
  /** Answers in real time, but never in turn. */
  knowsNoTurn: boolean
  /** After so many bytes of a sheet the line goes dead. */
  diesAfter: number | undefined
  /** After so many bytes the paper is at its end, in the middle of the sheet. */
  runsOutAfter: number | undefined
}

export type DemoPrinter = {
  readonly port: number
  /** Change it while it stands there: `printer.is.paper = 'out'`. */
  readonly is: Ill
  /** Every sheet that was cut off. */
  readonly sheets: readonly Paper[]
  /** The next sheet that comes out. */
  readonly nextSheet: () => Promise<Paper>
  readonly stop: () => Promise<void>
}

type Options = {
  readonly port?: number
  readonly widthMm?: 58 | 80
  readonly is?: Partial<Ill>
  readonly onSheet?: (sheet: Paper) => void
}

/** The twin of a roll printer, on a socket of this machine: it answers, prints, and falls ill as real ones do. */
export async function startDemoPrinter({ port = 0, widthMm = 80, is, onSheet }: Options = {}): Promise<DemoPrinter> {
  const ill: Ill = {
    paper: 'plenty',
    cover: 'closed',
    hangs: false,
    knowsNoTurn: false,
    diesAfter: undefined,
    runsOutAfter: undefined,
    ...is,
  }
  const sheets: Paper[] = []
  const waiting: ((sheet: Paper) => void)[] = []
  const open = new Set<Socket>()
  const keep = (sheet: Paper) => {
    sheets.push(sheet)
    onSheet?.(sheet)
    waiting.shift()?.(sheet)
  }
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    serve(socket, ill, widthMm === 58 ? 32 : 48, keep)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    is: ill,
    sheets,
    nextSheet: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function serve(socket: Socket, ill: Ill, columns: number, keep: (sheet: Paper) => void): void {
  const roll = startRoll(columns)
  let taken = 0
  let rest: number[] = []
  const print = (bytes: readonly number[]) => {
    taken += bytes.length
    if (ill.diesAfter !== undefined && taken >= ill.diesAfter) socket.destroy()
    if (ill.runsOutAfter !== undefined && taken >= ill.runsOutAfter) ill.paper = 'out'
    if (canPrint(ill) && !socket.destroyed) for (const sheet of roll.feed(bytes)) keep(sheet)
  }
  socket.on('data', (data) => {
    if (ill.hangs) return
    const { parts, left } = apart([...rest, ...data])
    rest = left
    for (const part of parts) {
      if (Array.isArray(part)) print(part)
      else if (part !== 'turn') socket.write(Uint8Array.of(answerTo(part, ill)))
      else if (canPrint(ill) && !ill.knowsNoTurn) socket.write(Uint8Array.of(ill.paper === 'low' ? 0x03 : 0x00))
      if (socket.destroyed) return
    }
  })
}

function canPrint({ paper, cover }: Ill): boolean {
  return paper !== 'out' && cover === 'closed'
}

type Question = 1 | 2 | 3 | 4 | 'turn'

/** Questions stand between the bytes of sheets; the end of the stream may be the beginning of one. */
function apart(stream: readonly number[]): { parts: (Question | number[])[]; left: number[] } {
  const parts: (Question | number[])[] = []
  let bytes: number[] = []
  let i = 0
  for (; i < stream.length; i++) {
    const question = questionAt(stream, i)
    if (question === 'unfinished') break
    if (question === undefined) bytes.push(stream[i] ?? 0)
    else {
      parts.push(bytes, question)
      bytes = []
      i += 2
    }
  }
  return {
    parts: [...parts, bytes].filter((part) => !Array.isArray(part) || part.length > 0),
    left: stream.slice(i),
  }
}

function questionAt(stream: readonly number[], i: number): Question | 'unfinished' | undefined {
  const [first, second, third] = stream.slice(i, i + 3)
  const sign = first === 0x10 ? 0x04 : first === 0x1d ? 0x72 : undefined
  if (sign === undefined || (second !== undefined && second !== sign)) return undefined
  if (third === undefined) return 'unfinished'
  return first === 0x1d ? 'turn' : (third as Question)
}

function answerTo(question: Question, ill: Ill): number {
  const fixed = 0x12
  if (question === 1) return fixed | (canPrint(ill) ? 0 : 0x08)
  if (question === 2) return fixed | (ill.cover === 'open' ? 0x04 : 0) | (ill.paper === 'out' ? 0x20 : 0)
  if (question === 4) return fixed | (ill.paper === 'plenty' ? 0 : 0x0c) | (ill.paper === 'out' ? 0x60 : 0)
  return fixed
}
