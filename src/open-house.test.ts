import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from '#platform/database.ts'
import { silent } from '#platform/log.ts'
import { emptyDatabase } from '../test/harness/database.ts'
import { until } from '../test/harness/until.ts'
import { openHouse } from './open-house.ts'
import { readSettings } from './settings.ts'

const key = Buffer.alloc(32, 7).toString('base64url')

const { url, ownerUrl } = await emptyDatabase()
const database = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }

async function openOn(t: TestContext, environment: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-data-'))
  t.after(() => rm(dataDir, { recursive: true }))
  const settings = readSettings({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://mpp.example.go.id',
    DATA_DIR: dataDir,
    INSTALLATION_KEY: key,
    ...environment,
  })
  const opened = await openHouse(settings, silent)
  t.after(opened.close)
  return opened
}

test('a province with a database of its own gets its schema there, and serves as the role that owns nothing', async (t) => {
  const { house } = await openOn(t, database)
  const found = await house.db.transact({ system: true }, (tx) =>
    tx.row(sql`select current_user as user, (select count(*) from mall.mall) as malls`),
  )
  assert.deepEqual(found, { user: 'pendopo_app', malls: 0 })
  assert.deepEqual(house.installationKey, Buffer.alloc(32, 7))
})

test('processes for the web and for the work behind it share one database, and only the latter lead', async (t) => {
  const [web, jobs] = await Promise.all([
    openOn(t, { ...database, ROLE: 'web' }),
    openOn(t, { ...database, ROLE: 'jobs' }),
  ])
  // The work is done as soon as somebody leads; the web process is never the one.
  await until('a leader', async () => (await jobs.house.leadership.work({}, async () => 'done')) === 'done')
  assert.equal(web.house.leadership.isLeading(), false)
  assert.equal(await web.house.leadership.work({}, async () => 'done'), undefined)
})

test('a house that cannot open leaves nothing open', async (t) => {
  const wrong = new URL(ownerUrl)
  wrong.password = 'wrong'
  await assert.rejects(openOn(t, { ...database, DATABASE_OWNER_URL: wrong.href }), /password authentication failed/)
})
