import { allow } from '#account/allow.ts'
import { allOf, announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { type KeptFile, noteFile } from '#platform/files.ts'
import { Refused } from '#platform/refused.ts'
import type { Named } from '#platform/words.ts'
import type { Medium } from './hall.ts'
import { mediumOf } from './read-hall.ts'
import * as store from './store.ts'

export type MediumWords = { readonly alt: Named; readonly shownFrom: string | null; readonly shownUntil: string | null }

const most = 40
/** Of a hall screen of 1920 × 1080 the place of the number is two thirds wide: below this a picture is a blur from afar. */
const leastSides = { long: 640, short: 360 }

/** A picture or a film for quiet moments, after the ones that are there. */
export async function addMedium(tx: Tx, file: KeptFile, wanted: MediumWords, by: Actor, now: Date): Promise<number> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  mustBePeriod(wanted)
  const { kind } = file
  if (kind !== 'picture' && kind !== 'film') throw new Refused('files.wrongKind')
  mustBeSeenFromAfar(file)
  const all = await store.readMedia(tx)
  if (all.length >= most) throw new Refused('hall.tooManyMedia', { most })
  await noteFile(tx, file, now)
  const id = await store.insertMedium(tx, { hash: file.hash, kind, ...wanted }, now)
  await announceEdit(tx, 'hall.mediumAdded', subjectOf(id, wanted.alt), allOf({ ...wanted }, true), by, now)
  return id
}

export async function editMedium(tx: Tx, id: number, edit: Edit<MediumWords>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  mustBePeriod(edit.wanted)
  const { alt, shownFrom, shownUntil } = await mediumOf(tx, id)
  const changes = changesOf({ alt, shownFrom, shownUntil }, edit)
  if (!changes) return
  await store.updateMedium(tx, id, edit.wanted)
  await announceEdit(tx, 'hall.mediumEdited', subjectOf(id, edit.wanted.alt), changes, by, now)
}

/** One place earlier or later. */
export async function moveMedium(tx: Tx, id: number, by: -1 | 1, actor: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  allow(actor, 'mall.edit')
  const { alt } = await mediumOf(tx, id)
  const ids = (await store.readMedia(tx)).map((one) => one.id)
  const at = ids.indexOf(id)
  const other = ids[at + by]
  if (other === undefined) return
  ids[at + by] = id
  ids[at] = other
  await store.writePlaces(tx, ids)
  await announceEdit(
    tx,
    'hall.mediumMoved',
    subjectOf(id, alt),
    { place: { was: at + 1, now: at + 1 + by } },
    actor,
    now,
  )
}

export async function removeMedium(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  const { alt } = await mediumOf(tx, id)
  await store.deleteMedium(tx, id)
  await announceEdit(tx, 'hall.mediumRemoved', subjectOf(id, alt), {}, by, now)
}

function mustBePeriod({ shownFrom, shownUntil }: MediumWords): void {
  if (shownFrom && shownUntil && shownUntil < shownFrom) throw new Refused('hall.periodBackwards')
}

function mustBeSeenFromAfar({ kind, details: { width = 0, height = 0 } }: KeptFile): void {
  const { long, short } = leastSides
  if (kind === 'picture' && (Math.max(width, height) < long || Math.min(width, height) < short))
    throw new Refused('hall.pictureTooSmall', { width, height, long, short })
}

function subjectOf(id: number, alt: Medium['alt']) {
  return { subject: `medium:${id}`, label: alt.id }
}
