import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staffedSpans } from '../../change-counters.ts'
import { noFriction, patient } from '../../plain-queue.ts'
import type { Scenario } from '../../scenario.ts'
import { tryRoster } from '../try-roster.ts'
import { daysOf } from './days.ts'
import { finishNeed } from './finish-need.ts'
import { isKept, type Need } from './judge.ts'
import { quarters } from './offered-load.ts'

const hour = 60
const promise = { share: 0.9, minutes: 15 }
const luck = { replications: 45, seed: 3 }
const open = Array.from({ length: 16 }, (_, i) => 32 + i)
const everywhere = (counters: number) =>
  Array.from({ length: quarters }, (_, quarter) => (open.includes(quarter) ? counters : 0))

/** Two queues from eight to twelve, to which 120 and 40 people come for eight minutes each. */
const hall: Scenario = {
  closes: 12 * hour,
  ends: 20 * hour,
  numbers: { from: 8 * hour, until: 12 * hour },
  queues: [1, 2].map((id) => ({
    ...{ id, code: String(id), promiseMinutes: promise.minutes, discipline: 'credit' as const, lanePlaces: 1e9 },
    ...{ creditProtectedMinutes: 0, creditAppointmentMinutes: 0, promiseProtectedMinutes: 1e9 },
    ...{ weightProtected: 1, weightAppointment: 1 },
  })),
  services: [1, 2].map((id) => ({ id, queueId: id, minutes: 8, takes: { kind: 'lognormal', variation: 0.6 } })),
  counters: [],
  demand: {
    ...{ visitors: 160, count: 'exact', moreShare: 0, inOrderShare: 0, protectedShare: 0, appointments: null },
    ways: patient,
    arrivals: [{ from: 8 * hour, until: 12 * hour, weight: 1 }],
    mix: [
      { serviceId: 1, weight: 3 },
      { serviceId: 2, weight: 1 },
    ],
  },
  officers: noFriction,
  incidents: [],
}

function staffed(need: Need): Scenario {
  const counters = [...need].flatMap(([queueId, of]) => {
    const counts = open.map((quarter) => of[quarter] ?? 0)
    return Array.from({ length: Math.max(...counts) }, (_, i) => ({
      profile: [{ queueId, whenWaitingOver: null }],
      shifts: staffedSpans(8 * hour, counts, i + 1),
      rests: [],
    }))
  })
  return { ...hall, counters: counters.map((one, i) => ({ ...one, id: i + 1, code: String(i + 1) })) }
}
const live = (need: Need, which: 'search' | 'proof') => tryRoster(staffed(need), daysOf(luck, which))
const finished = (first: number) =>
  finishNeed({
    ...{ scenario: hall, groups: [{ queueIds: [1] }, { queueIds: [2] }], load: new Map(), promise },
    ...{ openOf: () => open, neighboursOf: (key: number) => [key], leastOf: () => 1, isPeakOnly: false },
    first: new Map([1, 2].map((id) => [id, everywhere(first)])),
    attempt: (need, days) => ({ trial: live(need, days) }),
    said: () => {},
  })
const peakOf = (need: Need, key: number) => Math.max(...(need.get(key) ?? []))

test('from far too many counters and from far too few the search comes to a need that is kept narrowly', () => {
  for (const first of [20, 1]) {
    const { need, best, withLess, broken } = finished(first)
    assert.deepEqual(broken, [], `from ${first}`)
    for (const [i, key] of [1, 2].entries()) {
      const { kept } = best.trial.outcome.byQueue[i] as (typeof best.trial.outcome.byQueue)[number]
      assert.ok(kept.low >= promise.share, `queue ${key} from ${first}: ${kept.low}`)
      const less = withLess.get(key)
      assert.ok(less && !isKept(less, promise), `queue ${key} from ${first} breaks with one counter less`)
      // No roster with as many counters all day is smaller than the peak that was found.
      const flat = live(
        new Map([...need].map(([other, its]) => [other, other === key ? everywhere(peakOf(need, key) - 1) : its])),
        'proof',
      )
      assert.ok(!isKept(flat.outcome.byQueue[i]?.kept, promise))
    }
  }
})

test('what is searched on some days is proved on others', () => {
  const [searched, proved] = [daysOf(luck, 'search'), daysOf(luck, 'proof')]
  assert.ok((searched.first ?? 0) > (proved.first ?? 0) + proved.replications)
})
