import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { blindIndex } from './blind-index.ts'
import { parseKbli, parseNib, parseNop, writeNop } from './business-number.ts'
import { maskNumber, maskPhone } from './mask.ts'
import { type NumberFault, parseKk, parseNik } from './nik.ts'
import { pdpDueAt, pdpTerms } from './pdp-terms.ts'
import { parsePhone } from './phone.ts'
import { parsePlate, writePlate } from './plate.ts'
import { regionOf, regionsSource } from './region.ts'
import { sayNumberFault, sayPhoneFault, sayPlateFault } from './words.ts'

const today = '2026-11-25'
const nik = (text: string) => {
  const read = parseNik(text, today)
  assert.ok(read.ok, JSON.stringify(read))
  return read
}
const faultOf = (text: string) => {
  const read = parseNik(text, today)
  return read.ok ? undefined : read.fault
}

test('a NIK tells where it was issued, sex and birth date', () => {
  const { value } = nik('3204110609970001')
  assert.deepEqual([value.sex, value.bornOn, value.region.province], ['L', '1997-09-06', 'Jawa Barat'])
  assert.deepEqual([value.region.code, value.district, value.serial], ['3204', '320411', '0001'])
})

test('forty is added to the day of birth of women', () => {
  assert.deepEqual(pick(nik('3273007101010001').value), ['P', '2001-01-31'])
  const pekanbaru = nik('1471 0157 0885 0003').value
  assert.deepEqual(pick(pekanbaru), ['P', '1985-08-17'])
  assert.deepEqual([pekanbaru.region.code, pekanbaru.region.regency], ['1471', 'Kota Pekanbaru'])
})

test('a birth of this century is a guess and says so; one that is still to come is of the last', () => {
  assert.deepEqual(nik('1471017101010001').warnings, ['centuryGuessed'])
  assert.deepEqual(nik('1471011708850003').warnings, [])
  assert.equal(nik('1471012512260001').value.bornOn, '1926-12-25')
  assert.equal(nik('1471012511260001').value.bornOn, today)
})

test('29 February is of the century that has it', () => {
  assert.equal(nik('1471012902000001').value.bornOn, '2000-02-29')
  assert.equal(faultOf('1471012902010001'), 'date')
})

test('what is wrong is told: letters, length, a date that never was, serial nought, one digit throughout', () => {
  assert.equal(faultOf('14710157O8850003'), 'notDigits')
  assert.equal(faultOf('147101570885000'), 'length')
  assert.equal(faultOf(''), 'length')
  assert.equal(faultOf('1471013202850003'), 'date')
  assert.equal(faultOf('1471013113850003'), 'date')
  assert.equal(faultOf('1471017208850000'), 'date')
  assert.equal(faultOf('1471011708850000'), 'serial')
  assert.equal(faultOf('1111111111111111'), 'repeated')
})

test('a region we do not know is a warning, never a refusal', () => {
  assert.deepEqual(nik('5401011708850003').warnings, ['unknownProvince'])
  assert.deepEqual(nik('1499011708850003').warnings, ['unknownRegency'])
})

test('there are 38 provinces and 514 regencies and cities, with their source and date', async () => {
  const { default: regions } = await import('./regions.json', { with: { type: 'json' } })
  assert.equal(Object.keys(regions.provinces).length, 38)
  assert.equal(Object.keys(regions.regencies).length, 514)
  assert.equal(regionOf('1471').province, 'Riau')
  assert.match(regionsSource.date, /^\d{4}-\d{2}-\d{2}$/)
})

test('a family card has the day of issue, without forty', () => {
  const read = parseKk('1471012303150012', today)
  assert.ok(read.ok)
  assert.deepEqual([read.value.issuedOn, read.value.region.regency], ['2015-03-23', 'Kota Pekanbaru'])
  assert.equal(parseKk('1471016303150012', today).ok, false)
})

test('every NIK that is made of a real date is read back to it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1927-01-01'), max: new Date('2026-11-24'), noInvalidDate: true }),
      fc.boolean(),
      (date, isWoman) => {
        const [y = '', m = '', d = ''] = date.toISOString().slice(0, 10).split('-')
        const day = String(Number(d) + (isWoman ? 40 : 0)).padStart(2, '0')
        const { value } = nik(`147101${day}${m}${y.slice(2)}0042`)
        assert.equal(value.sex, isWoman ? 'P' : 'L')
        assert.equal(value.bornOn.slice(4), `-${m}-${d}`)
        assert.equal(Number(value.bornOn.slice(0, 4)) % 100, Number(y) % 100)
      },
    ),
  )
})

test('whatever is typed, no number reader breaks', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const read of [
        parseNik(text, today),
        parseKk(text, today),
        parseNib(text),
        parseKbli(text),
        parseNop(text),
        parsePhone(text),
      ])
        assert.equal(typeof read.ok, 'boolean')
      parsePlate(text)
    }),
  )
})

test('NIB has thirteen digits, KBLI five, NOP eighteen', () => {
  assert.deepEqual(parseNib('1234 5678 9012 3'), { ok: true, value: '1234567890123' })
  assert.deepEqual(parseNib('123456789012'), { ok: false, fault: 'length' })
  const kbli = parseKbli('56101')
  assert.ok(kbli.ok && kbli.value.division === '56' && kbli.value.group === '561')
  assert.equal(parseKbli('00123').ok, false)
  const nop = parseNop('14.71.010.001.002-0034.0')
  assert.ok(nop.ok)
  assert.deepEqual([nop.value.region.regency, nop.value.block, nop.value.serial], ['Kota Pekanbaru', '002', '0034'])
  assert.equal(writeNop(nop.value), '14.71.010.001.002-0034.0')
})

test('a phone is one number however it is written', () => {
  for (const text of [
    '0812-3456-7890',
    '+62 812 3456 7890',
    '6281234567890',
    '81234567890',
    '0062 81234567890',
    '+62 0812 34567890',
  ])
    assert.deepEqual(parsePhone(text), { ok: true, value: { e164: '+6281234567890', kind: 'mobile' } }, text)
  assert.deepEqual(parsePhone('(0761) 22-334'), { ok: true, value: { e164: '+6276122334', kind: 'line' } })
  assert.deepEqual(parsePhone('+60123456789'), { ok: false, fault: 'notIndonesian' })
  assert.deepEqual(parsePhone('0812345'), { ok: false, fault: 'length' })
  assert.deepEqual(parsePhone('08xx'), { ok: false, fault: 'notDigits' })
})

test('a plate is one plate however it is written', () => {
  for (const text of ['bm1234xx', 'BM 1234 XX', 'bm-1234-xx'])
    assert.equal(writePlate(parsePlate(text) ?? none), 'BM 1234 XX')
  assert.equal(writePlate(parsePlate('B 1') ?? none), 'B 1')
  for (const wrong of ['BM 0123 XX', 'ABC 12 X', '1234', 'BM 12345 X', '']) assert.equal(parsePlate(wrong), undefined)
})

test('a plate and a NOP that are written are read again', () => {
  const letters = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength, maxLength })
  const plate = fc.record({
    area: letters(1, 2),
    number: fc.integer({ min: 1, max: 9999 }).map(String),
    series: letters(0, 3),
  })
  fc.assert(fc.property(plate, (one) => assert.deepEqual(parsePlate(writePlate(one)), { ...one })))
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 18, maxLength: 18 })
  fc.assert(
    fc.property(digits, (text) => {
      const read = parseNop(text)
      assert.deepEqual(read.ok ? parseNop(writeNop(read.value)) : read, read)
      assert.ok(read.ok || /^(\d)\1*$/.test(text))
    }),
  )
})

test('what is wrong with a number is said in a sentence, in both languages', () => {
  const faultIn = (read: { ok: boolean; fault?: unknown }) => (read as { fault: NumberFault }).fault
  const said = [
    sayNumberFault('id', 'kk', faultIn(parseKk('1471013102150001', today)), '1471013102150001'),
    sayNumberFault('id', 'nib', faultIn(parseNib('12 345')), '12 345'),
    sayNumberFault('id', 'kbli', faultIn(parseKbli('00123')), '00123'),
    sayNumberFault('en', 'nop', faultIn(parseNop('14.71.x')), '14.71.x'),
    sayPhoneFault('id', 'notIndonesian'),
    sayPlateFault('en'),
  ]
  const expected = [
    /tidak ada dalam kalender/,
    /Ada 5 angka, seharusnya 13/,
    /KBLI mulai dari 01/,
    /letters or signs/,
    /\+62/,
    /BM 1234 XX/,
  ]
  for (const [i, pattern] of expected.entries()) assert.match(said[i] ?? '', pattern)
})

test('lists show the ends only', () => {
  assert.equal(maskNumber('1471015708850003'), '147101******0003')
  assert.equal(maskNumber('123'), '***')
  assert.equal(maskPhone('+6281234567890'), '+628123*****90')
})

test('a blind index finds the same number again and tells nothing without the key', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const index = blindIndex('nik', '1471015708850003', key)
  assert.deepEqual(blindIndex('nik', '1471015708850003', key), index)
  assert.equal(index.length, 32)
  assert.notDeepEqual(blindIndex('nik', '1471015708850003', other), index)
  assert.notDeepEqual(blindIndex('kk', '1471015708850003', key), index)
  assert.notDeepEqual(blindIndex('nik', '1471015708850004', key), index)
})

test('three times twenty-four hours are hours of the calendar: over a Sunday and Lebaran too', () => {
  assert.deepEqual(
    pdpDueAt('breachNotice', new Date('2026-03-20T21:00:00+07:00'), '2026-03-20'),
    new Date('2026-03-23T21:00:00+07:00'),
  )
  assert.throws(() => pdpDueAt('access', new Date(), '2020-01-01'), { key: 'pdp.noTerm' })
  const [access] = pdpTerms.filter(({ duty }) => duty === 'access')
  assert.ok(access)
  const terms = [
    { ...access, validUntil: '2027-12-31' },
    { ...access, hours: 24, validFrom: '2028-01-01' },
  ]
  const since = new Date('2028-01-01T08:00:00+07:00')
  assert.deepEqual(pdpDueAt('access', since, '2027-12-31', terms), new Date('2028-01-04T08:00:00+07:00'))
  assert.deepEqual(pdpDueAt('access', since, '2028-01-01', terms), new Date('2028-01-02T08:00:00+07:00'))
})

const none = { area: '', number: '', series: '' }

function pick({ sex, bornOn }: { sex: string; bornOn: string }): string[] {
  return [sex, bornOn]
}
