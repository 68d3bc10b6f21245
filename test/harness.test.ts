import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { raw, sql } from '#platform/sql.ts'
import { startApp } from './harness/app.ts'
import { freshDatabase } from './harness/database.ts'
import { removeAbandoned, throwawayName } from './harness/run-folder.ts'

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

test('a whole house opens on a port of its own, with the clock that the test sets, and closes before its database goes', async () => {
  const { url, clock, house, close } = await startApp({ at: '2026-11-23T09:00:00+07:00' })
  const answer = await fetch(`${url}/healthz`)
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), {
    status: 'ok',
    database: 'ok',
    role: 'all',
    leads: house.leadership.isLeading(),
  })
  clock.set('2026-11-23T15:00:00+07:00')
  assert.equal(house.clock.now().toISOString(), '2026-11-23T08:00:00.000Z')
  await close()
  await assert.rejects(fetch(`${url}/healthz`))
})

test('how busy the mall is can be read from near by and not by a stranger', async () => {
  const { url } = await startApp()
  const near = await fetch(`${url}/metrics`)
  assert.match(await near.text(), /^pendopo_live_connections 0$/m)
  const stranger = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '36.68.1.1' } })
  assert.equal(stranger.status, 404)
})

test('what a killed run left behind goes with the next run, and what a living one uses stays', async () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version'])
  const left = mkdtempSync(join(tmpdir(), throwawayName.replace(String(process.pid), String(ended))))
  const used = mkdtempSync(join(tmpdir(), throwawayName))
  await removeAbandoned()
  assert.deepEqual([existsSync(left), existsSync(used)], [false, true])
})
