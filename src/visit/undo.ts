import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once } from '#ledger/once.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { Stale } from '#platform/stale.ts'
import { lockWaiting, mustRead } from './at-counter.ts'
import { counterFor } from './call-next.ts'
import { change } from './change-visit.ts'
import { restore } from './moves.ts'
import { takeBackNote } from './note.ts'
import { mustSitAt } from './policy.ts'
import { readSittings } from './read-desk.ts'
import { lockQueuesOf } from './sit-at-counter.ts'
import { type OwnSeat, readLatestActs, readStanding, shapeLeg } from './store.ts'
import { type UndoableAct, undoableOf } from './undo-list.ts'
import { activeLeg, type Leg, type Visit } from './visit.ts'

/**
 * The officer takes back the last act at this counter, within the mall's undo time, while nothing else has happened to
 * that visit since. What the ledger holds of the act says what was before; the ledger then holds the undoing too.
 * `meant`: the act that the officer saw, so that a late press never takes back another one.
 */
export function undoLast(
  tx: Tx,
  counterId: number,
  by: Actor,
  now: Date,
  command?: Command,
  meant?: number,
): Promise<{ ticket: string; undid: string }> {
  return once(tx, by, command, async () => {
    const directory = await directoryOf(tx, now)
    const counter = counterFor(directory, counterId, by)
    const seat = { counterId, staffId: (by as Staff).id }
    const { list, changed } = undoableOf(await readLatestActs(tx, [seat], undoneFrom(directory.mall.settings, now)))
    const [last] = list
    if (!last)
      throw changed ? new Refused('visit.changedSince', { ticket: changed.ticket }) : new Refused('visit.nothingToUndo')
    if (meant !== undefined && last.id !== meant) throw new Refused('visit.notTheLastAct', { ticket: last.ticket })
    const before = await mustRead(tx, last.visitId)
    // Between the two looks another window may have taken the same act back: then look again.
    if (before.version !== last.version) throw new Stale('a visit changed meanwhile')
    const after = restore(before, legsBefore(before, last.data.legs), now)
    if (activeLeg(after)?.counterId === counterId) {
      // Whoever closes the counter holds its queues too: nobody is put back to a counter that closes meanwhile.
      await lockQueuesOf(tx, directory, counter, now)
      await mustStandAgain(tx, counterId, before, by)
    }
    await lockWaiting(tx, directory, before, after, now)
    const result = { ticket: before.ticket, undid: last.kind }
    await change(tx, [{ before, after, ...(last.legId ? { legId: last.legId } : {}), data: { undoes: last.id } }], {
      kind: 'visit.undone',
      by,
      now,
      counterId,
      command: command && { id: command.id, result },
    })
    if (last.legId) await takeBackNote(tx, last.legId)
    return result
  })
}

/** The person comes back to a counter where the officer still sits and nobody else stands. */
async function mustStandAgain(tx: Tx, counterId: number, { id }: Visit, by: Actor): Promise<void> {
  const standing = await readStanding(tx, counterId)
  mustSitAt(by, standing)
  if (standing?.visit && standing.visit.id !== id) throw new Refused('counter.busy', { ticket: standing.visit.ticket })
}

/** An act that can be taken back, until then. The first of a list is the one that goes first. */
export type Undoable = Pick<UndoableAct, 'id' | 'kind' | 'ticket' | 'at'> & { readonly until: Date }

/** What each officer can take back at a counter now, the latest first: nothing where the officer no longer sits. */
export async function readUndoables(
  tx: Tx,
  seats: readonly OwnSeat[],
  settings: { readonly undoSeconds: number },
  now: Date,
): Promise<(OwnSeat & { readonly acts: readonly Undoable[] })[]> {
  const sittings = await readSittings(
    tx,
    seats.map(({ counterId }) => counterId),
  )
  const sits = (seat: OwnSeat) =>
    sittings.some(({ counterId, staffId }) => counterId === seat.counterId && staffId === seat.staffId)
  const latest = await readLatestActs(tx, seats.filter(sits), undoneFrom(settings, now))
  const until = (at: Date) => new Date(at.getTime() + settings.undoSeconds * 1000)
  return seats.map(({ counterId, staffId }) => {
    const own = latest.filter((act) => act.counterId === counterId && act.staffId === staffId)
    const acts = undoableOf(own).list.map(({ id, kind, ticket, at }) => ({ id, kind, ticket, at, until: until(at) }))
    return { counterId, staffId, acts }
  })
}

function undoneFrom({ undoSeconds }: { readonly undoSeconds: number }, now: Date): Date {
  return new Date(now.getTime() - undoSeconds * 1000)
}

function legsBefore(visit: Visit, changed: readonly { id: number; was: Partial<Leg> | null }[]): Leg[] {
  return changed.flatMap(({ id, was }) => {
    const leg = visit.legs.find((l) => l.id === id)
    return leg && was ? [{ ...leg, ...shapeLeg(was) }] : []
  })
}
