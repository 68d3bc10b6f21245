import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandLine } from '#platform/actor.ts'
import { type Row, raw, sql } from '#platform/database.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { freshDatabase, type TestDatabase } from '../../test/harness/database.ts'
import { changed, type Instead, packOf, smallPack } from '../../test/harness/small-pack.ts'
import { type Imported, importPack } from './import-pack.ts'
import type { PackRefused } from './pack-refused.ts'

const disdukcapil = 'agencies/disdukcapil.yaml'
const polri = 'agencies/polri.yaml'
const monday = new Date('2026-11-23T08:00:00+07:00')
const tuesday = new Date('2026-11-24T08:00:00+07:00')

async function bring({ db }: TestDatabase, instead: Instead = {}, now = monday): Promise<Imported> {
  const pack = await packOf(instead)
  return await db.transact({ system: true }, (tx) => importPack(tx, pack, commandLine, now, holdEveryQueue))
}

/** Several changes of one file of the small pack. */
function edited(path: string, edits: readonly (readonly [string, string])[]): Instead {
  const text = edits.reduce((now, [from, to]) => {
    assert.ok(now.includes(from), from)
    return now.replace(from, to)
  }, smallPack[path] ?? '')
  return { [path]: text }
}

const withoutPolri = { [polri]: null, ...edited(disdukcapil, [[', obtain_at: SPK-01', '']]) }

/** Every table of the house with all that is in it. */
async function everything({ owner }: TestDatabase): Promise<Record<string, Row[]>> {
  const tables = await owner.rows<{ name: string }>(sql`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|public)' order by 1`)
  const all: Record<string, Row[]> = {}
  for (const { name } of tables)
    all[name] = await owner.rows(raw(`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`))
  return all
}

test('the first import makes the whole mall', async () => {
  const database = await freshDatabase()
  const { isNew, isChanged, counts } = await bring(database)
  assert.deepEqual({ isNew, isChanged }, { isNew: true, isChanged: true })
  assert.deepEqual(Object.fromEntries(Object.entries(counts).map(([kind, { added }]) => [kind, added])), {
    sites: 1,
    halls: 1,
    zones: 2,
    holidays: 1,
    openings: 1,
    documents: 2,
    agencies: 2,
    queues: 3,
    services: 3,
    counters: 3,
    staff: 4,
    weeks: 2,
  })
  const service = await database.owner.row(sql`
    select v.number, v.valid_from as "validFrom", v.standard, v.published_by as "publishedBy" from service.version v
    join service.service s on s.mall_id = v.mall_id and s.id = v.service_id where s.code = 'DKC-08'`)
  assert.deepEqual(service, {
    number: 1,
    validFrom: '2026-01-01',
    publishedBy: 'console',
    standard: {
      requirements: [
        { document: 'kk', name: { id: 'Kartu Keluarga', en: 'Family card' }, form: 'original' },
        {
          document: 'surat-kehilangan',
          name: { id: 'Surat kehilangan', en: 'Police report of loss' },
          form: 'original',
          when: { id: 'Bila hilang', en: 'If lost' },
          obtainAt: 'SPK-01',
          where: { id: 'Di loket Polri', en: 'At the police counter' },
        },
      ],
      procedure: [{ id: 'Tunjukkan berkas', en: 'Show your papers' }],
      time: { min: 15, max: 30, unit: 'minute' },
      cost: { kind: 'free', basis: 'UU 24/2013' },
      product: { id: 'KTP-el baru', en: 'A new ID card' },
    },
  })
})

test('importing the same pack twice changes nothing, in no table, on no day', async () => {
  const database = await freshDatabase()
  await bring(database)
  const before = await everything(database)
  const again = await bring(database, {}, new Date('2026-12-30T08:00:00+07:00'))
  assert.deepEqual(
    { isNew: again.isNew, isChanged: again.isChanged, counts: again.counts },
    { isNew: false, isChanged: false, counts: {} },
  )
  assert.deepEqual(await everything(database), before)
})

test('two imports of the same pack at once: one makes the mall, the other finds it made', async () => {
  const database = await freshDatabase()
  const both = await Promise.all([bring(database), bring(database)])
  assert.deepEqual(both.map(({ isChanged }) => isChanged).sort(), [false, true])
  const { malls, events } = await database.owner.row(sql`
    select (select count(*) from mall.mall) as malls, (select count(*) from ledger.event where kind = 'mall.imported') as events`)
  assert.deepEqual({ malls, events }, { malls: 1, events: 1 })
})

test('two different imports at once are one after the other', async () => {
  const database = await freshDatabase()
  await bring(database)
  await Promise.all([
    bring(database, changed(polri, 'minutes: 10', 'minutes: 11'), tuesday),
    bring(database, changed(polri, 'minutes: 10', 'minutes: 12'), tuesday),
  ])
  const versions = await database.owner.rows(sql`
    select number from service.version v join service.service s on s.mall_id = v.mall_id and s.id = v.service_id where s.code = 'SPK-01' order by number`)
  assert.deepEqual(versions, [{ number: 1 }, { number: 2 }, { number: 3 }])
})

async function versionsOf({ owner }: TestDatabase, code: string): Promise<Row[]> {
  return await owner.rows(sql`
    select v.number, v.valid_from as "from", v.minutes from service.version v join service.service s on s.mall_id = v.mall_id and s.id = v.service_id
    where s.code = ${code} order by v.number`)
}

test('a service whose standard changed gets a new version from today; the old one stays as it was', async () => {
  const database = await freshDatabase()
  await bring(database)
  const { counts } = await bring(database, changed(polri, 'minutes: 10', 'minutes: 15'), tuesday)
  assert.deepEqual(counts, { services: { added: 0, changed: 1, gone: 0 } })
  assert.deepEqual(await versionsOf(database, 'SPK-01'), [
    { number: 1, from: '2026-01-01', minutes: 10 },
    { number: 2, from: '2026-11-24', minutes: 15 },
  ])
  const again = await bring(database, changed(polri, 'minutes: 10', 'minutes: 15'), tuesday)
  assert.equal(again.isChanged, false)
})

test('a standard that is to hold from a later day waits for it, and can still be put right', async () => {
  const database = await freshDatabase()
  await bring(database)
  const later = (minutes: number) =>
    edited(polri, [
      ['minutes: 10', `minutes: ${minutes}`],
      ['since: 2026-01-01', 'since: 2027-01-04'],
    ])
  await bring(database, later(15))
  await bring(database, later(20), tuesday)
  assert.deepEqual(await versionsOf(database, 'SPK-01'), [
    { number: 1, from: '2026-01-01', minutes: 10 },
    { number: 2, from: '2027-01-04', minutes: 15 },
    { number: 3, from: '2027-01-04', minutes: 20 },
  ])
})

test('a paper that gets another name makes new versions of the services that ask for it', async () => {
  const database = await freshDatabase()
  await bring(database)
  const { counts } = await bring(
    database,
    changed('documents.yaml', 'id: Kartu Keluarga, en', 'id: Kartu Keluarga (KK), en'),
    tuesday,
  )
  assert.deepEqual(counts, {
    documents: { added: 0, changed: 1, gone: 0 },
    services: { added: 0, changed: 1, gone: 0 },
  })
})

test('a service that moves to another queue keeps its version', async () => {
  const database = await freshDatabase()
  await bring(database)
  await bring(database, changed(disdukcapil, '    queue: KK\n', '    queue: KTP\n'), tuesday)
  assert.equal((await versionsOf(database, 'DKC-01')).length, 1)
  const { queue } = await database.owner.row(sql`
    select q.code as queue from service.service s join service.queue q on q.mall_id = s.mall_id and q.id = s.queue_id where s.code = 'DKC-01'`)
  assert.equal(queue, 'KTP')
})

test('what the pack no longer names is retired, and comes back when it is named again', async () => {
  const database = await freshDatabase()
  await bring(database)
  await bring(database, withoutPolri, tuesday)
  const retired = () =>
    database.owner.row(sql`
    select (select is_retired from agency.agency where code = 'polri') as agency, (select is_retired from service.service where code = 'SPK-01') as service,
      (select is_retired from counter.counter where code = '14') as counter, (select is_retired from service.queue where code = 'SPKT') as queue`)
  assert.deepEqual(await retired(), { agency: true, service: true, counter: true, queue: true })
  await bring(database, {}, tuesday)
  assert.deepEqual(await retired(), { agency: false, service: false, counter: false, queue: false })
})

test('two queues exchange their letters', async () => {
  const database = await freshDatabase()
  await bring(database)
  await bring(
    database,
    edited(disdukcapil, [
      ['letter: A', 'letter: X'],
      ['letter: B', 'letter: A'],
      ['letter: X', 'letter: B'],
    ]),
  )
  const letters = await database.owner.rows(
    sql`select code, letter from service.queue where not is_retired order by code`,
  )
  assert.deepEqual(letters, [
    { code: 'KK', letter: 'A' },
    { code: 'KTP', letter: 'B' },
    { code: 'SPKT', letter: 'W' },
  ])
})

test('every change raises the version of the mall, so that no process shows the old one', async () => {
  const database = await freshDatabase()
  const { mallId } = await bring(database)
  const version = async () =>
    (await database.owner.row<{ version: number }>(sql`select version from mall.mall where id = ${mallId}::int`))
      .version
  const first = await version()
  await bring(database, changed('mall.yaml', 'short: Mal Kecil', 'short: Mal Mungil'))
  const second = await version()
  assert.ok(second > first)
  await bring(database, {
    ...changed('mall.yaml', 'short: Mal Kecil', 'short: Mal Mungil'),
    ...changed('calendar.yaml', 'id: Natal', 'id: Hari Natal'),
  })
  assert.ok((await version()) > second)
})

test('the ledger tells of an import, with counts and codes and without names of people', async () => {
  const database = await freshDatabase()
  await bring(database)
  await bring(database, { ...withoutPolri, ...changed('staff.yaml', 'Rina A.', 'Rina B.') }, tuesday)
  const events = await database.owner.rows<{ actor: string; data: { counts: object; codes: object } }>(sql`
    select actor, data from ledger.event where kind = 'mall.imported' order by id`)
  assert.deepEqual(
    events.map(({ actor }) => actor),
    ['console', 'console'],
  )
  assert.deepEqual(events[1]?.data.codes, {
    agencies: { added: [], changed: [], gone: ['polri'] },
    queues: { added: [], changed: [], gone: ['SPKT'] },
    services: { added: [], changed: ['DKC-08'], gone: ['SPK-01'] },
    counters: { added: [], changed: [], gone: ['14'] },
  })
  assert.doesNotMatch(JSON.stringify(events), /Rina/)
})

test('what fails half way changes nothing at all', async () => {
  const database = await freshDatabase()
  await bring(database)
  const before = await everything(database)
  const pack = await packOf(changed(polri, 'minutes: 10', 'minutes: 15'))
  const act = database.db.transact({ system: true }, async (tx) => {
    await importPack(tx, pack, commandLine, tuesday, holdEveryQueue)
    throw new Error('the power failed')
  })
  await assert.rejects(act, /the power failed/)
  assert.deepEqual(await everything(database), before)
})

test('one mall is imported without touching another', async () => {
  const database = await freshDatabase()
  await bring(database)
  const ofFirst = async () => {
    const all = Object.values(await everything(database)).flat() as { row: Record<string, unknown> }[]
    return all.filter(({ row }) => row.mall_id === 1 || row.code === 'kecil')
  }
  const before = await ofFirst()
  const other = await bring(database, {
    ...changed('mall.yaml', 'code: kecil', 'code: besar'),
    ...changed(polri, 'minutes: 10', 'minutes: 11'),
  })
  assert.equal(other.isNew, true)
  assert.ok(before.length > 20)
  assert.deepEqual(await ofFirst(), before)
})

test('a host name leads to one mall only', async () => {
  const database = await freshDatabase()
  const hosted = (code: string) =>
    edited('mall.yaml', [
      ['code: kecil', `code: ${code}`],
      ['demonstration: true', 'hosts: [mpp.kecil.go.id]'],
    ])
  await bring(database, hosted('kecil'))
  await assert.rejects(bring(database, hosted('lain')), (error: PackRefused) => error.faults[0]?.key === 'taken.host')
})

test('a code never passes to another agency', async () => {
  const database = await freshDatabase()
  await bring(database)
  await bring(database, withoutPolri, tuesday)
  const taken = {
    ...withoutPolri,
    ...edited(disdukcapil, [
      [', obtain_at: SPK-01', ''],
      ['code: DKC-01', 'code: SPK-01'],
      ['code: "2"', 'code: "14"'],
    ]),
    'staff.yaml': null,
  }
  await assert.rejects(bring(database, taken, tuesday), (error: PackRefused) => {
    assert.deepEqual(
      error.faults.map(({ key, detail }) => [key, detail.code, detail.agency]),
      [
        ['moved.service', 'SPK-01', 'polri'],
        ['moved.counter', '14', 'polri'],
      ],
    )
    return true
  })
})

test('rules that a pack knows nothing of are left alone, those that it no longer says have their usual value again', async () => {
  const database = await freshDatabase()
  await bring(
    database,
    changed('mall.yaml', 'calls_before_absent: 2', 'calls_before_absent: 2, appointment: { share: 0.5 }'),
  )
  await database.owner.run(sql`
    update mall.mall set settings = settings || '{"later": 1, "appointment": {"share": 0.5, "colour": "green"}}'::jsonb`)
  assert.equal(
    (
      await bring(
        database,
        changed('mall.yaml', 'calls_before_absent: 2', 'calls_before_absent: 2, appointment: { share: 0.5 }'),
      )
    ).isChanged,
    false,
  )
  await bring(database, changed('mall.yaml', 'calls_before_absent: 2', 'undo_seconds: 30'))
  const { settings } = await database.owner.row(sql`select settings from mall.mall`)
  assert.deepEqual(settings, { later: 1, undoSeconds: 30, appointment: { colour: 'green' } })
})

test('a pack without public.yaml leaves life events and search words as they are', async () => {
  const database = await freshDatabase()
  const file = `life_events:
  - { code: hilang, name: { id: Hilang, en: Lost }, about: { id: a, en: a }, steps: [{ service: SPK-01 }, { service: DKC-08 }] }
same_words: [{ says: raib, means: hilang }]
spoken: [{ service: DKC-08, phrases: [ktp entah ke mana] }]
`
  const first = await bring(database, { 'public.yaml': file })
  assert.deepEqual(
    [first.counts.lifeEvents?.added, first.counts.sameWords?.added, first.counts.spoken?.added],
    [1, 1, 1],
  )
  assert.equal((await bring(database)).isChanged, false)
  const emptied = await bring(database, { 'public.yaml': 'same_words: []\n' })
  assert.deepEqual(
    [emptied.counts.lifeEvents?.gone, emptied.counts.sameWords?.gone, emptied.counts.spoken?.gone],
    [1, 1, 1],
  )
})
