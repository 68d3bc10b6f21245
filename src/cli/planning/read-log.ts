import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type LogFault, mostLogFaults } from '#planning/log/log-fault.ts'
import { sayLogFault } from '#planning/log/log-fault-words.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { type Answer, type Call, isOn, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { cannotRead } from '../named-file.ts'
import { onInterrupt } from '../on-interrupt.ts'
import { words } from './log-words.ts'
import { showProgress } from './show-progress.ts'

/** What every command takes that reads a log. */
export const logOptions = { zone: { type: 'string' }, progress: { type: 'boolean' } } as const

const zones: Readonly<Record<string, number>> = { wib: 7, wita: 8, wit: 9 }

/** Hours of the clock that the log was written by, before UTC. */
export function zoneHoursOf(call: Call): number {
  const named = option(call, 'zone') ?? 'WIB'
  const hours = zones[named.toLowerCase()]
  if (hours === undefined) throw new Stopped(exits.usage, [words[call.language].badZone(named)])
  return hours
}

export function skipsFaults(call: Call): boolean {
  return isOn(call, 'skip-faults')
}

/** The bytes of a file as they are read, with word on standard error of how far that is. */
export async function openLog(file: string, call: Call) {
  const { language } = call
  const size = await sizeOf(file, language)
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const stop = new AbortController()
  const ended = onInterrupt(() => stop.abort())
  let [read, rows] = [0, 0]
  const progress = showProgress(
    (done) => words[language].progress(number(rows), percent(size > 0 ? Math.min(1, done / size) : 1)),
    size,
    isOn(call, 'progress'),
  )
  const show = (many: number) => {
    rows = many
    progress.show(read)
  }
  async function* bytes() {
    const pieces = createReadStream(file, { highWaterMark: 256 * 1024 })
    try {
      for await (const piece of pieces as AsyncIterable<Buffer>) {
        read += piece.length
        yield piece
      }
    } catch (error) {
      throw cannotRead(file, language, error)
    }
  }
  const end = () => {
    ended()
    progress.end()
  }
  return { bytes: bytes(), signal: stop.signal, show, end }
}

async function sizeOf(file: string, language: Language): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    throw cannotRead(file, language, error)
  }
}

/** A log that was refused: every fault with its place. */
export function refusedLog(language: Language, faults: readonly LogFault[], faulty: number, maySkip = true): Answer {
  const says = words[language]
  const lines = faults.map((fault) => sayLogFault(language, fault))
  return {
    exit: exits.badData,
    lines: [...lines, says.faults(Math.min(faulty, mostLogFaults)), ...(maySkip ? [says.skipHint] : [])],
    data: { faults: faults.map((fault, i) => ({ ...fault, says: lines[i] })) },
  }
}
