import { mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { type KeptFile, noteFile } from '#platform/files.ts'
import { Refused } from '#platform/refused.ts'
import { announceEdit, takeTurn } from './edit.ts'
import { mustEditMall } from './policy.ts'
import { readMall, updateEmblem } from './store.ts'

/** Seen on a hall screen at the height of two lines; a drawing has no pixels to run out of. */
export const leastPixels = 64
/** Wider than this and the name beside it has no room on a phone. */
const mostRatio = 3

/** The mall's emblem in place of the roof, on every screen at once. The same emblem again changes nothing. */
export async function setEmblem(tx: Tx, file: KeptFile, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  mustFit(file)
  const { emblem, shortName } = await readMall(tx)
  if (emblem === file.hash) return
  await noteFile(tx, file, now)
  await updateEmblem(tx, file.hash)
  await announceEdit(tx, 'mall.emblemSet', { subject: `mall:${mallOf(tx)}`, label: shortName }, {}, by, now)
}

/** The roof again. */
export async function removeEmblem(tx: Tx, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { emblem, shortName } = await readMall(tx)
  if (emblem === null) return
  await updateEmblem(tx, null)
  await announceEdit(tx, 'mall.emblemRemoved', { subject: `mall:${mallOf(tx)}`, label: shortName }, {}, by, now)
}

function mustFit({ kind, details: { width = 0, height = 0 } }: KeptFile): void {
  if (kind !== 'picture' && kind !== 'drawing') throw new Refused('files.wrongKind')
  if (kind === 'picture' && Math.max(width, height) < leastPixels)
    throw new Refused('mall.emblemTooSmall', { least: leastPixels, width, height })
  if (Math.max(width / height, height / width) > mostRatio) throw new Refused('mall.emblemTooLong', { most: mostRatio })
}
