import { allow } from '#account/allow.ts'
import { allOf, announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type AgencyFields, subjectOf } from './agency.ts'
import { insertAgency } from './store.ts'

/** An agency joins the mall. It appears to the public once it has services, a queue and a counter. */
export async function addAgency(tx: Tx, code: string, fields: AgencyFields, by: Actor, now: Date): Promise<number> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  const id = await insertAgency(tx, code, fields)
  if (id === undefined) throw new Refused('agency.codeTaken', { code })
  await announceEdit(tx, 'agency.added', subjectOf({ id, fields }), allOf({ code, ...fields }, true), by, now)
  return id
}
