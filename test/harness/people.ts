import { hashPassword } from '#account/password.ts'
import { enrol } from '#account/people.ts'
import type { Role } from '#account/roles.ts'
import { clockwork, type Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { TestDatabase } from './database.ts'
import { at, type SmallMall } from './small-mall.ts'

/** The password of everybody in tests. */
export const password = 'kopi pagi di pendopo'

/** People of the small mall who can sign in, beside those whom it has already. */
export type People = {
  /** Technician. */
  readonly yusuf: Staff
  /** Manager, beside Ibu Siti. */
  readonly pakRahman: Staff
  /** Coordinator of Disdukcapil. */
  readonly pakHendra: Staff
  /** Coordinator of Polri. */
  readonly ibuNita: Staff
  /** Officer of Disdukcapil. */
  readonly lina: Staff
  readonly wati: Staff
  readonly joko: Staff
}

export async function buildPeople({ db, owner }: TestDatabase, mall: SmallMall): Promise<People> {
  const hash = await hashPassword(password)
  const add = (username: string, name: string, role: Role, agencyId: number | null = null) =>
    db.transact({ mall: mall.mall }, async (tx): Promise<Staff> => {
      const { id } = await enrol(tx, { username, name, roles: [role], agencyId }, hash, clockwork, at(-60))
      return { kind: 'staff', id, name, roles: [role], ...(agencyId === null ? {} : { agency: agencyId }) }
    })
  const people = {
    yusuf: await add('yusuf', 'Yusuf Hadi', 'technician'),
    pakRahman: await add('rahman', 'Abdul Rahman', 'manager'),
    pakHendra: await add('hendra', 'Hendra Saputra', 'coordinator', mall.agency.disdukcapil),
    ibuNita: await add('nita', 'Nita Lubis', 'coordinator', mall.agency.polri),
    lina: await add('lina', 'Lina Marlina', 'officer', mall.agency.disdukcapil),
    wati: await add('wati', 'Wati Susanti', 'information'),
    joko: await add('joko', 'Joko Prasetyo', 'evaluator'),
  }
  await owner.run(sql`update account.staff set must_change_password = false where mall_id = ${mall.mall}::int`)
  return people
}

/** What the ledger tells, newest last. */
export async function eventsOf(
  tx: Tx,
  prefix: string,
): Promise<{ kind: string; actor: string; data: Record<string, unknown> }[]> {
  return await tx.rows(sql`select kind, actor, data from ledger.event where kind like ${`${prefix}%`} order by id`)
}

/** Whose live streams were told to end, in the order of the acts, oldest first. */
export async function streamsToldToEnd(tx: Tx): Promise<string[]> {
  const said = await tx.rows<{ topic: string }>(
    sql`select topic from platform.outbox cross join unnest(topics) topic where topic like 'access:%' order by id`,
  )
  return said.map(({ topic }) => topic)
}
