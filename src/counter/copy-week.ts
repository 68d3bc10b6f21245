import { allow } from '#account/allow.ts'
import { addDays } from '#mall/day.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { cellKey } from './edit-roster.ts'
import type { HoursOf, PlannedWeek } from './roster.ts'
import { insertShiftIfFree, readOfficers, readRoster, readSigns, readWeeks } from './roster-store.ts'

export type Copied = { readonly copied: number; readonly skipped: number }
/** Both by their Mondays. */
export type WeekCopy = { readonly from: string; readonly to: string }

const weeksBack = 8

/** Weeks before a Monday that have a roster and can be copied into its week, the latest first. */
export function weeksToCopy(tx: Tx, agencyId: number, monday: string): Promise<PlannedWeek[]> {
  return readWeeks(tx, agencyId, addDays(monday, -7 * weeksBack), addDays(monday, -1))
}

/**
 * An earlier week, once more: into counters and days that have nobody yet, from today on, when the mall is open. Who
 * has left, or sits elsewhere at that time, is left out and counted.
 */
export async function copyWeek(
  tx: Tx,
  agencyId: number,
  { from, to }: WeekCopy,
  hoursOf: HoursOf,
  by: Actor,
  today: string,
  now: Date,
): Promise<Copied> {
  await takeTurn(tx)
  allow(by, 'roster.edit', { agency: agencyId })
  const weeks = await weeksToCopy(tx, agencyId, to)
  if (!weeks.some(({ monday }) => monday === from)) throw new Refused('roster.nothingToCopy')
  const before = await readRoster(tx, agencyId, from, addDays(from, 6))
  const onto = new Map([0, 1, 2, 3, 4, 5, 6].map((later) => [addDays(from, later), addDays(to, later)]))
  const taken = new Set(
    (await readRoster(tx, agencyId, to, addDays(to, 6))).map(({ counterId, day }) => cellKey(counterId, day)),
  )
  const signs = await readSigns(tx, agencyId)
  const officers = new Set((await readOfficers(tx, agencyId)).map(({ id }) => id))
  const result = { copied: 0, skipped: 0 }
  for (const shift of before) {
    const day = onto.get(shift.day)
    const hours = day && hoursOf(day)
    if (!day || day < today || !hours || !signs.has(shift.counterId) || taken.has(cellKey(shift.counterId, day)))
      continue
    const until = Math.min(shift.until, hours.until)
    const start = Math.max(shift.from, hours.from)
    const isFit = officers.has(shift.staffId) && start < until
    const written = isFit
      ? await insertShiftIfFree(tx, {
          agencyId,
          counterId: shift.counterId,
          day,
          staffId: shift.staffId,
          from: start,
          until,
        })
      : 0
    if (written > 0) result.copied++
    else result.skipped++
  }
  if (result.copied > 0) {
    const subject = { subject: `roster:${agencyId}`, label: to, agency: agencyId }
    const changes = { copiedFrom: { was: null, now: from }, shifts: { was: null, now: result.copied } }
    await announceEdit(tx, 'roster.copied', subject, changes, by, now)
  }
  return result
}
