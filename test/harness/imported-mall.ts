import assert from 'node:assert/strict'
import { openCounter } from '#counter/sitting.ts'
import { checkPack } from '#pack/check-pack.ts'
import { type Imported, importPack } from '#pack/import-pack.ts'
import { PackRefused } from '#pack/pack-refused.ts'
import { sayFault } from '#pack/say-fault.ts'
import { placed } from '#pack/where-it-stands.ts'
import { commandLine, type Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { takeNumber } from '#visit/take-number.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { type Instead, packFolder, packOf } from './small-pack.ts'

/** A mall made by the small pack, on a Monday on which people may wait in it while the pack is imported again. */
export const monday = new Date('2026-11-23T08:30:00+07:00')
const kiosk = { kind: 'device', id: 1, name: 'Kios 1', roles: ['kiosk'] } as const

export async function bring({ db }: TestDatabase, instead: Instead = {}, hold = holdEveryQueue): Promise<Imported> {
  const pack = await packOf(instead)
  return await db.transact({ system: true }, (tx) => importPack(tx, pack, commandLine, monday, hold))
}

export async function mallWith(people: {
  readonly waitFor?: readonly string[]
  readonly sitAt?: string
}): Promise<TestDatabase> {
  const database = await freshDatabase()
  const { mallId } = await bring(database)
  for (const code of people.waitFor ?? []) await (await kioskFor(database, code))()
  if (people.sitAt) {
    const { counter, staff, agency } = await database.owner.row<{ counter: number; staff: number; agency: number }>(sql`
      select c.id as counter, c.agency_id as agency, (select id from account.staff where username = 'petugas.1') as staff from counter.counter c where c.code = ${people.sitAt}`)
    const rina: Staff = { kind: 'staff', id: staff, name: 'Rina A.', agency, roles: ['officer'] }
    await database.db.transact({ mall: mallId }, (tx) => openCounter(tx, counter, rina, '2026-11-23', monday))
  }
  return database
}

/** A kiosk at which people press for one service. */
export async function kioskFor({ db, owner }: TestDatabase, code: string): Promise<() => Promise<unknown>> {
  const { id, mall } = await owner.row<{ id: number; mall: number }>(
    sql`select id, mall_id as mall from service.service where code = ${code}`,
  )
  const order = {
    serviceIds: [id],
    inOrder: false,
    protectedAs: null,
    channel: 'kiosk',
    language: 'id',
    onPaper: false,
  } as const
  return () => db.transact({ mall }, (tx) => takeNumber(tx, order, kiosk, monday))
}

/** Why the import is refused, each with the line where it is mended, after making sure that it changed nothing. */
export async function reasonsAgainst(database: TestDatabase, instead: Instead): Promise<string[]> {
  const version = () => database.owner.row(sql`select version from mall.mall`)
  const before = await version()
  const refused = await bring(database, instead).then(
    () => assert.fail('the import was not refused'),
    (error: unknown) => error,
  )
  if (!(refused instanceof PackRefused)) throw refused
  assert.deepEqual(await version(), before)
  const checked = await checkPack(await packFolder(instead))
  assert.ok('pack' in checked)
  return placed(refused.faults, checked.placeIn).map((fault) => sayFault('en', fault))
}
