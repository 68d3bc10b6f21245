import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { quarters } from '../need/offered-load.ts'
import type { AgencyDay } from './agency-day.ts'
import { assign } from './assign.ts'
import { openSolver, type Solver } from './integer-program.ts'
import { labourRules } from './labour-rules.ts'
import { type Prices, planRoster, presentIn } from './roster-program.ts'
import { isAtCounter, quartersIn } from './shift-pattern.ts'

const prices: Prices = { counter: 25_000, officer: 260_000, hour: 30_000, shortage: 5_000_000 }
const shifts = {
  open: 480,
  close: 900,
  rest: { minutes: 60, from: 690, until: 810 },
  mostPerDay: 450,
  mostAtOnce: 300,
  shortest: 180,
}
const open = quartersIn({ from: 480, until: 900 })

/** An agency whose counters 1 to n have each their officer, resting in turn. */
function agencyWith(counters: number, reserves: number): AgencyDay {
  return {
    agency: { id: 1, code: 'samsat' } as AgencyDay['agency'],
    queueIds: [1],
    counterIds: Array.from({ length: counters }, (_, i) => i + 1),
    today: Array.from({ length: counters }, (_, i) => ({
      counterId: i + 1,
      officerId: `petugas.${i + 1}`,
      from: 480,
      until: 900,
      rest: i % 2 === 0 ? { from: 690, until: 750 } : { from: 750, until: 810 },
    })),
    reserves: Array.from({ length: reserves }, (_, i) => `cadangan.${i + 1}`),
    shifts,
    rule: labourRules[0] as AgencyDay['rule'],
  }
}

let solve: Solver
before(async () => {
  solve = await openSolver()
})
function rosterFor(day: AgencyDay, need: readonly number[]) {
  const counters = day.counterIds.length
  const seats = [{ main: '1', helps: [], counters, officers: counters }]
  const task = { seats, reserves: day.reserves.length, need: new Map([['1', need]]), shifts, mayGrow: true }
  const plan = planRoster(task, prices, solve)
  assert.ok(plan)
  return { plan, ...assign(day, seats, () => day.counterIds, plan, 1000) }
}

test('the reserve sits at the counter of the one who rests, and nobody else moves', () => {
  const need = Array.from({ length: quarters }, (_, q) => (open.includes(q) ? 2 : 0))
  const { duties } = rosterFor(agencyWith(2, 1), need)
  const relief = duties.filter(({ isRelief }) => isRelief)
  assert.ok(relief.length >= 1 && relief.every(({ officerId }) => officerId === 'cadangan.1'))
  for (const officer of ['petugas.1', 'petugas.2'])
    assert.equal(new Set(duties.filter(({ officerId }) => officerId === officer).map((one) => one.counterId)).size, 1)
})

test('whatever is needed: nobody at two counters or beyond the hours, no counter with two, and the counts are the plan’s', () => {
  const days = fc.record({
    counters: fc.integer({ min: 1, max: 5 }),
    reserves: fc.integer({ min: 0, max: 2 }),
    few: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: open.length, maxLength: open.length }),
  })
  fc.assert(
    fc.property(days, ({ counters, reserves, few }) => {
      const need = Array.from({ length: quarters }, (_, q) => few[open.indexOf(q)] ?? 0)
      const { plan, duties } = rosterFor(agencyWith(counters, reserves), need)
      for (const quarter of open) {
        const here = duties.filter(({ from, until }) =>
          isAtCounter({ from, until, rest: null, isRelief: false }, quarter),
        )
        assert.equal(here.length, presentIn(plan, 0, quarter))
        assert.ok(here.length >= (need[quarter] ?? 0))
        assert.equal(new Set(here.map(({ officerId }) => officerId)).size, here.length, 'one officer, one counter')
        assert.equal(new Set(here.map(({ counterId }) => counterId)).size, here.length, 'one counter, one officer')
      }
      for (const officer of new Set(duties.map(({ officerId }) => officerId))) {
        const worked = duties
          .filter(({ officerId }) => officerId === officer)
          .reduce((sum, { from, until }) => sum + until - from, 0)
        assert.ok(worked <= shifts.mostPerDay, `${officer} ${worked}`)
      }
    }),
    { numRuns: 6, seed: 3 },
  )
})
