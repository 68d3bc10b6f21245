import { mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from './edit.ts'
import { mustEditMall } from './policy.ts'
import { readMall, updateSettings } from './store.ts'

export type Settings = Readonly<Record<string, number | boolean | string>>

/** The mall's own rules (how often somebody is called, how long a step out lasts); what is not set is as `usual`. */
export async function editSettings(tx: Tx, usual: Settings, edit: Edit<Settings>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { settings, shortName } = await readMall(tx)
  const changes = changesOf({ ...usual, ...settings }, edit)
  if (!changes) return
  await updateSettings(tx, edit.wanted)
  await announceEdit(tx, 'mall.settingsEdited', { subject: `mall:${mallOf(tx)}`, label: shortName }, changes, by, now)
}
