import { allow } from '#account/allow.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import type { HallSettings } from './hall.ts'
import { hallSettings } from './read-hall.ts'
import * as store from './store.ts'

export async function editHall(tx: Tx, edit: Edit<HallSettings>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  const changes = changesOf(await hallSettings(tx), edit)
  if (!changes) return
  await store.writeSettings(tx, edit.wanted)
  await announceEdit(tx, 'hall.settingsEdited', { subject: 'hall:voice', label: 'hall' }, changes, by, now)
}
