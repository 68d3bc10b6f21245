import { directoryOf } from '#directory/directory-of.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { Finding, Invariant } from './finding.ts'
import { checkFold } from './fold.ts'
import { checkOrder } from './replay-order.ts'

/**
 * Holds every rule of the queue against the tables of a span of service days, both included. Reads only. A breach is a
 * fault of ours (or somebody's hand in the database), never an opinion.
 */
export async function checkDays(tx: Tx, fromDay: string, toDay: string, now: Date): Promise<Finding[]> {
  const directory = await directoryOf(tx, now)
  const days = { mall: mallOf(tx), from: fromDay, to: toDay }
  const findings: Finding[] = []
  for (const [invariant, rule, statement] of checks(days)) {
    const { breaches, example } = await tx.row<{ breaches: number; example: string | null }>(
      sql`select count(*)::int as breaches, min(found.example) as example from (${statement}) found`,
    )
    findings.push({ invariant, rule, breaches, example })
  }
  findings.push(await checkOrder(tx, fromDay, toDay, directory.queues))
  findings.push(await checkFold(tx, fromDay, toDay))
  return findings.sort((a, b) => a.invariant - b.invariant)
}

type Days = { readonly mall: number; readonly from: string; readonly to: string }

function checks({ mall, from, to }: Days): [Invariant, string, Sql][] {
  const visits = sql`select * from visit.visit where mall_id = ${mall}::int and service_day between ${from}::date and ${to}::date`
  const legs = sql`select * from visit.leg where mall_id = ${mall}::int and service_day between ${from}::date and ${to}::date`
  const intervals = sql`select i.*, l.visit_id, l.service_day from visit.interval i join visit.leg l on l.mall_id = i.mall_id and l.id = i.leg_id
    where i.mall_id = ${mall}::int and l.service_day between ${from}::date and ${to}::date`
  // Open intervals end never; `busy until` is the latest end among all that began before.
  const active = sql`select *, row_number() over (order by from_at, leg_id, turn) as place,
      max(coalesce(to_at, 'infinity')) over (partition by counter_id order by from_at, leg_id, turn rows between unbounded preceding and 1 preceding) as counter_busy_until,
      max(coalesce(to_at, 'infinity')) over (partition by visit_id order by from_at, leg_id, turn rows between unbounded preceding and 1 preceding) as visit_busy_until
    from (${intervals}) i where state in ('called', 'serving') and to_at is distinct from from_at`
  // Two hands press in the same moment and one waits for the other: the later in the ledger may have the earlier time.
  const isOverFirst = sql`exists (select 1 from ledger.event ended join ledger.event began on began.mall_id = ended.mall_id and began.id > ended.id
    where ended.mall_id = ${mall}::int and ended.visit_id = a.visit_id and ended.at = a.to_at and began.visit_id = b.visit_id and began.at = b.from_at)`
  const atOnce = (same: Sql, busyUntil: Sql) =>
    sql`with active as (${active}) select b.* from active b where ${busyUntil} > b.from_at
      and exists (select 1 from active a where ${same} and a.place < b.place and coalesce(a.to_at, 'infinity') > b.from_at and not ${isOverFirst})`
  return [
    [
      1,
      'one active leg per counter',
      sql`select 'counter ' || counter_id || ', leg ' || leg_id as example from (${atOnce(sql`a.counter_id = b.counter_id`, sql`b.counter_busy_until`)}) o`,
    ],
    [
      2,
      'nobody is called to two places',
      sql`select 'visit ' || visit_id || ', leg ' || leg_id as example from (${atOnce(sql`a.visit_id = b.visit_id`, sql`b.visit_busy_until`)}) o`,
    ],
    [
      3,
      'a command is carried out once',
      sql`select 'command ' || command_id as example from platform.command c
      where mall_id = ${mall}::int and (result->>'visitId') is not null and not exists (select 1 from ledger.event e where e.mall_id = c.mall_id and e.visit_id = (c.result->>'visitId')::bigint)`,
    ],
    [
      4,
      'numbers are unique, rising and without gaps',
      sql`
      select 'series ' || series_queue_id || ' ' || series_day || ' number ' || number as example from (
        select *, row_number() over series as place, number - min(number) over (partition by series_queue_id, series_day, is_rehearsal) + 1 as step,
          lag(first_event) over (partition by series_queue_id, series_day, is_rehearsal order by number) as event_before
        from (select v.*, (select min(e.id) from ledger.event e where e.mall_id = v.mall_id and e.visit_id = v.id) as first_event from (${visits}) v) v
        window series as (partition by series_queue_id, series_day, is_rehearsal order by number)) n
      where place <> step or first_event < event_before or first_event is null`,
    ],
    [
      5,
      "the service day is the site's civil day",
      sql`select 'visit ' || v.id as example from (${visits}) v join mall.site s on s.mall_id = v.mall_id and s.id = v.site_id
      where (v.issued_at at time zone s.time_zone)::date <> v.service_day`,
    ],
    [
      9,
      'the time of arrival is never lost',
      sql`
      select 'leg ' || l.id as example from (${legs}) l left join visit.leg f on f.mall_id = l.mall_id and f.id = l.from_leg
      where l.arrival_ref > coalesce(f.arrival_ref, l.arrival_ref) or exists (select 1 from ledger.event e, jsonb_array_elements(e.data->'legs') c
        where e.mall_id = l.mall_id and e.visit_id = l.visit_id and (c->>'id')::bigint = l.id and c->'was'->>'arrivalRef' is not null
          and (c->'now'->>'arrivalRef')::timestamptz > (c->'was'->>'arrivalRef')::timestamptz)`,
    ],
    [
      10,
      'the times of a leg are contiguous and add up to its life',
      sql`
      select 'leg ' || leg_id as example from (
        select l.id as leg_id, l.ended_at, l.turn as last_turn, i.turn, i.from_at, i.to_at, lag(i.to_at) over w as before_to, lead(i.turn) over w as next_turn
        from (${legs}) l join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id window w as (partition by l.id order by i.turn)) t
      where (turn > 1 and before_to is distinct from from_at) or (next_turn is null and ended_at is null and (to_at is not null or turn <> last_turn))
        or (next_turn is null and ended_at is not null and to_at is distinct from ended_at)`,
    ],
    [
      12,
      'each call is announced once, in the order of its zone',
      sql`
      select 'zone ' || zone_id || ' call ' || seq as example from (select *, lag(called_at) over (partition by zone_id order by seq) as before_at,
          lag(seq) over (partition by zone_id order by seq) as before_seq from visit.call where mall_id = ${mall}::int) c
      where before_seq <> seq - 1
      union all select 'leg ' || l.id from (${legs}) l where (select count(*) from ledger.event e where e.mall_id = l.mall_id and e.leg_id = l.id and e.kind in ('visit.called', 'visit.recalled'))
        <> (select count(*) from visit.call c where c.mall_id = l.mall_id and c.leg_id = l.id)`,
    ],
    [
      13,
      'a number that should be on paper knows whether it is',
      sql`select 'visit ' || id as example from (${visits}) v where channel = 'kiosk' and print_state = 'none'`,
    ],
    [
      14,
      'everybody who took a number is in exactly one state',
      sql`
      select 'visit ' || v.id as example from (${visits}) v left join lateral (select count(*) as legs, count(*) filter (where ended_at is null) as open
        from visit.leg l where l.mall_id = v.mall_id and l.visit_id = v.id) l on true
      where l.legs = 0 or (v.closed_at is null) <> (l.open > 0)`,
    ],
    [
      15,
      'every open leg has exactly one running time',
      sql`
      select 'leg ' || l.id as example from (${legs}) l where (l.ended_at is null) <> exists (select 1 from visit.interval i
        where i.mall_id = l.mall_id and i.leg_id = l.id and i.to_at is null and i.state = l.state)`,
    ],
    [
      16,
      'nobody waits where the day has been closed',
      sql`
      select 'leg ' || l.id as example from (${legs}) l join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
      join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
      join visit.day_closed d on d.mall_id = l.mall_id and d.site_id = q.site_id and d.service_day = l.service_day and d.reopened_at is null
      where l.ended_at is null and not v.is_rehearsal`,
    ],
  ]
}
