import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { type Command, once, remember } from '#ledger/once.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Text } from '#service/standard.ts'
import { mustTell } from './policy.ts'

/** Where words for the hall are read: on its screens and kiosks, on the phones of those who hold a number, by everybody. */
export const audiences = ['hall', 'phones', 'public'] as const
export type Audience = (typeof audiences)[number]

/** Told to the whole mall, to one zone, or to the people of one agency. */
export type Whom = { readonly zoneId: number | null; readonly agencyId: number | null }
export type Telling = Partial<Whom> & {
  readonly message: Text
  readonly until: Date
  /** The hall when nothing is said. */
  readonly audiences?: readonly Audience[]
}
export type Notice = Whom & {
  readonly id: number
  readonly message: Text
  readonly shownUntil: Date
  readonly audiences: readonly Audience[]
}

/** Words that are not an incident, until a time. An agency's coordinator tells the people of that agency only. */
export function tellHall(tx: Tx, telling: Telling, by: Actor, now: Date, command?: Command): Promise<void> {
  return once(tx, by, command, async () => {
    const { message, until, zoneId = null, agencyId = null, audiences: to = ['hall'] } = telling
    mustTell(by, agencyId)
    const directory = await directoryOf(tx, now)
    if (zoneId !== null && !directory.zones.has(zoneId)) throw new NotFound('zone.notFound')
    if (agencyId !== null && !directory.agencies.has(agencyId)) throw new NotFound('incident.noSuchPlace')
    if (!message.id.trim() || !message.en.trim()) throw new Refused('incident.noMessage')
    if (to.length === 0) throw new Refused('notice.nobody')
    const { id } = await tx.row<{ id: number }>(sql`
      insert into visit.notice (mall_id, message, zone_id, agency_id, audiences, shown_from, shown_until, by)
      values (${mallOf(tx)}::int, ${JSON.stringify(message)}::jsonb, ${zoneId}::bigint, ${agencyId}::bigint, ${to}::text[],
        ${now}::timestamptz, ${until}::timestamptz, ${nameOfActor(by)}) returning id`)
    const data = { noticeId: id, message, until, zoneId, agencyId, audiences: to }
    await announce(tx, { kind: 'hall.told', actor: by, data, topics: ['floor', 'mall'] }, now)
    await remember(tx, by, command, null, now)
  })
}

/** Takes words for the hall back before their time. */
export async function endNotice(tx: Tx, noticeId: number, by: Actor, now: Date): Promise<void> {
  const told = await tx.maybe<{ agencyId: number | null }>(
    sql`select agency_id as "agencyId" from visit.notice where mall_id = ${mallOf(tx)}::int and id = ${noticeId}::bigint`,
  )
  if (!told) return
  mustTell(by, told.agencyId)
  const ended = await tx.run(sql`
    update visit.notice set shown_until = greatest(${now}::timestamptz, shown_from + interval '1 second')
    where mall_id = ${mallOf(tx)}::int and id = ${noticeId}::bigint and shown_until > ${now}::timestamptz`)
  if (ended)
    await announce(tx, { kind: 'hall.toldEnded', actor: by, data: { noticeId }, topics: ['floor', 'mall'] }, now)
}

/** What is told now, newest first; to one audience or, for the floor, to all of them. */
export function noticesNow(tx: Tx, now: Date, audience?: Audience): Promise<Notice[]> {
  const wanted = audience ? sql` and ${audience} = any(audiences)` : sql``
  return tx.rows<Notice>(sql`
    select id, message, shown_until as "shownUntil", zone_id as "zoneId", agency_id as "agencyId", audiences from visit.notice
    where mall_id = ${mallOf(tx)}::int and shown_from <= ${now}::timestamptz and shown_until > ${now}::timestamptz${wanted} order by id desc limit 20`)
}

/** What a zone's screens show of it: what the whole mall is told, this zone, and the agencies whose people wait here. */
export function noticesOfZone(notices: readonly Notice[], directory: Directory, zoneId: number): Notice[] {
  const isHere = (agencyId: number) =>
    directory.agencies.get(agencyId)?.zoneId === zoneId ||
    [...directory.counters.values()].some((counter) => counter.agencyId === agencyId && counter.zoneId === zoneId)
  return notices.filter((one) =>
    one.agencyId === null ? one.zoneId === null || one.zoneId === zoneId : isHere(one.agencyId),
  )
}
