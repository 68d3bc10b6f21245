import { sweepAccounts } from '#account/sweep.ts'
import { appointmentRules } from '#appointment/by-clock.ts'
import { planAhead } from '#counter/plan-ahead.ts'
import { noticeRules } from '#notice/look.ts'
import { countPastDays } from '#performance/count-days.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { sweepFiles } from '#platform/files.ts'
import { printingRules } from '#printing/by-clock.ts'
import { forgetMissed } from '#service/search/missed.ts'
import { bringBackFromAway } from '#visit/by-clock.ts'
import { closePastDays } from '#visit/close-day.ts'
import { moveWhoIsDone } from '#visit/staff-counters.ts'
import type { House } from './house.ts'

/** What the mall's own clock does, each quietly when there is nothing to do. Gives how many things it changed. */
export type ClockRule = { readonly name: string; readonly run: (tx: Tx, now: Date) => Promise<number> }

export const clockRules: readonly ClockRule[] = [
  { name: 'back from away', run: bringBackFromAway },
  { name: 'officers who move after this one', run: moveWhoIsDone },
  { name: 'days that nobody closed', run: (tx, now) => closePastDays(tx, clockwork, now) },
  { name: 'past days counted', run: countPastDays },
  { name: 'roster of the coming weeks', run: planAhead },
  ...appointmentRules,
  { name: 'files that nothing needs', run: sweepFiles },
  ...printingRules,
  ...noticeRules,
  { name: 'old searches', run: forgetMissed },
  { name: 'old commands', run: forgetOldCommands },
  { name: 'sessions and codes that ran out', run: sweepAccounts },
]

const everySeconds = 15

/**
 * Runs the rules for every mall, by the process that leads. Each rule may run twice or in two processes for a moment:
 * it changes only what is due and still open.
 */
export function startClockRules(house: Pick<House, 'db' | 'clock' | 'log' | 'leadership'>): {
  stop: () => Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  let isIdle = true
  const timer = setInterval(() => {
    if (!isIdle || !house.leadership.isLeading()) return
    isIdle = false
    running = runClockRules(house).finally(() => {
      isIdle = true
    })
  }, everySeconds * 1000)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

/** One round of all rules over all malls. A rule that fails is logged and does not keep the others from running. */
export async function runClockRules({ db, clock, log }: Pick<House, 'db' | 'clock' | 'log'>): Promise<void> {
  const malls = await db.transact({ system: true }, (tx) =>
    tx.rows<{ id: number }>(sql`select id from mall.mall order by id`),
  )
  for (const { id } of malls) {
    for (const rule of clockRules) {
      try {
        const changed = await db.transact({ mall: id }, (tx) => rule.run(tx, clock.now()))
        if (changed > 0) log.info('The clock acted', { rule: rule.name, mall: id, changed })
      } catch (error) {
        log.error('A rule of the clock failed', { rule: rule.name, mall: id, reason: (error as Error).message })
      }
    }
  }
}

/** A command is repeated within minutes if at all. */
function forgetOldCommands(tx: Tx, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - 3 * 24 * 3600 * 1000)
  return tx.run(
    sql`delete from platform.command where mall_id = ${tx.mall?.id ?? 0}::int and at < ${oldest}::timestamptz`,
  )
}
