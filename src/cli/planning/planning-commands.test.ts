import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openCommandLine } from '../../../test/harness/command-line.ts'
import { exits } from '../exit-codes.ts'

const { file, folder, json, run } = openCommandLine()

test('twenty desks for Disdukcapil wait 3.6 minutes in the mean, and what one desk more or less does stands beside', async () => {
  const told = await json('erlang', '--load', '18.81', '--servers', '20', '--minutes', '6')
  assert.equal(told.mean.toFixed(1), '3.6')
  assert.equal(told.waits.toFixed(2), '0.71')
  assert.equal(told.beside.find(({ servers }: { servers: number }) => servers === 22).mean.toFixed(1), '0.7')
  const { out } = await run('erlang', '--load', '18.81', '--servers', '18', '--minutes', '6')
  assert.match(out, /tidak pernah habis: paling sedikit 19 loket/)
})

test('a load that is missing or no number ends with a sentence', async () => {
  assert.equal((await run('erlang')).exit, exits.usage)
  assert.match((await run('erlang')).err, /--load/)
  for (const load of ['0', '-3', 'banyak', '']) assert.equal((await run('erlang', `--load=${load}`)).exit, exits.usage)
  assert.equal((await run('erlang', '--load', '3', '--servers', '2.5')).exit, exits.usage)
})

test('the same seed tells the same day, and a day on which the mall is closed is refused', async () => {
  const typed = ['simulate', 'malls/pekanbaru', '--visitors', '200', '--replications', '3']
  const [first, again] = [await json(...typed, '--seed', '4'), await json(...typed, '--seed', '4')]
  assert.deepEqual(first, again)
  assert.equal(first.days, 3)
  assert.equal(first.counts.visitors.mean, 200)
  assert.notDeepEqual(first.all, (await json(...typed, '--seed', '5')).all)
  const closed = await run(...typed, '--day', '2026-11-29')
  assert.equal(closed.exit, exits.refused)
  assert.match(closed.err, /tutup/)
  assert.equal((await run(...typed, '--day', '29 November')).exit, exits.usage)
  // Nobody knows yet when Lebaran is then.
  const unknown = await run(...typed, '--day', '2031-01-06')
  assert.deepEqual([unknown.exit, /libur tahun 2031/.test(unknown.err)], [exits.refused, true])
  assert.equal((await run('simulate', 'malls/tidak-ada')).exit, exits.noInput)
})

const few = ['simulate', 'malls/pekanbaru', '--visitors', '600', '--replications', '4'] as const

test('a scenario changes what it names and nothing else: more counters for certificates shorten their waits', async () => {
  const busy = [...few, '--visitors', '1000']
  const usual = await json(...busy)
  const more = await json(...busy, '--scenario', file('lebih.yaml', 'queues: { AKTA: { more_counters: 6 } }'))
  const meanOf = (told: typeof usual, code: string) =>
    told.byQueue.find((one: { code: string }) => one.code === code).mean.mean
  assert.ok(meanOf(more, 'AKTA') < meanOf(usual, 'AKTA') / 2)
  assert.equal(more.counts.visitors.mean, 1000)
  const asJson = JSON.stringify({ appointments: { share: 0.3, from: '08:00', until: '14:00' } })
  const booked = await json(...few, '--scenario', file('janji.json', asJson))
  const appointments = booked.byClass.find((one: { class: string }) => one.class === 'appointment')
  assert.ok(appointments.people.mean > 100)
  assert.ok(booked.counts.visitors.mean < 600, 'some of those who booked did not come')
})

test('everything that is wrong in a scenario is told at once, each with its line', async () => {
  const wrong = file('salah.yaml', 'visitor: 10\nappointments: { share: 2, from: "08:00", until: "07:00" }\n')
  const { exit, out } = await run(...few, '--scenario', wrong)
  assert.equal(exit, exits.badData)
  assert.match(out, /salah\.yaml:1:1 {2}Isian “visitor” tidak dikenal di sini\. Mungkin maksudnya “visitors”/)
  assert.match(out, /salah\.yaml:2:24 {2}Isian “share” terlalu besar/)
  const strange = file('asing.yaml', 'queues:\n  KTX: { more_counters: 2 }\nclosed_counters: ["999"]\n')
  const told = await json(...few, '--scenario', strange)
  assert.deepEqual(
    told.faults.map(({ line, code }: { line: number; code: string }) => [line, code]),
    [
      [2, 'unknown.queueInPack'],
      [3, 'unknown.counter'],
    ],
  )
  assert.equal((await run(...few, '--scenario', join(folder, 'tidak-ada.yaml'))).exit, exits.noInput)
  const outside = 'officers: { walk_seconds: [9, -1] }\narrivals:\n  - { from: "08:00", until: "09:00", weight: -1 }\n'
  const once = await json(...few, '--scenario', file('luar.yaml', outside))
  assert.deepEqual(
    once.faults.map(({ line, code }: { line: number; code: string }) => [line, code]),
    [
      [1, 'tooSmall.number'],
      [3, 'tooSmall.number'],
    ],
  )
})

test('an incident stops an agency: whoever comes for it then gets no number', async () => {
  const stops = file('mati.yaml', 'incidents: [{ agency: disdukcapil, from: "09:00", until: "10:00" }]')
  const told = await json(...few, '--scenario', stops)
  assert.ok(told.counts.refused.mean > 50)
})

test('the answer has waits by class, queue and hour, what was kept, how busy and how late counters were, and who waits when', async () => {
  const asked = file(
    'semua.yaml',
    'appointments: { share: 0.2, from: "08:00", until: "14:00", no_show: 0.2 }\nhabits: { leaves: 0.3 }',
  )
  const typed = [...few, '--visitors', '900', '--scenario', asked]
  const told = await json(...typed)
  for (const rows of [[told.all], told.byClass, told.byQueue, told.byHour])
    for (const field of ['people', 'mean', 'p50', 'p90', 'p95', 'most', 'kept'])
      assert.ok(
        rows.every((row: Record<string, object>) => 'mean' in (row[field] ?? {}) && 'low' in (row[field] ?? {})),
      )
  const busy = told.byQueue.find(({ code }: { code: string }) => code === 'KTP')
  for (const field of ['utilisation', 'overtimeMinutes', 'blockedShare'])
    assert.ok(Number.isFinite(busy[field].mean), field)
  assert.ok(busy.mean.low < busy.mean.mean && busy.mean.mean < busy.mean.high)
  assert.ok(told.counts.abandoned.mean > 5, 'nobody gave up')
  assert.ok(told.counts.visitors.mean < 900, 'nobody with an appointment stayed away')
  assert.ok(told.waiting.some(({ all, queues }: Record<string, never>) => all && queues))
  const { out } = await run(...typed)
  assert.match(out, /Golongan +Dipanggil +Rata-rata +p50 +p90 +p95 +Terlama +Tepat janji/)
  assert.match(out, /Antrean +Dipanggil +Rata-rata +p50 +p90 +p95 +Terlama +Tepat janji +Loket terisi +Lembur/)
  assert.match(out, /Pukul +Menunggu +Terpanjang/)
  assert.match(out, /Janji temu/)
})

test('the waits of the day are drawn for whoever sees them and told to whoever does not', async () => {
  const picture = join(folder, 'waits.svg')
  const { out } = await run(...few, '--svg', picture)
  assert.match(out, /waits\.svg/)
  const svg = readFileSync(picture, 'utf8')
  assert.match(svg, /<title id="title">MPP Pekanbaru, Senin, 23 November 2026: 600 pengunjung<\/title>/)
  assert.match(svg, /<desc id="desc">Paling lama menunggu yang datang sekitar pukul/)
  assert.doesNotMatch(svg, /NaN|undefined|Infinity|<script/)
  assert.equal((await run(...few, '--svg', join(folder, 'tidak', 'ada.svg'))).exit, exits.cannotCreate)
})
