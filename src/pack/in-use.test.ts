import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { bring, kioskFor, mallWith, reasonsAgainst } from '../../test/harness/imported-mall.ts'
import { changed, smallPack } from '../../test/harness/small-pack.ts'

const disdukcapil = 'agencies/disdukcapil.yaml'
const polri = 'agencies/polri.yaml'

const withoutPolri = { [polri]: null, ...changed(disdukcapil, ', obtain_at: SPK-01', '') }

test('a service, a queue and a counter do not go while people wait for them, and the import says how many', async () => {
  const database = await mallWith({ waitFor: ['SPK-01', 'SPK-01', 'DKC-01'] })
  assert.deepEqual(await reasonsAgainst(database, withoutPolri), [
    'agencies/polri.yaml  The service SPK-01 cannot be removed or moved: 2 people are still waiting or being served. Import again after that.',
    'agencies/polri.yaml  The queue SPKT cannot be removed or moved: 2 people are still waiting or being served. Import again after that.',
  ])
})

test('a service does not move to another queue while people wait in the old one', async () => {
  const database = await mallWith({ waitFor: ['DKC-01'] })
  const reasons = await reasonsAgainst(database, changed(disdukcapil, '    queue: KK\n', '    queue: KTP\n'))
  assert.deepEqual(reasons, [
    'agencies/disdukcapil.yaml:43:5  The service DKC-01 cannot be removed or moved: 1 person is still waiting or being served. Import again after that.',
  ])
})

test('the letter of a queue does not change while its numbers are out', async () => {
  const database = await mallWith({ waitFor: ['DKC-08'] })
  assert.match(
    (await reasonsAgainst(database, changed(disdukcapil, 'letter: A', 'letter: D'))).join(),
    /^agencies\/disdukcapil\.yaml:10:18 {2}The queue KTP cannot be removed or moved: 1 person/,
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

test('a counter at which somebody sits does not go, nor does the officer', async () => {
  const database = await mallWith({ sitAt: '1' })
  const without = (smallPack[disdukcapil] as string).replace(/ {2}- code: "1"[\s\S]*?break: pagi\n/, '')
  const roster = (smallPack['staff.yaml'] as string).replace(/.*petugas\.1.*\n/g, '')
  assert.deepEqual(await reasonsAgainst(database, { [disdukcapil]: without, 'staff.yaml': roster }), [
    'agencies/disdukcapil.yaml:12:1  The counter 1 cannot be removed or moved: 1 officer still works there. Import again when the counter is closed.',
    'staff.yaml:1:1  The user petugas.1 cannot be removed or moved: 1 officer still works there. Import again when the counter is closed.',
  ])
})

test('a zone with a screen in it does not go', async () => {
  const database = await mallWith({})
  await database.owner.run(sql`
    insert into account.device (mall_id, kind, name, zone_id, token_hash, approved_at, created_at)
    select mall_id, 'display', 'Layar selatan', id, 'x', now(), now() from mall.zone where code = 'selatan'`)
  const mall = changed('mall.yaml', '          - { code: selatan, name: { id: Selatan, en: South } }\n', '')
  assert.deepEqual(await reasonsAgainst(database, { ...mall, ...withoutPolri }), [
    'mall.yaml:8:1  The zone selatan cannot be removed: 1 device stands there. Move or revoke what stands there first.',
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
    'agencies/polri.yaml  The service SPK-01 cannot be removed or moved: 2 appointments for today or later would be in vain. Cancel them first, or import after their day.',
  ])
})

test('numbers that are taken while an import runs are either counted or refused, never lost', async () => {
  const database = await mallWith({})
  const press = await kioskFor(database, 'SPK-01')
  const takes = Array.from({ length: 8 }, press)
  const outcomes = await Promise.allSettled([...takes.slice(0, 4), bring(database, withoutPolri), ...takes.slice(4)])
  const { waiting, retired } = await database.owner.row<{ waiting: number; retired: boolean }>(sql`
    select (select count(*)::int from visit.open_leg) as waiting, (select is_retired from service.service where code = 'SPK-01') as retired`)
  assert.equal(retired, outcomes[4]?.status === 'fulfilled')
  assert.equal(retired && waiting > 0, false)
})
