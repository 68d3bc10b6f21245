import { isPresentOn } from '#agency/presence.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { minutesOf, type Weekday, weekdayOf } from '#mall/day.ts'
import { breakOn, openingOn } from '#mall/opening.ts'
import { leastRest } from '#visit/estimate/rest.ts'
import { usualOfficers, usualVariation } from './habits.ts'
import type { Demand, Scenario, ScenarioCounter, Span } from './scenario.ts'

/** Who is planned at a counter in an ordinary week; minutes of the day. */
export type WeekOfCounter = Span & { readonly counterId: number; readonly days: readonly string[] }

/** At nine in the evening whoever is still there is sent home. */
const lastMinute = 21 * 60

/**
 * A day of this mall as its pack or its database describes it: queues, counters with their breaks, the roster, the hours.
 * Without any roster every counter is open for the whole of the day. Undefined on a day on which the mall is closed.
 */
export function scenarioOf(
  directory: Directory,
  weeks: readonly WeekOfCounter[],
  day: string,
  demand: Demand,
): Scenario | undefined {
  const { hours } = openingOn(directory.calendar, day)
  if (!hours) return undefined
  const { firstNumberMinutes, lastNumberMinutes } = directory.mall.settings
  const open = { from: minutesOf(hours.open), until: minutesOf(hours.close) }
  const services = [...directory.services.values()]
  const onwardOf = (agencyId: number, id: number) =>
    services.flatMap((other) => (other.agencyId === agencyId && other.id !== id ? [other.id] : []))
  return {
    closes: open.until,
    ends: Math.max(lastMinute, open.until + 120),
    numbers: { from: Math.max(0, open.from - firstNumberMinutes), until: open.until - lastNumberMinutes },
    queues: [...directory.queues.values()],
    services: services.map(({ id, queueId, minutes }) => ({
      id,
      queueId,
      minutes,
      takes: { kind: 'lognormal', variation: usualVariation },
    })),
    counters: [...directory.counters.values()].map((counter) => counterOn(directory, counter, weeks, day, open)),
    demand,
    officers: {
      ...usualOfficers,
      transferTo: Object.fromEntries(services.map(({ id, agencyId }) => [id, onwardOf(agencyId, id)])),
    },
    incidents: [],
  }
}

function counterOn(
  directory: Directory,
  { id, code, agencyId, breakGroup, profile }: Counter,
  weeks: readonly WeekOfCounter[],
  day: string,
  open: Span,
): ScenarioCounter {
  const agency = directory.agencies.get(agencyId)
  const isHere = agency !== undefined && isPresentOn(agency.presence, agency.exceptions, day)
  const weekday: Weekday = weekdayOf(day)
  const planned = weeks.filter(({ counterId, days }) => counterId === id && days.includes(weekday))
  const shifts = weeks.length > 0 ? planned.map(({ from, until }) => ({ from, until })) : [open]
  const rest = breakGroup ? breakOn(directory.calendar, day, breakGroup)?.map(minutesOf) : undefined
  const [from, until] = rest ?? []
  return {
    id,
    code,
    profile,
    shifts: isHere ? shifts.sort((a, b) => a.from - b.from) : [],
    rests: from === undefined || until === undefined ? [] : [{ from, until, leastMinutes: leastRest }],
  }
}
