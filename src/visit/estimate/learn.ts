import { directoryOf } from '#directory/directory-of.ts'
import { addDays } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import { usualHabits } from './facts.ts'
import { habitsOf } from './habits-of.ts'
import { learnCalibration } from './learn-calibration.ts'
import { countDay, lastDayCounted, learnHabit, learnHandling } from './learn-store.ts'
import { daysOf } from './read-known.ts'
import { readLearned } from './store.ts'
import { settleTold, sweepTold } from './told-store.ts'
import { knowsUsualDay, learnComing, learnUsualHabits } from './usual-day-store.ts'

/** The log and the days behind what was learned are kept so long. */
const keptDays = 60

/**
 * What the day has taught so far: which predictions came true, how long each service takes, how the ranges must be
 * stretched. Learned only from what is over; a rehearsal teaches nothing. May run at any time and as often as one likes.
 */
export async function learnWaits(tx: Tx, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  const days = daysOf(directory, now)
  const today = days[0]
  if (!today) return 0
  const { habit } = await readLearned(tx)
  const settled = await settleTold(tx, [addDays(today, -1), ...days])
  for (const day of await daysToCount(tx, today)) await countDay(tx, day, capOf(habit?.sigma ?? usualHabits.sigma))
  await learnHandling(tx, today)
  await learnHabit(tx, today, now)
  if (!(await knowsUsualDay(tx, today))) {
    await learnComing(tx, today)
    await learnUsualHabits(tx, today, habitsOf(directory, await readLearned(tx)))
  }
  await learnCalibration(tx, days, now)
  await sweepTold(tx, addDays(today, -keptDays))
  return settled
}

/** Today, and every day since the last that was counted, so that a mall that was switched off catches up. */
async function daysToCount(tx: Tx, today: string): Promise<string[]> {
  const oldest = addDays(today, -keptDays)
  const last = (await lastDayCounted(tx)) ?? oldest
  const days = []
  for (let day = last < oldest ? oldest : last; day <= today; day = addDays(day, 1)) days.push(day)
  return days
}

/** Winsorised: nobody counts as longer than the 99 % of a lognormal around the mean that is known so far. */
function capOf(sigma: number): number {
  return Math.exp(2.326 * sigma - (sigma * sigma) / 2)
}
