import { allow } from '#account/allow.ts'
import { allOf, announceEdit, differences, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type Addendum, type HoldQueues, subjectOf } from './agency.ts'
import { isPresentOn } from './presence.ts'
import { countWaiting, deleteAddendum, putAddendum, readAgency, readExceptions, readPresence } from './store.ts'

/**
 * An addendum to the agreement (PKS) changes the days on which the agency is in the mall, from its date on. What was
 * promised for days gone by stays as it was. A second addendum with the same date replaces the first.
 */
export async function changePresence(
  tx: Tx,
  id: number,
  addendum: Addendum,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldQueues,
): Promise<void> {
  await takeTurn(tx)
  const agency = await readAgency(tx, id)
  allow(by, 'agency.edit', { agency: id })
  if (addendum.validFrom < today) throw new Refused('agency.addendumInThePast')
  const addenda = await readPresence(tx, id)
  const before = addenda.find((one) => one.validFrom === addendum.validFrom)
  const changes = before ? differences(before, addendum) : allOf(addendum, true)
  if (Object.keys(changes).length === 0) return
  await keepThoseWhoWait(tx, id, { today, now, hold }, () => putAddendum(tx, id, addendum))
  await announceEdit(
    tx,
    'agency.presenceChanged',
    subjectOf(agency),
    { ...changes, validFrom: { was: before?.validFrom ?? null, now: addendum.validFrom } },
    by,
    now,
  )
}

/** An addendum that has not begun yet can be taken back. */
export async function withdrawAddendum(
  tx: Tx,
  id: number,
  validFrom: string,
  by: Actor,
  today: string,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  const agency = await readAgency(tx, id)
  allow(by, 'agency.edit', { agency: id })
  const addendum = (await readPresence(tx, id)).find((one) => one.validFrom === validFrom)
  if (!addendum) return
  if (validFrom <= today) throw new Refused('agency.addendumBegan')
  await deleteAddendum(tx, id, validFrom)
  await announceEdit(tx, 'agency.addendumWithdrawn', subjectOf(agency), allOf(addendum, false), by, now)
}

type Keeping = { readonly today: string; readonly now: Date; readonly hold: HoldQueues }

/** Nothing is written by which an agency would be away today while people hold its numbers, or are just taking one. */
export async function keepThoseWhoWait(
  tx: Tx,
  id: number,
  keeping: Keeping,
  write: () => Promise<void>,
): Promise<void> {
  const [left] = await leftWaiting(tx, [id], keeping, write)
  if (left) throw new Refused('agency.peopleWaitToday', { people: left.people })
}

/** Writes it, and tells which of these agencies would be away today by it, and how many people that would leave. */
export async function leftWaiting(
  tx: Tx,
  ids: readonly number[],
  { today, now, hold }: Keeping,
  write: () => Promise<void>,
): Promise<{ id: number; people: number }[]> {
  const isThere = async (id: number) =>
    isPresentOn(await readPresence(tx, id), await readExceptions(tx, id, today), today)
  const there: number[] = []
  for (const id of ids) if (await isThere(id)) there.push(id)
  for (const id of there) await hold(tx, id, now)
  await write()
  const left: { id: number; people: number }[] = []
  for (const id of there) {
    if (await isThere(id)) continue
    const people = await countWaiting(tx, id)
    if (people > 0) left.push({ id, people })
  }
  return left
}
