import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal, fraction } from '#platform/fraction.ts'
import fc from '../../test/harness/any.ts'
import { categoryOf, ippOf } from './ipp.ts'
import { readScores } from './read-scores.ts'
import { ippRuleOn } from './rules.ts'

const rule = ippRuleOn('2026-11-23')
const scores = (...values: (string | number)[]) => values.map((value) => decimal(String(value)) ?? fraction(0))
const aspects = scores('4.00', '4.20', '3.50', '3.75', '4.25', '3.00')

test('the example of the guide: F-02 3.8375 and F-03 4.10 give 3.90, B, green', () => {
  const ipp = ippOf({ aspects }, { value: fraction(41, 10) }, rule)
  assert.deepEqual([ipp.f02, ipp.f03, ipp.value], [38375, 41000, 390])
  assert.deepEqual([ipp.category.letter, ipp.category.meaning.id, ipp.category.zone], ['B', 'Baik', 'hijau'])
})

test('the categories begin exactly where the table says', () => {
  const letters = [451, 450, 401, 400, 351, 350, 301, 300, 251, 250, 201, 200, 151, 150, 101, 100, 0]
  assert.deepEqual(
    letters.map((value) => categoryOf(value, rule).letter),
    ['A', 'A-', 'A-', 'B', 'B', 'B-', 'B-', 'C', 'C', 'C-', 'C-', 'D', 'D', 'E', 'E', 'F', 'F'],
  )
})

test('the first aspect is weighed as its guide says, the others equally, and the result says which is which', () => {
  const first = Array.from({ length: 30 }, (_, i) => (i === 0 ? fraction(5) : fraction(0)))
  const ipp = ippOf({ indicators: first }, { value: fraction(0) }, rule)
  assert.equal(ipp.aspects[0]?.score, 8500)
  const tenth = Array.from({ length: 30 }, (_, i) => (i === 9 ? fraction(5) : fraction(0)))
  assert.equal(ippOf({ indicators: tenth }, { value: fraction(0) }, rule).aspects[1]?.score, 10000)
  assert.deepEqual(
    ipp.aspects.map(({ official }) => official),
    [true, false, false, false, false, false],
  )
})

test('weights of each aspect and of all aspects add up to a hundred', () => {
  assert.equal(
    rule.aspects.reduce((sum, { weight }) => sum + weight, 0),
    100,
  )
  for (const { indicators } of rule.aspects)
    if (!('equal' in indicators))
      assert.equal(
        indicators.reduce((sum, weight) => sum + weight),
        100,
      )
})

test('the users’ form is the mean of five means, over the respondents; online has other items', () => {
  const onSite = scores(5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  assert.equal(ippOf({ aspects }, { mode: 'onSite', sheets: [onSite] }, rule).f03, 10000)
  const online = scores(0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0)
  assert.equal(ippOf({ aspects }, { mode: 'online', sheets: [online, online.map(() => fraction(0))] }, rule).f03, 5000)
})

test('too few scores, a six and no respondents are refused with their place', () => {
  assert.throws(() => ippOf({ aspects: aspects.slice(1) }, { value: fraction(4) }, rule), { key: 'ipp.wrongCount' })
  assert.throws(() => ippOf({ aspects }, { value: fraction(6) }, rule), { key: 'ipp.outOfRange' })
  assert.throws(() => ippOf({ aspects }, { mode: 'onSite', sheets: [] }, rule), { key: 'ipp.noRespondents' })
  const short = { mode: 'online' as const, sheets: [scores(1, 2, 3)] }
  assert.throws(() => ippOf({ aspects }, short, rule), {
    key: 'ipp.wrongCount',
    detail: { form: 'F-03', sheet: 1, count: 11, found: 3 },
  })
})

test('a day before the guide has no rule, and of two guides the one of the day counts', () => {
  assert.throws(() => ippRuleOn('2010-01-01'), { key: 'ipp.noRule' })
  const rules = [
    { ...rule, validUntil: '2026-12-31' },
    { ...rule, basis: 'yang baru', validFrom: '2027-01-01' },
  ]
  assert.equal(ippRuleOn('2026-12-31', rules).basis, rule.basis)
  assert.equal(ippRuleOn('2027-01-01', rules).basis, 'yang baru')
})

test('a better score never lowers the index', () => {
  const score = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(fc.array(score, { minLength: 30, maxLength: 30 }), fc.nat(29), score, (values, at, users) => {
      const of = (all: readonly number[]) =>
        ippOf({ indicators: all.map((value) => fraction(value, 100)) }, { value: fraction(users, 100) }, rule).value
      const better = values.map((value, i) => (i === at ? Math.min(500, value + 50) : value))
      assert.ok(of(better) >= of(values))
    }),
  )
})

test('a file of scores is read exactly, and each fault of it has its place', () => {
  const good = readScores({ f02: { aspects: [4, '4.20', 3.5, 3.75, 4.25, 3] }, f03: { value: 4.1 } })
  assert.ok('f02' in good)
  assert.equal(ippOf(good.f02, good.f03, rule).value, 390)
  const bad = readScores({ f02: { aspects: [4, 'empat'] }, f03: { mode: 'onSite', sheets: [[1, null]] }, x: 1 })
  assert.ok(!('f02' in bad))
  assert.deepEqual(bad.map(({ path }) => path).toSorted(), ['f02.aspects[2]', 'f03.sheets[1][2]', 'x'])
})

test('whatever JSON comes, there are scores or faults', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = readScores(value)
      assert.ok('f02' in read || read.length > 0)
    }),
  )
})
