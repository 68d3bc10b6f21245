import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpeningCalendar } from '#mall/opening.ts'
import fc from '../../../test/harness/any.ts'
import { seeded } from '../../cli/day/random.ts'
import { type Day, daysOf, YearMissing } from './days.ts'
import { forecastOf } from './forecast.ts'
import { quartersOfDay } from './read-counts.ts'

const hours = { open: '08:00', close: '15:00' }
const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }
const national = (heldOn: string) => ({ heldOn, kind: 'national' as const, name: { id: 'libur', en: 'holiday' } })
const calendar: OpeningCalendar = {
  forms: [{ code: 'biasa', validFrom: '2025-01-01', validUntil: null, rank: 1, days: week, breaks: {} }],
  holidays: [
    '2025-12-25',
    '2026-01-01',
    '2026-01-16',
    '2026-02-17',
    '2026-04-03',
    '2026-05-14',
    '2026-06-16',
    '2026-08-17',
    '2026-08-25',
  ].map(national),
  opensOnJointLeave: false,
}
const day = (date: string) => Date.parse(date) / 86_400_000
/** A queue with so many visits on each open day, at 09.00 and 13.00. */
function queueOf(from: string, until: string, visits: (day: Day) => number) {
  const counts = new Map<number, Uint32Array>()
  for (const one of daysOf(calendar, day(from), day(until))) {
    if (!one.isOpen) continue
    const quarters = new Uint32Array(quartersOfDay)
    quarters[36] = Math.round(visits(one) * 0.75)
    quarters[52] = Math.round(visits(one) * 0.25)
    counts.set(one.on, quarters)
  }
  return new Map([['A', counts]])
}
const monday = ({ weekday }: Day) => (weekday === 'mon' ? 150 : weekday === 'fri' ? 60 : 100)
const near = (said: number | undefined, true_: number, share: number, what: string) =>
  assert.ok(said !== undefined && Math.abs(said - true_) <= share * true_, `${what}: ${said}, not ${true_}`)

test('weekdays, the day after a holiday, paydays and the trend are found again, and closed days bring nobody', () => {
  const random = seeded(2)
  const truth = (one: Day) =>
    monday(one) * (one.isPayday ? 1.2 : 1) * (one.isAfter ? 1.5 : 1) * (1 + (0.2 * (one.on - day('2025-09-01'))) / 364)
  const made = forecastOf(
    queueOf('2025-09-01', '2026-06-26', (one) => truth(one) * random.duration(1, 0.05)),
    calendar,
  )
  assert.ok(made)
  assert.deepEqual(made.can, { month: false, trend: true, payday: true, holiday: true })
  const said = new Map(made.whole.days.map((one) => [one.date, one]))
  for (const one of daysOf(calendar, day('2026-06-29'), day('2026-07-24')))
    if (one.isOpen) near(said.get(one.date)?.mean, truth(one), 0.12, one.date)
  assert.equal(said.get('2026-08-17')?.high, 0)
  assert.equal(said.get('2026-07-04')?.high, 0)
  near(said.get('2026-08-18')?.mean, 150, 0.6, 'the Tuesday after the holiday')
  const { score } = made.whole
  assert.ok(score && score.mae < 0.6 * score.naive && score.mae < 0.6 * score.average, JSON.stringify(score))
  assert.ok(score.coverage > 0.7 && score.coverage < 0.95, `${score.coverage}`)
})

test('a month that is known to bring more is found again; in less than thirteen months it is said that none can be', () => {
  const season = (one: Day) => monday(one) * (one.month === 8 ? 1.5 : one.month === 7 ? 0.8 : 1)
  const from = (begin: string) => forecastOf(queueOf(begin, '2026-06-26', season), calendar)
  const meanIn = (made: ReturnType<typeof from>, month: string) => {
    const days = made?.whole.days.filter(({ date, high }) => date.startsWith(month) && high > 0) ?? []
    assert.ok(days.length > 10)
    return days.reduce((sum, { mean }) => sum + mean, 0) / days.length
  }
  const [long, short] = [from('2025-01-06'), from('2025-09-01')]
  assert.deepEqual([long?.can.month, short?.can.month], [true, false])
  const truth = (1.5 / 0.8) * (meanIn(short, '2026-08') / meanIn(short, '2026-07'))
  near(meanIn(long, '2026-08') / meanIn(long, '2026-07'), truth, 0.15, 'August beside July')
  // Nothing is invented: without a July behind it, July is like the days before.
  near(meanIn(short, '2026-07'), 102, 0.08, 'a July of which nothing is known')
})

test('quarters of an hour add up to their day, and keep the shape of the queue', () => {
  const made = forecastOf(queueOf('2026-01-05', '2026-05-29', monday), calendar)
  const [queue] = made?.queues ?? []
  assert.ok(made && queue)
  for (const { date, mean } of queue.days) {
    const its = queue.quarters.filter((one) => one.date === date)
    assert.ok(Math.abs(its.reduce((sum, one) => sum + one.mean, 0) - mean) < 0.01, date)
  }
  const tuesday = queue.quarters.filter(({ date }) => date === '2026-06-09')
  assert.deepEqual(
    tuesday.map(({ at }) => at),
    [9 * 60, 13 * 60],
  )
  near((tuesday[0]?.mean ?? 0) / (tuesday[1]?.mean ?? 1), 3, 0.05, 'three of four come at nine')
})

test('one day of an incident and one of a crowd do not bend the rest', () => {
  const plain = forecastOf(queueOf('2026-01-05', '2026-05-29', monday), calendar)
  const odd = { '2026-05-19': 0, '2026-05-21': 900 } as Record<string, number>
  const bent = forecastOf(
    queueOf('2026-01-05', '2026-05-29', (one) => odd[one.date] ?? monday(one)),
    calendar,
  )
  const at = (made: typeof plain, date: string) => made?.whole.days.find((one) => one.date === date)?.mean ?? 0
  for (const date of ['2026-06-02', '2026-06-04', '2026-06-08']) near(at(bent, date), at(plain, date), 0.12, date)
})

test('an open day that nobody recorded is missing, not zero; a queue that is empty on a day has zero', () => {
  const both = new Map([
    ...queueOf('2026-01-05', '2026-05-29', monday),
    ['B', [...queueOf('2026-01-05', '2026-05-29', (one) => (one.weekday === 'tue' ? 20 : 0)).values()][0] ?? new Map()],
  ])
  for (const counts of both.values()) for (const date of ['2026-03-11', '2026-03-12']) counts.delete(day(date))
  const made = forecastOf(both, calendar)
  assert.deepEqual(made?.missing, ['2026-03-11', '2026-03-12'])
  const b = made?.queues.find(({ queue }) => queue === 'B')
  const said = (date: string) => b?.days.find((one) => one.date === date)?.mean ?? -1
  near(said('2026-06-09'), 20, 0.25, 'Tuesday')
  assert.ok(said('2026-06-10') < 2, `${said('2026-06-10')}`)
})

test('a year whose holidays nobody entered is an error that names it', () => {
  const late = queueOf('2026-08-03', '2026-12-04', monday)
  assert.throws(
    () => forecastOf(late, calendar),
    (error) => error instanceof YearMissing && error.year === 2027,
  )
})

test('a short history is said to be one, and too short a one gives nothing', () => {
  const made = forecastOf(queueOf('2026-05-04', '2026-05-29', monday), calendar)
  assert.deepEqual(made?.can, { month: false, trend: false, payday: false, holiday: false })
  assert.equal(made?.whole.score, undefined)
  assert.equal(forecastOf(queueOf('2026-05-04', '2026-05-08', monday), calendar), undefined)
  assert.equal(forecastOf(new Map(), calendar), undefined)
})

test('whatever the history, nothing is negative or without end, and the middle lies in its range', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4000 }), { minLength: 40, maxLength: 90 }), (visits) => {
      let i = 0
      const made = forecastOf(
        queueOf('2026-01-05', '2026-05-29', () => visits[i++ % visits.length] ?? 0),
        calendar,
      )
      for (const { low, mean, high } of made?.whole.days ?? []) {
        assert.ok(Number.isFinite(high) && low >= 0, `${low} ${mean} ${high}`)
        assert.ok(low <= mean && mean <= high)
      }
    }),
    { numRuns: 15, seed: 1 },
  )
})
