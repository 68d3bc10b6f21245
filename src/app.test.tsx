import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { sql } from '#platform/database.ts'
import { silent } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import { freshDatabase } from '../test/harness/database.ts'
import { createApp } from './app.ts'
import { readSettings } from './settings.ts'

const { db, owner, url } = await freshDatabase()
await owner.run(sql`
  insert into mall.mall (code, name, short_name, region, time_zone, hosts, is_demonstration)
  values ('pekanbaru', ${{ id: 'Mal Pelayanan Publik Pekanbaru', en: 'Pekanbaru Public Service Mall' }}, 'MPP Pekanbaru', 'Pekanbaru', 'Asia/Jakarta', '{}', true)`)
const app = createApp({
  settings: readSettings({ NODE_ENV: 'test' }),
  db,
  directUrl: url,
  clock: systemClock,
  log: silent,
  metrics: createMetrics(),
  installationKey: Buffer.alloc(32, 1),
  leadership: { isLeading: () => false, work: async () => undefined, stop: async () => {} },
  atClose: () => {},
})

test('gallery', async () => {
  const res = await app.request('/gallery')
  const text = await res.text()
  console.log(res.status, text, res.headers)
  assert.equal(res.status, 200)
  const n = await app.request('/nope?lang=en')
  console.log(n.status, await n.text())
})
