import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { usualDemand } from '#planning/demand.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import { cheapestPath, type Growth } from '#planning/staffing/growth/cheapest-path.ts'
import { pricesOf, usualCosts } from '#planning/staffing/growth/costs.ts'
import { fares } from '#planning/staffing/growth/prove-step.ts'
import { propose } from '#planning/staffing/propose.ts'
import { measuring, type Question } from '#planning/staffing/question.ts'
import { agencyDaysOf } from '#planning/staffing/roster/agency-day.ts'
import { openSolver } from '#planning/staffing/roster/integer-program.ts'
import { workforceOf } from '../src/cli/planning/staff/workforce.ts'

const day = '2026-11-23'
const promise = { share: 0.9, minutes: 15 }

/**
 * What the parts of `pendopo staff` cost for the demonstration mall at 2,500 visitors and 90/15: the roster that keeps the
 * promise, the cheapest sequence by formulas, and one step of it lived in the simulator. Processor time of this thread.
 */
export async function staffingRows(quick: boolean): Promise<(string | number)[][]> {
  const checked = await checkPack('malls/pekanbaru')
  if (!('pack' in checked)) throw new Error('malls/pekanbaru has faults')
  const { directory, weeks } = directoryOfPack(checked.pack)
  const scenarioFor = (visitors: number) => {
    const scenario = scenarioOf(directory, weeks, day, usualDemand(directory, day, visitors))
    if (!scenario) throw new Error('the mall is closed')
    return scenario
  }
  const replications = quick ? 10 : 180
  const agencies = agencyDaysOf(directory, workforceOf(checked.pack, { directory, weeks }), day)
  const luck = { replications, seed: 1 }
  const scenario = measuring(scenarioFor(2500), promise)
  const question: Question = {
    ...{ directory, scenario, agencies, promise, mayGrow: true, prices: pricesOf(usualCosts) },
    ...luck,
  }
  const levels = [1500, 2000, 2500].map((visitors) => ({ visitors, scenario: scenarioFor(visitors) }))
  const growth: Growth = { agencies, promise, costs: usualCosts, levels }
  const solve = await openSolver()
  return [
    row('a roster that keeps the promise', replications, () => `${propose(question, solve).rounds} rounds`),
    row('the cheapest sequence, by formulas', 0, () => `${cheapestPath(growth).length} levels of 16 sets`),
    row('one step of it, simulated', replications, () => {
      const { simulated } = fares(growth, scenarioFor(2500), ['earlierOpening', 'bookings'], luck)
      return `${simulated.newCounters} new counters`
    }),
  ]
}
export const staffingHead = ['staffing', 'what', 'days each', 'seconds']

function row(name: string, days: number, act: () => string): (string | number)[] {
  const begun = process.threadCpuUsage()
  const what = act()
  const { user, system } = process.threadCpuUsage(begun)
  return [name, what, days, ((user + system) / 1e6).toFixed(1)]
}
