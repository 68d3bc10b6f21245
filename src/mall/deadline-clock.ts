import { Refused } from '#platform/refused.ts'
import { addWorkingMinutes, type WorkingTime, workingMinutesBetween } from './working-time.ts'

/** What happened to a clock. It may wait for the applicant (pause) and go on; nothing ever sets it back. */
export type Tick = { readonly at: Date; readonly kind: 'start' | 'pause' | 'resume' | 'stop' }
export type ClockState = 'notStarted' | 'running' | 'paused' | 'stopped'
export type DeadlineClock = {
  readonly state: ClockState
  /** Working minutes that have run, pauses left out. */
  readonly used: number
  /** Undefined while the clock waits or has ended. */
  readonly dueAt: Date | undefined
}

const allowed: Readonly<Record<ClockState, Partial<Record<Tick['kind'], ClockState>>>> = {
  notStarted: { start: 'running' },
  running: { pause: 'paused', stop: 'stopped' },
  paused: { resume: 'running', stop: 'stopped' },
  stopped: {},
}

/**
 * How a clock stands at `now`, from what happened to it, in order: `promised` working minutes, of which those while it
 * was paused do not count.
 * @throws Refused calendar.clockMove when a tick cannot follow the one before (a second start, a pause of a paused
 * clock), calendar.clockOrder when it is earlier.
 */
export function readClock(of: WorkingTime, promised: number, ticks: readonly Tick[], now: Date): DeadlineClock {
  let state: ClockState = 'notStarted'
  let used = 0
  let since: Date | undefined
  for (const { at, kind } of ticks) {
    const next: ClockState | undefined = allowed[state][kind]
    if (!next) throw new Refused('calendar.clockMove', { state, kind })
    if (since && at < since) throw new Refused('calendar.clockOrder')
    if (state === 'running' && since) used += workingMinutesBetween(of, since, at)
    state = next
    since = at
  }
  if (state !== 'running' || !since) return { state, used, dueAt: undefined }
  const dueAt = addWorkingMinutes(of, since, promised - used)
  return { state, used: used + Math.max(0, workingMinutesBetween(of, since, now)), dueAt }
}
