import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { usualDemand } from '#planning/demand.ts'
import { draw } from '#planning/pictures/draw.ts'
import type { Scenario } from '#planning/scenario.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import type { AdviceTask } from '#planning/staffing/advise.ts'
import { adviseInThreads } from '#planning/staffing/advise-in-threads.ts'
import { pricesOf, usualCosts } from '#planning/staffing/growth/costs.ts'
import { measuring } from '#planning/staffing/question.ts'
import { agencyDaysOf } from '#planning/staffing/roster/agency-day.ts'
import { type Call, type Command, isOn, option, Stopped } from '../../command.ts'
import { exits } from '../../exit-codes.ts'
import { checkedPack } from '../../mall-commands.ts'
import { mustBeWritable, writeNamed } from '../../named-file.ts'
import { interruptible } from '../../on-interrupt.ts'
import { knownDay } from '../known-day.ts'
import { words } from '../words.ts'
import type { StaffAbout } from './about.ts'
import { staffAnswer } from './answer.ts'
import { askedIn, levelsOf, staffOptions } from './asked.ts'
import { staffPicture } from './picture.ts'
import { readCosts } from './read-costs.ts'
import { watching } from './watch.ts'
import { staffWords } from './words.ts'
import { workforceOf } from './workforce.ts'

/** `pendopo staff`: how many counters and officers a promise needs, and a roster that keeps it. */
export const staffing: Command = {
  name: 'staff',
  usage:
    'PACK [--visitors 2500] [--promise 90/15] [--from 1500] [--only-today] [--costs FILE] [--replications 180] [--day 2026-11-23] [--seed 1] [--svg staff.svg] [--progress]',
  example: 'pendopo staff malls/pekanbaru --visitors 2500 --promise 90/15',
  lasts: true,
  summary: {
    id: 'Mengusulkan jadwal petugas yang menepati janji, di samping jadwal kini; perubahan mana paling berguna, dan urutan termurah untuk tumbuh.',
    en: 'Proposes a roster that keeps a promise, beside the one of now; what each change buys, and the cheapest way to grow.',
  },
  takes: [1, 1],
  options: staffOptions,
  run: async (call) => {
    const svg = option(call, 'svg')
    if (svg !== undefined) await mustBeWritable(svg, call.language)
    const { about, task } = await taskIn(call)
    const watch = watching(call)
    const advice = await interruptible((signal) => adviseInThreads(task, signal, watch.said)).finally(watch.end)
    const { proposal, today } = advice
    if (!proposal || !today) throw new Stopped(exits.stopped, [staffWords[call.language].stoppedBefore])
    if (svg !== undefined)
      await writeNamed(svg, call.language, draw(staffPicture(call.language, about, task, proposal)))
    return staffAnswer(call.language, about, task, { ...advice, proposal, today }, svg)
  },
}

async function taskIn(call: Call): Promise<{ about: StaffAbout; task: AdviceTask }> {
  const asked = askedIn(call)
  const file = option(call, 'costs')
  const costs = file === undefined ? usualCosts : await readCosts(file, call)
  const pack = await checkedPack(call)
  const { directory, weeks } = directoryOfPack(pack)
  const { from, promise, replications, seed, visitors } = asked
  const day = knownDay(call, directory.calendar)
  const scenarioFor = (many: number): Scenario => {
    const scenario = scenarioOf(directory, weeks, day, usualDemand(directory, day, many))
    if (!scenario) throw new Stopped(exits.refused, [words[call.language].closedOn(day)])
    return scenario
  }
  const task: AdviceTask = {
    directory,
    scenario: measuring(scenarioFor(visitors), promise),
    agencies: agencyDaysOf(directory, workforceOf(pack, { directory, weeks }), day),
    promise,
    prices: pricesOf(costs),
    mayGrow: !isOn(call, 'only-today'),
    replications,
    seed,
    costs,
    levels: levelsOf(from, visitors).map((many) => ({ visitors: many, scenario: scenarioFor(many) })),
  }
  return { about: { ...asked, mall: directory.mall.shortName, costs }, task }
}
