import { allow } from '#account/allow.ts'
import { dayAt } from '#mall/day.ts'
import { announceEdit, type Changes, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type QueueFields, type QueueRow, subjectOfQueue } from './queue.ts'
import { countLetter, countNumbers, holdQueue, letterHolder, readQueue, updateQueue } from './queue-store.ts'

/**
 * Changes a queue's series and order. The letter and the counting hold for a whole day: with a new letter or a series
 * that begins again, two people in the hall could hold the same number.
 */
export async function editQueue(tx: Tx, id: number, edit: Edit<QueueFields>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  await holdQueue(tx, id)
  const queue = await readQueue(tx, id)
  allow(by, 'service.edit', { agency: queue.agencyId })
  const changes = changesOf(queue.fields, edit)
  if (!changes) return
  if (queue.isRetired) throw new Refused('queue.retired')
  await mustKeepSeries(tx, queue, changes, edit.wanted.letter, now)
  await updateQueue(tx, id, edit.wanted)
  await announceEdit(tx, 'queue.edited', subjectOfQueue({ ...queue, fields: edit.wanted }), changes, by, now)
}

async function mustKeepSeries(tx: Tx, queue: QueueRow, changes: Changes, letter: string, now: Date): Promise<void> {
  const today = dayAt(now, queue.timeZone)
  if (changes.letter || changes.reset) {
    const numbers = await countNumbers(tx, queue.id, today)
    if (numbers > 0)
      throw new Refused(changes.letter ? 'queue.letterIsOut' : 'queue.seriesIsOut', {
        numbers,
        letter: queue.fields.letter,
      })
  }
  if (changes.letter) await mustBeFreeLetter(tx, letter, queue.id, today)
}

/** Not another queue's, and not on a ticket of today: a letter that was freed this morning may still be in the hall. */
export async function mustBeFreeLetter(tx: Tx, letter: string, queueId: number, today: string): Promise<void> {
  const holder = await letterHolder(tx, letter, queueId)
  if (holder) throw new Refused('queue.letterTaken', { letter, queue: holder })
  const numbers = await countLetter(tx, letter, today)
  if (numbers > 0) throw new Refused('queue.letterOutToday', { letter, numbers })
}
