import { writeFile } from 'node:fs/promises'
import { describe } from '#pack/describe.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import type { Pack } from '#pack/forms.ts'
import { usualDemand } from '#planning/demand.ts'
import { draw } from '#planning/pictures/draw.ts'
import { scenarioOf } from '#planning/scenario-of.ts'
import { agencyDaysOf, type Workforce } from '#planning/staffing/agency-day.ts'
import { pricesOf, usualCosts } from '#planning/staffing/costs.ts'
import { openSolver } from '#planning/staffing/integer-program.ts'
import { cheapestPath } from '#planning/staffing/levers.ts'
import type { ServicePromise } from '#planning/staffing/need.ts'
import { type Proposal, propose } from '#planning/staffing/propose.ts'
import { measuring, type Question } from '#planning/staffing/question.ts'
import { tryRoster } from '#planning/staffing/try-roster.ts'
import { type Call, type Command, isOn, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { civilDay } from '../law/today.ts'
import { checkedPack } from '../mall-commands.ts'
import { wholeOption } from '../whole-option.ts'
import { readCosts } from './read-costs.ts'
import { showProgress } from './show-progress.ts'
import { staffAnswer } from './staff-answer.ts'
import { staffPicture } from './staff-picture.ts'
import { staffWords } from './staff-words.ts'
import { words } from './words.ts'

/** `pendopo staff`: how many counters and officers a promise needs, and a roster that keeps it. */
export const staffing: Command = {
  name: 'staff',
  usage:
    'PACK [--visitors 2500] [--promise 90/15] [--from 1500] [--only-today] [--costs FILE] [--replications 60] [--day 2026-11-23] [--seed 1] [--svg staff.svg]',
  example: 'pendopo staff malls/pekanbaru --visitors 2500 --promise 90/15',
  summary: {
    id: 'Mengusulkan jadwal petugas yang menepati janji, di samping jadwal kini; perubahan mana paling berguna, dan urutan termurah untuk tumbuh.',
    en: 'Proposes a roster that keeps a promise, beside the one of now; what each change buys, and the cheapest way to grow.',
  },
  takes: [1, 1],
  options: {
    visitors: { type: 'string' },
    promise: { type: 'string' },
    from: { type: 'string' },
    'only-today': { type: 'boolean' },
    costs: { type: 'string' },
    replications: { type: 'string' },
    day: { type: 'string' },
    seed: { type: 'string' },
    svg: { type: 'string' },
  },
  run: async (call) => {
    const asked = askedOf(call)
    const file = option(call, 'costs')
    const costs = file === undefined ? usualCosts : await readCosts(file, call)
    const pack = await checkedPack(call)
    const { directory, weeks } = directoryOfPack(pack)
    const { day, promise, visitors } = asked
    const scenarioFor = (many: number) => scenarioOf(directory, weeks, day, usualDemand(directory, day, many))
    const usual = scenarioFor(visitors)
    if (!usual) throw new Stopped(exits.refused, [words[call.language].closedOn(day)])
    const agencies = agencyDaysOf(directory, workforceOf(pack, directoryOfPack(pack)), day)
    const scenario = measuring(usual, () => promise.minutes)
    const question: Question = {
      directory,
      scenario,
      agencies,
      promiseOf: () => promise,
      prices: pricesOf(costs),
      mayGrow: !isOn(call, 'only-today'),
      replications: asked.replications,
      seed: asked.seed,
      solve: await openSolver(),
    }
    const proposal = await watched(call, question)
    const today = tryRoster(scenario, asked.replications, asked.seed)
    const path = cheapestPath({
      scenarioFor: (many) => scenarioFor(many) ?? usual,
      agencies,
      promiseOf: () => promise,
      costs,
      levels: levelsOf(asked.from, visitors),
    })
    const about = { ...asked, mall: directory.mall.shortName, costs }
    const svg = option(call, 'svg')
    if (svg !== undefined) await write(call, svg, draw(staffPicture(call.language, about, question, proposal)))
    return staffAnswer(call.language, about, question, proposal, today, path, svg)
  },
}

export type Asked = {
  readonly visitors: number
  readonly from: number
  readonly promise: ServicePromise
  readonly replications: number
  readonly seed: number
  readonly day: string
}

function askedOf(call: Call): Asked {
  const visitors = wholeOption(call, 'visitors', 2500, 1, 20_000)
  return {
    visitors,
    from: wholeOption(call, 'from', Math.min(1500, visitors), 1, visitors),
    promise: promiseIn(call),
    replications: wholeOption(call, 'replications', 60, 2, 2000),
    seed: wholeOption(call, 'seed', 1, 0, 2 ** 31),
    day: civilDay(option(call, 'day') ?? '2026-11-23', call.language),
  }
}

function promiseIn(call: Call): ServicePromise {
  const text = option(call, 'promise') ?? '90/15'
  const [, percent = '', minutes = ''] = /^(\d{1,2})\/(\d{1,3})$/.exec(text) ?? []
  const promise = { share: Number(percent) / 100, minutes: Number(minutes) }
  if (percent === '' || promise.share < 0.5 || promise.minutes < 1 || promise.minutes > 120)
    throw new Stopped(exits.usage, [staffWords[call.language].badPromise(text)])
  return promise
}

/** Officers of the pack, and the ordinary week in which they sit. */
function workforceOf(pack: Pack, { directory, weeks }: ReturnType<typeof directoryOfPack>): Workforce {
  const agencies = new Map([...directory.agencies.values()].map(({ id, code }) => [code, id]))
  const officers = describe(pack).staff.flatMap(({ username, agency, roles }) => {
    const agencyId = agencies.get(agency ?? '')
    return agencyId !== undefined && roles.includes('officer') ? [{ id: username, agencyId }] : []
  })
  return { officers, week: weeks.map(({ staff, ...row }) => ({ ...row, officerId: staff })) }
}

/** From one number to the other in steps of 250 at most ten of them. */
function levelsOf(from: number, until: number): number[] {
  const step = Math.max(250, Math.ceil((until - from) / 10))
  const levels = Array.from({ length: Math.ceil((until - from) / step) }, (_, i) => from + i * step)
  return [...levels, until]
}

/** Ctrl-C ends the search after the round that is running, with what it has found. */
async function watched({ language }: Call, question: Question): Promise<Proposal> {
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.on('SIGINT', onSignal)
  let text = ''
  const progress = showProgress(() => text, 24)
  try {
    return await propose(question, {
      signal: stop.signal,
      said: ({ round, broken, trimming }) => {
        text = staffWords[language].progress(round, broken, trimming)
        progress.show(round)
      },
    })
  } finally {
    process.off('SIGINT', onSignal)
    progress.end()
  }
}

async function write({ language }: Call, file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new Stopped(exits.refused, [words[language].cannotWrite(file, code)])
  }
}
