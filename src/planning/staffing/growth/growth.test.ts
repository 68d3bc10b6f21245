import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noFriction, patient } from '../../plain-queue.ts'
import type { Scenario } from '../../scenario.ts'
import type { AgencyDay } from '../roster/agency-day.ts'
import { labourRules } from '../roster/labour-rules.ts'
import { cheapestPath, type Growth } from './cheapest-path.ts'
import { usualCosts } from './costs.ts'
import { groupsOf, needOf, priceOf } from './group-need.ts'
import { chosenSets, costOf, levers, pulled } from './lever.ts'
import { fares, provePath } from './prove-step.ts'

const hour = 60
const promise = { share: 0.9, minutes: 15 }
const luck = { replications: 12, seed: 1 }

/** An agency of two queues with three counters each, open from eight to two, and so many visitors in the day. */
function mallFor(visitors: number): Scenario {
  return {
    closes: 14 * hour,
    ends: 20 * hour,
    numbers: { from: 7.5 * hour, until: 14 * hour },
    queues: [1, 2].map((id) => ({
      ...{ id, code: String(id), promiseMinutes: 30, discipline: 'credit' as const, lanePlaces: 1e9 },
      ...{ creditProtectedMinutes: 0, creditAppointmentMinutes: 0, promiseProtectedMinutes: 1e9 },
      ...{ weightProtected: 1, weightAppointment: 1 },
    })),
    services: [1, 2].map((id) => ({ id, queueId: id, minutes: 8, takes: { kind: 'lognormal', variation: 0.6 } })),
    counters: [1, 2, 3, 4, 5, 6].map((id) => ({
      ...{ id, code: String(id), shifts: [{ from: 8 * hour, until: 14 * hour }], rests: [] },
      profile: [{ queueId: id < 4 ? 1 : 2, whenWaitingOver: null }],
    })),
    demand: {
      ...{ visitors, count: 'exact', moreShare: 0, inOrderShare: 0, protectedShare: 0, appointments: null },
      ways: patient,
      arrivals: [
        { from: 7.5 * hour, until: 8 * hour, weight: 1 },
        { from: 8 * hour, until: 14 * hour, weight: 9 },
      ],
      mix: [1, 2].map((serviceId) => ({ serviceId, weight: 1 })),
    },
    officers: noFriction,
    incidents: [],
  }
}
const agency: AgencyDay = {
  agency: { id: 1, code: 'disdukcapil' } as AgencyDay['agency'],
  queueIds: [1, 2],
  counterIds: [1, 2, 3, 4, 5, 6],
  today: [1, 2, 3, 4, 5, 6].map((counterId) => ({
    ...{ counterId, officerId: `petugas.${counterId}`, from: 8 * hour, until: 14 * hour, rest: null },
  })),
  reserves: [],
  shifts: {
    ...{ open: 8 * hour, close: 14 * hour, rest: { minutes: 0, from: 0, until: 0 } },
    ...{ mostPerDay: 450, mostAtOnce: 450, shortest: 180 },
  },
  rule: labourRules[0] as AgencyDay['rule'],
}
const growth: Growth = {
  agencies: [agency],
  promise,
  costs: usualCosts,
  levels: [200, 300, 400].map((visitors) => ({ visitors, scenario: mallFor(visitors) })),
}

test('each lever does what it says: shorter handling, appointments in slots with those who stay away on top', () => {
  const usual = mallFor(300)
  assert.deepEqual(
    pulled(usual, ['shorterHandling'], usualCosts).services.map(({ minutes }) => minutes),
    [7.2, 7.2],
  )
  const { visitors, appointments } = pulled(usual, ['bookings'], usualCosts).demand
  assert.equal(appointments?.share, usualCosts.bookings.share)
  assert.equal(visitors, Math.round(300 / (1 - 0.4 * 0.15)))
  assert.deepEqual(pulled(usual, ['crossTraining', 'earlierOpening'], usualCosts).demand, usual.demand)
})

test('officers who can serve all queues of their agency need no more counters than those who cannot', () => {
  const peak = (set: (typeof chosenSets)[number]) => {
    const groups = groupsOf(pulled(mallFor(400), set, usualCosts), [agency], promise, set, usualCosts)
    return { groups: groups.length, ...priceOf(groups, needOf(groups), [], usualCosts) }
  }
  assert.deepEqual([peak([]).groups, peak(['crossTraining']).groups], [2, 1])
  assert.ok(peak(['crossTraining']).newCounters <= peak([]).newCounters)
})

test('training costs as many as there are to be trained, spread over the years', () => {
  assert.equal(costOf('crossTraining', [agency], usualCosts), (6 * 3_000_000) / 5)
  assert.equal(costOf('crossTraining', [{ ...agency, queueIds: [1] }], usualCosts), 0)
})

test('the path is the cheapest of all ways in which no lever is given up', () => {
  const path = cheapestPath(growth)
  const priceAt = (level: number, set: (typeof chosenSets)[number]) => {
    const groups = groupsOf(
      pulled(growth.levels[level]?.scenario as Scenario, set, usualCosts),
      [agency],
      promise,
      set,
      usualCosts,
    )
    return priceOf(groups, needOf(groups), set, usualCosts).perYear
  }
  const prices = growth.levels.map((_, level) => chosenSets.map((set) => priceAt(level, set)))
  let cheapest = Number.POSITIVE_INFINITY
  const isWithin = (a: number, b: number) => (a & b) === a
  for (let a = 0; a < 2 ** levers.length; a++)
    for (let b = 0; b < 2 ** levers.length; b++)
      for (let c = 0; c < 2 ** levers.length; c++)
        if (isWithin(a, b) && isWithin(b, c))
          cheapest = Math.min(cheapest, (prices[0]?.[a] ?? 0) + (prices[1]?.[b] ?? 0) + (prices[2]?.[c] ?? 0))
  assert.equal(
    path.reduce((sum, { perYear }) => sum + perYear, 0),
    cheapest,
  )
  for (const [i, { levers: its }] of path.entries())
    assert.ok((path[i - 1]?.levers ?? []).every((lever) => its.includes(lever)))
})

test('a lever that costs nothing is pulled first, and one that costs too much never', () => {
  const free = { ...usualCosts.shorterHandling, perYear: nothing, once: nothing }
  const dear = { perOfficer: { ...nothing, amount: 1e11 } }
  const path = cheapestPath({ ...growth, costs: { ...usualCosts, shorterHandling: free, crossTraining: dear } })
  assert.ok(path[0]?.levers.includes('shorterHandling'))
  assert.ok(path.every(({ levers: its }) => !its.includes('crossTraining')))
})

test('every step of the path keeps the promise in the simulator, and says with how many counters', () => {
  const proofs = [...provePath(growth, cheapestPath(growth), luck)]
  const [now, ...steps] = proofs
  assert.equal(now?.done, 'nothing')
  assert.ok(steps.length >= growth.levels.length)
  for (const { kept, broken, simulated, visitors } of steps) {
    assert.deepEqual(broken, [], `${visitors} visitors`)
    assert.ok(kept.mean >= promise.share && kept.days === luck.replications)
    assert.ok(simulated.newCounters >= 0)
  }
  assert.equal(steps.at(-1)?.visitors, 400)
})

test('doors that open earlier take away those who stood before them: the promise is kept with fewer counters', () => {
  const busy = mallFor(420)
  const [usual, early] = [[], ['earlierOpening'] as const].map((set) => fares(growth, busy, set, luck))
  assert.ok((early?.simulated.newCounters ?? 0) < (usual?.simulated.newCounters ?? 0))
  assert.deepEqual(early?.broken, [])
})

const nothing = { amount: 0, assumed: false, source: '' }
