import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hashPassword, verifyPassword } from '#account/password.ts'
import { checkPack } from '#pack/check-pack.ts'
import { importPack } from '#pack/import-pack.ts'
import { sayFault } from '#pack/say-fault.ts'
import { commandLine } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import type { House } from './house.ts'

/** A demonstration mall, and one account of each role that still has the password of the demonstration. */
export type DemoMall = { readonly id: number; readonly accounts: readonly DemoAccount[] }
export type DemoAccount = { readonly role: string; readonly username: string; readonly password: string }

/** Of everybody in a demonstration mall, and of nobody else: production never loads one. */
const demoPassword = 'pendopo-peragaan'

/**
 * Loads the demonstration mall into a database that has none, so that the first start shows a mall and not a form, and
 * gives its people their password. Undefined where the mall is a real one.
 */
export async function loadDemoMall(
  house: Pick<House, 'db' | 'clock' | 'log' | 'settings'>,
  folder: string,
): Promise<DemoMall | undefined> {
  const { db, settings } = house
  if (settings.environment === 'production') return undefined
  const found = await db.transact({ system: true }, firstMall)
  const id = found ? (found.isDemonstration ? found.id : undefined) : await loadPack(house, folder)
  return id === undefined ? undefined : { id, accounts: await accountsOf(house, id) }
}

async function loadPack(
  { db, clock, log }: Pick<House, 'db' | 'clock' | 'log'>,
  folder: string,
): Promise<number | undefined> {
  const path = whereIs(folder)
  const checked = await checkPack(path)
  if (!('pack' in checked)) {
    log.error(`The demonstration mall was not loaded: pendopo mall check ${folder}`, {
      faults: 'faults' in checked ? checked.faults.length : checked.noFolder,
    })
    if ('faults' in checked) for (const fault of checked.faults.slice(0, 5)) log.error(sayFault('en', fault))
    return undefined
  }
  const { mall } = checked.pack
  if (!mall.demonstration) {
    log.error(`${folder} describes a real mall: import it with pendopo mall import ${folder}`)
    return undefined
  }
  // Hashing is meant to be slow, so all these people share one hash; that is why they must never be real.
  const hash = await hashPassword(demoPassword)
  return await db.transact({ system: true }, async (tx) => {
    const { mallId, counts } = await importPack(tx, checked.pack, commandLine, clock.now(), holdEveryQueue)
    await givePasswords(tx, mallId, hash)
    log.info(`The demonstration mall is loaded: ${mall.short}`, {
      agencies: counts.agencies?.added ?? 0,
      services: counts.services?.added ?? 0,
    })
    return mallId
  })
}

/** From the folder where one stands, or else from the program's own. */
function whereIs(folder: string): string {
  return existsSync(resolve(folder)) ? resolve(folder) : join(import.meta.dirname, '..', folder)
}

function firstMall(tx: Tx): Promise<{ id: number; isDemonstration: boolean } | undefined> {
  return tx.maybe(sql`select id, is_demonstration as "isDemonstration" from mall.mall order by id limit 1`)
}

async function givePasswords(tx: Tx, mall: number, hash: string): Promise<void> {
  await tx.run(sql`
    update account.staff set password_hash = ${hash}, must_change_password = false
    where mall_id = ${mall}::int and password_hash is null and from_pack and not is_retired`)
}

/** One of each role, of the agency with most counters; somebody who changed the password is left out. */
async function accountsOf({ db }: Pick<House, 'db'>, mall: number): Promise<readonly DemoAccount[]> {
  const people = await db.transact({ mall }, (tx) =>
    tx.rows<{ role: string; username: string; hash: string }>(sql`
      select distinct on (r.place) r.role, p.username, p.password_hash as hash
      from unnest(array['technician', 'manager', 'information', 'evaluator', 'coordinator', 'officer']) with ordinality r (role, place)
        join account.staff p on p.mall_id = ${mall}::int and r.role = any (p.roles) and not p.is_retired and p.password_hash is not null
        left join lateral (select count(*) as counters from counter.counter c where c.mall_id = p.mall_id and c.agency_id = p.agency_id) c on true
      order by r.place, c.counters desc, p.id`),
  )
  const isDemo = new Map<string, boolean>()
  for (const { hash } of people) if (!isDemo.has(hash)) isDemo.set(hash, await verifyPassword(demoPassword, hash))
  return people
    .filter(({ hash }) => isDemo.get(hash))
    .map(({ role, username }) => ({ role, username, password: demoPassword }))
}
