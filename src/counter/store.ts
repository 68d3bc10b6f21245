import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { BreakForm, CoveredQueue } from './break-cover.ts'
import type { CounterFields, CounterRow, ProfileLine } from './counter.ts'

export async function readCounter(tx: Tx, id: number): Promise<CounterRow> {
  const found = await tx.maybe<CounterRow>(sql`
    select c.id, c.agency_id as "agencyId", c.is_retired as "isRetired", jsonb_build_object('sign', c.code, 'name', c.name, 'zone', z.code,
      'breakGroup', c.break_group, 'profile', (select coalesce(jsonb_agg(jsonb_build_object('queue', q.code, 'whenWaitingOver', p.when_waiting_over) order by p.position), '[]')
        from counter.profile p join service.queue q on q.mall_id = p.mall_id and q.id = p.queue_id where p.mall_id = c.mall_id and p.counter_id = c.id)) as fields
    from counter.counter c join mall.zone z on z.mall_id = c.mall_id and z.id = c.zone_id
    where c.mall_id = ${mallOf(tx)}::int and c.id = ${id}::bigint`)
  if (!found) throw new NotFound()
  return found
}

/** Whoever opens this counter waits until we are done, and then sees it as it is. */
export async function holdCounter(tx: Tx, id: number): Promise<void> {
  await tx.run(sql`select 1 from counter.counter where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint for update`)
}

/** Undefined when the sign is another counter's. A retired counter keeps its sign in the records. */
export async function insertCounter(tx: Tx, agencyId: number, fields: CounterFields): Promise<number | undefined> {
  const added = await tx.maybe<{ id: number }>(sql`
    insert into counter.counter (mall_id, agency_id, zone_id, code, name, break_group)
    values (${mallOf(tx)}::int, ${agencyId}::bigint, ${await zoneId(tx, fields.zone)}::bigint, ${fields.sign}, ${JSON.stringify(fields.name)}::jsonb, ${fields.breakGroup})
    on conflict (mall_id, code) do nothing returning id`)
  if (added) await putProfile(tx, added.id, agencyId, fields.profile)
  return added?.id
}

export async function signIsTaken(tx: Tx, sign: string, otherThan: number): Promise<boolean> {
  const found = await tx.maybe(
    sql`select 1 from counter.counter where mall_id = ${mallOf(tx)}::int and code = ${sign} and id <> ${otherThan}::bigint`,
  )
  return found !== undefined
}

export async function updateCounter(
  tx: Tx,
  { id, agencyId }: Pick<CounterRow, 'id' | 'agencyId'>,
  fields: CounterFields,
): Promise<void> {
  await tx.run(sql`
    update counter.counter set code = ${fields.sign}, name = ${JSON.stringify(fields.name)}::jsonb, zone_id = ${await zoneId(tx, fields.zone)}::bigint,
      break_group = ${fields.breakGroup}
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
  await putProfile(tx, id, agencyId, fields.profile)
}

async function putProfile(tx: Tx, counterId: number, agencyId: number, profile: readonly ProfileLine[]): Promise<void> {
  await tx.run(
    sql`delete from counter.profile where mall_id = ${mallOf(tx)}::int and counter_id = ${counterId}::bigint`,
  )
  const written = await tx.run(sql`
    insert into counter.profile (mall_id, counter_id, queue_id, agency_id, position, when_waiting_over)
    select ${mallOf(tx)}::int, ${counterId}::bigint, q.id, ${agencyId}::bigint, l.position, l.over
    from unnest(${profile.map(({ queue }) => queue)}::text[], ${profile.map(({ whenWaitingOver }) => whenWaitingOver)}::int[]) with ordinality as l(code, over, position)
    join service.queue q on q.mall_id = ${mallOf(tx)}::int and q.code = l.code and q.agency_id = ${agencyId}::bigint and not q.is_retired`)
  if (written !== profile.length) throw new Refused('counter.foreignQueue')
}

async function zoneId(tx: Tx, code: string): Promise<number> {
  const found = await tx.maybe<{ id: number }>(
    sql`select id from mall.zone where mall_id = ${mallOf(tx)}::int and code = ${code} and not is_retired`,
  )
  if (!found) throw new Refused('counter.noSuchZone', { zone: code })
  return found.id
}

export async function markCounterRetired(tx: Tx, id: number): Promise<void> {
  await tx.run(sql`delete from counter.profile where mall_id = ${mallOf(tx)}::int and counter_id = ${id}::bigint`)
  await tx.run(
    sql`update counter.counter set is_retired = true where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

/** Plans from a day on go with the counter. */
export async function clearRosterFrom(tx: Tx, counterId: number, day: string): Promise<void> {
  await tx.run(
    sql`delete from counter.roster where mall_id = ${mallOf(tx)}::int and counter_id = ${counterId}::bigint and held_on >= ${day}::date`,
  )
  await tx.run(sql`delete from counter.week where mall_id = ${mallOf(tx)}::int and counter_id = ${counterId}::bigint`)
}

/** Who sits at a counter, and how many visitors stand or are parked there. */
export function readBusy(tx: Tx, id: number): Promise<{ officer: string | null; people: number }> {
  return tx.row(sql`
    select (select s.name from counter.sitting t join account.staff s on s.mall_id = t.mall_id and s.id = t.staff_id
        where t.mall_id = ${mallOf(tx)}::int and t.counter_id = ${id}::bigint and t.closed_at is null) as officer,
      (select count(*)::int from visit.open_leg where mall_id = ${mallOf(tx)}::int and counter_id = ${id}::bigint and state in ('called', 'serving', 'parked')) as people`)
}

/** Queues that people wait in and that no counter serves. */
export function queuesLeftAlone(tx: Tx): Promise<{ name: string; people: number }[]> {
  return tx.rows(sql`
    select q.letter || ' ' || (q.name->>'id') as name, count(distinct l.visit_id)::int as people
    from visit.open_leg l join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
    where l.mall_id = ${mallOf(tx)}::int and l.state in ('planned', 'waiting', 'deferred', 'missed') and not exists (
      select 1 from counter.profile p join counter.counter c on c.mall_id = p.mall_id and c.id = p.counter_id and not c.is_retired
      where p.mall_id = q.mall_id and p.queue_id = q.id)
    group by q.id, q.letter, q.name`)
}

/** Queues with the break groups of the counters that serve them, and the forms of the week. */
export async function readCover(tx: Tx): Promise<{ forms: BreakForm[]; queues: CoveredQueue[] }> {
  const forms = await tx.rows<BreakForm>(
    sql`select code, valid_until as "validUntil", days, breaks from mall.opening_form where mall_id = ${mallOf(tx)}::int order by rank, code`,
  )
  const queues = await tx.rows<CoveredQueue>(sql`
    select q.letter || ' ' || (q.name->>'id') as name, array_agg(c.break_group order by c.id) as groups
    from service.queue q join counter.profile p on p.mall_id = q.mall_id and p.queue_id = q.id
    join counter.counter c on c.mall_id = p.mall_id and c.id = p.counter_id and not c.is_retired
    where q.mall_id = ${mallOf(tx)}::int and not q.is_retired group by q.id, q.letter, q.name order by q.id`)
  return { forms, queues }
}
