import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { lockWaiting, mustRead } from './at-counter.ts'
import { counterFor } from './call-next.ts'
import { change } from './change-visit.ts'
import { restore } from './moves.ts'
import { takeBackNote } from './note.ts'
import { readStanding, readUndoable, shapeLeg } from './store.ts'
import type { Leg, Visit } from './visit.ts'

const undoable = ['visit.called', 'visit.started', 'visit.finished', 'visit.missed', 'visit.parked']

/**
 * The officer takes back the last act at this counter, within the mall's undo time, while nothing else has happened to
 * that visit since. What the ledger holds of the act says what was before; the ledger then holds the undoing too.
 */
export function undoLast(
  tx: Tx,
  counterId: number,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<{ ticket: string; undid: string }> {
  return once(tx, by, command, async () => {
    const directory = await directoryOf(tx, now)
    counterFor(directory, counterId, by)
    const since = new Date(now.getTime() - directory.mall.settings.undoSeconds * 1000)
    const acts = await readUndoable(tx, counterId, by, since)
    // Papers ticked since then stay ticked: they are not what is taken back, and not in the way of it.
    const last = acts.find((act) => act.kind !== 'visit.papersSeen')
    if (!last || !undoable.includes(last.kind)) throw new Refused('visit.nothingToUndo')
    const ticked = acts.slice(0, acts.indexOf(last)).filter((act) => act.visitId === last.visitId).length
    const before = await mustRead(tx, last.visitId)
    if (before.version !== last.data.version + ticked)
      throw new Refused('visit.changedSince', { ticket: before.ticket })
    const after = restore(before, legsBefore(before, last.data.legs), now)
    const standsAgain = after.legs.some(
      (leg) => leg.counterId === counterId && (leg.state === 'serving' || leg.state === 'called'),
    )
    const standing = standsAgain ? await readStanding(tx, counterId) : undefined
    if (standing?.visit && standing.visit.id !== before.id)
      throw new Refused('counter.busy', { ticket: standing.visit.ticket })
    await lockWaiting(tx, directory, before, after, now)
    const result = { ticket: before.ticket, undid: last.kind }
    await change(tx, [{ before, after, legId: last.legId, data: { undoes: last.id } }], {
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

function legsBefore(visit: Visit, changed: readonly { id: number; was: Partial<Leg> | null }[]): Leg[] {
  return changed.flatMap(({ id, was }) => {
    const leg = visit.legs.find((l) => l.id === id)
    return leg && was ? [{ ...leg, ...shapeLeg(was) }] : []
  })
}
