import { availableParallelism } from 'node:os'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { usualDemand } from '#planning/demand.ts'
import { draw } from '#planning/pictures/draw.ts'
import type { Scenario } from '#planning/scenario.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import type { Outcome } from '#planning/simulation/outcome.ts'
import { simulateMany } from '#planning/simulation/simulate-many.ts'
import { type Call, type Command, isOn, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { checkedPack } from '../mall-commands.ts'
import { mustBeWritable, writeNamed } from '../named-file.ts'
import { interruptible } from '../on-interrupt.ts'
import { wholeOption } from '../whole-option.ts'
import { applyScenario } from './apply-scenario.ts'
import { knownDay } from './known-day.ts'
import { type About, tablesOf } from './outcome-tables.ts'
import { readScenario } from './read-scenario.ts'
import { showProgress } from './show-progress.ts'
import { waitsPicture } from './waits-picture.ts'
import { words } from './words.ts'

/** `pendopo simulate`: the waits of a day of a mall, before it is lived. */
export const simulate: Command = {
  name: 'simulate',
  usage:
    'PACK [--visitors 1500] [--replications 200] [--scenario FILE] [--day 2026-11-23] [--seed 1] [--threads N] [--svg waits.svg] [--progress]',
  example: 'pendopo simulate malls/pekanbaru --replications 20 --scenario docs/examples/scenario.yaml',
  summary: {
    id: 'Menyimulasikan hari layanan sebuah mal: berapa lama orang menunggu, kapan, di antrean mana.',
    en: 'Simulates service days of a mall: how long people wait, when, in which queue.',
  },
  takes: [1, 1],
  options: {
    visitors: { type: 'string' },
    replications: { type: 'string' },
    scenario: { type: 'string' },
    seed: { type: 'string' },
    day: { type: 'string' },
    threads: { type: 'string' },
    svg: { type: 'string' },
    progress: { type: 'boolean' },
  },
  run: async (call) => {
    const replications = wholeOption(call, 'replications', 200, 1, 100_000)
    const seed = wholeOption(call, 'seed', 1, 0, 2 ** 31)
    const threads = wholeOption(call, 'threads', availableParallelism(), 1, 64)
    const file = option(call, 'svg')
    if (file !== undefined) await mustBeWritable(file, call.language)
    const { scenario, about } = await scenarioIn(call)
    const says = words[call.language]
    const progress = showProgress((days) => says.progress(days, replications), replications, isOn(call, 'progress'))
    const outcome = await interruptible((signal) =>
      simulateMany(scenario, { replications, seed, threads, signal, progress: progress.show }),
    ).finally(progress.end)
    if (outcome.days === 0) throw new Stopped(exits.stopped, [says.stoppedBefore])
    if (file !== undefined) await writeNamed(file, call.language, pictureOf(call, scenario, about, outcome))
    const isWhole = outcome.days === replications
    const lines = [
      ...tablesOf(call.language, about, outcome),
      ...(file === undefined ? [] : [says.written(file)]),
      ...(isWhole ? [] : [says.stopped(outcome.days, replications)]),
    ]
    const data = { mall: about.mall, day: about.day, seed, isWhole, ...outcome }
    return { exit: isWhole ? exits.ok : exits.stopped, lines, data }
  },
}

async function scenarioIn(call: Call): Promise<{ scenario: Scenario; about: About }> {
  const { directory, weeks } = directoryOfPack(await checkedPack(call))
  const file = option(call, 'scenario')
  const wanted = file === undefined ? {} : await readScenario(file, directory, call)
  const visitors = wholeOption(call, 'visitors', wanted.visitors ?? 1500, 0, 2_000_000)
  const day = knownDay(call, directory.calendar)
  const usual = scenarioOf(directory, weeks, day, usualDemand(directory, day, visitors))
  if (!usual) throw new Stopped(exits.refused, [words[call.language].closedOn(day)])
  return {
    scenario: applyScenario(usual, directory, { ...wanted, visitors }),
    about: { mall: directory.mall.shortName, day, visitors },
  }
}

function pictureOf({ language }: Call, scenario: Scenario, about: About, outcome: Outcome): string {
  // The promise of most people: of the queue in which most are called.
  const [busiest] = [...outcome.byQueue].sort((a, b) => b.people.mean - a.people.mean)
  const promise = scenario.queues.find(({ id }) => id === busiest?.queueId)?.promiseMinutes ?? 30
  return draw(waitsPicture(language, { ...about, promise }, outcome))
}
