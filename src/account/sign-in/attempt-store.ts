import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** SQL of counted tries; lock-out.ts alone uses it. */
export type Attempts = { readonly failures: number; readonly lastAt: Date; readonly blockedUntil: Date | null }

/** Tries that come at once are counted one after the other: the row is locked until the transaction ends. */
export function lockAttempts(tx: Tx, key: string, now: Date): Promise<Attempts> {
  return tx.row<Attempts>(sql`
    insert into account.attempt as a (mall_id, key_hash, failures, last_at)
    values (${mallOf(tx)}::int, ${key}, 0, ${now}::timestamptz)
    on conflict (mall_id, key_hash) do update set failures = a.failures
    returning failures, last_at as "lastAt", blocked_until as "blockedUntil"`)
}

export async function writeAttempts(tx: Tx, key: string, { failures, lastAt, blockedUntil }: Attempts): Promise<void> {
  await tx.run(sql`
    update account.attempt set failures = ${failures}::int, last_at = ${lastAt}::timestamptz, blocked_until = ${blockedUntil}::timestamptz
    where mall_id = ${mallOf(tx)}::int and key_hash = ${key}`)
}

/** Takes back one try, and the wait that this very try brought. */
export async function takeBackOne(tx: Tx, key: string, blockedUntil: Date | null): Promise<void> {
  await tx.run(sql`
    update account.attempt set failures = greatest(failures - 1, 0),
      blocked_until = case when blocked_until = ${blockedUntil}::timestamptz then null else blocked_until end
    where mall_id = ${mallOf(tx)}::int and key_hash = ${key}`)
}

export async function deleteAttempts(tx: Tx, key: string): Promise<void> {
  await tx.run(sql`delete from account.attempt where mall_id = ${mallOf(tx)}::int and key_hash = ${key}`)
}

/** A count that only tells: how many failed with this name since the person last signed in. It never makes anybody wait. */
export async function tally(tx: Tx, key: string, now: Date): Promise<void> {
  await tx.run(sql`
    insert into account.attempt as a (mall_id, key_hash, failures, last_at) values (${mallOf(tx)}::int, ${key}, 1, ${now}::timestamptz)
    on conflict (mall_id, key_hash) do update set failures = a.failures + 1, last_at = excluded.last_at`)
}

export async function takeTally(tx: Tx, key: string): Promise<number> {
  const found = await tx.maybe<{ failures: number }>(sql`
    delete from account.attempt where mall_id = ${mallOf(tx)}::int and key_hash = ${key} returning failures`)
  return found?.failures ?? 0
}

/** After a day without a try nothing waits any more. */
export function deleteOldAttempts(tx: Tx, before: Date): Promise<number> {
  return tx.run(
    sql`delete from account.attempt where mall_id = ${mallOf(tx)}::int and last_at < ${before}::timestamptz`,
  )
}
