import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { at, buildSmallMall } from '../../../test/harness/small-mall.ts'
import { countMissed, forgetMissed, keepable, readMissed } from './missed.ts'

const database = await freshDatabase()
const { mall } = await buildSmallMall(database)
const inMall = <T>(act: Parameters<typeof database.db.transact<T>>[1]) => database.db.transact({ mall }, act)

test('what may be a person’s is never kept: a NIK, a telephone number, an address, a long story', () => {
  const never = [
    '1471012309900001',
    'ktp 1471 0123 0990 0001 hilang',
    '0812-3456-789',
    'telp 62.812.345',
    'lahir 23 09 1990',
    '１２３４５６７',
    'siti@contoh.id',
    'siti at gmail com',
    'https://contoh.id/x',
    'x',
    '!!',
    'ibu saya tetangga pak budi di jalan melati mau mengurus kartu keluarga anaknya',
  ]
  for (const typed of never) assert.equal(keepable(typed), undefined, typed)
})

test('words are kept in small letters, without accents and signs', () => {
  assert.equal(keepable('  Surat  JALAN, café! '), 'surat jalan cafe')
  assert.equal(keepable('spt 2025'), 'spt 2025')
})

test('many who search in vain at the same moment are all counted, and nothing but words, day and count is kept', async () => {
  await Promise.all(Array.from({ length: 20 }, () => inMall((tx) => countMissed(tx, 'Surat jalan', '2026-11-23'))))
  await inMall((tx) => countMissed(tx, 'surat JALAN', '2026-11-24'))
  assert.deepEqual(await inMall((tx) => readMissed(tx, 10)), [
    { words: 'surat jalan', times: 21, lastOn: '2026-11-24' },
  ])
  const columns = await database.owner.rows<{ name: string }>(
    sql`select attname as name from pg_attribute where attrelid = 'service.missed_search'::regclass and attnum > 0 and not attisdropped order by attnum`,
  )
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['mall_id', 'asked_on', 'words', 'times'],
  )
})

test('what was typed once or twice is shown to nobody', async () => {
  for (const day of ['2026-11-23', '2026-11-24']) await inMall((tx) => countMissed(tx, 'budi santoso', day))
  assert.deepEqual(
    (await inMall((tx) => readMissed(tx, 10))).map(({ words }) => words),
    ['surat jalan'],
  )
  await inMall((tx) => countMissed(tx, 'budi santoso', '2026-11-25'))
  assert.equal((await inMall((tx) => readMissed(tx, 10))).length, 2)
})

test('the database itself keeps no run of six digits and no address', async () => {
  for (const words of ['ktp 147101', 'a@b'])
    await assert.rejects(
      inMall((tx) =>
        tx.run(
          sql`insert into service.missed_search (mall_id, asked_on, words) values (${mall}, '2026-11-23', ${words})`,
        ),
      ),
      /missed_search_words_check/,
    )
})

test('after 90 days it is forgotten, and what is younger stays', async () => {
  await inMall((tx) => countMissed(tx, 'lama sekali', '2026-08-24'))
  await inMall((tx) => countMissed(tx, 'belum lama', '2026-08-25'))
  assert.equal(await inMall((tx) => forgetMissed(tx, at(0))), 1)
  assert.equal(await inMall((tx) => forgetMissed(tx, at(0))), 0)
})
