import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backTest } from './back-test.ts'
import type { Day } from './days.ts'
import { fit } from './fit.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
/** Mondays to Fridays of some weeks from Monday, 5 January 2026, without a holiday. */
const daysOf = (weeks: number): Day[] =>
  Array.from({ length: weeks * 5 }, (_, i) => {
    const on = 20_458 + Math.floor(i / 5) * 7 + (i % 5)
    const date = new Date(on * 86_400_000).toISOString().slice(0, 10)
    const weekday = weekdays[i % 5] as Day['weekday']
    return { ...ordinary, on, date, weekday, month: Number(date.slice(5, 7)) }
  })
const ordinary = { isOpen: true, hours: '08:00-15:00', isPayday: false, isBefore: false, isAfter: false }
const usual = [180, 160, 140, 120, 100]

test('where every week is like the last, last week is never wrong and the mean of the last twenty days by 24 visits', () => {
  const days = daysOf(30)
  const score = backTest(
    days,
    days.map((_, i) => usual[i % 5] as number),
  )
  assert.ok(score)
  assert.equal(score.naive, 0)
  assert.equal(score.average, 24)
  assert.ok(score.mae < 4 && score.coverage === 1, JSON.stringify(score))
})

test('the mean is of the last twenty days: half as many in the first four weeks do not count', () => {
  const days = daysOf(30)
  const score = backTest(
    days,
    days.map((_, i) => (usual[i % 5] as number) / (i < 20 ? 2 : 1)),
  )
  assert.ok(score && score.days > 50)
  assert.deepEqual([score.naive, score.average], [0, 24])
})

test('a trend goes on for some weeks and then fades: nobody grows for ever', () => {
  const days = daysOf(60)
  const can = { month: false, trend: true, payday: false, holiday: false }
  const { mean } = fit(
    days,
    days.map((_, i) => (usual[i % 5] as number) * 1.005 ** (i / 5)),
    can,
  )
  const last = days.at(-1) as Day
  const after = (weeks: number) => mean({ ...last, on: last.on + weeks * 7 }) / mean(last)
  assert.ok(after(4) > 1.005 && after(8) > after(4), `${after(4)} ${after(8)}`)
  // Half a percent a week would be thirteen times as many in ten years.
  assert.ok(after(520) < 1.1, `${after(520)}`)
})

test('with seven weeks there is no day to look back from', () => {
  assert.equal(backTest(daysOf(7), Array(35).fill(100)), undefined)
})

test('a range that eight of ten keep is not one that all keep: of days that differ by chance some lie outside', () => {
  const days = daysOf(60)
  let state = 7
  const chance = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const spread = () => 1 + 0.3 * (chance() + chance() + chance() - 1.5)
  const score = backTest(
    days,
    days.map((_, i) => Math.round((usual[i % 5] as number) * spread())),
  )
  assert.ok(score && score.coverage > 0.65 && score.coverage < 0.92, JSON.stringify(score))
  assert.ok(score.mae < score.naive && score.mae < score.average)
})
