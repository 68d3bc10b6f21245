import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { Draft } from './draft.ts'
import type { ServiceRow, VersionRow } from './service-row.ts'

export async function readService(tx: Tx, id: number): Promise<ServiceRow> {
  const found = await tx.maybe<ServiceRow>(sql`
    select s.id, s.agency_id as "agencyId", s.queue_id as "queueId", q.code as "queueCode", s.code, s.is_retired as "isRetired"
    from service.service s join service.queue q on q.mall_id = s.mall_id and q.id = s.queue_id
    where s.mall_id = ${mallOf(tx)}::int and s.id = ${id}::bigint`)
  if (!found) throw new NotFound()
  return found
}

/** Whoever takes a number for this service waits until we are done, and then sees it as it is. */
export async function holdService(tx: Tx, id: number): Promise<void> {
  await tx.run(sql`select 1 from service.service where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint for update`)
}

export async function countWaitingFor(tx: Tx, id: number): Promise<number> {
  const { people } = await tx.row<{ people: number }>(sql`
    select count(distinct visit_id)::int as people from visit.open_leg where mall_id = ${mallOf(tx)}::int and service_id = ${id}::bigint`)
  return people
}

/** Appointments for these services today or later: they end with the service, and their people are told (appointment/cancel-gone.ts). */
export async function countAppointed(tx: Tx, serviceIds: readonly number[], today: string): Promise<number> {
  const { people } = await tx.row<{ people: number }>(sql`
    select count(*)::int as people from appointment.appointment
    where mall_id = ${mallOf(tx)}::int and service_day >= ${today}::date and service_id = any(${[...serviceIds]}::bigint[])
      and state in ('requested', 'waitlisted', 'draw_won', 'offered', 'held', 'booked')`)
  return people
}

export async function insertService(
  tx: Tx,
  agencyId: number,
  queueId: number,
  code: string,
): Promise<number | undefined> {
  const added = await tx.maybe<{ id: number }>(sql`
    insert into service.service (mall_id, agency_id, queue_id, code)
    values (${mallOf(tx)}::int, ${agencyId}::bigint, ${queueId}::bigint, ${code})
    on conflict (mall_id, code) do nothing returning id`)
  return added?.id
}

export async function moveToQueue(tx: Tx, id: number, queueId: number): Promise<void> {
  await tx.run(
    sql`update service.service set queue_id = ${queueId}::bigint where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

export async function markServiceRetired(tx: Tx, id: number): Promise<void> {
  await tx.run(
    sql`update service.service set is_retired = true where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

type StoredVersion = Omit<VersionRow, 'draft'> & {
  readonly stored: Omit<Draft, keyof Stored> & { readonly standard: Stored }
}
type Stored = Partial<
  Pick<Draft, 'requirements' | 'procedure' | 'time' | 'cost' | 'product' | 'productValidity' | 'complaints'>
>

/** Every version with the draft, the latest number first. */
export async function readVersions(tx: Tx, serviceId: number): Promise<VersionRow[]> {
  const rows = await tx.rows<StoredVersion>(sql`
    select number, valid_from as "validFrom", published_at as "publishedAt", published_by as "publishedBy",
      jsonb_build_object('name', name, 'level', level, 'minutes', minutes, 'words', words, 'assumed', assumed, 'source', source, 'standard', standard) as stored
    from service.version where mall_id = ${mallOf(tx)}::int and service_id = ${serviceId}::bigint order by number desc`)
  return rows.map(({ stored: { standard, ...basics }, ...version }) => ({
    ...version,
    draft: { ...basics, ...partsOf(standard) },
  }))
}

function partsOf(s: Stored) {
  return {
    requirements: s.requirements ?? [],
    procedure: s.procedure ?? [],
    time: s.time ?? null,
    cost: s.cost ?? null,
    product: s.product ?? null,
    productValidity: s.productValidity ?? null,
    complaints: s.complaints ?? null,
  }
}

/** Writes the draft of that number, which replaces what was drafted before. A published version is never touched. */
export async function putDraft(
  tx: Tx,
  service: ServiceRow,
  number: number,
  validFrom: string,
  draft: Draft,
): Promise<void> {
  const { name, level, minutes, words, assumed, source, ...components } = draft
  const standard = Object.fromEntries(Object.entries(components).filter(([, value]) => value !== null))
  await tx.run(sql`
    insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, assumed, source)
    values (${mallOf(tx)}::int, ${service.id}::bigint, ${number}::int, ${service.agencyId}::bigint, ${validFrom}::date, ${JSON.stringify(name)}::jsonb,
      ${level}, ${minutes}::numeric, ${words}::text[], ${JSON.stringify(standard)}::jsonb, ${assumed}::text[], ${source})
    on conflict (mall_id, service_id, number) do update set valid_from = excluded.valid_from, name = excluded.name, level = excluded.level,
      minutes = excluded.minutes, words = excluded.words, standard = excluded.standard, assumed = excluded.assumed, source = excluded.source`)
}

export async function deleteDraft(tx: Tx, serviceId: number): Promise<void> {
  await tx.run(
    sql`delete from service.version where mall_id = ${mallOf(tx)}::int and service_id = ${serviceId}::bigint and published_at is null`,
  )
}

/** The draft takes its final number: a pack may have published a higher one while it was written. */
export async function publishVersion(
  tx: Tx,
  serviceId: number,
  { number, validFrom, by }: { number: number; validFrom: string; by: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update service.version set number = ${number}::int, valid_from = ${validFrom}::date, published_at = ${now}::timestamptz, published_by = ${by}
    where mall_id = ${mallOf(tx)}::int and service_id = ${serviceId}::bigint and published_at is null`)
}

export type ListedService = {
  readonly id: number
  readonly agencyId: number
  readonly queueId: number
  readonly code: string
  readonly isRetired: boolean
  readonly hasDraft: boolean
  readonly draftName: { readonly id: string; readonly en: string } | null
  /** A published version that does not hold yet. */
  readonly comesOn: string | null
  readonly isPublished: boolean
}

/** All services with their state of writing; the directory knows only those that hold today. */
export function listServices(tx: Tx, today: string): Promise<ListedService[]> {
  return tx.rows<ListedService>(sql`
    select s.id, s.agency_id as "agencyId", s.queue_id as "queueId", s.code, s.is_retired as "isRetired",
      d.name is not null as "hasDraft", coalesce(d.name, n.name) as "draftName", n.valid_from as "comesOn",
      exists (select 1 from service.version p where p.mall_id = s.mall_id and p.service_id = s.id and p.published_at is not null) as "isPublished"
    from service.service s
    left join service.version d on d.mall_id = s.mall_id and d.service_id = s.id and d.published_at is null
    left join lateral (select v.valid_from, v.name from service.version v where v.mall_id = s.mall_id and v.service_id = s.id
      and v.published_at is not null and v.valid_from > ${today}::date order by v.valid_from limit 1) n on true
    where s.mall_id = ${mallOf(tx)}::int order by s.code`)
}

export type Paper = { readonly code: string; readonly name: { readonly id: string; readonly en: string } }

export function readPapers(tx: Tx): Promise<Paper[]> {
  return tx.rows<Paper>(
    sql`select code, name from mall.document where mall_id = ${mallOf(tx)}::int order by name->>'id'`,
  )
}
