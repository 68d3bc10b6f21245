import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { usualDemand } from '#planning/demand.ts'
import { plainQueue } from '#planning/plain-queue.ts'
import type { Scenario } from '#planning/scenario.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import { layoutOf } from '#planning/simulation/measure-layout.ts'
import { measuresOf } from '#planning/simulation/measures.ts'
import { simulatorInPlace } from '#planning/simulation/simulate-day.ts'

/**
 * What a simulated day costs on one core, measured and all: the day of the demonstration mall at several sizes, and one
 * plain queue up to a million visits, where the time for each visit should stay as it is. Time is the processor's for this
 * thread, which other people on the machine disturb less than the clock's.
 */
export async function simulatorRows(quick: boolean): Promise<(string | number)[][]> {
  const checked = await checkPack('malls/pekanbaru')
  if (!('pack' in checked)) throw new Error('malls/pekanbaru has faults')
  const { directory, weeks } = directoryOfPack(checked.pack)
  const day = '2026-11-23'
  const dayOf = (visitors: number) => scenarioOf(directory, weeks, day, usualDemand(directory, day, visitors))
  const queueOf = (visitors: number) => plainQueue({ visitors, minutesBetween: 0.2, minutes: 1, counters: 6 })
  const rows = [
    ...[500, 2500, 10_000].map((visitors) =>
      rowOf('the day of Pekanbaru', visitors, dayOf(visitors), quick ? 20 : 100),
    ),
    ...[10_000, 100_000, 1_000_000].map((visitors) =>
      rowOf(
        'one queue, six counters',
        visitors,
        queueOf(visitors),
        Math.max(2, Math.round((quick ? 2e5 : 2e6) / visitors)),
      ),
    ),
  ]
  return rows
}
export const simulatorHead = ['simulated', 'visits', 'days', 'ms a day', 'µs a visit']

function rowOf(name: string, visitors: number, scenario: Scenario | undefined, days: number): (string | number)[] {
  if (!scenario) throw new Error('the mall is closed')
  const simulate = simulatorInPlace(scenario)
  const layout = layoutOf(scenario)
  const warm = Math.min(20, days)
  for (let i = 0; i < warm; i++) measuresOf(scenario, layout, simulate(i))
  const begun = processorTime()
  for (let i = 0; i < days; i++) measuresOf(scenario, layout, simulate(warm + i))
  const each = (processorTime() - begun) / days
  return [name, visitors, days, each.toFixed(each < 100 ? 2 : 0), ((1000 * each) / visitors).toFixed(2)]
}

/** Milliseconds of processor time of this thread. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
