import type { CounterRequest } from '#counter/request.ts'
import { type Counter, countersOf, type Directory, haveClosedToday, queuesOfCounter } from '#directory/directory.ts'
import { minutesOf } from '#mall/day.ts'
import { breakOn, openingOn } from '#mall/opening.ts'
import { type FloorFacts, type FloorSitting, queueFacts } from '#visit/read-floor.ts'
import type { Hall } from './decision.ts'

/** Minutes after opening, or after the beginning of a shift, before anybody counts as missing. */
export const patience = 10

export function sumWaiting(facts: FloorFacts, queueIds: readonly number[]): number {
  return queueIds.reduce((sum, id) => sum + queueFacts(facts, id).waiting, 0)
}

/** Who waits for this counter: in the queues that are its own, not in those that it only helps. */
export function waitingFor(facts: FloorFacts, counter: Counter): number {
  return sumWaiting(facts, queuesOfCounter(counter))
}

export function sittingAt(facts: FloorFacts, counter: Counter): FloorSitting | undefined {
  return facts.sittings.find((sitting) => sitting.counterId === counter.id)
}

/** Somebody has been asked to open this counter, and has not answered. */
export function requestAt({ requests }: FloorFacts, counter: Counter): CounterRequest | undefined {
  return requests.find((one) => one.counterId === counter.id && one.answer === null)
}

/** Since when the doors are open, once everybody has had time to come; a rehearsal misses nobody. */
export function openSince({ directory, facts, now }: Hall): string | undefined {
  const { hours } = openingOn(directory.calendar, facts.day)
  if (!hours || directory.mall.rehearsingSince || haveClosedToday(directory, directory.sites.keys(), now))
    return undefined
  return facts.minute >= minutesOf(hours.open) + patience && facts.minute < minutesOf(hours.close)
    ? hours.open
    : undefined
}

/** The doors have closed for today; a rehearsal keeps no hours. */
export function hoursAreOver({ directory, facts }: Pick<Hall, 'directory' | 'facts'>): boolean {
  const { hours } = openingOn(directory.calendar, facts.day)
  if (!hours || directory.mall.rehearsingSince) return false
  return facts.minute >= minutesOf(hours.close)
}

/** After hours, nobody sits at any of its counters: whoever still waits there will not be called today. */
export function isServedNoMore(hall: Pick<Hall, 'directory' | 'facts'>, queueId: number): boolean {
  return hoursAreOver(hall) && !countersOf(hall.directory, queueId).some((one) => sittingAt(hall.facts, one))
}

/** The break of this counter's group, when it is now. */
export function restOf({ directory, facts }: Hall, counter: Counter): readonly [number, number] | undefined {
  const rest = restsAt(directory, facts.day, counter)
  return rest && facts.minute >= rest[0] && facts.minute < rest[1] ? rest : undefined
}

function restsAt(directory: Directory, day: string, counter: Counter): readonly [number, number] | undefined {
  const pause = counter.breakGroup ? breakOn(directory.calendar, day, counter.breakGroup) : undefined
  return pause && [minutesOf(pause[0]), minutesOf(pause[1])]
}
