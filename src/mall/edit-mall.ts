import { mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import { carriesWhite } from '#platform/colour.ts'
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

/** The mall's name or its colour, on every screen at once; what is not wanted otherwise stays. */
export async function editMall(tx: Tx, edit: Edit<Partial<MallFields>>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const mall = await readMall(tx)
  // Only what the form is about is held against what it showed: somebody else may change the rest meanwhile.
  const present = Object.fromEntries(Object.keys(edit.wanted).map((field) => [field, mall[field as keyof MallFields]]))
  const changes = changesOf(present, edit)
  if (!changes) return
  const wanted = { ...mall, ...edit.wanted }
  if (typeof edit.wanted.accent === 'string') mustBeUsable(edit.wanted.accent)
  await updateMall(tx, wanted)
  await announceEdit(tx, 'mall.edited', { subject: `mall:${mallOf(tx)}`, label: wanted.shortName }, changes, by, now)
}

function mustBeUsable(accent: string): void {
  if (!/^#[0-9a-f]{6}$/.test(accent)) throw new Refused('mall.notAColour')
  if (!carriesWhite(accent)) throw new Refused('mall.weakColour')
}
