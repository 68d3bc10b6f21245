import type { Failure, Health, Printed, PrinterAddress, PrinterDriver, Sheet } from '#printing/printer.ts'
import { type Reach, reachFault } from '#printing/reach.ts'
import { encodeSheet } from './encode.ts'
import { connect, type Line } from './line.ts'
import { askStatus, askWhenDone, healthFrom, readAnswers } from './status.ts'

/** How patient one is with a printer, in milliseconds. */
export type Patience = {
  readonly connecting: number
  readonly answering: number
  /** From the last byte sent until the printer says that it is done. */
  readonly printing: number
  /** Between two looks while it prints. */
  readonly pause: number
}

const usual: Patience = { connecting: 3_000, answering: 2_000, printing: 4_000, pause: 400 }

/**
 * Roll printers that speak ESC/POS over TCP (Epson TM, Xprinter, Bixolon, Star in ESC/POS mode): asked how they are
 * before a sheet is sent and until it is out. One that cannot be asked (`answers: false`) is trusted once it has taken
 * all bytes.
 */
export function receiptPrinter(reach: Reach, patience: Patience = usual): PrinterDriver {
  return {
    look: async (at, signal) => {
      const line = await open(at, reach, patience, signal)
      if (!line) return 'unreachable'
      return await ask(line, patience)
        .catch((): Health => 'unreachable')
        .finally(line.hangUp)
    },
    print: async (at, sheet, signal) => {
      const line = await open(at, reach, patience, signal)
      if (!line) return failed('unreachable', 'unreachable')
      return await (at.answers ? printAsking(line, at, sheet, patience) : printTrusting(line, at, sheet)).finally(
        line.hangUp,
      )
    },
  }
}

/** Settings may have changed since the address was typed: it is asked again at each connection. */
async function open(
  at: PrinterAddress,
  reach: Reach,
  { connecting }: Patience,
  signal: AbortSignal,
): Promise<Line | undefined> {
  if (reachFault(at.address, at.port, reach)) return undefined
  // Most printers take one connection at a time; a second try finds it free again.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const line = await connect(at, connecting, signal).catch(() => undefined)
    if (line) return line
  }
  return undefined
}

/** How it is by its three answers to a question asked now. The answers may come one by one; half of them say nothing. */
async function ask(line: Line, { answering }: Pick<Patience, 'answering'>): Promise<Health> {
  const told = () => readAnswers(line.heard()).status
  const before = told().length
  await line.send(askStatus)
  const until = performance.now() + answering
  for (;;) {
    const health = told().length >= before + 3 ? healthFrom(told()) : undefined
    if (health) return health
    const left = until - performance.now()
    if (left <= 0) return 'silent'
    await line.listen(left)
  }
}

async function printTrusting(line: Line, at: PrinterAddress, sheet: Sheet): Promise<Printed> {
  try {
    await line.send(encodeSheet(sheet, at.widthMm))
    return { isPrinted: true, health: 'unknown' }
  } catch {
    return failed('broken', 'unreachable')
  }
}

async function printAsking(line: Line, at: PrinterAddress, sheet: Sheet, patience: Patience): Promise<Printed> {
  let isSent = false
  try {
    const before = await ask(line, patience)
    if (!isGood(before)) return failed(before, before)
    isSent = true
    await line.send(encodeSheet(sheet, at.widthMm))
    await line.send(askWhenDone)
    return await watch(line, patience)
  } catch {
    return failed(isSent ? 'broken' : 'unreachable', 'unreachable')
  }
}

/**
 * Until the printer says in turn that it is done, it is looked at again and again: paper may run out in the middle.
 * Some never answer in turn; of those a good look at the end of our patience counts.
 */
async function watch(line: Line, { printing, answering, pause }: Patience): Promise<Printed> {
  const until = performance.now() + printing
  for (;;) {
    const health = await ask(line, { answering })
    if (!isGood(health)) return failed(health, health)
    if (readAnswers(line.heard()).isDone || performance.now() >= until) return { isPrinted: true, health }
    await line.listen(pause)
  }
}

function isGood(health: Health): boolean {
  return health === 'ok' || health === 'paper_low'
}

function failed(reason: Failure | Health, health: Health): Printed {
  return { isPrinted: false, reason: reason as Failure, health }
}
