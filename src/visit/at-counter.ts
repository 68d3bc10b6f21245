import { type Counter, type Directory, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once, remember } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Requirement } from '#service/standard.ts'
import { counterFor, hallCall } from './call-next.ts'
import { change } from './change-visit.ts'
import { absent, finish, legOf, park, recall, seePapers, start } from './moves.ts'
import { mustBeImpersonal, writeNote } from './note.ts'
import { papersSeen } from './papers.ts'
import { mustSitAt } from './policy.ts'
import { lockQueues, readStanding, readVisit } from './store.ts'
import { locksOf } from './take-number.ts'
import { activeLeg, isFinal, type Leg, type Outcome, type Visit } from './visit.ts'

/** What an officer does with the person who stands at the counter. `legId` names the person meant, so that a late or
 * repeated press never hits the next one. */
export type AtCounter = {
  readonly counterId: number
  readonly legId: number
  readonly by: Actor
  readonly now: Date
  readonly command?: Command
}

/** How a service ended. `seen`: which papers were there, when the officer looked; the note is for the next counter. */
export type Ending = {
  readonly outcome: Outcome
  readonly note?: string | null
  readonly seen?: readonly number[]
}

/** Calls the same number again; only this makes the hall announce it a second time. `seen`: how often it had been called on the screen where that was pressed. */
export function recallNumber(tx: Tx, at: AtCounter, seen?: number): Promise<void> {
  return move(tx, at, 'visit.recalled', (visit) => recall(visit, at.legId, at.now, seen), { announces: true })
}

/** The person has come to the counter. */
export function startServing(tx: Tx, at: AtCounter): Promise<void> {
  return move(tx, at, 'visit.started', (visit) => start(visit, at.legId, at.now))
}

/** Done, with an outcome. Other legs of the visit wait again, or their turn comes. */
export function finishServing(tx: Tx, at: AtCounter, { outcome, note = null, seen }: Ending): Promise<void> {
  mustBeImpersonal(note)
  const apply = (visit: Visit, directory: Directory) => {
    const leg = legOf(visit, at.legId)
    const papers = seen ? papersSeen(requirementsOf(directory, leg), seen) : leg.papers
    if (outcome === 'incomplete' && !papers?.missing.length && !note) throw new Refused('visit.whatIsMissing')
    return finish(visit, at.legId, outcome, papers, at.now)
  }
  return move(tx, at, 'visit.finished', apply, { data: { outcome }, note })
}

/** Which papers were there: kept with the service, shown to the visitor and at the next counter. */
export function notePapers(tx: Tx, at: AtCounter, seen: readonly number[]): Promise<void> {
  return move(tx, at, 'visit.papersSeen', (visit, directory) =>
    seePapers(visit, at.legId, papersSeen(requirementsOf(directory, legOf(visit, at.legId)), seen)),
  )
}

function requirementsOf(directory: Directory, leg: Leg): readonly Requirement[] {
  return directory.services.get(leg.serviceId)?.standard.requirements ?? []
}

/** Steps aside for a while (a copy, a signature); the counter is free for the next. */
export function parkVisit(tx: Tx, at: AtCounter, reason: string): Promise<void> {
  return move(tx, at, 'visit.parked', (visit) => park(visit, at.legId, reason, at.now), { data: { reason } })
}

/** Called, recalled, and nobody came. Refused before the mall's number of calls or minutes is reached. */
export async function markAbsent(tx: Tx, at: AtCounter): Promise<void> {
  const { mall } = await directoryOf(tx, at.now)
  await move(tx, at, 'visit.missed', (visit) => {
    const leg = legOf(visit, at.legId)
    if (leg.state === 'called' && !mayBeAbsent(leg, mall.settings, at.now))
      throw new Refused('visit.callAgainFirst', { calls: mall.settings.callsBeforeAbsent })
    return absent(visit, at.legId, at.now)
  })
}

/** Absent after so many calls, or so many minutes since the first, whichever comes first. */
export function mayBeAbsent(
  leg: Leg,
  rule: { callsBeforeAbsent: number; minutesBeforeAbsent: number },
  now: Date,
): boolean {
  return (
    leg.callCount >= rule.callsBeforeAbsent || now.getTime() - leg.since.getTime() >= rule.minutesBeforeAbsent * 60_000
  )
}

type MoveOptions = {
  readonly announces?: boolean
  readonly data?: Record<string, unknown>
  readonly note?: string | null
}
type Apply = (visit: Visit, directory: Directory) => Visit

function move(tx: Tx, at: AtCounter, kind: string, apply: Apply, options: MoveOptions = {}): Promise<void> {
  return once(tx, at.by, at.command, async () => {
    const directory = await directoryOf(tx, at.now)
    const counter = counterFor(directory, at.counterId, at.by)
    const { before, after } = await look(tx, directory, counter, at, apply)
    if (after === before) return remember(tx, at.by, at.command, { visitId: before.id }, at.now)
    const calls = options.announces ? [hallCall(after, at.legId, counter, true)] : []
    const result = { visitId: after.id, legId: at.legId, ticket: after.ticket }
    await change(tx, [{ before, after, legId: at.legId, ...(options.data ? { data: options.data } : {}) }], {
      kind,
      by: at.by,
      now: at.now,
      counterId: counter.id,
      calls,
      command: at.command && { id: at.command.id, result },
    })
    await writeNote(tx, after, { ...at, counterId: counter.id }, options.note ?? null)
  })
}

async function look(tx: Tx, directory: Directory, counter: Counter, at: AtCounter, apply: Apply) {
  const standing = await readStanding(tx, counter.id)
  mustSitAt(at.by, standing)
  const before = standing?.visit
  if (!before) throw new Refused('counter.nobody')
  if (activeLeg(before)?.id !== at.legId) throw new Refused('counter.somebodyElse', { ticket: before.ticket })
  const after = apply(before, directory)
  await lockWaiting(tx, directory, before, after, at.now)
  return { before, after }
}

/** A leg that begins to wait, or changes its place, moves in a queue whose lock is taken first; the visit's version guards the rest. */
export async function lockWaiting(
  tx: Tx,
  directory: Directory,
  before: Visit | undefined,
  after: Visit,
  now: Date,
): Promise<void> {
  const moving = after.legs.filter((leg) => {
    const old = before?.legs.find((l) => l.id === leg.id)
    return (
      leg.state === 'waiting' &&
      !(old?.state === 'waiting' && old.keyAt.getTime() === leg.keyAt.getTime() && old.class === leg.class)
    )
  })
  const queues = moving.flatMap((leg) => directory.queues.get(leg.queueId) ?? [])
  if (queues.length) await lockQueues(tx, locksOf(queues, serviceDay(directory, after.siteId, now)), after.isRehearsal)
}

export async function mustRead(tx: Tx, visitId: number): Promise<Visit> {
  const visit = await readVisit(tx, visitId)
  if (!visit) throw new NotFound('visit.notFound')
  return visit
}

/** What of a visit is still open, in the order it will be served. */
export function openLegs(visit: Visit): Leg[] {
  return visit.legs.filter((leg) => !isFinal(leg.state)).sort((a, b) => a.step - b.step || a.id - b.id)
}
