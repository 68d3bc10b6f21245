import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Person } from './person.ts'

/** SQL of people. Nobody outside this module reads them. */
const columns = sql`p.id, p.username, p.name, p.agency_id as "agencyId", p.roles, p.must_change_password as "mustChangePassword",
  p.password_hash is not null as "canSignIn", p.totp_confirmed_at is not null as "hasSecondStep", p.is_retired as "isRetired",
  p.created_at as "createdAt", p.last_signed_in_at as "lastSignedInAt"`

export function readPerson(tx: Tx, id: number): Promise<Person | undefined> {
  return tx.maybe<Person>(
    sql`select ${columns} from account.staff p where p.mall_id = ${mallOf(tx)}::int and p.id = ${id}::bigint`,
  )
}

/** Everybody, or one agency's people; those who left last. */
export function readPeople(tx: Tx, agency: number | 'all'): Promise<Person[]> {
  const of = agency === 'all' ? sql`` : sql` and p.agency_id = ${agency}::bigint`
  return tx.rows<Person>(
    sql`select ${columns} from account.staff p where p.mall_id = ${mallOf(tx)}::int${of} order by p.is_retired, p.name, p.id`,
  )
}

export type NewPerson = Pick<Person, 'username' | 'name' | 'agencyId' | 'roles'>

/** Undefined when the username is somebody's already. */
export function insertPerson(
  tx: Tx,
  person: NewPerson,
  passwordHash: string | null,
  now: Date,
): Promise<Person | undefined> {
  const { username, name, agencyId, roles } = person
  return tx.maybe<Person>(sql`
    insert into account.staff as p (mall_id, username, name, agency_id, roles, password_hash, must_change_password, created_at)
    values (${mallOf(tx)}::int, ${username}, ${name}, ${agencyId}::bigint, ${roles}::text[], ${passwordHash}, true, ${now}::timestamptz)
    on conflict (mall_id, username) do nothing returning ${columns}`)
}

export type PersonChange = Partial<Pick<Person, 'name' | 'roles' | 'isRetired'>>

export async function updatePerson(tx: Tx, id: number, { name, roles, isRetired }: PersonChange): Promise<void> {
  await tx.run(sql`
    update account.staff set name = coalesce(${name ?? null}, name), roles = coalesce(${roles ?? null}::text[], roles),
      is_retired = coalesce(${isRetired ?? null}::boolean, is_retired)
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

/** Without `mustChange` only the form in which the same password is kept changes. */
export async function updatePassword(tx: Tx, id: number, passwordHash: string, mustChange?: boolean): Promise<void> {
  await tx.run(sql`
    update account.staff set password_hash = ${passwordHash},
      must_change_password = coalesce(${mustChange ?? null}::boolean, must_change_password)
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

/** Locks whoever holds one of these roles, in one order, so that two who let each other go take turns. */
export function lockHolders(tx: Tx, roles: readonly string[]): Promise<{ id: number; roles: string[] }[]> {
  return tx.rows(sql`
    select id, roles from account.staff
    where mall_id = ${mallOf(tx)}::int and not is_retired and roles && ${roles}::text[] order by id for update`)
}
