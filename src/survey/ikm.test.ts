import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { type Element, elements } from './element.ts'
import { classOf, fromWeakest, ikmOf, ikmOfMeans, pooled, type Sheet, totalsOf } from './ikm.ts'
import { surveyRuleOn } from './rules.ts'
import { sampleSize } from './sample-size.ts'

const rule = surveyRuleOn('2026-11-23')

test('Bantul 2023 is 87.28, B, good, as it was published', () => {
  const ikm = ikmOfMeans(
    {
      persyaratan: '3.31',
      prosedur: '3,35',
      waktu: '3.49',
      biaya: '3.93',
      produk: '3.45',
      kompetensi: '3.39',
      perilaku: '3.39',
      pengaduan: '3.76',
      sarana: '3.35',
    },
    rule,
  )
  assert.deepEqual([ikm.index, ikm.quality, ikm.performance.id], [8728, 'B', 'Baik'])
  assert.equal(fromWeakest(ikm)[0]?.element, 'persyaratan')
})

test('only when asked, the weights of old sheets give what old sheets gave', () => {
  const bantul = all((_, i) => ['3.31', '3.35', '3.49', '3.93', '3.45', '3.39', '3.39', '3.76', '3.35'][i] ?? '')
  assert.equal(ikmOfMeans(bantul, rule, '0.11').index, 8641)
  assert.equal(ikmOfMeans(bantul, rule, '0.111').index, 8719)
  assert.equal(ikmOf(same(4), rule, '0.11').index, 9900)
  assert.equal(ikmOf(same(4), rule, '0.111').index, 9990)
})

test('all best is 100.00 and A, all worst is 25.00 and D', () => {
  assert.deepEqual([ikmOf(same(4), rule).index, ikmOf(same(4), rule).quality], [10000, 'A'])
  assert.deepEqual([ikmOf(same(1), rule).index, ikmOf(same(1), rule).quality], [2500, 'D'])
})

test('the classes begin exactly where the table says', () => {
  const quality = (index: number) => classOf(index, rule).quality
  assert.deepEqual([6499, 6500, 7660, 7661, 8830, 8831].map(quality), ['D', 'C', 'C', 'B', 'B', 'A'])
})

test('an index of 76.605 is rounded half up before it is classed: 76.61, B', () => {
  const ikm = ikmOfMeans(
    all(() => '3.0642'),
    rule,
  )
  assert.deepEqual([ikm.index, ikm.quality], [7661, 'B'])
})

test('who leaves an element out does not count in its mean, and n says so', () => {
  const full = Object.fromEntries(elements.map((element) => [element, 4])) as Sheet
  const { biaya: _, ...partial } = full
  const ikm = ikmOf(totalsOf([full, { ...partial, waktu: 2 }]), rule)
  const of = (element: Element) => ikm.elements.find((one) => one.element === element)
  assert.deepEqual([of('biaya')?.n, of('biaya')?.mean], [1, 4000])
  assert.deepEqual([of('waktu')?.n, of('waktu')?.mean], [2, 3000])
})

test('an element that nobody answered stops the count and is named', () => {
  const totals = { ...same(3), sarana: { sum: 0, n: 0 } }
  assert.throws(() => ikmOf(totals, rule), { key: 'survey.noAnswers', detail: { element: 'sarana' } })
})

test('sums that no answers can give, and means that are no means, are refused', () => {
  assert.throws(() => ikmOf({ ...same(3), waktu: { sum: 9, n: 2 } }, rule), { key: 'survey.badTotal' })
  assert.throws(() => ikmOf({ ...same(3), waktu: { sum: 1, n: 2 } }, rule), { key: 'survey.badTotal' })
  assert.throws(() => ikmOf({ ...same(3), waktu: { sum: Number.NaN, n: 2 } }, rule), { key: 'survey.badTotal' })
  for (const wrong of ['', '5', '0.99', '-1', 'NaN', '3.3.1', '1e3'])
    assert.throws(
      () =>
        ikmOfMeans(
          all(() => wrong),
          rule,
        ),
      { key: 'survey.badMean' },
      wrong,
    )
})

test('units are pooled by their answers: a large unit weighs more than a small one', () => {
  const [large, small] = [totalsOf(times(100, sheet(3))), totalsOf(times(2, sheet(4)))]
  assert.equal(ikmOf(pooled([large, small]), rule).index, 7549)
  assert.notEqual(ikmOf(pooled([large, small]), rule).index, (7500 + 10000) / 2)
})

test('the index of a unit is that of all its answers: the mean of its services’ indices is another number', () => {
  const [services, unit] = [[75.56, 86.29, 94.61], 87.28]
  const mean = services.reduce((sum, index) => sum + index, 0) / services.length
  assert.equal(mean.toFixed(2), '85.49')
  assert.notEqual(mean.toFixed(2), unit.toFixed(2))
  // One respondent of a good service and nine of a weak one are not half and half.
  const pool = pooled([totalsOf([sheet(4)]), totalsOf(times(9, sheet(2)))])
  assert.equal(ikmOf(pool, rule).index, 5500)
})

test('follow-up begins with the weakest element by its exact mean, also where three decimals look alike', () => {
  const totals = { ...same(4), waktu: { sum: 30_004, n: 9001 }, biaya: { sum: 30_003, n: 9001 } }
  const [first, second] = fromWeakest(ikmOf(totals, rule))
  assert.deepEqual([first?.element, second?.element], ['biaya', 'waktu'])
  assert.equal(first?.mean, second?.mean)
})

test('a day before the regulation has no rule, and of two regulations the one of the day counts', () => {
  assert.throws(() => surveyRuleOn('2010-01-01'), { key: 'survey.noRule' })
  const rules = [
    { ...rule, validUntil: '2027-06-30' },
    { ...rule, basis: 'yang baru', validFrom: '2027-07-01' },
  ]
  assert.equal(surveyRuleOn('2027-06-30', rules).basis, rule.basis)
  assert.equal(surveyRuleOn('2027-07-01', rules).basis, 'yang baru')
})

const answers = fc.array(
  fc.record(Object.fromEntries(elements.map((element) => [element, fc.integer({ min: 1, max: 4 })]))),
  { minLength: 1, maxLength: 40 },
) as fc.Arbitrary<Record<Element, number>[]>

test('a better answer never lowers the index, and no index leaves 25 to 100', () => {
  fc.assert(
    fc.property(answers, fc.nat(), fc.constantFrom(...elements), (sheets, at, element) => {
      const before = ikmOf(totalsOf(sheets), rule).index
      const better = sheets.map((one, i) =>
        i === at % sheets.length ? { ...one, [element]: Math.min(4, one[element] + 1) } : one,
      )
      const after = ikmOf(totalsOf(better), rule).index
      assert.ok(after >= before && before >= 2500 && after <= 10000)
    }),
  )
})

test('pooling is counting all sheets together, in whatever order', () => {
  fc.assert(
    fc.property(answers, answers, (a, b) => {
      assert.deepEqual(pooled([totalsOf(a), totalsOf(b)]), totalsOf([...b, ...a]))
    }),
  )
})

test('the sample sizes are those of the table of Krejcie and Morgan, rounded half up', () => {
  for (const [population, size] of table) assert.equal(sampleSize(population), size, String(population))
  for (const wrong of [0, -5, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => sampleSize(wrong), { key: 'survey.badPopulation' })
})

const table =
  `10:10 15:14 20:19 22:21 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66 85:70 90:73
95:76 100:80 110:86 120:92 130:97 140:103 150:108 160:113 161:114 170:118 180:123 190:127 200:132 210:136 220:140 230:144
240:148 250:152 260:155 270:159 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201 440:205 460:210
480:214 500:217 550:226 600:234 646:241 650:242 700:248 750:254 800:260 850:265 900:269 950:274 1000:278 1100:285 1200:291
1300:297 1317:298 1400:302 1500:306 1600:310 1700:313 1800:317 1900:320 2000:322 2200:327 2400:331 2500:333 2600:335
2800:338 3000:341 3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368 10000:370 15000:375 20000:377
30000:379 40000:380 50000:381 75000:382 100000:383 1000000:384`
    .split(/\s+/)
    .map((pair) => pair.split(':').map(Number) as [number, number])

function all(of: (element: Element, i: number) => string): Record<Element, string> {
  return Object.fromEntries(elements.map((element, i) => [element, of(element, i)])) as Record<Element, string>
}

function sheet(answer: number): Sheet {
  return Object.fromEntries(elements.map((element) => [element, answer]))
}

function same(answer: number) {
  return totalsOf([sheet(answer)])
}

function times(count: number, one: Sheet): Sheet[] {
  return Array.from({ length: count }, () => one)
}
