import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { ordinaryShifts as shifts } from '../../../../test/harness/ordinary-shifts.ts'
import { quarters } from '../need/offered-load.ts'
import { keeps, openSolver, type Solver } from './integer-program.ts'
import { type Prices, planRoster, presentIn, type RosterPlan, type RosterTask, type Seat } from './roster-program.ts'
import { quartersIn, workOf } from './shift-pattern.ts'

const prices: Prices = { counter: 25_000, officer: 260_000, hour: 30_000, shortage: 5_000_000 }
const open = quartersIn({ from: shifts.open, until: shifts.close })
const always = (people: number) => new Array<number>(quarters).fill(0).map((_, q) => (open.includes(q) ? people : 0))
const seat = (main: string, counters: number, helps: Seat['helps'] = []): Seat => ({
  main,
  helps,
  counters,
  officers: counters,
})
const task = (over: Partial<RosterTask> & Pick<RosterTask, 'seats' | 'need'>): RosterTask => ({
  reserves: 0,
  shifts,
  mayGrow: true,
  ...over,
})

let solve: Solver
before(async () => {
  solve = await openSolver()
})
function planned(what: RosterTask): RosterPlan {
  const plan = planRoster(what, prices, solve)
  assert.ok(plan)
  return plan
}

test('two counters, one officer always there: the two rest one after the other', () => {
  const plan = planned(task({ seats: [seat('SAM', 2)], need: new Map([['SAM', always(1)]]) }))
  assert.deepEqual([plan.short, plan.newOfficers, plan.newReserves], [[], [0], 0])
  for (const quarter of open) assert.ok(presentIn(plan, 0, quarter) >= 1, `quarter ${quarter}`)
})

test('one counter stays open at noon because the reserve relieves the officer', () => {
  const plan = planned(task({ seats: [seat('POS', 1)], reserves: 1, need: new Map([['POS', always(1)]]) }))
  assert.deepEqual([plan.short, plan.newCounters, plan.newOfficers], [[], [0], [0]])
  const relief = plan.shifts.filter(({ pattern }) => pattern.isRelief)
  assert.equal(relief.length, 1)
  for (const quarter of open) assert.equal(presentIn(plan, 0, quarter), 1)
})

test('with today’s people only, what stays uncovered is named by queue and quarter hour', () => {
  const plan = planned(task({ seats: [seat('POS', 1)], need: new Map([['POS', always(1)]]), mayGrow: false }))
  const minutes = plan.short.reduce((sum, { people }) => sum + people * 15, 0)
  assert.equal(minutes, 60, 'exactly the break')
  assert.ok(plan.short.every(({ queue, quarter }) => queue === 'POS' && quarter >= 46 && quarter < 54))
})

test('counters and officers are added only when those of today are not enough', () => {
  const plan = planned(task({ seats: [seat('KTP', 3)], need: new Map([['KTP', always(5)]]) }))
  assert.ok((plan.newCounters[0] ?? 0) >= 2)
  assert.equal(plan.short.length, 0)
  const enough = planned(task({ seats: [seat('KTP', 9)], need: new Map([['KTP', always(5)]]) }))
  assert.deepEqual([enough.newCounters, enough.newOfficers], [[0], [0]])
})

test('a queue that is helped needs no officer of its own, as far as those who help have time', () => {
  const need = new Map([
    ['KK', always(2)],
    ['AKTA', always(1)],
  ])
  const helped = [seat('KK', 5, [{ queue: 'AKTA', counters: 5 }]), seat('AKTA', 0)]
  const plan = planned(task({ seats: helped, need }))
  assert.deepEqual(
    [plan.newCounters, plan.newOfficers],
    [
      [0, 0],
      [0, 0],
    ],
  )
  assert.ok(plan.help.length > 0)
  const unskilled = planned(task({ seats: [seat('KK', 5), seat('AKTA', 0)], need }))
  assert.ok((unskilled.newOfficers[1] ?? 0) >= 1)
})

test('whatever is needed, the roster covers it, within counters and hours, and the same again', () => {
  const tasks = fc.record({
    counters: fc.integer({ min: 0, max: 6 }),
    others: fc.integer({ min: 0, max: 4 }),
    reserves: fc.integer({ min: 0, max: 3 }),
    first: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: open.length, maxLength: open.length }),
    second: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: open.length, maxLength: open.length }),
  })
  fc.assert(
    fc.property(tasks, ({ counters, others, reserves, first, second }) => {
      const byQuarter = (few: readonly number[]) => always(0).map((_, q) => few[open.indexOf(q)] ?? 0)
      const need = new Map([
        ['A', byQuarter(first)],
        ['B', byQuarter(second)],
      ])
      const seats = [seat('A', counters, [{ queue: 'B', counters }]), seat('B', others)]
      const what = task({ seats, reserves, need })
      const plan = planned(what)
      assert.equal(plan.short.length, 0)
      for (const quarter of open) {
        const helping = plan.help
          .filter((help) => help.quarter === quarter)
          .reduce((sum, { people }) => sum + people, 0)
        assert.ok(presentIn(plan, 0, quarter) - helping >= (need.get('A')?.[quarter] ?? 0))
        assert.ok(presentIn(plan, 1, quarter) + helping >= (need.get('B')?.[quarter] ?? 0))
        for (const [i, { counters: has }] of seats.entries())
          assert.ok(presentIn(plan, i, quarter) <= has + (plan.newCounters[i] ?? 0))
      }
      assert.ok(plan.shifts.every(({ pattern }) => workOf(pattern) <= shifts.mostPerDay))
      assert.deepEqual(planned(what), plan)
    }),
    { numRuns: 6, seed: 7 },
  )
})

test('the solver’s answer is checked row by row: one that breaks a row is not taken', () => {
  const program = { variables: [{ cost: 1, most: 3 }], rows: [{ terms: [[0, 1]] as const, least: 2 }] }
  assert.equal(keeps(program, [2]), true)
  assert.equal(keeps(program, [1]), false)
  assert.equal(keeps(program, [4]), false)
  assert.equal(keeps(program, [Number.NaN]), false)
  assert.deepEqual(solve(program), { found: true, values: [2], cost: 2, isBest: true })
  assert.deepEqual(solve({ variables: [{ cost: 1, most: 1 }], rows: program.rows }), {
    found: false,
    isImpossible: true,
  })
})
