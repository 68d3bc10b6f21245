import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enrol } from '#account/people.ts'
import { planAhead } from '#counter/plan-ahead.ts'
import { commandLine } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { freshDatabase, type TestDatabase } from '../../test/harness/database.ts'
import { changed, type Instead, packOf, smallPack } from '../../test/harness/small-pack.ts'
import { type Imported, importPack } from './import-pack.ts'
import type { PackRefused } from './pack-refused.ts'

const monday = new Date('2026-11-23T08:00:00+07:00')
const staff = smallPack['staff.yaml'] as string

async function bring({ db }: TestDatabase, instead: Instead = {}, now = monday): Promise<Imported> {
  const pack = await packOf(instead)
  return await db.transact({ system: true }, (tx) => importPack(tx, pack, commandLine, now, holdEveryQueue))
}

function people({ owner }: TestDatabase) {
  return owner.rows(
    sql`select username, name, is_retired as "isRetired", password_hash as hash from account.staff order by username`,
  )
}

function roster({ owner }: TestDatabase, counter: string) {
  return owner.rows<{ day: string; who: string }>(sql`
    select r.held_on as day, p.username as who from counter.roster r join counter.counter c on c.mall_id = r.mall_id and c.id = r.counter_id
    join account.staff p on p.mall_id = r.mall_id and p.id = r.staff_id where c.code = ${counter} order by r.held_on`)
}

test('people come without a password, and keep the one that they have', async () => {
  const database = await freshDatabase()
  await bring(database)
  assert.ok((await people(database)).every(({ hash }) => hash === null))
  await database.owner.run(sql`update account.staff set password_hash = 'kept' where username = 'petugas.1'`)
  await bring(database, changed('staff.yaml', 'Rina A.', 'Rina Aulia'))
  assert.deepEqual(
    (await people(database)).find(({ username }) => username === 'petugas.1'),
    {
      username: 'petugas.1',
      name: 'Rina Aulia',
      isRetired: false,
      hash: 'kept',
    },
  )
})

test('whoever came by a pack is retired when it no longer names them, and signed out; whoever was added on the screens stays', async () => {
  const database = await freshDatabase()
  const { mallId } = await bring(database)
  await database.db.transact({ mall: mallId }, (tx) =>
    enrol(tx, { username: 'wati', name: 'Wati S.', roles: ['information'], agencyId: null }, null, commandLine, monday),
  )
  await database.owner.run(sql`
    insert into account.session (mall_id, token_hash, staff_id, created_at, last_seen_at, expires_at)
    select mall_id, username, id, now(), now(), now() + interval '1 day' from account.staff where username in ('petugas.1', 'petugas.2')`)
  const without = staff.replace(/.*petugas\.2.*\n/g, '')
  await bring(database, { 'staff.yaml': without })
  const now = await people(database)
  assert.deepEqual(
    now.filter(({ isRetired }) => isRetired).map(({ username }) => username),
    ['petugas.2'],
  )
  assert.deepEqual(await database.owner.rows(sql`select token_hash as of from account.session`), [{ of: 'petugas.1' }])
  assert.deepEqual(await roster(database, '2'), [])
})

test('a pack without staff.yaml leaves people and their roster as they are', async () => {
  const database = await freshDatabase()
  await bring(database)
  const before = [await people(database), await roster(database, '1')]
  const { counts } = await bring(database, {
    'staff.yaml': null,
    ...changed('calendar.yaml', 'id: Natal', 'id: Hari Natal'),
  })
  assert.deepEqual(Object.keys(counts), ['holidays'])
  assert.deepEqual([await people(database), await roster(database, '1')], before)
})

test('the last technician does not go with a pack', async () => {
  const database = await freshDatabase()
  await bring(database)
  const without = staff.replace(/.*teknisi.*\n/, '')
  await assert.rejects(bring(database, { 'staff.yaml': without }), (error: PackRefused) => {
    assert.deepEqual(
      error.faults.map(({ key }) => key),
      ['last.technician'],
    )
    return true
  })
  assert.ok((await people(database)).every(({ isRetired }) => !isRetired))
})

test('the roster is written eight weeks ahead from the ordinary week, without holidays', async () => {
  const database = await freshDatabase()
  await bring(database)
  const days = (await roster(database, '1')).map(({ day }) => day)
  assert.equal(days.length, 16)
  assert.deepEqual([days[0], days[1], days.at(-1)], ['2026-11-23', '2026-11-24', '2027-01-12'])
})

test('nobody is planned on a holiday', async () => {
  const database = await freshDatabase()
  await bring(database, changed('calendar.yaml', 'on: 2026-12-25', 'on: 2026-12-01'))
  const days = (await roster(database, '1')).map(({ day }) => day)
  assert.equal(days.length, 15)
  assert.ok(!days.includes('2026-12-01'))
})

test('each day the roster grows by a day, and what was changed by hand stays changed', async () => {
  const database = await freshDatabase()
  const { mallId } = await bring(database)
  await database.owner.run(sql`delete from counter.roster where held_on = '2026-11-30'`)
  const inMall = (now: Date) => database.db.transact({ mall: mallId }, (tx) => planAhead(tx, now))
  assert.equal(await inMall(monday), 0)
  assert.equal(await inMall(new Date('2026-11-25T08:00:00+07:00')), 3)
  assert.equal(await inMall(new Date('2026-11-25T23:00:00+07:00')), 0)
  const days = (await roster(database, '1')).map(({ day }) => day)
  assert.deepEqual(days.slice(-3), ['2027-01-12', '2027-01-18', '2027-01-19'])
  assert.ok(!days.includes('2026-11-30'))
})

test('a week that changes is planned anew from today, and the past stays', async () => {
  const database = await freshDatabase()
  await bring(database, {}, new Date('2026-11-16T08:00:00+07:00'))
  await bring(
    database,
    changed('staff.yaml', 'counter: "2", staff: petugas.2, days: [mon]', 'counter: "2", staff: petugas.2, days: [tue]'),
  )
  const days = (await roster(database, '2')).map(({ day }) => day)
  assert.deepEqual(days.slice(0, 3), ['2026-11-16', '2026-11-24', '2026-12-01'])
})
