import type { Scenario } from '../../scenario.ts'
import type { ServicePromise } from '../need/need.ts'
import type { AgencyDay } from '../roster/agency-day.ts'
import type { Costs } from './costs.ts'
import { groupsOf, needOf, type Price, priceOf } from './group-need.ts'
import { type Chosen, chosenSets, type Lever, pulled } from './lever.ts'

export type Growth = {
  readonly agencies: readonly AgencyDay[]
  readonly promise: ServicePromise
  readonly costs: Costs
  /** From today's number of visitors to the one that is wanted, each with its day. */
  readonly levels: readonly { readonly visitors: number; readonly scenario: Scenario }[]
}
/** One step of growth: what is done first, what then has to be added, and what all of it costs in a year. */
export type Step = {
  readonly visitors: number
  readonly levers: Chosen
  /** Levers of this step one after the other, what saves most first, with what each leaves to be added. */
  readonly sequence: readonly ({ readonly lever: Lever } & Price)[]
  /** The same number of visitors by counters and officers alone. */
  readonly countersAlone: Price
} & Price

type Prices = ReadonlyMap<Chosen, Price>

/**
 * The cheapest way from today's visitors to many more: at each number of visitors a set of levers, none of them ever
 * given up, with the counters that are still needed; exact by going through all sets level by level (Bellman). Needs are
 * those of the formulas; what the simulation makes of each step is for prove-step.ts to say.
 */
export function cheapestPath(growth: Growth): Step[] {
  const priced = growth.levels.map(
    ({ scenario }) => new Map(chosenSets.map((set) => [set, priceAt(growth, scenario, set)])),
  )
  const path = cheapestSets(priced)
  return path.map((levers, i) => {
    const prices = priced[i] as Prices
    return {
      visitors: growth.levels[i]?.visitors ?? 0,
      levers,
      sequence: inTurn(prices, path[i - 1] ?? [], levers),
      countersAlone: priceFor(prices, []),
      ...priceFor(prices, levers),
    }
  })
}

function priceAt({ agencies, promise, costs }: Growth, scenario: Scenario, set: Chosen): Price {
  const groups = groupsOf(pulled(scenario, set, costs), agencies, promise, set, costs)
  return priceOf(groups, needOf(groups), set, costs)
}

type Reached = { readonly set: Chosen; readonly cost: number; readonly before?: Reached }

/** One set for each level, each holding the one before, at the least sum of yearly costs. */
function cheapestSets(priced: readonly Prices[]): Chosen[] {
  let reached: Reached[] = []
  for (const [i, prices] of priced.entries()) {
    reached = [...prices].flatMap(([set, { perYear }]) => {
      if (i === 0) return [{ set, cost: perYear }]
      const before = cheapest(reached.filter((earlier) => earlier.set.every((lever) => set.includes(lever))))
      return before ? [{ set, cost: before.cost + perYear, before }] : []
    })
  }
  const path: Chosen[] = []
  for (let at = cheapest(reached); at; at = at.before) path.unshift(at.set)
  return path
}

function cheapest(all: readonly Reached[]): Reached | undefined {
  return all.reduce<Reached | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined)
}

/** From one set of levers to another, each time the lever that leaves the least to pay. */
function inTurn(prices: Prices, before: Chosen, chosen: Chosen): Step['sequence'] {
  const sequence: ({ lever: Lever } & Price)[] = []
  let pulledSoFar = before
  for (let left = chosen.filter((lever) => !before.includes(lever)); left.length > 0; ) {
    const next = left.map((lever) => ({ lever, ...priceFor(prices, [...pulledSoFar, lever]) }))
    const best = next.reduce((a, b) => (b.perYear < a.perYear ? b : a))
    sequence.push(best)
    pulledSoFar = [...pulledSoFar, best.lever]
    left = left.filter((one) => one !== best.lever)
  }
  return sequence
}

function priceFor(prices: Prices, wanted: Chosen): Price {
  const [, price] =
    [...prices].find(([set]) => set.length === wanted.length && set.every((lever) => wanted.includes(lever))) ?? []
  if (!price) throw new Error(`no price for ${wanted.join()}`)
  return price
}
