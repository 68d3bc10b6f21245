import { allow } from '#account/allow.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type CounterRow, subjectOfCounter } from './counter.ts'
import { keepQueuesOpen } from './keep-open.ts'
import { clearRosterFrom, holdCounter, markCounterRetired, readBusy, readCounter } from './store.ts'

/**
 * Counters are taken away (one, or all of an agency that leaves), once nobody sits or stands there and their queues
 * have another counter or nobody waiting. Plans from today on go with them.
 */
export async function retireCounters(
  tx: Tx,
  ids: readonly number[],
  by: Actor,
  today: string,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  const leaving: CounterRow[] = []
  for (const id of ids) {
    const counter = await mustBeEmpty(tx, id, by)
    if (!counter.isRetired) leaving.push(counter)
  }
  await keepQueuesOpen(tx, today, async () => {
    for (const { id } of leaving) {
      await markCounterRetired(tx, id)
      await clearRosterFrom(tx, id, today)
    }
  })
  for (const counter of leaving) {
    await announceEdit(
      tx,
      'counter.retired',
      subjectOfCounter(counter),
      { isRetired: { was: false, now: true } },
      by,
      now,
    )
  }
}

async function mustBeEmpty(tx: Tx, id: number, by: Actor): Promise<CounterRow> {
  await holdCounter(tx, id)
  const counter = await readCounter(tx, id)
  allow(by, 'agency.edit', { agency: counter.agencyId })
  const { officer, people } = await readBusy(tx, id)
  const sign = counter.fields.sign
  if (officer) throw new Refused('counter.satAt', { officer, sign })
  if (people > 0) throw new Refused('counter.peopleThere', { people, sign })
  return counter
}
