import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { Forbidden, Refused } from '#platform/refused.ts'
import { type Booking, nikOf, openBooking } from '../../test/harness/bookings.ts'
import { at } from '../../test/harness/small-mall.ts'
import { hashPerson } from './person-hash.ts'

test('an officer helps with appointments of the own agency, the information desk with all', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 3)
  await mall.hold(nine, 1, at(0), { by: m.rina })
  await mall.hold(nine, 2, at(0), { by: { ...m.ibuSiti, roles: ['information'] } })
  await assert.rejects(mall.hold(nine, 3, at(0), { by: m.agus }), new Forbidden('appointment.notHelper'))
  await assert.rejects(mall.hold(nine, 3, at(0), { by: { ...m.ibuSiti, roles: ['technician'] } }), Forbidden)
})

test('what is kept of a person is a mark that is not the NIK, differs between malls, and the table takes nothing else', async () => {
  const mall = await openBooking()
  const nik = nikOf(1)
  const key = Buffer.alloc(32, 1)
  assert.match(nik, /^\d{16}$/)
  assert.equal(hashPerson(key, 1, `${nik.slice(0, 6)} ${nik.slice(6)}`), hashPerson(key, 1, nik))
  assert.notEqual(hashPerson(key, 1, nik), hashPerson(key, 2, nik))
  assert.notEqual(hashPerson(key, 1, nik), hashPerson(Buffer.alloc(32, 2), 1, nik))
  assert.throws(() => hashPerson(key, 1, '1471'), new Refused('appointment.nikIncomplete'))
  await assert.rejects(
    house(mall, sql`insert into appointment.person values (${mall.mall.mall}, ${nik})`),
    /person_hash_check/,
  )
  await mall.booked(await mall.slot(60, 1), 1, at(0))
  const { told } = await mall.house.owner.row<{ told: string }>(
    sql`select string_agg(e::text, ' ') as told from ledger.event e`,
  )
  assert.ok(!told.includes(nik) && !told.includes(mall.person(1)), 'the ledger names nobody')
})

test('the ledger never holds the secret address of an appointment', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 1), 1, at(0))
  const { told } = await mall.house.owner.row<{ told: string }>(
    sql`select string_agg(e::text, ' ') as told from ledger.event e`,
  )
  assert.ok(!told.includes(kept.token))
})

test('another mall, and a transaction without a mall, see nothing; only the address opens its own row', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 1), 1, at(0))
  const tables = ['person', 'slot', 'appointment', 'draw', 'visit_leg', 'stop', 'day_closed']
  for (const context of [{}, { mall: 999 }, { system: true }])
    for (const table of tables) {
      const rows = await mall.house.db.transact(context, (tx) =>
        tx.rows({ sql: true, text: `select * from appointment.${table}`, values: [] }),
      )
      assert.equal(rows.length, 0, `${table} for ${JSON.stringify(context)}`)
    }
  const seen = await mall.house.db.transact({ key: kept.token }, (tx) =>
    tx.rows<{ id: number }>(sql`select id from appointment.appointment`),
  )
  assert.deepEqual(seen, [{ id: kept.appointmentId }])
})

test('the runtime role cannot rewrite whose an appointment is, nor wake one that is over', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 1), 1, at(0))
  await assert.rejects(
    mall.act((tx) => tx.run(sql`update appointment.appointment set person_hash = person_hash`)),
    /permission denied/,
  )
  await assert.rejects(
    mall.act((tx) => tx.run(sql`delete from appointment.appointment`)),
    /permission denied/,
  )
  await assert.rejects(
    mall.act((tx) => tx.run(sql`update appointment.slot set starts_at = now()`)),
    /permission denied/,
  )
  await mall.cancel(kept, at(1))
  await assert.rejects(
    mall.act((tx) => tx.run(sql`update appointment.appointment set state = 'booked'`)),
    /never changes/,
  )
})

test('a coordinator’s transaction writes no slot of another agency, whatever the code forgot', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 1)
  const touched = await mall.house.db.transact({ mall: m.mall, agency: m.agency.polri }, (tx) =>
    tx.run(sql`update appointment.slot set capacity = 99 where id = ${nine}::bigint`),
  )
  assert.equal(touched, 0)
})

function house(mall: Booking, statement: ReturnType<typeof sql>): Promise<number> {
  return mall.house.owner.run(statement)
}
