import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** SQL of sessions and of browsers that are known. */

export type SessionRow = {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly agencyId: number | null
  readonly roles: string[]
  readonly mustChangePassword: boolean
  readonly failuresBefore: number
}

/**
 * Who holds this token: one statement, because every request of a desk asks it. It also notes that the session lives, at
 * most once a minute, so that asking stays a read.
 */
export function readSession(tx: Tx, tokenHash: string, idleSince: Date, now: Date): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`
    with found as (
      select s.token_hash, s.last_seen_at, s.failures_before, p.id, p.username, p.name, p.agency_id, p.roles, p.must_change_password
      from account.session s join account.staff p on p.mall_id = s.mall_id and p.id = s.staff_id
      where s.mall_id = ${mallOf(tx)}::int and s.token_hash = ${tokenHash} and not s.awaits_code and not p.is_retired
        and s.expires_at > ${now}::timestamptz and s.last_seen_at > ${idleSince}::timestamptz
    ), seen as (
      update account.session s set last_seen_at = ${now}::timestamptz from found
      where s.mall_id = ${mallOf(tx)}::int and s.token_hash = found.token_hash
        and found.last_seen_at <= ${now}::timestamptz - interval '1 minute'
    )
    select id, username, name, agency_id as "agencyId", roles, must_change_password as "mustChangePassword",
      failures_before as "failuresBefore" from found`)
}

export type NewSession = {
  readonly tokenHash: string
  readonly staffId: number
  readonly browser: string
  readonly expiresAt: Date
  readonly awaitsCode: boolean
  readonly failuresBefore: number
}

export async function insertSession(tx: Tx, session: NewSession, now: Date): Promise<void> {
  const { tokenHash, staffId, browser, expiresAt, awaitsCode, failuresBefore } = session
  await tx.run(sql`
    insert into account.session (mall_id, token_hash, staff_id, created_at, last_seen_at, expires_at, awaits_code, browser, failures_before)
    values (${mallOf(tx)}::int, ${tokenHash}, ${staffId}::bigint, ${now}::timestamptz, ${now}::timestamptz, ${expiresAt}::timestamptz,
      ${awaitsCode}, ${browser}, ${failuresBefore}::int)`)
}

/** Takes the session that waits for its code, so that two right codes at once open one. */
export function takeWaiting(tx: Tx, tokenHash: string): Promise<{ browser: string } | undefined> {
  return tx.maybe(sql`
    delete from account.session where mall_id = ${mallOf(tx)}::int and token_hash = ${tokenHash} and awaits_code returning browser`)
}

export function readWaiting(
  tx: Tx,
  tokenHash: string,
  now: Date,
): Promise<{ staffId: number; username: string; name: string } | undefined> {
  return tx.maybe(sql`
    select s.staff_id as "staffId", p.username, p.name from account.session s join account.staff p on p.mall_id = s.mall_id and p.id = s.staff_id
    where s.mall_id = ${mallOf(tx)}::int and s.token_hash = ${tokenHash} and s.awaits_code and not p.is_retired
      and s.expires_at > ${now}::timestamptz`)
}

export function deleteSession(tx: Tx, tokenHash: string, staffId: number): Promise<number> {
  return tx.run(sql`
    delete from account.session where mall_id = ${mallOf(tx)}::int and token_hash = ${tokenHash} and staff_id = ${staffId}::bigint`)
}

export function deleteSessionsOf(tx: Tx, staffId: number): Promise<number> {
  return tx.run(sql`delete from account.session where mall_id = ${mallOf(tx)}::int and staff_id = ${staffId}::bigint`)
}

export type OpenSession = {
  readonly tokenHash: string
  readonly browser: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

export function readSessionsOf(tx: Tx, staffId: number, idleSince: Date, now: Date): Promise<OpenSession[]> {
  return tx.rows<OpenSession>(sql`
    select token_hash as "tokenHash", browser, created_at as "createdAt", last_seen_at as "lastSeenAt" from account.session
    where mall_id = ${mallOf(tx)}::int and staff_id = ${staffId}::bigint and not awaits_code
      and expires_at > ${now}::timestamptz and last_seen_at > ${idleSince}::timestamptz
    order by last_seen_at desc, created_at desc`)
}

export type Credentials = { readonly id: number; readonly passwordHash: string | null; readonly hasSecondStep: boolean }

const credentials = sql`id, password_hash as "passwordHash", totp_confirmed_at is not null as "hasSecondStep"`

/** Whoever left has no credentials any more, as if the name had never been. */
export function readCredentials(tx: Tx, username: string): Promise<Credentials | undefined> {
  return tx.maybe<Credentials>(sql`
    select ${credentials} from account.staff where mall_id = ${mallOf(tx)}::int and username = ${username} and not is_retired`)
}

export function lockCredentials(tx: Tx, staffId: number): Promise<Credentials | undefined> {
  return tx.maybe<Credentials>(sql`
    select ${credentials} from account.staff where mall_id = ${mallOf(tx)}::int and id = ${staffId}::bigint and not is_retired for update`)
}

export async function noteSignIn(tx: Tx, staffId: number, now: Date): Promise<void> {
  await tx.run(sql`
    update account.staff set last_signed_in_at = ${now}::timestamptz where mall_id = ${mallOf(tx)}::int and id = ${staffId}::bigint`)
}

export function readBrowsers(tx: Tx, marks: readonly string[]): Promise<{ mark: string; staffId: number }[]> {
  return tx.rows(sql`
    select token_hash as mark, staff_id as "staffId" from account.known_browser
    where mall_id = ${mallOf(tx)}::int and token_hash = any(${marks}::text[])`)
}

export async function keepBrowser(tx: Tx, mark: string, staffId: number, now: Date): Promise<void> {
  await tx.run(sql`
    insert into account.known_browser (mall_id, token_hash, staff_id, last_at)
    values (${mallOf(tx)}::int, ${mark}, ${staffId}::bigint, ${now}::timestamptz)
    on conflict (mall_id, token_hash) do update set last_at = excluded.last_at`)
}

export function deleteBrowsersOf(tx: Tx, staffId: number): Promise<number> {
  return tx.run(
    sql`delete from account.known_browser where mall_id = ${mallOf(tx)}::int and staff_id = ${staffId}::bigint`,
  )
}

export type SecondStep = {
  readonly secret: Buffer | null
  readonly confirmedAt: Date | null
  readonly lastStep: number | null
  readonly recoveryCodes: readonly string[]
}

/** Locked: of two posts with the same code the second finds it used. */
export function lockSecondStep(tx: Tx, staffId: number): Promise<SecondStep> {
  return tx.row<SecondStep>(sql`
    select totp_secret as secret, totp_confirmed_at as "confirmedAt", totp_last_step as "lastStep", recovery_codes as "recoveryCodes"
    from account.staff where mall_id = ${mallOf(tx)}::int and id = ${staffId}::bigint for update`)
}

export async function writeSecondStep(tx: Tx, staffId: number, step: SecondStep): Promise<void> {
  await tx.run(sql`
    update account.staff set totp_secret = ${step.secret}::bytea, totp_confirmed_at = ${step.confirmedAt}::timestamptz,
      totp_last_step = ${step.lastStep}::bigint, recovery_codes = ${step.recoveryCodes}::text[]
    where mall_id = ${mallOf(tx)}::int and id = ${staffId}::bigint`)
}

export async function deleteExpired(tx: Tx, idleSince: Date, browsersBefore: Date, now: Date): Promise<number> {
  const sessions = await tx.run(sql`
    delete from account.session where mall_id = ${mallOf(tx)}::int
      and (expires_at <= ${now}::timestamptz or last_seen_at <= ${idleSince}::timestamptz)`)
  const browsers = await tx.run(
    sql`delete from account.known_browser where mall_id = ${mallOf(tx)}::int and last_at < ${browsersBefore}::timestamptz`,
  )
  return sessions + browsers
}
