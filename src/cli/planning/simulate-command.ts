import { dayAt } from '#mall/day.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { usualDemand } from '#planning/demand.ts'
import type { Scenario } from '#planning/scenario.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import { simulateDays } from '#planning/simulation/simulate.ts'
import { type Call, type Command, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { checkedPack } from '../mall-commands.ts'
import { wholeOption } from '../whole-option.ts'
import { tablesOf } from './outcome-tables.ts'
import { words } from './words.ts'

/** `pendopo simulate`: the waits of a day of a mall, before it is lived. */
export const simulate: Command = {
  name: 'simulate',
  usage: 'PACK [--visitors 1500] [--replications 200] [--seed 1] [--day 2026-11-23]',
  example: 'pendopo simulate malls/pekanbaru --visitors 1500 --replications 20',
  summary: {
    id: 'Menyimulasikan hari layanan sebuah mal: berapa lama orang menunggu, kapan, di antrean mana.',
    en: 'Simulates service days of a mall: how long people wait, when, in which queue.',
  },
  takes: [1, 1],
  options: {
    visitors: { type: 'string' },
    replications: { type: 'string' },
    seed: { type: 'string' },
    day: { type: 'string' },
  },
  run: async (call) => {
    const { scenario, mall, day } = await scenarioIn(call)
    const seed = wholeOption(call, 'seed', 1, 0, 2 ** 31)
    const outcome = simulateDays(scenario, wholeOption(call, 'replications', 200, 1, 100_000), seed)
    return {
      exit: exits.ok,
      lines: tablesOf(call.language, { mall, day, visitors: scenario.demand.visitors }, outcome),
      data: { mall, day, seed, ...outcome },
    }
  },
}

async function scenarioIn(call: Call): Promise<{ scenario: Scenario; mall: string; day: string }> {
  const visitors = wholeOption(call, 'visitors', 1500, 0, 2_000_000)
  const { directory, weeks } = directoryOfPack(await checkedPack(call))
  const day = dayIn(call, directory.mall.timeZone)
  const scenario = scenarioOf(directory, weeks, day, usualDemand(directory, day, visitors))
  if (!scenario) throw new Stopped(exits.refused, [words[call.language].closedOn(day)])
  return { scenario, mall: directory.mall.shortName, day }
}

function dayIn(call: Call, timeZone: string): string {
  const given = option(call, 'day') ?? '2026-11-23'
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(`${given}T00:00:00Z`))
  if (!isDay || dayAt(new Date(`${given}T12:00:00Z`), timeZone).slice(0, 7) !== given.slice(0, 7))
    throw new Stopped(exits.usage, [words[call.language].badDay(given)])
  return given
}
