import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { allOf, announceEdit, changesOf, type Edit, takeTurn } from './edit.ts'
import { type NewPlace, type PlaceFields, type PlaceKind, subjectOfPlace } from './place.ts'
import { countInPlace, insertPlace, markPlaceRetired, readPlace, updatePlace } from './place-store.ts'
import { mustEditMall } from './policy.ts'

export async function addPlace(tx: Tx, place: NewPlace, by: Actor, now: Date): Promise<number> {
  await takeTurn(tx)
  mustEditMall(by)
  if (place.kind !== 'site') {
    const parent = await readPlace(tx, place.kind === 'hall' ? 'site' : 'hall', place.parentId ?? 0)
    if (parent.isRetired) throw new NotFound()
  }
  const id = await insertPlace(tx, place)
  if (id === undefined) throw new Refused('place.codeTaken', { code: place.code })
  await announceEdit(
    tx,
    'place.added',
    subjectOfPlace({ ...place, id }),
    allOf({ code: place.code, ...place.fields }, true),
    by,
    now,
  )
  return id
}

export async function editPlace(
  tx: Tx,
  kind: PlaceKind,
  id: number,
  edit: Edit<PlaceFields>,
  by: Actor,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const place = await readPlace(tx, kind, id)
  const changes = changesOf(place.fields, edit)
  if (!changes) return
  if (place.isRetired) throw new Refused('place.retired')
  await updatePlace(tx, kind, id, edit.wanted)
  await announceEdit(tx, 'place.edited', subjectOfPlace({ ...place, fields: edit.wanted }), changes, by, now)
}

/** A place is given up once nothing stands there any more. */
export async function retirePlace(tx: Tx, kind: PlaceKind, id: number, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const place = await readPlace(tx, kind, id)
  if (place.isRetired) return
  const parts = await countInPlace(tx, kind, id)
  if (parts > 0) throw new Refused(`place.inUse.${kind}`, { parts })
  await markPlaceRetired(tx, kind, id)
  await announceEdit(tx, 'place.retired', subjectOfPlace(place), { isRetired: { was: false, now: true } }, by, now)
}
