import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workingDays } from '#mall/working-day.ts'
import { decreedCalendar } from '../../test/harness/decreed-calendar.ts'
import { complaintDueAt, complaintTerms, type Step } from './terms.ts'

const { holidays, hours } = decreedCalendar()
const time = {
  timeZone: 'Asia/Jakarta',
  days: workingDays(holidays),
  hours,
  afterClosingIsNextDay: true,
  dayOfReceipt: 0 as const,
}
const received = new Date('2026-03-17T10:00:00+07:00')
const due = (step: Step, at = received) =>
  complaintDueAt(step, at, time, '2026-03-17').toLocaleString('sv-SE', { timeZone: 'Asia/Jakarta' })

test('a complaint of Tuesday 17 March 2026 is due on the days that the law gives, at closing time', () => {
  assert.equal(due('verify'), '2026-03-27 15:00:00')
  assert.equal(due('normative'), '2026-03-31 15:00:00')
  assert.equal(due('notSupervisory'), '2026-04-14 15:00:00')
  assert.equal(due('supervisory'), '2026-06-26 15:00:00')
})

test('a complaint that comes after closing is received on the next working day', () => {
  assert.equal(due('verify', new Date('2026-03-17T14:30:00+07:00')), '2026-03-30 15:00:00')
})

test('a class without a term on a day is refused', () => {
  assert.throws(() => complaintDueAt('verify', received, time, '2010-01-01'), { key: 'complaint.noTerm' })
})

test('a small complaint has two working days; a decision by the law on public service has sixty days of the calendar', () => {
  assert.equal(due('minor'), '2026-03-26 15:00:00')
  assert.equal(due('decide'), '2026-05-16 10:00:00')
  assert.equal(due('tellDecision'), '2026-03-31 10:00:00')
})

test('of two terms of a class the one of the day counts', () => {
  const [verify] = complaintTerms.filter(({ step }) => step === 'verify')
  assert.ok(verify)
  const terms = [
    { ...verify, validUntil: '2026-03-16' },
    { ...verify, amount: 1, validFrom: '2026-03-17' },
  ]
  const dueOn = (day: string) => complaintDueAt('verify', received, time, day, terms)
  assert.equal(dueOn('2026-03-16').toISOString(), '2026-03-27T08:00:00.000Z')
  assert.equal(dueOn('2026-03-17').toISOString(), '2026-03-25T08:00:00.000Z')
})

test('no class has two terms on one day, and each term names its basis', () => {
  for (const [step, rows] of Map.groupBy(complaintTerms, (one) => one.step))
    assert.ok(rows.length === 1 && rows.every(({ basis }) => basis.length > 5), step)
})

test('a term in calendar days counts Sundays and Lebaran', () => {
  const terms = [
    {
      step: 'verify',
      amount: 14,
      unit: 'calendarDay',
      basis: 'UU 25/2009',
      validFrom: '2009-07-18',
      validUntil: null,
      assumed: true,
    },
  ] as const
  assert.deepEqual(complaintDueAt('verify', received, time, '2026-03-17', terms), new Date('2026-03-31T10:00:00+07:00'))
})
