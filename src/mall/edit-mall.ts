import { mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Named } from '#platform/words.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from './edit.ts'
import { mustEditMall } from './policy.ts'
import { readMall, updateMall } from './store.ts'

export type MallFields = {
  readonly name: Named
  readonly shortName: string
  readonly region: string
  readonly accent: string | null
}

/** The mall's name and colour, on every screen at once. */
export async function editMall(tx: Tx, edit: Edit<MallFields>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { name, shortName, region, accent } = await readMall(tx)
  const changes = changesOf({ name, shortName, region, accent }, edit)
  if (!changes) return
  if (edit.wanted.accent !== null && !/^#[0-9a-f]{6}$/.test(edit.wanted.accent)) throw new Refused('mall.notAColour')
  await updateMall(tx, edit.wanted)
  await announceEdit(
    tx,
    'mall.edited',
    { subject: `mall:${mallOf(tx)}`, label: edit.wanted.shortName },
    changes,
    by,
    now,
  )
}
