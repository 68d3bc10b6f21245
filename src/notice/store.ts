import { mallOf } from '#ledger/announce.ts'
import { latestEventOf } from '#ledger/latest-event.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { About, Occasion } from './occasions.ts'

export type KeptSubscription = { readonly id: number; readonly visitId: number; readonly language: 'id' | 'en' }

/** The id; the same browser again keeps its row. */
export async function writeSubscription(
  tx: Tx,
  of: { readonly visitId: number; readonly mark: string; readonly sealed: Buffer; readonly language: 'id' | 'en' },
  now: Date,
): Promise<number> {
  const { id } = await tx.row<{ id: number }>(sql`
    insert into notice.subscription (mall_id, visit_id, mark, sealed, language, made_at)
    values (${mallOf(tx)}::int, ${of.visitId}::bigint, ${of.mark}, ${of.sealed}::bytea, ${of.language}, ${now}::timestamptz)
    on conflict on constraint subscription_of_browser do update set sealed = excluded.sealed, language = excluded.language
    returning id`)
  return id
}

export async function countSubscriptions(tx: Tx, visitId: number): Promise<number> {
  const { browsers } = await tx.row<{ browsers: number }>(
    sql`select count(*)::int as browsers from notice.subscription where mall_id = ${mallOf(tx)}::int and visit_id = ${visitId}::bigint`,
  )
  return browsers
}

export function deleteSubscription(tx: Tx, visitId: number, mark: string): Promise<number> {
  return tx.run(
    sql`delete from notice.subscription where mall_id = ${mallOf(tx)}::int and visit_id = ${visitId}::bigint and mark = ${mark}`,
  )
}

export function deleteSubscriptionById(tx: Tx, id: number): Promise<number> {
  return tx.run(sql`delete from notice.subscription where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export function readSubscriptions(tx: Tx): Promise<KeptSubscription[]> {
  return tx.rows<KeptSubscription>(
    sql`select id, visit_id as "visitId", language from notice.subscription where mall_id = ${mallOf(tx)}::int order by id`,
  )
}

/** With the visit goes what would wake its owner. */
export function deleteEndedSubscriptions(tx: Tx): Promise<number> {
  return tx.run(sql`
    delete from notice.subscription s using visit.visit v
    where s.mall_id = ${mallOf(tx)}::int and v.mall_id = s.mall_id and v.id = s.visit_id and v.closed_at is not null`)
}

/** Whether anything happened and anybody wants to know: asked every second. */
export function readWatched(tx: Tx): Promise<{ readonly event: number; readonly isWatched: boolean }> {
  return tx.row(sql`
    select exists (select from notice.subscription where mall_id = ${mallOf(tx)}::int) as "isWatched",
      ${latestEventOf(tx)} as event`)
}

export type Due = Occasion & { readonly subscriptionId: number }

/** Writes what nobody was told of yet; gives the ids of those. */
export async function insertPushes(
  tx: Tx,
  due: readonly Due[],
  state: 'known' | 'wanted',
  now: Date,
): Promise<number[]> {
  if (due.length === 0) return []
  const rows = await tx.rows<{ id: number }>(sql`
    insert into notice.push (mall_id, subscription_id, leg_id, about, occasion, state, wanted_at, ended_at)
    select ${mallOf(tx)}::int, d.*, ${state}, ${now}::timestamptz, ${state === 'known' ? now : null}::timestamptz
    from unnest(${due.map((one) => one.subscriptionId)}::bigint[], ${due.map((one) => one.legId)}::bigint[],
      ${due.map((one) => one.about)}::text[], ${due.map((one) => one.occasion)}::text[]) d
    on conflict on constraint push_once do nothing returning id`)
  return rows.map(({ id }) => id)
}

export type WantedPush = {
  readonly id: number
  readonly subscriptionId: number
  readonly visitId: number
  readonly legId: number
  readonly about: About
  readonly occasion: string
  readonly sealed: Buffer
  readonly language: 'id' | 'en'
}

/** Begins, if nobody else has. Whoever dies now leaves it begun: it is never sent a second time. */
export function beginPush(tx: Tx, id: number): Promise<WantedPush | undefined> {
  return tx.maybe<WantedPush>(sql`
    update notice.push p set state = 'sending' from notice.subscription s
    where p.mall_id = ${mallOf(tx)}::int and p.id = ${id}::bigint and p.state = 'wanted' and s.mall_id = p.mall_id and s.id = p.subscription_id
    returning p.id, s.id as "subscriptionId", s.visit_id as "visitId", p.leg_id as "legId", p.about, p.occasion, s.sealed, s.language`)
}

export function endPush(
  tx: Tx,
  id: number,
  state: 'taken' | 'over' | 'refused' | 'unsure',
  now: Date,
): Promise<number> {
  return tx.run(sql`
    update notice.push set state = ${state}, ended_at = ${now}::timestamptz
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint and state = 'sending'`)
}

export function wantAgain(tx: Tx, id: number): Promise<number> {
  return tx.run(
    sql`update notice.push set state = 'wanted' where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint and state = 'sending'`,
  )
}
