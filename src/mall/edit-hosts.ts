import { mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from './edit.ts'
import { mustEditMall } from './policy.ts'
import { hostsElsewhere, readMall, updateHosts } from './store.ts'

/**
 * The host names that lead to this mall. Needs a transaction that sees every mall (system): a name that leads to
 * another mall of the installation stays with that one.
 */
export async function editHosts(
  tx: Tx,
  edit: Edit<{ readonly hosts: readonly string[] }>,
  by: Actor,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { hosts, shortName } = await readMall(tx)
  const changes = changesOf({ hosts }, edit)
  if (!changes) return
  const [taken] = await hostsElsewhere(tx, edit.wanted.hosts)
  if (taken) throw new Refused('mall.hostTaken', { host: taken })
  await updateHosts(tx, edit.wanted.hosts)
  await announceEdit(tx, 'mall.hostsEdited', { subject: `mall:${mallOf(tx)}`, label: shortName }, changes, by, now)
}
