import { allow } from '#account/allow.ts'
import { allOf, announceEdit, differences, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type HoldQueues, type OneDay, subjectOf } from './agency.ts'
import { keepThoseWhoWait } from './change-presence.ts'
import { deleteException, putException, readAgency, readExceptions } from './store.ts'

/** One day that differs from the agreement: away though expected, or there though not. The public sees the reason. */
export async function setOneDay(
  tx: Tx,
  id: number,
  day: OneDay,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldQueues,
): Promise<void> {
  await takeTurn(tx)
  const agency = await readAgency(tx, id)
  allow(by, 'agency.edit', { agency: id })
  if (day.heldOn < today) throw new Refused('agency.dayIsOver')
  const before = (await readExceptions(tx, id, today)).find((one) => one.heldOn === day.heldOn)
  const changes = before ? differences(before, day) : allOf(day, true)
  if (Object.keys(changes).length === 0) return
  await keepThoseWhoWait(tx, id, { today, now, hold }, () => putException(tx, id, day))
  await announceEdit(
    tx,
    'agency.oneDaySet',
    subjectOf(agency),
    { ...changes, heldOn: { was: before?.heldOn ?? null, now: day.heldOn } },
    by,
    now,
  )
}

/** That day is as agreed again. */
export async function clearOneDay(
  tx: Tx,
  id: number,
  heldOn: string,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldQueues,
): Promise<void> {
  await takeTurn(tx)
  const agency = await readAgency(tx, id)
  allow(by, 'agency.edit', { agency: id })
  if (heldOn < today) throw new Refused('agency.dayIsOver')
  const day = (await readExceptions(tx, id, today)).find((one) => one.heldOn === heldOn)
  if (!day) return
  await keepThoseWhoWait(tx, id, { today, now, hold }, () => deleteException(tx, id, heldOn))
  await announceEdit(tx, 'agency.oneDayCleared', subjectOf(agency), allOf(day, false), by, now)
}
