import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import { type Hall, openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import type { Invariant } from './finding.ts'

// The fifteen rules of queue.md 2.4. A rule that PostgreSQL enforces is tried against PostgreSQL; a rule that the check
// finds is broken by hand, and the check must see just that. A sixteenth, of closed days, is tried in close-day.test.ts.

/** A hall in the middle of its morning: people served, called, waiting, missed, parked and transferred. */
async function busyMorning(): Promise<Hall> {
  const hall = await openHall()
  const { mall } = hall
  await hall.open(mall.counter.one, mall.rina)
  await hall.open(mall.counter.three, mall.dewi)
  await hall.open(mall.counter.fourteen, mall.agus)
  for (const minute of [0, 1, 2, 3, 4]) await hall.number(mall.service.ktpHilang, minute)
  await hall.number([mall.service.kkBaru, mall.service.skck], 5)
  await hall.number(mall.service.ktpHilang, 6, { protectedAs: 'elderly' })
  const first = await hall.call(mall.counter.one, mall.rina, 7)
  await hall.start(mall.counter.one, mall.rina, first, 8)
  await hall.finish(mall.counter.one, mall.rina, first, 12)
  const second = await hall.call(mall.counter.one, mall.rina, 13)
  await hall.recall(mall.counter.one, mall.rina, second, 14)
  await hall.recall(mall.counter.one, mall.rina, second, 15)
  await hall.absent(mall.counter.one, mall.rina, second, 16)
  const third = await hall.call(mall.counter.one, mall.rina, 17)
  await hall.start(mall.counter.one, mall.rina, third, 18)
  await hall.transfer(mall.counter.one, mall.rina, third, mall.service.kkBaru, 20)
  const fourth = await hall.call(mall.counter.three, mall.dewi, 21)
  await hall.start(mall.counter.three, mall.dewi, fourth, 22)
  await hall.park(mall.counter.three, mall.dewi, fourth, 23)
  return hall
}

test('a busy morning breaks no rule', async () => {
  const hall = await busyMorning()
  assert.deepEqual(await hall.breaches(), [])
})

test('two presses in the same moment are as the ledger has them, though the later in it has the earlier time', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.open(mall.counter.one, mall.rina)
  const first = await hall.number(mall.service.ktpHilang, 0)
  await hall.number(mall.service.ktpHilang, 1)
  await hall.call(mall.counter.one, mall.rina, 2)
  await hall.leave(first, 3)
  await hall.call(mall.counter.one, mall.rina, 2.9)
  assert.deepEqual(await hall.breaches(), [])
})

const byHand: [Invariant, string, Sql[]][] = [
  [
    1,
    'two people at one counter at the same time',
    [
      sql`update visit.interval set counter_id = 1, from_at = '2026-11-23 01:00Z', to_at = '2026-11-23 01:30Z' where state in ('called', 'serving')`,
    ],
  ],
  [
    2,
    'one person at two counters at the same time',
    [
      sql`update visit.interval i set from_at = '2026-11-23 01:00Z', to_at = '2026-11-23 02:00Z' where state in ('called', 'serving')`,
    ],
  ],
  [
    3,
    'a command that says it was carried out and was not',
    [
      sql`insert into platform.command select id, 'device:1', 'never-happened', '{"visitId": 999999}', now() from mall.mall`,
    ],
  ],
  [
    4,
    'a number left out of its series',
    [sql`update visit.visit set number = 77 where number = 3 and ticket like 'A%'`],
  ],
  [
    5,
    'a visit counted on the wrong day',
    [sql`update visit.visit set issued_at = '2026-11-22 16:59:59Z' where number = 1 and ticket like 'A%'`],
  ],
  [
    8,
    'somebody passed within a class',
    [
      sql`update ledger.event set data = jsonb_set(data, '{legs,0,now,keyAt}', '"2026-11-20T00:00:00Z"') where kind = 'visit.issued' and id = (select max(id) from ledger.event where kind = 'visit.issued' and data->'visit'->>'class' = 'regular' and data->'visit'->>'ticket' like 'A%')`,
      sql`select 1`,
    ],
  ],
  [
    9,
    'an arrival moved later',
    [
      sql`alter table visit.leg disable trigger keep_arrival`,
      sql`update visit.leg set arrival_ref = arrival_ref + interval '20 minutes', key_at = key_at where from_leg is not null`,
    ],
  ],
  [
    10,
    'a hole in the times of a leg',
    [sql`update visit.interval set from_at = from_at + interval '1 second' where turn = 2 and to_at is not null`],
  ],
  [
    11,
    'a row that the ledger does not tell',
    [sql`update visit.leg set reason = 'ditulis dari luar' where id = (select min(id) from visit.leg)`],
  ],
  [
    12,
    'a call announced that nobody made',
    [
      sql`insert into visit.call select mall_id, zone_id, seq + 1, leg_id, visit_id, ticket, counter_id, queue_id, false, false, called_at from visit.call order by seq desc limit 1`,
    ],
  ],
  [13, 'a paper ticket nobody knows about', [sql`update visit.visit set print_state = 'none' where number = 1`]],
  [
    14,
    'a visit that is over with a leg still open',
    [sql`update visit.visit set closed_at = now() where number = 5 and ticket like 'A%'`],
  ],
  [
    15,
    'a leg that waits without its time running',
    [sql`delete from visit.interval where to_at is null and state = 'waiting'`],
  ],
]

for (const [invariant, story, statements] of byHand) {
  test(`the check of a day sees ${story} (rule ${invariant})`, async () => {
    const hall = await busyMorning()
    for (const statement of statements) await hall.house.owner.run(statement)
    const found = (await hall.breaches()).map((finding) => finding.invariant)
    assert.ok(found.includes(invariant), `found ${found.join(', ') || 'nothing'}`)
  })
}

test('PostgreSQL refuses a second active leg at a counter and a second counter for a visitor', async () => {
  const hall = await busyMorning()
  const { mall, house } = hall
  await hall.call(mall.counter.one, mall.rina, 30)
  const seat = sql`state = 'called', counter_id = ${mall.counter.one}, staff_id = ${mall.rina.id}`
  await assert.rejects(
    house.owner.run(sql`update visit.leg set ${seat} where state = 'waiting'`),
    /leg_one_per_counter/,
  )
  const both = sql`update visit.leg set state = 'called', counter_id = id, staff_id = 1 where visit_id = (select visit_id from visit.leg where ended_at is null group by 1 having count(*) > 1 limit 1) and ended_at is null`
  await house.owner.run(sql`alter table visit.leg drop constraint leg_mall_id_counter_id_fkey`)
  await assert.rejects(house.owner.run(both), /leg_one_per_visit/)
})

test('PostgreSQL refuses the same number twice in a series and day', async () => {
  const { house } = await busyMorning()
  await assert.rejects(house.owner.run(sql`update visit.visit set number = 1 where number = 2`), /visit_number/)
})

test('PostgreSQL refuses an arrival that moves later, whatever code asks for it', async () => {
  const { house } = await busyMorning()
  await assert.rejects(
    house.owner.run(sql`update visit.leg set arrival_ref = arrival_ref + interval '1 minute'`),
    /never moves later/,
  )
})

test('the runtime role can add to the ledger, and neither change nor remove what it says', async () => {
  const { house, mall } = await busyMorning()
  const as = (statement: Sql) => house.db.transact({ mall: mall.mall }, (tx) => tx.run(statement))
  await assert.rejects(as(sql`update ledger.event set kind = 'x'`), /permission denied/)
  await assert.rejects(as(sql`delete from ledger.event`), /permission denied/)
  await assert.rejects(as(sql`truncate ledger.event`), /permission denied/)
})

test('the service day is the civil day of the site: at 06.30 in Pekanbaru it is today, though it is yesterday in London', async () => {
  const { mall, house, ...hall } = await openHall()
  await house.owner.run(sql`update mall.mall set settings = '{"firstNumberMinutes": 120}', version = version + 1`)
  const taken = await hall.number(mall.service.ktpHilang, -90)
  assert.equal(at(-90).toISOString().slice(0, 10), '2026-11-22')
  assert.equal((await hall.visit(taken)).serviceDay, '2026-11-23')
})
