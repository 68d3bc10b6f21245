import { allow } from '#account/allow.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { subjectOf } from './agency.ts'
import { countParts, markRetired, readAgency } from './store.ts'

/** An agency leaves the mall, after its counters, services and queues; what it did stays in the records. */
export async function retireAgency(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  const agency = await readAgency(tx, id)
  allow(by, 'mall.edit')
  if (agency.isRetired) return
  const parts = await countParts(tx, id)
  if (parts > 0) throw new Refused('agency.hasParts', { parts })
  await markRetired(tx, id)
  await announceEdit(tx, 'agency.retired', subjectOf(agency), { isRetired: { was: false, now: true } }, by, now)
}
