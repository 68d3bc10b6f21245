import { allow } from '#account/allow.ts'
import {
  closeCounter,
  openCounter,
  type PauseReason,
  pauseCounter,
  resumeCounter,
  type Sitting,
  sittingAt,
} from '#counter/sitting.ts'
import { type Counter, type Directory, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once, remember } from '#ledger/once.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { lockWaiting } from './at-counter.ts'
import { counterFor, zoneSite } from './call-next.ts'
import { change } from './change-visit.ts'
import { putBack } from './moves.ts'
import { mustSitAt } from './policy.ts'
import { isDayClosed, lockQueues, readStanding } from './store.ts'
import { locksOf } from './take-number.ts'
import { activeLeg } from './visit.ts'

/** What an officer does with the counter itself. Every act is a command, so that a late repeat never pauses it anew. */
export type AtDesk = { readonly counterId: number; readonly by: Actor; readonly now: Date; readonly command?: Command }

/** Sits down at a counter of the own agency. */
export function sitDown(tx: Tx, desk: AtDesk): Promise<void> {
  return once(tx, desk.by, desk.command, async () => {
    const { by, counter, directory } = await officerAt(tx, desk)
    await mustBeOpenDay(tx, directory, counter, desk.now)
    await openCounter(tx, counter.id, by, serviceDay(directory, zoneSite(directory, counter), desk.now), desk.now)
    await remember(tx, by, desk.command, null, desk.now)
  })
}

/** Leaves the counter; refused while somebody stands there. */
export function standUp(tx: Tx, desk: AtDesk): Promise<void> {
  return whileSitting(tx, desk, async (sitting, { by, counter, directory }) => {
    // Whoever calls holds these queues too, so nobody is called to a counter that closes meanwhile.
    await lockQueuesOf(tx, directory, counter, desk.now)
    const standing = await readStanding(tx, counter.id)
    if (standing?.visit) throw new Refused('counter.busy', { ticket: standing.visit.ticket })
    await closeCounter(tx, sitting, by, desk.now)
  })
}

/** Rests, for so many minutes when that is known; who stands at the counter may still be served to the end. */
export function pause(tx: Tx, desk: AtDesk, reason: PauseReason, minutes: number | null = null): Promise<void> {
  return whileSitting(tx, desk, (sitting, { by }) => pauseCounter(tx, sitting, reason, by, desk.now, minutes))
}

export function goOn(tx: Tx, desk: AtDesk): Promise<void> {
  return whileSitting(tx, desk, (sitting, { by }) => resumeCounter(tx, sitting, by, desk.now))
}

/**
 * The manager closes a counter whose officer has left without closing it. Whoever was called or served there goes back
 * to the queue with the first arrival, so that nobody is forgotten at an empty counter.
 */
export function closeForOfficer(tx: Tx, desk: AtDesk): Promise<void> {
  const { now } = desk
  return once(tx, desk.by, desk.command, async () => {
    const directory = await directoryOf(tx, now)
    const counter = directory.counters.get(desk.counterId)
    if (!counter) throw new NotFound('counter.notFound')
    allow(desk.by, 'floor.act', { agency: counter.agencyId })
    await lockQueuesOf(tx, directory, counter, now)
    const sitting = await sittingAt(tx, counter.id)
    if (sitting) {
      await putBackFrom(tx, directory, counter, desk)
      await closeCounter(tx, sitting, desk.by, now)
    }
    await remember(tx, desk.by, desk.command, null, now)
  })
}

async function putBackFrom(tx: Tx, directory: Directory, counter: Counter, { by, now }: AtDesk): Promise<void> {
  const standing = await readStanding(tx, counter.id)
  const before = standing?.visit
  const leg = before && activeLeg(before)
  if (!leg) return
  const after = putBack(before, leg.id, now)
  await lockWaiting(tx, directory, before, after, now)
  await change(tx, [{ before, after, legId: leg.id, data: { why: 'counterClosed' } }], {
    kind: 'visit.putBack',
    by,
    now,
    counterId: counter.id,
  })
}

type Officer = { readonly by: Staff; readonly counter: Counter; readonly directory: Directory }

async function officerAt(tx: Tx, { by, counterId, now }: AtDesk): Promise<Officer> {
  const directory = await directoryOf(tx, now)
  const counter = counterFor(directory, counterId, by)
  return { by: by as Staff, counter, directory }
}

function whileSitting(tx: Tx, desk: AtDesk, act: (sitting: Sitting, officer: Officer) => Promise<void>): Promise<void> {
  return once(tx, desk.by, desk.command, async () => {
    const officer = await officerAt(tx, desk)
    const sitting = await sittingAt(tx, desk.counterId)
    mustSitAt(desk.by, sitting)
    if (sitting) await act(sitting, officer)
    await remember(tx, desk.by, desk.command, null, desk.now)
  })
}

export async function lockQueuesOf(tx: Tx, directory: Directory, counter: Counter, now: Date): Promise<void> {
  const queues = counter.profile.flatMap((entry) => directory.queues.get(entry.queueId) ?? [])
  const day = serviceDay(directory, zoneSite(directory, counter), now)
  await lockQueues(tx, locksOf(queues, day), directory.mall.rehearsingSince !== null)
}

/**
 * Nobody sits down on a day that has been closed: no number is left to call, and an act of before could be taken back.
 * Whoever closes the day holds these queues too, so that it is closed before this looks, or closes this counter as well.
 */
export async function mustBeOpenDay(tx: Tx, directory: Directory, counter: Counter, now: Date): Promise<void> {
  if (directory.mall.rehearsingSince) return
  await lockQueuesOf(tx, directory, counter, now)
  const siteId = zoneSite(directory, counter)
  if (await isDayClosed(tx, siteId, serviceDay(directory, siteId, now))) throw new Refused('counter.dayClosed')
}
