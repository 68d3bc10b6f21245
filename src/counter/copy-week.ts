import { allow } from '#account/allow.ts'
import { addDays } from '#mall/day.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { cellKey } from './edit-roster.ts'
import type { HoursOf } from './roster.ts'
import { insertShiftIfFree, readOfficers, readRoster, readSigns } from './roster-store.ts'

export type Copied = { readonly copied: number; readonly skipped: number }

/**
 * The week before, once more: into counters and days that have nobody yet, from today on, when the mall is open. Who
 * has left, or sits elsewhere at that time, is left out and counted.
 */
export async function copyWeek(
  tx: Tx,
  agencyId: number,
  monday: string,
  hoursOf: HoursOf,
  by: Actor,
  today: string,
  now: Date,
): Promise<Copied> {
  await takeTurn(tx)
  allow(by, 'roster.edit', { agency: agencyId })
  const before = await readRoster(tx, agencyId, addDays(monday, -7), addDays(monday, -1))
  if (before.length === 0) throw new Refused('roster.nothingToCopy')
  const taken = new Set(
    (await readRoster(tx, agencyId, monday, addDays(monday, 6))).map(({ counterId, day }) => cellKey(counterId, day)),
  )
  const signs = await readSigns(tx, agencyId)
  const officers = new Set((await readOfficers(tx, agencyId)).map(({ id }) => id))
  const result = { copied: 0, skipped: 0 }
  for (const shift of before) {
    const day = addDays(shift.day, 7)
    const hours = hoursOf(day)
    if (day < today || !hours || !signs.has(shift.counterId) || taken.has(cellKey(shift.counterId, day))) continue
    const until = Math.min(shift.until, hours.until)
    const from = Math.max(shift.from, hours.from)
    const isFit = officers.has(shift.staffId) && from < until
    const written = isFit
      ? await insertShiftIfFree(tx, { agencyId, counterId: shift.counterId, day, staffId: shift.staffId, from, until })
      : 0
    if (written > 0) result.copied++
    else result.skipped++
  }
  if (result.copied > 0) {
    const subject = { subject: `roster:${agencyId}`, label: monday, agency: agencyId }
    await announceEdit(tx, 'roster.copied', subject, { shifts: { was: null, now: result.copied } }, by, now)
  }
  return result
}
