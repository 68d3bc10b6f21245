import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { finishServing } from './at-counter.ts'
import { closeDay, closePastDays } from './close-day.ts'
import { looksPersonal, readNotes } from './note.ts'
import { sitDown } from './sit-at-counter.ts'

const personal = [
  'NIK 1471012304560001',
  '1471 0123 0456 0001',
  '1471-0123-0456-0001 sudah dicek',
  'hubungi 081234567890',
  'WA +62 812-3456-7890',
  'wa 62812 3456 789',
]
const harmless = [
  'Surat kehilangan dibuat pagi ini di Loket 17',
  'kembali 24.11.2026 pukul 09.30',
  'berkas nomor 2026/1123/00045',
  'antrean A 012, map merah',
]

test('what looks like a NIK or a telephone number is known as such, by the code and by the table alike', async () => {
  const { mall, house, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const [leg] = (await hall.visit(taken)).legs
  const write = (body: string) =>
    house.owner.run(sql`
      insert into visit.note (mall_id, leg_id, visit_id, counter_id, service_day, body, written_at)
      values (${mall.mall}, ${leg?.id}, ${taken.visitId}, ${mall.counter.one}, ${today}, ${body}, now())
      on conflict (mall_id, leg_id) do update set body = excluded.body`)
  for (const text of personal) {
    assert.equal(looksPersonal(text), true, text)
    await assert.rejects(write(text), { constraint: 'note_without_number' }, text)
  }
  for (const text of harmless) {
    assert.equal(looksPersonal(text), false, text)
    await write(text)
  }
})

test('a note with a number of a person is refused, and nothing of the act is done', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 2)
  const here = hall.here(mall.counter.one, mall.rina, called, 3)
  await assert.rejects(
    hall.act((tx) => finishServing(tx, here, { outcome: 'issued', note: 'NIK 1471012304560001' })),
    { key: 'visit.noteHasNumber' },
  )
  assert.equal((await hall.visit(taken)).legs[0]?.state, 'serving')
})

test('a note is there for the day of the visit and nowhere afterwards, not in the ledger either', async () => {
  const { mall, house, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const finish = async (minute: number, note: string) => {
    const taken = await hall.number(mall.service.ktpHilang, minute)
    const called = await hall.call(mall.counter.one, mall.rina, minute)
    await hall.start(mall.counter.one, mall.rina, called, minute)
    const here = hall.here(mall.counter.one, mall.rina, called, minute)
    await hall.act((tx) => finishServing(tx, here, { outcome: 'accepted', note }))
    return taken.visitId
  }
  const notes = (visitId: number) => hall.act((tx) => readNotes(tx, [visitId]))
  const first = await finish(1, 'map merah')
  assert.deepEqual(
    (await notes(first)).map((note) => note.text),
    ['map merah'],
  )
  await hall.act((tx) => closeDay(tx, mall.site, today, mall.ibuSiti, at(480)))
  assert.deepEqual(await notes(first), [])
  await hall.act((tx) => sitDown(tx, { counterId: mall.counter.one, by: mall.rina, now: at(24 * 60) }))
  // Nobody closes the next day, and everybody has left in time.
  const second = await finish(24 * 60, 'map biru')
  await house.owner.run(sql`update counter.sitting set closed_at = opened_at where closed_at is null`)
  await hall.act((tx) => closePastDays(tx, { kind: 'clock' }, at(2 * 24 * 60)))
  assert.deepEqual(await notes(second), [])
  const { told } = await house.owner.row<{ told: number }>(
    sql`select count(*)::int as told from ledger.event where data::text like '%map %'`,
  )
  assert.equal(told, 0)
})

test('an undone finish takes its note back', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 2)
  const here = hall.here(mall.counter.one, mall.rina, called, 3)
  await hall.act((tx) => finishServing(tx, here, { outcome: 'accepted', note: 'salah map' }))
  await hall.undo(mall.counter.one, mall.rina, 3.5)
  assert.deepEqual(await hall.act((tx) => readNotes(tx, [taken.visitId])), [])
})
