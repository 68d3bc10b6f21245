import type { Directory } from '#directory/directory.ts'
import { minutesOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { usualDemand } from '#planning/demand.ts'
import type { Person, Scenario } from '#planning/scenario.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import { type Coming, planCrowd } from './crowd.ts'
import { incidentFrom, incidentUntil, struckBy } from './incident.ts'
import type { DayOptions } from './play.ts'

const ways = {
  stays: 'stays',
  misses_once: 'missesOnce',
  never_comes: 'neverComes',
  leaves: 'leaves',
  steps_out: 'stepsOut',
} as const satisfies Record<Coming['habit'], Person['way']>

/**
 * The day that the player plays, for the simulator: the same people with the same errands at the same minutes, every
 * counter open all day, the same incident.
 */
export function scenarioOfDay(
  directory: Directory,
  { day, visitors, seed, parkShare }: Pick<DayOptions, 'day' | 'visitors' | 'seed' | 'parkShare'>,
  kiosks: number,
): Scenario | undefined {
  const scenario = scenarioOf(directory, [], day, usualDemand(directory, day, visitors))
  const { hours } = openingOn(directory.calendar, day)
  if (!scenario || !hours) return undefined
  const people = planCrowd(directory, day, visitors, seed, kiosks).map(
    (one): Person => ({
      at: one.minute,
      serviceIds: one.services.map(({ id }) => id),
      inOrder: one.inOrder,
      isProtected: one.protectedAs !== null,
      way: ways[one.habit],
    }),
  )
  const struck = struckBy(directory)
  return {
    ...scenario,
    officers: { ...scenario.officers, ...(parkShare === undefined ? {} : { parkShare }) },
    // The player's officers come whether their agency does or not; without visitors that changes nothing.
    demand: { ...scenario.demand, people },
    incidents: [
      {
        from: minutesOf(incidentFrom),
        until: minutesOf(incidentUntil),
        queueIds: [...directory.queues.values()].flatMap(({ id, agencyId }) => (agencyId === struck?.id ? id : [])),
        stopsNumbers: true,
        stopsService: false,
      },
    ],
  }
}
