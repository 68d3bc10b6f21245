import type { ServicePromise } from '#planning/staffing/need/need.ts'
import { type Call, option, Stopped } from '../../command.ts'
import { exits } from '../../exit-codes.ts'
import { civilDay } from '../../law/today.ts'
import { wholeOption } from '../../whole-option.ts'
import type { StaffAbout } from './about.ts'
import { staffWords } from './words.ts'

export const staffOptions = {
  visitors: { type: 'string' },
  promise: { type: 'string' },
  from: { type: 'string' },
  'only-today': { type: 'boolean' },
  costs: { type: 'string' },
  replications: { type: 'string' },
  day: { type: 'string' },
  seed: { type: 'string' },
  svg: { type: 'string' },
  progress: { type: 'boolean' },
} as const

/** What the options of `pendopo staff` ask for, or the sentence that says what is wrong with them. */
export function askedIn(call: Call): Omit<StaffAbout, 'mall' | 'costs'> {
  const visitors = wholeOption(call, 'visitors', 2500, 1, 20_000)
  return {
    visitors,
    from: wholeOption(call, 'from', Math.min(1500, visitors), 1, visitors),
    promise: promiseIn(call),
    replications: wholeOption(call, 'replications', 180, 2, 2000),
    seed: wholeOption(call, 'seed', 1, 0, 2 ** 31),
    day: civilDay(option(call, 'day') ?? '2026-11-23', call.language),
  }
}

function promiseIn(call: Call): ServicePromise {
  const text = option(call, 'promise') ?? '90/15'
  const [, percent = '', minutes = ''] = /^(\d{1,2})\/(\d{1,3})$/.exec(text) ?? []
  const promise = { share: Number(percent) / 100, minutes: Number(minutes) }
  if (percent === '' || promise.share < 0.5 || promise.minutes < 1 || promise.minutes > 120)
    throw new Stopped(exits.usage, [staffWords[call.language].badPromise(text)])
  return promise
}

/** From one number to the other in steps of 250 or more, at most ten of them. */
export function levelsOf(from: number, until: number): number[] {
  const step = Math.max(250, Math.ceil((until - from) / 10))
  const levels = Array.from({ length: Math.ceil((until - from) / step) }, (_, i) => from + i * step)
  return [...levels, until]
}
