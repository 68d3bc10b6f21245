import { allow } from '#account/allow.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type CounterFields, subjectOfCounter } from './counter.ts'
import { keepQueuesOpen } from './keep-open.ts'
import { readCounter, signIsTaken, updateCounter } from './store.ts'

export async function editCounter(
  tx: Tx,
  id: number,
  edit: Edit<CounterFields>,
  by: Actor,
  today: string,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  const counter = await readCounter(tx, id)
  allow(by, 'agency.edit', { agency: counter.agencyId })
  const changes = changesOf(counter.fields, edit)
  if (!changes) return
  if (counter.isRetired) throw new Refused('counter.retired')
  mustServeSomething(edit.wanted)
  if (changes.sign && (await signIsTaken(tx, edit.wanted.sign, id)))
    throw new Refused('counter.signTaken', { sign: edit.wanted.sign })
  await keepQueuesOpen(tx, today, () => updateCounter(tx, counter, edit.wanted))
  await announceEdit(tx, 'counter.edited', subjectOfCounter({ ...counter, fields: edit.wanted }), changes, by, now)
}

/** The first queue is the counter's own; a counter that only helps would stand idle beside people who wait. */
export function mustServeSomething({ profile }: CounterFields): void {
  const [own] = profile
  if (!own) throw new Refused('counter.noQueue')
  if (own.whenWaitingOver !== null) throw new Refused('counter.onlyHelps')
  if (new Set(profile.map(({ queue }) => queue)).size < profile.length) throw new Refused('counter.queueTwice')
}
