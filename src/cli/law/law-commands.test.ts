import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { elements } from '#survey/element.ts'
import { openCommandLine } from '../../../test/harness/command-line.ts'
import { exits } from '../exit-codes.ts'
import { doubleKeys } from './double-keys.ts'

const { file, folder, json, run } = openCommandLine()

test('a file of sheets gives the index, its class, every element with its n, and the sample it needs', async () => {
  const sheets = file('baik.csv', `${elements.join(',')}\n${'4,4,4,4,4,4,4,4,4\n'.repeat(6)}3,3,3,3,3,3,3,3,3\n`)
  const told = await json('skm', sheets, '--population', '22', '--date', '2026-11-23')
  assert.deepEqual([told.ikm, told.quality, told.sample, told.respondents], [96.43, 'A', 21, 7])
  assert.equal(told.elements.length, 9)
  const { out } = await run('skm', sheets, '--population', '22')
  assert.match(out, /IKM 96,43, mutu A, sangat baik/)
  assert.match(out, /memerlukan 21 responden: kurang 14/)
})

test('an old sheet is reproduced only when its weight is asked by name', async () => {
  const sheets = file('semua.csv', `${elements.join(',')}\n${'4,4,4,4,4,4,4,4,4\n'.repeat(5)}`)
  assert.equal((await json('skm', sheets)).ikm, 100)
  assert.equal((await json('skm', sheets, '--weight', '0.11')).ikm, 99)
  assert.equal((await json('skm', sheets, '--weight', '0,11')).ikm, 99)
  assert.equal((await run('skm', sheets, '--weight', '0.1')).exit, exits.usage)
})

test('a unit with fewer than five answers is not shown', async () => {
  const rows = `A,${'4,'.repeat(8)}4\n`.repeat(5) + `B,${'1,'.repeat(8)}1\n`.repeat(4)
  const told = await json('skm', file('unit.csv', `loket,${elements.join(',')}\n${rows}`), '--by', 'loket')
  assert.deepEqual(
    told.units.map(({ unit, ikm }: { unit: string; ikm?: number }) => [unit, ikm]),
    [
      ['A', 100],
      ['B', undefined],
    ],
  )
})

test('U8 without an order, wrong answers and files that are not there end with a sentence and a number', async () => {
  const numbered = file('u.csv', `U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n`)
  assert.match((await run('skm', numbered)).out, /--order regulation/)
  assert.equal((await run('skm', numbered)).exit, exits.badData)
  assert.equal((await run('skm', numbered, '--order', 'regulation')).exit, exits.ok)
  assert.equal((await run('skm', numbered, '--order', 'mine')).exit, exits.usage)
  assert.equal((await run('skm', join(folder, 'tidak-ada.csv'))).exit, exits.noInput)
  const faults = await json('skm', file('salah.csv', `${elements.join(',')}\n5,4,4,4,4,4,4,4,x\n`))
  assert.deepEqual([faults.exit, faults.ok, faults.faults.length], [exits.badData, false, 2])
  const silent = await run('skm', file('diam.csv', `${elements.join(',')}\n4,4,4,4,4,4,4,4,\n`))
  assert.deepEqual([silent.exit, /unsur sarana/.test(silent.err)], [exits.badData, true])
  const many = await run('skm', numbered, '--order', 'regulation', '--population', 'banyak')
  assert.deepEqual([many.exit, /bukan jumlah orang/.test(many.err)], [exits.usage, true])
})

test('both forms give the index of public service, and equal weights are said to be equal', async () => {
  const scores = file('f.json', JSON.stringify({ f02: { indicators: Array(30).fill(4) }, f03: { value: '4.10' } }))
  const told = await json('ipp', scores)
  assert.deepEqual([told.ipp, told.category.letter, told.category.zone], [4.03, 'A-', 'hijau'])
  assert.match((await run('ipp', scores)).out, /bobot indikator dibuat sama/)
})

test('scores that are not there, not numbers or not JSON are said with their place', async () => {
  const wrong = file('w.json', JSON.stringify({ f02: { aspects: [1, 'x'] }, f03: { value: 4 } }))
  const told = await json('ipp', wrong)
  assert.deepEqual([told.exit, told.faults[0].path], [exits.badData, 'f02.aspects[2]'])
  for (const broken of ['{', '{"f02": NaN}', Buffer.from([0xff, 0xfe, 0x7b, 0])]) {
    const { exit, err } = await run('ipp', file('n.json', broken))
    assert.equal(exit, exits.badData)
    assert.doesNotMatch(err, /JSON input|Unexpected|token/)
  }
  assert.match((await run('ipp', file('n.json', '{ "f02": [] }'))).out, /^f02: belum ada, atau bentuknya lain.*\nf03: /)
  const few = file('few.json', JSON.stringify({ f02: { aspects: [1] }, f03: { value: 4 } }))
  const refused = await run('ipp', few)
  assert.deepEqual([refused.exit, /F-02 harus berisi 6 nilai, bukan 1/.test(refused.out)], [exits.badData, true])
})

test('every score out of range is said with its place, not the first alone', async () => {
  const sheet = (at: number, score: number) => Array.from({ length: 11 }, (_, i) => (i === at ? score : 4))
  const f03 = { mode: 'online', sheets: [sheet(0, 4), sheet(2, 7), [4]] }
  const told = await run('ipp', file('enam.json', JSON.stringify({ f02: { aspects: [1, 6, 1, 1, 1, 5.01] }, f03 })))
  assert.equal(told.exit, exits.badData)
  assert.deepEqual(told.out.trim().split('\n'), [
    'F-02 butir 2: nilainya harus dari 0 sampai 5.',
    'F-02 butir 6: nilainya harus dari 0 sampai 5.',
    'F-03 responden 2 butir 3: nilainya harus dari 0 sampai 5.',
    'F-03 responden 3 harus berisi 11 nilai, bukan 1.',
    '4 kesalahan. Tidak ada yang dihitung.',
  ])
})

test('a name that stands twice in a file of scores is said with its line: which of the two was meant is not guessed', async () => {
  const twice =
    '{\n "f02": { "aspects": [1, 1, 1, 1, 1, 1] },\n "f03":\n  { "value": 4, "v\\u0061lue": 5 },\n "f02": { "aspects": [] }\n}'
  const { exit, err } = await run('ipp', file('dua.json', twice))
  assert.equal(exit, exits.badData)
  assert.match(err, /^Baris 4: “value” sudah ada.*\nBaris 5: “f02” sudah ada/)
  assert.deepEqual(doubleKeys('[{"a": "b:"}, {"a": {"a": [1, "a"]}, "b": "\\"a\\":"}]'), [])
})

test('a NIK is read or its fault is said, and the full number is never repeated', async () => {
  const { out, exit } = await run('nik', '1471015708850003', '--date', '2026-11-25')
  assert.equal(exit, exits.ok)
  assert.match(out, /Kota Pekanbaru, Riau/)
  assert.match(out, /perempuan, lahir 17 Agustus 1985/)
  assert.match(out, /147101\*{6}0003/)
  assert.doesNotMatch(out, /1471015708850003/)
  assert.equal((await json('nik', '1471015708850003')).nik, '147101******0003')
  const bad = await run('nik', '147101570885')
  assert.equal(bad.exit, exits.badData)
  assert.match(bad.out, /Ada 12 angka, seharusnya 16/)
  assert.equal((await run('nik', '1471015708850003', '--date', '23-11-2026')).exit, exits.usage)
})

test('a day before the regulation is refused, not counted with a later rule', async () => {
  const sheets = file('dulu.csv', `${elements.join(',')}\n4,4,4,4,4,4,4,4,4\n`)
  const { exit, err } = await run('skm', sheets, '--date', '2010-01-01')
  assert.equal(exit, exits.refused)
  assert.match(err, /2010-01-01/)
})
