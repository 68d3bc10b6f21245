import { enrol } from '#account/people.ts'
import { openSession } from '#account/sign-in/session.ts'
import { clockwork } from '#platform/actor.ts'
import { type Database, sql } from '#platform/database.ts'
import { DatabaseAway } from '#platform/database-away.ts'
import { createApp } from '../../src/app.ts'
import { serveHttp } from '../../src/serve.ts'
import { moment } from '../../test/harness/busy-morning.ts'
import type { BusyMall } from './busy-mall.ts'

const host = 'kosong.localhost'

/** A second mall of the installation in which nothing has been written yet, and its manager's session. */
export async function emptyMall({
  house,
  url,
}: Pick<BusyMall, 'house' | 'url'>): Promise<{ url: string; session: string }> {
  const { id } = await house.db.transact({ system: true }, async (tx) => {
    const found = await tx.maybe<{ id: number }>(sql`select id from mall.mall where code = 'kosong'`)
    if (found) return found
    return await tx.row<{ id: number }>(sql`
      insert into mall.mall (code, name, short_name, region, time_zone, is_demonstration, hosts)
      values ('kosong', '{"id":"Mal Pelayanan Publik Kabupaten Baru","en":"Public Service Mall of Kabupaten Baru"}', 'MPP Baru', 'Kabupaten Baru', 'Asia/Jakarta', true, array[${host}])
      returning id`)
  })
  const session = await house.db.transact({ mall: id }, async (tx) => {
    const found = await tx.maybe<{ id: number }>(sql`select id from account.staff where username = 'pengelola'`)
    const whom = { username: 'pengelola', name: 'Ratna Dewi', agencyId: null, roles: ['manager'] } as const
    const person = found ?? (await enrol(tx, whom, null, clockwork, moment(400)))
    await tx.run(sql`update account.staff set must_change_password = false where id = ${person.id}::bigint`)
    return await openSession(tx, { staffId: person.id, browser: 'Firefox' }, moment(581))
  })
  return { url: url.replace('127.0.0.1', host), session }
}

/** The same house with a fault in it: the database is away, or an act fails once the mall is known. */
export async function faultyHouse({ house }: Pick<BusyMall, 'house'>, fault: 'away' | 'broken'): Promise<string> {
  const fails = () =>
    Promise.reject(fault === 'away' ? new DatabaseAway(new Error('switched off')) : new Error('broken'))
  const db: Database = {
    ...house.db,
    transact: (context, act) => (fault === 'broken' && 'system' in context ? house.db.transact(context, act) : fails()),
    glance: (context, look) => (fault === 'broken' && 'system' in context ? house.db.glance(context, look) : fails()),
  }
  const served = await serveHttp(createApp({ ...house, db }), { ...house.settings, port: 0 })
  house.atClose(served.takeNothingNew)
  return `http://127.0.0.1:${served.port}`
}
