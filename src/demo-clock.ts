import { directoryOf } from '#directory/directory-of.ts'
import { announce } from '#ledger/announce.ts'
import { dayAt, momentOf } from '#mall/day.ts'
import { nextOpenDay, type OpeningCalendar, openingOn } from '#mall/opening.ts'
import { clockwork } from '#platform/actor.ts'
import { acceleratedClock, type Clock } from '#platform/clock.ts'
import { type Database, sql, type Tx } from '#platform/database.ts'
import { formatsFor } from '#platform/formats.ts'
import type { House } from './house.ts'

const minute = 60_000
/** Long enough after opening that every counter is there, and before closing that something can be tried. */
const [settled, enough] = [60 * minute, 30 * minute]

/**
 * What a demonstration's clock shows when it starts: the real time while the mall is open, otherwise a working morning,
 * so that who tries the house on a Saturday evening finds an open hall. Never before `latest`, the last thing that
 * happened in this mall: its time does not run backwards. Undefined: the real time will do.
 */
export function whereToBegin(
  calendar: OpeningCalendar,
  timeZone: string,
  real: Date,
  latest: Date | undefined,
): Date | undefined {
  const from = latest && latest > real ? latest : real
  if (!isOpenAt(calendar, timeZone, from)) return morningAfter(calendar, timeZone, from)
  return from === real ? undefined : from
}

function isOpenAt(calendar: OpeningCalendar, timeZone: string, at: Date): boolean {
  const hours = hoursOn(calendar, timeZone, dayAt(at, timeZone))
  return hours !== undefined && at >= hours.from && at.getTime() < hours.until.getTime() - enough
}

function morningAfter(calendar: OpeningCalendar, timeZone: string, at: Date): Date | undefined {
  const today = dayAt(at, timeZone)
  const next = nextOpenDay(calendar, today)
  for (const day of next ? [today, next] : [today]) {
    const hours = hoursOn(calendar, timeZone, day)
    if (hours && at < hours.from) return new Date(hours.from.getTime() + settled)
  }
  return undefined
}

function hoursOn(calendar: OpeningCalendar, timeZone: string, day: string) {
  const { hours } = openingOn(calendar, day)
  return hours && { from: momentOf(day, hours.open, timeZone), until: momentOf(day, hours.close, timeZone) }
}

/** The clock for a demonstration mall, and a line that says so when it is not the real time. */
export async function demonstrationClock(house: Pick<House, 'db' | 'clock' | 'log'>, mall: number): Promise<Clock> {
  const real = house.clock.now()
  const begin = await house.db.transact({ mall }, async (tx) => {
    const { calendar, mall: ours } = await directoryOf(tx, real)
    const at = whereToBegin(calendar, ours.timeZone, real, await latestIn(tx, mall))
    // Commands beside the house read here what day it is in it, before anything has happened on that day.
    if (at) await announce(tx, { kind: 'mall.clockSet', actor: clockwork }, at)
    return at && { at, says: formatsFor('en', ours.timeZone) }
  })
  if (!begin) return house.clock
  const { at, says } = begin
  house.log.info(`The demonstration's clock shows ${says.date(at)}, ${says.time(at)}, when the mall is open`)
  house.log.info('  PENDOPO_CLOCK=real keeps the real time')
  return acceleratedClock(at, 1)
}

/**
 * The clock of a command beside a demonstration: never before the last thing that happened in it, so that "today" is the
 * day that its screens show. Of a house whose clock nobody moved that is the real time.
 */
export async function clockBesideDemonstration(db: Database, clock: Clock): Promise<Clock> {
  const malls = await db.transact({ system: true }, (tx) =>
    tx.rows<{ id: number }>(sql`select id from mall.mall where is_demonstration order by id`),
  )
  const lasts = await Promise.all(malls.map(({ id }) => db.transact({ mall: id }, (tx) => latestIn(tx, id))))
  return { now: () => new Date(Math.max(clock.now().getTime(), ...lasts.map((last) => last?.getTime() ?? 0))) }
}

async function latestIn(tx: Tx, mall: number): Promise<Date | undefined> {
  const found = await tx.maybe<{ at: Date }>(
    sql`select at from ledger.event where mall_id = ${mall}::int order by id desc limit 1`,
  )
  return found?.at
}
