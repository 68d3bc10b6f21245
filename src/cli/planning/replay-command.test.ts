import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openCommandLine } from '../../../test/harness/command-line.ts'
import { commands } from '../commands.ts'
import { exits } from '../exit-codes.ts'

const { file, folder, json, run } = openCommandLine('replay')
const header = 'queue,class,arrival,call,start,end,server,outcome'
const good = 'A,regular,2026-11-23T08:00:00,2026-11-23T08:05:00,2026-11-23T08:06:00,2026-11-23T08:12:00,L1,served'
const log = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`

test('the example of the help runs as it stands, and measures the estimate beside four others', async () => {
  const [, , ...typed] = commands.find(({ name }) => name === 'replay')?.example.split(' ') ?? []
  const { exit, out } = await run(...typed)
  assert.equal(exit, exits.ok)
  assert.match(out, /Rumus posisi/)
  assert.match(out, /LES/)
  const told = await json(...typed)
  assert.ok(told.judged > 500 && told.hall.mae < told.rivals.les.mae, JSON.stringify(told.hall))
})

test('every fault of a log is said with its row and column, and nothing is counted', async () => {
  const faulty = file(
    'salah.csv',
    log(
      good,
      'A,vip,2026-11-23T08:00:00,,,,,left',
      'A,regular,23/11/2026,,,,,left',
      'A,regular,2026-11-23T08:00:00,2026-11-23T07:59:00,,2026-11-23T08:10:00,L1,served',
      'A,regular,2026-11-23T08:00:00,2026-11-23T08:05:00,2026-11-23T08:06:00,2026-11-23T08:05:30,L1,served',
      'A,regular,2026-11-23T08:00:00,2026-11-23T08:05:00,2026-11-23T08:06:00,2026-11-23T08:12:00,,served',
      'A,regular,2026-11-23T08:00:00,2026-11-23T08:05:00,,2026-11-25T08:12:00,L1,served',
      'A,regular,-5,,,,,left',
    ),
  )
  const told = await json(faulty)
  assert.equal(told.exit, exits.badData)
  assert.deepEqual(
    told.faults.map(({ row, column, key }: { row: number; column: string; key: string }) => [row, column, key]),
    [
      [3, 'class', 'notAClass'],
      [4, 'arrival', 'notATime'],
      [5, 'call', 'before'],
      [6, 'end', 'before'],
      [7, 'server', 'blank'],
      [8, 'end', 'tooLong'],
      [9, 'arrival', 'notATime'],
    ],
  )
  assert.match((await run(faulty)).out, /Baris 5, kolom call: lebih awal daripada kolom arrival/)
  const skipped = await json(faulty, '--skip-faults')
  assert.deepEqual([skipped.exit, skipped.visits, skipped.faulty], [exits.ok, 1, 7])
})

test('columns that are missing or stand twice are named', async () => {
  const { faults } = await json(file('kolom.csv', 'queue,arrival,arrival,call,server\nA,1,1,2,L1\n'))
  assert.deepEqual(
    faults.map(({ column, key }: { column: string; key: string }) => [column, key]),
    [
      ['arrival', 'twice'],
      ['end', 'missing'],
    ],
  )
})

test('files that are no log end with a sentence: empty, cut off, other bytes, a row without end', async () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['kosong.csv', '', 'empty'],
    ['judul.csv', log(), 'empty'],
    ['terpotong.csv', log(good, 'A,regular,"2026-11-23T08:0'), 'notCsv'],
    ['utf16.csv', Buffer.from(log(good), 'utf16le'), 'noText'],
    ['latin.csv', Buffer.from(log(good.replace('A', 'Kantor é')), 'latin1'), 'noText'],
    ['panjang.csv', log(good, 'x'.repeat(10 * 1024 * 1024)), 'rowTooLong'],
  ]
  for (const [name, content, key] of cases) {
    const told = await json(file(name, content))
    assert.deepEqual([told.exit, told.faults?.at(-1)?.key], [exits.badData, key], name)
    assert.equal(told.ok, false)
  }
  assert.equal((await run(join(folder, 'tidak-ada.csv'))).exit, exits.noInput)
  assert.equal((await run(file('zona.csv', log(good)), '--zone', 'UTC')).exit, exits.usage)
})

test('seconds, moments of another zone and Indonesian column names are the same day', async () => {
  const seconds = file(
    'detik.csv',
    'antrean;golongan;datang;dipanggil;selesai;loket;hasil\nA;umum;28800;29100;29500;1;dilayani\n',
  )
  const zoned = file(
    'zona2.csv',
    `${header}\nA,regular,2026-11-23T01:00:00Z,2026-11-23T09:05:00+08:00,,2026-11-23T08:12:00+07:00,L1,served\n`,
  )
  for (const one of [seconds, zoned]) {
    const told = await json(one)
    assert.deepEqual([told.exit, told.visits, told.servers], [exits.ok, 1, 1], one)
  }
})

test('a log of which nothing can be judged says so, and still counts its queues and counters', async () => {
  const { out } = await run(file('satu.csv', log(good)))
  assert.match(out, /^1 kunjungan, 1 hari, 1 antrean, 1 petugas atau loket\nTidak ada perkiraan yang dapat dinilai/)
})

test('a year of another century is no time: the year 1 was read as 1901', async () => {
  for (const day of ['0001-01-01', '1026-11-23', '9999-12-31']) {
    const told = await json(file('tahun.csv', log(good, good.replaceAll('2026-11-23', day))))
    assert.deepEqual([told.exit, told.faults[0].row, told.faults[0].key], [exits.badData, 3, 'notATime'], day)
  }
})

test('rows sorted by their end are as good as rows sorted by arrival; a row days too late is refused', async () => {
  const later = good.replaceAll('T08', 'T07').replace('L1', 'L2')
  assert.equal((await json(file('akhir.csv', log(good, later)))).exit, exits.ok)
  const days = ['26', '25', '23'].map((day) => good.replaceAll('11-23', `11-${day}`))
  const told = await json(file('kacau.csv', log(...days.toReversed(), (days[2] as string).replaceAll('T08', 'T07'))))
  assert.deepEqual([told.exit, told.faults[0].key, told.faults[0].row], [exits.badData, 'outOfOrder', 5])
})
