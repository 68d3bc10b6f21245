import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCounter } from '#counter/sitting.ts'
import { commandLine, type Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { takeNumber } from '#visit/take-number.ts'
import { freshDatabase, type TestDatabase } from '../../test/harness/database.ts'
import { changed, type Instead, packOf, smallPack } from '../../test/harness/small-pack.ts'
import { type Imported, importPack } from './import-pack.ts'
import { PackRefused } from './pack-refused.ts'
import { sentenceOf } from './say-fault.ts'

const disdukcapil = 'agencies/disdukcapil.yaml'
const polri = 'agencies/polri.yaml'
const monday = new Date('2026-11-23T08:30:00+07:00')
const kiosk = { kind: 'device', id: 1, name: 'Kios 1', roles: ['kiosk'] } as const

async function bring({ db }: TestDatabase, instead: Instead = {}): Promise<Imported> {
  const pack = await packOf(instead)
  return await db.transact({ system: true }, (tx) => importPack(tx, pack, commandLine, monday, holdEveryQueue))
}

async function mallWith(people: {
  readonly waitFor?: readonly string[]
  readonly sitAt?: string
}): Promise<TestDatabase> {
  const database = await freshDatabase()
  const { mallId } = await bring(database)
  for (const code of people.waitFor ?? []) {
    const { id } = await database.owner.row<{ id: number }>(sql`select id from service.service where code = ${code}`)
    const order = {
      serviceIds: [id],
      inOrder: false,
      protectedAs: null,
      channel: 'kiosk',
      language: 'id',
      onPaper: false,
    } as const
    await database.db.transact({ mall: mallId }, (tx) => takeNumber(tx, order, kiosk, monday))
  }
  if (people.sitAt) {
    const { counter, staff, agency } = await database.owner.row<{ counter: number; staff: number; agency: number }>(sql`
      select c.id as counter, c.agency_id as agency, (select id from account.staff where username = 'petugas.1') as staff from counter.counter c where c.code = ${people.sitAt}`)
    const rina: Staff = { kind: 'staff', id: staff, name: 'Rina A.', agency, roles: ['officer'] }
    await database.db.transact({ mall: mallId }, (tx) => openCounter(tx, counter, rina, '2026-11-23', monday))
  }
  return database
}

/** The reasons for which the import is refused, after making sure that it changed nothing. */
async function reasonsAgainst(database: TestDatabase, instead: Instead): Promise<string[]> {
  const version = () => database.owner.row(sql`select version from mall.mall`)
  const before = await version()
  const refused = await bring(database, instead).then(
    () => assert.fail('the import was not refused'),
    (error: unknown) => error,
  )
  if (!(refused instanceof PackRefused)) throw refused
  assert.deepEqual(await version(), before)
  return refused.faults.map((fault) => sentenceOf('en', fault))
}

const withoutPolri = { [polri]: null, ...changed(disdukcapil, ', obtain_at: SPK-01', '') }

test('a service, a queue and a counter do not go while people wait for them, and the import says how many', async () => {
  const database = await mallWith({ waitFor: ['SPK-01', 'SPK-01', 'DKC-01'] })
  assert.deepEqual(await reasonsAgainst(database, withoutPolri), [
    'The service SPK-01 cannot be removed or moved: 2 people are still waiting or being served. Import again after that.',
    'The queue SPKT cannot be removed or moved: 2 people are still waiting or being served. Import again after that.',
  ])
})

test('a service does not move to another queue while people wait in the old one', async () => {
  const database = await mallWith({ waitFor: ['DKC-01'] })
  const reasons = await reasonsAgainst(database, changed(disdukcapil, '    queue: KK\n', '    queue: KTP\n'))
  assert.deepEqual(reasons, [
    'The service DKC-01 cannot be removed or moved: 1 person is still waiting or being served. Import again after that.',
  ])
})

test('the letter of a queue does not change while its numbers are out', async () => {
  const database = await mallWith({ waitFor: ['DKC-08'] })
  assert.match(
    (await reasonsAgainst(database, changed(disdukcapil, 'letter: A', 'letter: D'))).join(),
    /^The queue KTP cannot be removed or moved: 1 person/,
  )
})

test('what nobody waits for may change while others wait', async () => {
  const database = await mallWith({ waitFor: ['DKC-08'] })
  const { counts } = await bring(database, withoutPolri)
  assert.equal(counts.services?.gone, 1)
  const { isChanged } = await bring(database, {
    ...withoutPolri,
    ...changed(disdukcapil, ', obtain_at: SPK-01', ''),
    ...changed('documents.yaml', 'en: Family card', 'en: Family book'),
  })
  assert.equal(isChanged, true)
})

test('a pack does not close the day on which people hold numbers, and may close the next', async () => {
  const database = await mallWith({ waitFor: ['DKC-08'] })
  const holidayOn = (day: string) =>
    changed(
      'calendar.yaml',
      'holidays:\n',
      `holidays:\n  - { on: ${day}, name: { id: Hari jadi, en: Anniversary }, kind: local, basis: SK }\n`,
    )
  const notYet = changed('calendar.yaml', 'from: 2026-01-01', 'from: 2026-12-01')
  for (const closing of [holidayOn('2026-11-23'), notYet]) {
    const before = await database.owner.row(sql`select version from mall.mall`)
    await assert.rejects(bring(database, closing), { key: 'mall.peopleWaitToday', detail: { people: 1 } })
    assert.deepEqual(await database.owner.row(sql`select version from mall.mall`), before)
  }
  assert.equal((await bring(database, holidayOn('2026-11-24'))).isChanged, true)
  const empty = await mallWith({})
  assert.equal((await bring(empty, holidayOn('2026-11-23'))).isChanged, true)
})

test('a counter at which somebody sits does not go, nor does the officer', async () => {
  const database = await mallWith({ sitAt: '1' })
  const without = (smallPack[disdukcapil] as string).replace(/ {2}- code: "1"[\s\S]*?break: pagi\n/, '')
  const roster = (smallPack['staff.yaml'] as string).replace(/.*petugas\.1.*\n/g, '')
  assert.deepEqual(await reasonsAgainst(database, { [disdukcapil]: without, 'staff.yaml': roster }), [
    'The counter 1 cannot be removed or moved: 1 officer still works there. Import again when the counter is closed.',
    'The user petugas.1 cannot be removed or moved: 1 officer still works there. Import again when the counter is closed.',
  ])
})

test('a zone with a screen in it does not go', async () => {
  const database = await mallWith({})
  await database.owner.run(sql`
    insert into account.device (mall_id, kind, name, zone_id, token_hash, approved_at, created_at)
    select mall_id, 'display', 'Layar selatan', id, 'x', now(), now() from mall.zone where code = 'selatan'`)
  const mall = changed('mall.yaml', '          - { code: selatan, name: { id: Selatan, en: South } }\n', '')
  assert.deepEqual(await reasonsAgainst(database, { ...mall, ...withoutPolri }), [
    'The zone selatan cannot be removed: 1 device stands there. Move or revoke what stands there first.',
  ])
})

test('a service does not go while people have an appointment for it', async () => {
  const database = await mallWith({})
  await database.owner.run(
    sql`insert into appointment.person (mall_id, person_hash) select id, repeat('a', 43) from mall.mall`,
  )
  await database.owner.run(sql`
    insert into appointment.appointment (mall_id, state, since, person_hash, service_id, queue_id, service_day, token, created_at)
    select s.mall_id, 'requested', now(), repeat('a', 43), s.id, s.queue_id, d.day, d.day::text, now()
    from service.service s, (values (date '2026-11-20'), (date '2026-12-07'), (date '2026-12-08')) d (day) where s.code = 'SPK-01'`)
  assert.deepEqual(await reasonsAgainst(database, withoutPolri), [
    'The service SPK-01 cannot be removed or moved: 2 appointments for today or later would be in vain. Cancel them first, or import after their day.',
  ])
})

test('numbers that are taken while an import runs are either counted or refused, never lost', async () => {
  const database = await mallWith({})
  const { id, mall } = await database.owner.row<{ id: number; mall: number }>(
    sql`select id, mall_id as mall from service.service where code = 'SPK-01'`,
  )
  const order = {
    serviceIds: [id],
    inOrder: false,
    protectedAs: null,
    channel: 'kiosk',
    language: 'id',
    onPaper: false,
  } as const
  const takes = Array.from({ length: 8 }, () =>
    database.db.transact({ mall }, (tx) => takeNumber(tx, order, kiosk, monday)),
  )
  const outcomes = await Promise.allSettled([...takes.slice(0, 4), bring(database, withoutPolri), ...takes.slice(4)])
  const { waiting, retired } = await database.owner.row<{ waiting: number; retired: boolean }>(sql`
    select (select count(*)::int from visit.open_leg) as waiting, (select is_retired from service.service where code = 'SPK-01') as retired`)
  assert.equal(retired, outcomes[4]?.status === 'fulfilled')
  assert.equal(retired && waiting > 0, false)
})
