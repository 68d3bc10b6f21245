import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { billingExpiry, billingTerms, parseBillingCode } from './billing-code.ts'
import { buildQris, parseQris, type Qris } from './qris.ts'
import { parseRupiah, rupiah, writeRupiah } from './rupiah.ts'
import { priceOf } from './tariff.ts'
import { tariffs } from './tariff-table.ts'
import { terbilang, terbilangRupiah } from './terbilang.ts'
import { crc16 } from './tlv.ts'

test('money is whole rupiah, and what is written is read again', () => {
  assert.equal(writeRupiah(rupiah(75_000)), 'Rp75.000')
  for (const text of ['Rp75.000', '75.000', '75000', 'Rp 75.000,00', 'rp. 75.000,-'])
    assert.equal(parseRupiah(text), 75_000, text)
  for (const wrong of ['', 'Rp', '75.00', '75,5', '-75', '7.5000', '1e5'])
    assert.equal(parseRupiah(wrong), undefined, wrong)
  for (const wrong of [0.5, -1, Number.NaN, 2 ** 60]) assert.throws(() => rupiah(wrong), RangeError)
  fc.assert(fc.property(fc.maxSafeNat(), (amount) => assert.equal(parseRupiah(writeRupiah(rupiah(amount))), amount)))
})

test('numbers in words', () => {
  const words = [
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [200, 'dua ratus'],
    [1000, 'seribu'],
    [1_001, 'seribu satu'],
    [11_000, 'sebelas ribu'],
    [100_000, 'seratus ribu'],
    [101_000, 'seratus satu ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [2_500_750, 'dua juta lima ratus ribu tujuh ratus lima puluh'],
    [1_000_000_000_000, 'satu triliun'],
  ] as const
  for (const [number, word] of words) assert.equal(terbilang(number), word)
  assert.equal(terbilangRupiah(rupiah(75_000)), 'tujuh puluh lima ribu rupiah')
  assert.throws(() => terbilang(1.5), RangeError)
})

test('no two amounts have the same words', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
      assert.equal(terbilang(a) === terbilang(b), a === b)
    }),
  )
})

test('the sum of a code is the CRC of the standard', () => {
  assert.equal(crc16('123456789'), '29B1')
})

const kiosk: Qris = {
  kind: 'dynamic',
  accounts: [
    {
      id: '26',
      fields: [
        { id: '00', value: 'ID.CO.BRKSYARIAH.WWW' },
        { id: '01', value: '936001190000000001' },
      ],
    },
    {
      id: '51',
      fields: [
        { id: '00', value: 'ID.CO.QRIS.WWW' },
        { id: '02', value: 'ID1020021234567' },
        { id: '03', value: 'URE' },
      ],
    },
  ],
  categoryCode: '9399',
  amount: rupiah(75_000),
  name: 'BAPENDA PEKANBARU',
  city: 'PEKANBARU',
  postalCode: '28121',
  additional: [{ id: '01', value: 'SKRD-2026-0001' }],
  others: [],
}

test('what is built is read again', () => {
  assert.deepEqual(parseQris(buildQris(kiosk)), { ok: true, value: kiosk })
  const printed: Qris = { ...kiosk, kind: 'static', amount: undefined, postalCode: undefined, additional: [] }
  assert.deepEqual(parseQris(buildQris(printed)), { ok: true, value: printed })
})

test('whatever bill a code is built of, that bill is read from it', () => {
  const text = (maxLength: number) => fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength })
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
  const fieldsOf = (first: number, last: number, maxLength: number, value: number) =>
    fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: first, max: last }).map((id) => String(id).padStart(2, '0')),
        value: text(value),
      }),
      { maxLength, selector: ({ id }) => id },
    )
  const amount = fc.integer({ min: 0, max: 9_999_999_999_999 }).map(rupiah)
  const bill = fc.record({
    account: fc.record({
      id: fc.integer({ min: 26, max: 51 }).map(String),
      fields: fieldsOf(0, 99, 3, 25).filter((fields) => fields.length > 0),
    }),
    categoryCode: digits(4),
    amount,
    isStatic: fc.boolean(),
    name: text(25),
    city: text(15),
    postalCode: fc.option(digits(5), { nil: undefined }),
    additional: fieldsOf(1, 99, 3, 25),
    others: fieldsOf(64, 99, 3, 30),
  })
  fc.assert(
    fc.property(bill, ({ account, isStatic, amount, ...rest }) => {
      const its: Qris = {
        ...rest,
        kind: isStatic ? 'static' : 'dynamic',
        amount: isStatic && amount % 2 === 0 ? undefined : amount,
        accounts: [account],
      }
      // The library's records have no prototype.
      assert.deepEqual(parseQris(buildQris(its)), { ok: true, value: structuredClone(its) })
    }),
  )
})

test('a parser that is not ours reads the same', () => {
  const foreign = createRequire(import.meta.url)('emvqr') as {
    decode: (text: string) => Record<string, { data: unknown }>
  }
  const read = foreign.decode(buildQris(kiosk))
  assert.deepEqual(
    ['53', '54', '58', '59', '60'].map((id) => read[id]?.data),
    ['360 (IDR)', '75000', 'ID (Indonesia)', 'BAPENDA PEKANBARU', 'PEKANBARU'],
  )
  const network = read['51']?.data as Record<string, { data: string }> | undefined
  assert.equal(network?.['00']?.data, 'ID.CO.QRIS.WWW')
})

test('one changed sign anywhere is noticed', () => {
  const code = buildQris(kiosk)
  fc.assert(
    fc.property(fc.nat(code.length - 1), fc.constantFrom(...'0123456789ABCXYZ'), (at, sign) => {
      fc.pre(code[at]?.toUpperCase() !== sign)
      assert.equal(parseQris(code.slice(0, at) + sign + code.slice(at + 1)).ok, false)
    }),
  )
})

test('codes of another country or currency, without an account, and no codes at all are refused with the reason', () => {
  const dollars = buildQris(kiosk).slice(0, -4).replace('5303360', '5303840')
  assert.deepEqual(parseQris(dollars + crc16(dollars)), { ok: false, fault: 'currency' })
  const abroad = buildQris(kiosk).slice(0, -4).replace('5802ID', '5802SG')
  assert.deepEqual(parseQris(abroad + crc16(abroad)), { ok: false, fault: 'country' })
  const withAmount = (text: string) => buildQris(kiosk).slice(0, -4).replace('540575000', text)
  for (const [wrong, fault] of [
    ['540875000.50', 'amount'],
    ['5402-5', 'amount'],
    ['540575000540575000', 'fields'],
  ] as const)
    assert.deepEqual(parseQris(withAmount(wrong) + crc16(withAmount(wrong))), { ok: false, fault }, wrong)
  assert.deepEqual(parseQris(''), { ok: false, fault: 'fields' })
  assert.deepEqual(parseQris(buildQris(kiosk).slice(2)), { ok: false, fault: 'crc' })
  assert.throws(() => buildQris({ ...kiosk, accounts: [] }), { key: 'qris.missing' })
  assert.throws(() => buildQris({ ...kiosk, amount: undefined }), { key: 'qris.missing' })
  assert.throws(() => buildQris({ ...kiosk, name: 'x'.repeat(26) }), { key: 'qris.tooLong' })
})

test('whatever is scanned, the reader does not break', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(typeof parseQris(text).ok, 'boolean')))
  fc.assert(
    fc.property(fc.string(), (text) => {
      const body = `${text}6304`
      assert.equal(typeof parseQris(body + crc16(body)).ok, 'boolean')
    }),
  )
})

test('a billing code tells when it was made and until when it may be paid', () => {
  const read = parseBillingCode('8202 2092 2465 628')
  assert.ok(read.ok)
  assert.deepEqual([read.value.madeOn, read.value.serial], ['2022-09-22', '465628'])
  const jakarta = (text: string) => new Date(`${text}+07:00`)
  assert.deepEqual(
    billingExpiry('general', jakarta('2022-09-22T07:21:16'), '2022-09-22'),
    jakarta('2022-09-29T07:21:16'),
  )
  assert.deepEqual(
    billingExpiry('passport', jakarta('2026-11-23T10:00:00'), '2026-11-23'),
    jakarta('2026-11-23T12:00:00'),
  )
  assert.equal(billingExpiry('passport', jakarta('2020-11-23T10:00:00'), '2020-11-23'), undefined)
  for (const [text, fault] of [
    ['82022092246562', 'length'],
    ['82022092246562x', 'notDigits'],
    ['120220922465628', 'notSimponi'],
    ['820221322465628', 'date'],
  ] as const)
    assert.deepEqual(parseBillingCode(text), { ok: false, fault })
})

test('tariffs are those of their day', () => {
  const on = (...codes: string[]) => priceOf(codes, '2025-06-01')
  assert.deepEqual(
    [
      on('sim-c-renew'),
      on('sim-a-new'),
      on('skck'),
      on('passport-5'),
      on('e-passport-10'),
      on('e-passport-5', 'passport-same-day'),
    ],
    [75_000, 120_000, 30_000, 350_000, 950_000, 1_650_000],
  )
  assert.deepEqual([on('adminduk'), on('marriage-elsewhere'), on('marriage-at-kua')], [0, 600_000, 0])
  assert.throws(() => priceOf(['e-passport-10'], '2019-01-01'), { key: 'tariff.none' })
  assert.throws(() => priceOf(['gold'], '2025-06-01'), { key: 'tariff.none' })
})

test('of two tariffs, and of two terms of a code, the one of the day counts', () => {
  const [skck] = tariffs.filter(({ code }) => code === 'skck')
  const [passport] = billingTerms.filter(({ kind }) => kind === 'passport')
  assert.ok(skck && passport)
  const table = [
    { ...skck, validUntil: '2026-12-31' },
    { ...skck, price: { kind: 'fixed', amount: 40_000 }, validFrom: '2027-01-01' } as const,
  ]
  const prices = ['2026-12-31', '2027-01-01'].map((day) => priceOf(['skck'], day, {}, table))
  assert.deepEqual(prices, [30_000, 40_000])
  const terms = [
    { ...passport, validUntil: '2026-12-31' },
    { ...passport, hours: 6, validFrom: '2027-01-01' },
  ]
  const made = new Date('2027-01-01T10:00:00+07:00')
  const until = ['2026-12-31', '2027-01-01'].map((day) => billingExpiry('passport', made, day, terms)?.getTime())
  assert.deepEqual(
    until,
    [2, 6].map((hours) => made.getTime() + hours * 3_600_000),
  )
})

test('measuring 500 m2 at a unit cost of Rp80.000 costs Rp180.000', () => {
  assert.equal(priceOf(['land-measuring'], '2025-06-01', { area: 500, unitCost: 80_000 }), 180_000)
  assert.equal(priceOf(['land-transfer'], '2025-06-01', { landValue: 200_000_000 }), 250_000)
  assert.equal(priceOf(['bphtb'], '2025-06-01', { acquired: 300_000_000, exempt: 80_000_000 }), 11_000_000)
  assert.equal(priceOf(['bphtb'], '2025-06-01', { acquired: 50_000_000, exempt: 80_000_000 }), 0)
  assert.throws(() => priceOf(['land-measuring'], '2025-06-01', { area: 500 }), { key: 'tariff.needs' })
  assert.throws(() => priceOf(['land-measuring'], '2025-06-01', { area: 200_000, unitCost: 1 }), { key: 'tariff.none' })
})

test('no two rows of the tariff table hold on the same day, and each has its basis', () => {
  for (const [code, rows] of Map.groupBy(tariffs, (one) => one.code)) {
    const spans = rows.map(({ validFrom, validUntil }) => [validFrom, validUntil ?? '9999']).sort()
    for (const [i, [from]] of spans.entries()) assert.ok(i === 0 || String(spans[i - 1]?.[1]) < String(from), code)
    assert.ok(
      rows.every(({ basis }) => basis.length > 3),
      code,
    )
  }
})
