import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceleratedClock, clockFrom, steeredClock } from './clock.ts'

const at = (now: string) => new Request('http://mall.test/', { headers: { 'x-pendopo-now': now } })

test('a demonstration day runs as many times faster as it was told', () => {
  let passed = 0
  const clock = acceleratedClock(new Date('2026-11-23T07:30:00+07:00'), 60, () => passed)
  passed = 10_000
  assert.equal(clock.now().toISOString(), new Date('2026-11-23T07:40:00+07:00').toISOString())
})

test('a steered request has the time it brings; between requests the latest time stands still', () => {
  const clock = steeredClock()
  assert.equal(clock.now(at('2026-11-23T09:00:00+07:00')).toISOString(), '2026-11-23T02:00:00.000Z')
  assert.equal(clock.now(at('2026-11-23T08:00:00+07:00')).toISOString(), '2026-11-23T01:00:00.000Z')
  assert.equal(clock.now().toISOString(), '2026-11-23T02:00:00.000Z')
})

test('telephones show the real time, whatever a demonstration’s clock shows', () => {
  for (const text of ['2020-01-06T08:00:00+07:00@60', 'steered@2020-01-06T08:00:00+07:00'])
    assert.ok((clockFrom(text)?.onPhones?.() ?? 0) > new Date('2026-01-01'), text)
  assert.equal(clockFrom('real')?.onPhones, undefined)
})

test('a time without its offset, or no time at all, is not a clock', () => {
  for (const text of ['2026-11-23T07:30:00', '2026-11-23', 'yesterday', '2026-11-23T07:30:00+07:00@0', '@60', ''])
    assert.equal(clockFrom(text), undefined, text)
  for (const text of [undefined, 'steered', '2026-11-23T07:30:00+07:00', '2026-11-23T07:30:00Z@1.5'])
    assert.ok(clockFrom(text), String(text))
})
