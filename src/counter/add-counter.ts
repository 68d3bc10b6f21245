import { allow } from '#account/allow.ts'
import { allOf, announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type CounterFields, subjectOfCounter } from './counter.ts'
import { mustServeSomething } from './edit-counter.ts'
import { insertCounter } from './store.ts'

export async function addCounter(
  tx: Tx,
  agencyId: number,
  fields: CounterFields,
  by: Actor,
  now: Date,
): Promise<number> {
  await takeTurn(tx)
  allow(by, 'agency.edit', { agency: agencyId })
  mustServeSomething(fields)
  const id = await insertCounter(tx, agencyId, fields)
  if (id === undefined) throw new Refused('counter.signTaken', { sign: fields.sign })
  await announceEdit(tx, 'counter.added', subjectOfCounter({ id, agencyId, fields }), allOf(fields, true), by, now)
  return id
}
