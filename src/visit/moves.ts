import { isDeepStrictEqual } from 'node:util'
import { Refused } from '#platform/refused.ts'
import type { Papers } from './papers.ts'
import { activeLeg, isFinal, type Leg, type LegState, type Outcome, type Visit } from './visit.ts'

/** The allowed moves of a visit, pure: each takes a visit and gives the visit after it, or refuses with the reason. */

export type Seat = { readonly counterId: number; readonly staffId: number }

export function call(visit: Visit, legId: number, seat: Seat, now: Date): Visit {
  const leg = expectState(visit, legId, 'waiting')
  if (activeLeg(visit)) throw new Refused('visit.busyElsewhere', { ticket: visit.ticket })
  return settle(
    put(visit, { ...enter(leg, 'called', now), ...seat, callCount: leg.callCount + 1, calledAt: now, reason: null }),
    now,
  )
}

/** `seen`: after how many calls the officer wished for another; one that a second window has made meanwhile is that one. */
export function recall(visit: Visit, legId: number, now: Date, seen = Number.POSITIVE_INFINITY): Visit {
  const leg = expectState(visit, legId, 'called')
  if (leg.callCount > seen) return visit
  return put(visit, { ...leg, callCount: leg.callCount + 1, calledAt: now })
}

export function start(visit: Visit, legId: number, now: Date): Visit {
  const leg = expectState(visit, legId, 'called')
  return put(visit, { ...enter(leg, 'serving', now), startedAt: leg.startedAt ?? now })
}

export function finish(visit: Visit, legId: number, outcome: Outcome, papers: Papers | null, now: Date): Visit {
  const leg = expectState(visit, legId, 'serving')
  return settle(put(visit, { ...end(leg, 'completed', now), outcome, papers: papers ?? leg.papers }), now)
}

/** The officer has looked at the papers. Nothing of the person's way changes. */
export function seePapers(visit: Visit, legId: number, papers: Papers): Visit {
  const leg = expectState(visit, legId, 'called', 'serving')
  return isDeepStrictEqual(leg.papers, papers) ? visit : put(visit, { ...leg, papers })
}

type Onward = Pick<Leg, 'id' | 'serviceId' | 'serviceVersion' | 'queueId' | 'keyAt'>

/** The person moves on to another queue and keeps the time of arrival. Legs that come after stay after. */
export function transfer(visit: Visit, legId: number, next: Onward, now: Date): Visit {
  return goOn(visit, expectState(visit, legId, 'called', 'serving'), next, now)
}

/** The wrong service was taken: another instead, as long as nobody has called for it. The time of arrival stays. */
export function exchange(visit: Visit, legId: number, next: Onward, now: Date): Visit {
  return goOn(visit, expectState(visit, legId, 'waiting', 'planned'), next, now)
}

function goOn(visit: Visit, leg: Leg, next: Onward, now: Date): Visit {
  const onward = newLeg({ ...next, step: leg.step, arrivalRef: leg.arrivalRef, class: leg.class }, now)
  const moved = put(visit, end(leg, 'transferred', now))
  return settle({ ...moved, legs: [...moved.legs, { ...onward, fromLeg: leg.id }] }, now, [onward.id])
}

/** The officer lets the person step aside (fetch a copy, wait for a system) and keeps the case at hand. */
export function park(visit: Visit, legId: number, reason: string, now: Date): Visit {
  const leg = expectState(visit, legId, 'serving')
  return settle(put(visit, { ...enter(leg, 'parked', now), reason }), now)
}

export function resume(visit: Visit, legId: number, seat: Seat, now: Date): Visit {
  const leg = expectState(visit, legId, 'parked')
  if (activeLeg(visit)) throw new Refused('visit.busyElsewhere', { ticket: visit.ticket })
  return settle(put(visit, { ...enter(leg, 'serving', now), ...seat, reason: null }), now)
}

/** Parked, and back to the queue with the first arrival instead of to the same officer. */
export function requeueParked(visit: Visit, legId: number, now: Date): Visit {
  const leg = expectState(visit, legId, 'parked')
  const rests = { ...enter(leg, 'planned', now), counterId: null, staffId: null, reason: null, callCount: 0 }
  return settle(put(visit, rests), now, [legId])
}

/** The counter closes under the person (its officer had to leave): back to the queue, with the first arrival. */
export function putBack(visit: Visit, legId: number, now: Date): Visit {
  const leg = expectState(visit, legId, 'called', 'serving')
  const rests = { ...enter(leg, 'planned', now), counterId: null, staffId: null, callCount: 0 }
  return settle(put(visit, rests), now, [legId])
}

/** Called and did not come. The first time one may come back once; the second time is a no-show. */
export function absent(visit: Visit, legId: number, now: Date): Visit {
  const leg = expectState(visit, legId, 'called')
  const gone = leg.graceUsed
    ? end(leg, 'no_show', now)
    : { ...enter(leg, 'missed', now), counterId: null, staffId: null }
  return settle(put(visit, gone), now)
}

export function comeBack(visit: Visit, legId: number, now: Date): Visit {
  const leg = expectState(visit, legId, 'missed')
  if (leg.graceUsed) throw new Refused('visit.cameBackOnce', { ticket: visit.ticket })
  const back = { ...leg, graceUsed: true, callCount: 0, calledAt: null }
  return settle(put(visit, enter(back, activeLeg(visit) ? 'planned' : 'waiting', now)), now)
}

/** The visitor steps out; every waiting leg rests and keeps its place in time. */
export function away(visit: Visit, until: Date, now: Date): Visit {
  if (!visit.legs.some((leg) => leg.state === 'waiting'))
    throw new Refused('visit.notWaiting', { ticket: visit.ticket })
  return each(visit, 'waiting', (leg) => ({ ...enter(leg, 'deferred', now), deferredUntil: until }))
}

export function backFromAway(visit: Visit, now: Date): Visit {
  if (!visit.legs.some((leg) => leg.state === 'deferred')) throw new Refused('visit.notAway', { ticket: visit.ticket })
  return settle(
    each(visit, 'deferred', (leg) => ({ ...enter(leg, 'waiting', now), deferredUntil: null })),
    now,
  )
}

/** The visitor gives the number up: whatever is not finished is abandoned. */
export function leave(visit: Visit, now: Date): Visit {
  if (visit.legs.every((leg) => isFinal(leg.state))) throw new Refused('visit.alreadyOver', { ticket: visit.ticket })
  if (visit.legs.some((leg) => leg.state === 'serving'))
    throw new Refused('visit.beingServed', { ticket: visit.ticket })
  return endAll(visit, 'abandoned', now)
}

/** The day is over: who was called and never came is a no-show, everything else that is open expires; only here, of several buildings. */
export function expire(visit: Visit, now: Date, isHere: (leg: Leg) => boolean = () => true): Visit {
  const legs = visit.legs.map((leg) =>
    isFinal(leg.state) || !isHere(leg) ? leg : end(leg, leg.state === 'missed' ? 'no_show' : 'expired', now),
  )
  return settle({ ...visit, legs }, now)
}

export function addLeg(visit: Visit, leg: Leg, now: Date): Visit {
  if (visit.closedAt) throw new Refused('visit.alreadyOver', { ticket: visit.ticket })
  return settle({ ...visit, legs: [...visit.legs, leg] }, now, [leg.id])
}

/** Puts back what one act changed (the officer's undo). Time goes on: the restored state begins now. */
export function restore(visit: Visit, before: readonly Leg[], now: Date): Visit {
  const legs = visit.legs.map((leg) => {
    const old = before.find((b) => b.id === leg.id)
    if (!old) return leg
    const turn = leg.turn + (isFinal(leg.state) ? 2 : 1)
    return { ...old, callCount: callsAfter(leg, old), since: at(leg, now), turn }
  })
  return { ...visit, legs, closedAt: legs.every((leg) => isFinal(leg.state)) ? visit.closedAt : null }
}

/** An absence that is taken back: the call that stands is the first, so that the person is not absent again at once. */
function callsAfter(leg: Leg, old: Leg): number {
  return old.state === 'called' && (leg.state === 'missed' || leg.state === 'no_show') ? 1 : old.callCount
}

/** A new leg, not yet anywhere; `settle` lets it wait when its step has come. */
export function newLeg(
  fields: Pick<Leg, 'id' | 'step' | 'serviceId' | 'serviceVersion' | 'queueId' | 'arrivalRef' | 'keyAt' | 'class'>,
  now: Date,
): Leg {
  return {
    ...fields,
    state: 'planned',
    since: now,
    turn: 1,
    callCount: 0,
    calledAt: null,
    counterId: null,
    staffId: null,
    startedAt: null,
    endedAt: null,
    outcome: null,
    reason: null,
    deferredUntil: null,
    graceUsed: false,
    papers: null,
    fromLeg: null,
  }
}

/**
 * Brings the rest of a visit in line after a move: while the person is at one counter the other legs rest; when free,
 * every leg of the earliest open step waits at once, and the person goes where a counter calls first. `fresh`: legs
 * that this very act made or moved, which keep one interval for it. The clock cannot tell: two acts may share a moment.
 */
export function settle(visit: Visit, now: Date, fresh: readonly number[] = []): Visit {
  const open = visit.legs.filter((leg) => !isFinal(leg.state))
  const isBusy = open.some((leg) => leg.state === 'called' || leg.state === 'serving' || leg.state === 'deferred')
  const step = Math.min(...open.map((leg) => leg.step))
  const legs = visit.legs.map((leg) => {
    if (isBusy && leg.state === 'waiting') return enter(leg, 'planned', now)
    if (isBusy || leg.state !== 'planned' || leg.step !== step) return leg
    return fresh.includes(leg.id) ? { ...leg, state: 'waiting' as const } : enter(leg, 'waiting', now)
  })
  return { ...visit, legs, closedAt: open.length === 0 ? (visit.closedAt ?? now) : null }
}

export function legOf(visit: Visit, legId: number): Leg {
  const leg = visit.legs.find((l) => l.id === legId)
  if (!leg) throw new Refused('visit.noSuchLeg', { ticket: visit.ticket })
  return leg
}

function expectState(visit: Visit, legId: number, ...states: LegState[]): Leg {
  const leg = legOf(visit, legId)
  if (!states.includes(leg.state)) throw new Refused(`visit.is.${leg.state}`, { ticket: visit.ticket })
  return leg
}

// Requests come from several machines' hands; a state never ends before it began.
function at(leg: Leg, now: Date): Date {
  return now < leg.since ? leg.since : now
}

function enter(leg: Leg, state: LegState, now: Date): Leg {
  return { ...leg, state, since: at(leg, now), turn: leg.turn + 1 }
}

function end(leg: Leg, state: LegState, now: Date): Leg {
  return { ...enter(leg, state, now), endedAt: at(leg, now), deferredUntil: null }
}

function endAll(visit: Visit, state: LegState, now: Date): Visit {
  const legs = visit.legs.map((leg) => (isFinal(leg.state) ? leg : end(leg, state, now)))
  return settle({ ...visit, legs }, now)
}

function each(visit: Visit, state: LegState, change: (leg: Leg) => Leg): Visit {
  return { ...visit, legs: visit.legs.map((leg) => (leg.state === state ? change(leg) : leg)) }
}

function put(visit: Visit, changed: Leg): Visit {
  return { ...visit, legs: visit.legs.map((leg) => (leg.id === changed.id ? changed : leg)) }
}
