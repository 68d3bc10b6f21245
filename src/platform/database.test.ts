import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { buildSmallMall } from '../../test/harness/small-mall.ts'

const { db, owner } = await freshDatabase()
const here = await buildSmallMall({ owner }, 'sini')
const there = await buildSmallMall({ owner }, 'sana')

const codes = sql`select code from mall.mall order by id`
const context = sql`select current_setting('app.mall', true) as mall`

test('a glance sees what its mall may see, and nothing of it is left for the next who uses the connection', async () => {
  assert.deepEqual(await db.glance({ mall: here.mall }, (tx) => tx.rows(codes)), [{ code: 'sini' }])
  assert.deepEqual(await db.glance({ mall: there.mall }, (tx) => tx.rows(codes)), [{ code: 'sana' }])
  assert.deepEqual(await db.glance({}, (tx) => tx.rows(codes)), [])
  assert.deepEqual(await db.glance({}, (tx) => tx.row(context)), { mall: '' })
})

test('what a glance writes is kept', async () => {
  const rename = sql`update mall.mall set region = 'Dumai' where id = ${here.mall}::int`
  assert.equal(await db.glance({ mall: here.mall }, (tx) => tx.run(rename)), 1)
  const region = sql`select region from mall.mall where id = ${here.mall}::int`
  assert.deepEqual(await db.transact({ mall: here.mall }, (tx) => tx.row(region)), { region: 'Dumai' })
})

test('a glance is one statement: a second one is refused', async () => {
  const twice = db.glance({ mall: here.mall }, async (tx) => {
    await tx.rows(codes)
    return tx.rows(codes)
  })
  await assert.rejects(twice, /a glance is one statement/)
})

test('a glance that fails changes nothing, and the connection serves on', async () => {
  const wrong = sql`update mall.mall set region = 'Siak', accent = (1 / 0)::text where id = ${here.mall}::int`
  const tries = Array.from({ length: 40 }, () => db.glance({ mall: here.mall }, (tx) => tx.run(wrong)))
  for (const one of await Promise.allSettled(tries)) assert.equal(one.status, 'rejected')
  assert.deepEqual(await db.glance({ mall: here.mall }, (tx) => tx.rows(codes)), [{ code: 'sini' }])
  assert.ok(db.connections().total <= 16)
  assert.equal(db.connections().idle, db.connections().total)
})

test('who looks and then refuses by itself leaves nothing open', async () => {
  const refused = db.glance({ mall: here.mall }, async () => {
    throw new Error('not today')
  })
  await assert.rejects(refused, /not today/)
  assert.deepEqual(await db.glance({ mall: here.mall }, (tx) => tx.rows(codes)), [{ code: 'sini' }])
})

test('a glance that loses a deadlock is tried again', async () => {
  let attempts = 0
  const answer = await db.glance({ mall: here.mall }, async (tx) => {
    attempts = tx.attempt
    if (tx.attempt === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    return tx.rows(codes)
  })
  assert.deepEqual(answer, [{ code: 'sini' }])
  assert.equal(attempts, 2)
})
