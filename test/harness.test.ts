import assert from 'node:assert/strict'
import { test } from 'node:test'
import { raw, sql } from '#platform/sql.ts'
import { freshDatabase } from './harness/database.ts'

test('each test file has a database of its own with the whole schema in it', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await one.owner.run(raw('create table public.seen (id int)'))
  const found = await other.owner.row(
    sql`select to_regclass('public.seen') as seen, to_regclass('platform.migration')::text as ran`,
  )
  assert.deepEqual(found, { seen: null, ran: 'platform.migration' })
})

test('the app of a test is bound by row security and owns nothing', async () => {
  const { db } = await freshDatabase()
  const role = await db.transact({}, (tx) =>
    tx.row(
      sql`select rolname as name, rolsuper as super, rolbypassrls as bypasses from pg_roles where rolname = current_user`,
    ),
  )
  assert.deepEqual(role, { name: 'pendopo_app', super: false, bypasses: false })
})
