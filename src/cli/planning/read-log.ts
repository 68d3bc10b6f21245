import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type LogFault, mostLogFaults } from '#planning/log/log-fault.ts'
import { sayLogFault } from '#planning/log/log-fault-words.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { type Answer, type Call, isOn, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { onInterrupt } from '../on-interrupt.ts'
import { words } from './log-words.ts'

/** What every command takes that reads a log. */
export const logOptions = { zone: { type: 'string' }, 'skip-faults': { type: 'boolean' } } as const

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
export async function openLog(file: string, language: Language) {
  const size = await sizeOf(file, language)
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const isTerminal = process.stderr.isTTY === true
  const stop = new AbortController()
  const ended = onInterrupt(() => stop.abort())
  let [read, shownAt, hasShown] = [0, Date.now(), false]
  const show = (rows: number) => {
    if (Date.now() - shownAt < (isTerminal ? 200 : 10_000)) return
    shownAt = Date.now()
    hasShown = true
    const text = words[language].progress(number(rows), percent(size > 0 ? Math.min(1, read / size) : 1))
    process.stderr.write(isTerminal ? `\r${text}\u001b[K` : `${text}\n`)
  }
  async function* bytes() {
    try {
      for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
        read += piece.length
        yield piece
      }
    } catch (error) {
      throw cannotRead(file, language, error)
    }
  }
  const end = () => {
    ended()
    if (isTerminal && hasShown) process.stderr.write('\n')
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

function cannotRead(file: string, language: Language, error: unknown): Stopped {
  const { code } = error as NodeJS.ErrnoException
  return new Stopped(exits.noInput, [words[language].cannotRead(file, code ?? String(error))])
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
