import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../../test/harness/database.ts'
import { openDatabase, sql } from '../database.ts'
import { followBroadcasts } from './broadcasts.ts'

test('what is said while a process starts is heard, even if it asks twice where it stands and one answer is late', async () => {
  const { owner, url } = await freshDatabase()
  const db = openDatabase(url, () => {})
  const heard: string[] = []
  const lateAsks = Promise.withResolvers<void>()
  let asked = 0
  const held: typeof db.glance = async (context, act) => {
    if (++asked === 2) await lateAsks.promise
    return await db.glance(context, act)
  }
  const broadcasts = followBroadcasts({ ...db, glance: held }, (_, topics) => void heard.push(...topics))
  const first = broadcasts.catchUp()
  const second = broadcasts.catchUp()
  await first
  const { id } = await owner.row<{ id: number }>(sql`
    insert into mall.mall (code, name, short_name, region, time_zone)
    values ('kecil', '{"id": "Kecil", "en": "Small"}', 'Kecil', 'Pekanbaru', 'Asia/Jakarta') returning id`)
  await owner.run(sql`insert into platform.broadcast (mall_id, topics) values (${id}, ${['queue:1']})`)
  lateAsks.resolve()
  await second
  assert.deepEqual(heard, ['queue:1'])
  await db.close()
})
