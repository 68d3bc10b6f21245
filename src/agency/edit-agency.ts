import { allow } from '#account/allow.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type AgencyFields, subjectOf } from './agency.ts'
import { readAgency, updateAgency } from './store.ts'

export async function editAgency(tx: Tx, id: number, edit: Edit<AgencyFields>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  const agency = await readAgency(tx, id)
  allow(by, 'agency.edit', { agency: id })
  const changes = changesOf(agency.fields, edit)
  if (!changes) return
  if (agency.isRetired) throw new Refused('agency.retired')
  await updateAgency(tx, id, edit.wanted)
  await announceEdit(tx, 'agency.edited', subjectOf({ id, fields: edit.wanted }), changes, by, now)
}
