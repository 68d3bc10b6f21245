import { type Counter, type Directory, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { change } from './change-visit.ts'
import { call, legOf } from './moves.ts'
import { mustServeAt, mustSitAt } from './policy.ts'
import { pickNext } from './queue-order.ts'
import { lockQueues, readHeads, readStanding, readVisit } from './store.ts'
import { locksOf } from './take-number.ts'
import type { Visit } from './visit.ts'

export type Called = {
  readonly visitId: number
  readonly legId: number
  readonly serviceId: number
  readonly ticket: string
} | null

/** Why somebody is called out of turn; each is counted and published per officer. */
export const chosenReasons = [
  'came_back',
  'medical',
  'short_question',
  'family',
  'complaint',
  'mistake',
  'other',
] as const
export type ChosenReason = (typeof chosenReasons)[number]

/**
 * A counter calls the person who is next, or nobody when nobody waits. Any number of counters may press at once: each
 * gets a different person, because the queues of the work profile are locked while the rule chooses.
 */
export function callNext(tx: Tx, counterId: number, by: Actor, now: Date, command?: Command): Promise<Called> {
  return once(tx, by, command, async () => {
    const directory = await directoryOf(tx, now)
    const counter = counterFor(directory, counterId, by)
    const day = serviceDay(directory, zoneSite(directory, counter), now)
    const queues = counter.profile.flatMap((entry) => directory.queues.get(entry.queueId) ?? [])
    await lockQueues(tx, locksOf(queues, day), directory.mall.rehearsingSince !== null)
    await mustBeFree(tx, counterId, by)
    const heads = await readHeads(
      tx,
      queues.map((queue) => queue.id),
    )
    const picked = pickNext(heads, counter.profile, directory.queues, now)
    const head = picked && heads.find((h) => h.legId === picked.legId)
    if (!head) return null
    return callLeg(tx, head.visit, head.legId, counter, by, now, command, { why: picked.why })
  })
}

/** A counter calls one person out of turn. It needs a reason, which is counted. */
export function callChosen(
  tx: Tx,
  counterId: number,
  legId: number,
  visitId: number,
  reason: ChosenReason,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<Called> {
  return once(tx, by, command, async () => {
    const directory = await directoryOf(tx, now)
    const counter = counterFor(directory, counterId, by)
    const seen = await readVisit(tx, visitId)
    if (!seen) throw new NotFound('visit.notFound')
    const queue = directory.queues.get(legOf(seen, legId).queueId)
    if (!queue || queue.agencyId !== counter.agencyId) throw new Refused('visit.notYourQueue')
    if (queue.discipline === 'lane') throw new Refused('visit.laneKeepsOrder')
    await lockQueues(tx, locksOf([queue], serviceDay(directory, queue.siteId, now)), seen.isRehearsal)
    await mustBeFree(tx, counterId, by)
    const visit = (await readVisit(tx, visitId)) as Visit
    return callLeg(tx, visit, legId, counter, by, now, command, { why: 'chosen', reason })
  })
}

async function callLeg(
  tx: Tx,
  visit: Visit,
  legId: number,
  counter: Counter,
  by: Actor,
  now: Date,
  command: Command,
  data: Record<string, unknown>,
): Promise<Called> {
  const staffId = by.kind === 'staff' ? by.id : 0
  const after = call(visit, legId, { counterId: counter.id, staffId }, now)
  const result = { visitId: visit.id, legId, serviceId: legOf(visit, legId).serviceId, ticket: visit.ticket }
  await change(tx, [{ before: visit, after, legId, data }], {
    kind: 'visit.called',
    by,
    now,
    counterId: counter.id,
    calls: [hallCall(after, legId, counter, false)],
    command: command && { id: command.id, result },
  })
  return result
}

/** What the zone of a counter hears and sees. */
export function hallCall(visit: Visit, legId: number, counter: Counter, isAgain: boolean) {
  const { queueId } = legOf(visit, legId)
  return {
    zoneId: counter.zoneId,
    legId,
    visitId: visit.id,
    ticket: visit.ticket,
    counterId: counter.id,
    queueId,
    isAgain,
    isRehearsal: visit.isRehearsal,
  }
}

/** The counter, if this person may serve there. */
export function counterFor(directory: Directory, counterId: number, by: Actor): Counter {
  const counter = directory.counters.get(counterId)
  if (!counter) throw new NotFound('counter.notFound')
  mustServeAt(by, counter)
  return counter
}

/** The officer sits there, has not paused, and nobody stands at the counter. The database refuses a second one too. */
export async function mustBeFree(tx: Tx, counterId: number, by: Actor): Promise<void> {
  const standing = await readStanding(tx, counterId)
  mustSitAt(by, standing)
  if (standing?.pausedAt) throw new Refused('counter.paused')
  if (standing?.visit) throw new Refused('counter.busy', { ticket: standing.visit.ticket })
}

export function zoneSite(directory: Directory, counter: Counter): number {
  const zone = directory.zones.get(counter.zoneId)
  if (!zone) throw new NotFound('zone.notFound')
  return zone.siteId
}
