import { staffedSpans } from '../../change-counters.ts'
import type { Scenario, ScenarioCounter } from '../../scenario.ts'
import type { Estimate } from '../../simulation/interval.ts'
import { daysOf } from '../need/days.ts'
import { finishNeed } from '../need/finish-need.ts'
import { keyOf, type Need } from '../need/judge.ts'
import { measuring } from '../question.ts'
import { type Luck, tryRoster } from '../try-roster.ts'
import type { Growth, Step } from './cheapest-path.ts'
import { groupsOf, type NeedGroup, needOf, type Price, priceOf } from './group-need.ts'
import { type Chosen, type Lever, pulled } from './lever.ts'

/** A step of the path as it fares in the simulator, with the counters that it takes there. */
export type Proof = {
  readonly visitors: number
  /** What is done here: nothing yet, one lever, or only counters and officers. */
  readonly done: 'nothing' | Lever | 'counters'
  readonly levers: Chosen
  readonly byFormulas: Price
  /** What so many visitors would take without any lever, by formulas. */
  readonly alone: Price
  readonly simulated: Price
  /** Share called within the promise, and minutes within which nine of ten are, over all queues. */
  readonly kept: Estimate
  readonly p90: Estimate
  /** Queues in which the promise is not kept, with its interval. */
  readonly broken: readonly number[]
}

/**
 * Every step of a path, lever after lever, lived in the simulator: counters as the formulas want them, set right until the
 * promise is kept. All steps with as many visitors meet the same people. Made one by one, for it takes a while.
 */
export function* provePath(growth: Growth, path: readonly Step[], luck: Luck): Generator<Proof> {
  yield* asItIs(growth, path, luck)
  for (const [i, { visitors, sequence, countersAlone, ...step }] of path.entries()) {
    let soFar = path[i - 1]?.levers ?? []
    const prove = (done: Proof['done'], { counters, newCounters, perYear }: Price): Proof => ({
      visitors,
      done,
      levers: soFar,
      byFormulas: { counters, newCounters, perYear },
      alone: countersAlone,
      ...fares(growth, growth.levels[i]?.scenario as Scenario, soFar, luck),
    })
    if (sequence.length === 0) yield prove('counters', step)
    for (const { lever, ...price } of sequence) {
      soFar = [...soFar, lever]
      yield prove(lever, price)
    }
  }
}

/** The roster of now, for the visitors of now: from where growth begins. */
function* asItIs({ levels, promise }: Growth, [first]: readonly Step[], luck: Luck): Generator<Proof> {
  const [level] = levels
  if (!level || !first) return
  const { outcome } = tryRoster(measuring(level.scenario, promise), luck)
  const price = { counters: level.scenario.counters.length, newCounters: 0, perYear: 0 }
  const { kept, p90 } = outcome.all
  const broken = outcome.byQueue.filter((queue) => queue.kept.low < promise.share).map(({ queueId }) => queueId)
  const { visitors } = level
  const alone = first.countersAlone
  yield { visitors, done: 'nothing', levers: [], byFormulas: price, simulated: price, alone, kept, p90, broken }
}

/** How a day fares with these levers, once the simulator has set right how many counters it takes. */
export function fares(
  { agencies, promise, costs }: Omit<Growth, 'levels'>,
  usual: Scenario,
  set: Chosen,
  luck: Luck,
): Pick<Proof, 'simulated' | 'kept' | 'p90' | 'broken'> {
  const scenario = measuring(pulled(usual, set, costs), promise)
  const groups = groupsOf(scenario, agencies, promise, set, costs)
  const byKey = new Map(groups.map((group) => [keyOf(group), group]))
  const { best, need, broken } = finishNeed({
    scenario,
    groups,
    first: needOf(groups),
    load: new Map(groups.map((group) => [keyOf(group), group.load])),
    promise,
    openOf: (key) => byKey.get(key)?.open ?? [],
    neighboursOf: (key) => [key],
    // What an agency has counters for costs nothing more.
    leastOf: (key) => {
      const { agency } = byKey.get(key) as NeedGroup
      return groups.filter((group) => group.agency === agency).length > 1 ? 1 : agency.counterIds.length
    },
    isPeakOnly: true,
    attempt: (wanted, days) => ({ trial: tryRoster(withNeed(scenario, groups, wanted), daysOf(luck, days)) }),
    said: () => {},
  })
  const { kept, p90 } = best.trial.outcome.all
  return { simulated: priceOf(groups, need, set, costs), kept, p90, broken }
}

/** Exactly as many counters as needed in each quarter hour, each for all queues of its group. */
function withNeed(scenario: Scenario, groups: readonly NeedGroup[], need: Need): Scenario {
  const counters = groups.flatMap((group): Omit<ScenarioCounter, 'id' | 'code'>[] => {
    const counts = group.open.map((quarter) => need.get(keyOf(group))?.[quarter] ?? 0)
    const from = (group.open[0] ?? 0) * 15
    return Array.from({ length: Math.max(0, ...counts) }, (_, i) => ({
      profile: group.queueIds.map((queueId) => ({ queueId, whenWaitingOver: null })),
      shifts: staffedSpans(from, counts, i + 1),
      rests: [],
    }))
  })
  return { ...scenario, counters: counters.map((one, i) => ({ ...one, id: i + 1, code: String(i + 1) })) }
}
