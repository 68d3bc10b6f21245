import { sql, type Tx } from '#platform/database.ts'

/**
 * Fills a mall with so many years of finished visits (1,500 a working day), as the acts would have left them: visits,
 * legs, times, calls and the ledger. By SQL, month by month, because a million acts would take an hour.
 */
export async function fillHistory(
  owner: Tx,
  mallId: number,
  years: number,
  lastDay: string,
  said: (words: string) => void,
): Promise<void> {
  await owner.run(sql`select set_config('app.mall', ${String(mallId)}, false)`)
  for (let month = years * 12; month >= 1; month--) {
    await owner.run(visits(mallId, lastDay, month))
    said(`history: ${years * 12 - month + 1} of ${years * 12} months`)
  }
  await owner.run(sql`insert into visit.leg (mall_id, id, visit_id, step, service_id, service_version, queue_id, state, since, turn, arrival_ref, key_at, class,
      call_count, called_at, counter_id, staff_id, started_at, ended_at, outcome, service_day)
    select v.mall_id, nextval('visit.leg_id'), v.id, 1, s.id, 1, v.series_queue_id, 'completed', v.issued_at + interval '25 min', 3, v.issued_at, v.issued_at, 'regular',
      1, v.issued_at + interval '14 min', c.counter_id, 1, v.issued_at + interval '15 min', v.issued_at + interval '25 min', 'issued', v.service_day
    from visit.visit v join lateral (select id from service.service s where s.mall_id = v.mall_id and s.queue_id = v.series_queue_id limit 1) s on true
    join lateral (select counter_id from counter.profile p where p.mall_id = v.mall_id and p.queue_id = v.series_queue_id limit 1) c on true
    where v.mall_id = ${mallId}::int`)
  said('history: legs')
  await owner.run(sql`insert into visit.interval (mall_id, leg_id, turn, state, from_at, to_at, counter_id, staff_id)
    select l.mall_id, l.id, t.turn, t.state, l.arrival_ref + t.begins, l.arrival_ref + t.ends, l.counter_id, l.staff_id from visit.leg l,
      (values (1, 'waiting', interval '0', interval '14 min'), (2, 'called', interval '14 min', interval '15 min'), (3, 'serving', interval '15 min', interval '25 min')) t(turn, state, begins, ends)
    where l.mall_id = ${mallId}::int`)
  said('history: times')
  await owner.run(sql`insert into ledger.event (mall_id, at, kind, actor, visit_id, leg_id, queue_id, counter_id, service_day, data)
    select l.mall_id, l.arrival_ref + k.later, k.kind, 'staff:1', l.visit_id, l.id, l.queue_id, l.counter_id, l.service_day,
      jsonb_build_object('version', k.version, 'visit', '{}'::jsonb, 'legs', jsonb_build_array(jsonb_build_object('id', l.id, 'now', jsonb_build_object('state', l.state))))
    from visit.leg l, (values ('visit.issued', interval '0', 1), ('visit.called', interval '14 min', 2), ('visit.started', interval '15 min', 3), ('visit.finished', interval '25 min', 4)) k(kind, later, version)
    where l.mall_id = ${mallId}::int`)
  said('history: ledger')
  await owner.run(sql`insert into visit.call (mall_id, zone_id, seq, leg_id, visit_id, ticket, counter_id, queue_id, is_again, is_rehearsal, called_at)
    select l.mall_id, c.zone_id, row_number() over (partition by c.zone_id order by l.id), l.id, l.visit_id, v.ticket, c.id, l.queue_id, false, false, l.called_at
    from visit.leg l join counter.counter c on c.mall_id = l.mall_id and c.id = l.counter_id join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
    where l.mall_id = ${mallId}::int`)
  await owner.run(
    sql`update mall.zone z set call_seq = coalesce((select max(seq) from visit.call c where c.mall_id = z.mall_id and c.zone_id = z.id), 0) where mall_id = ${mallId}::int`,
  )
  said('history: analysing')
  await owner.run(sql`analyze`)
}

function visits(mallId: number, lastDay: string, monthsBack: number) {
  return sql`
    insert into visit.visit (mall_id, id, version, site_id, service_day, series_queue_id, series_day, number, ticket, token, class, channel, language, print_state, issued_at, closed_at)
    select ${mallId}::int, nextval('visit.visit_id'), 4, q.site_id, day::date, q.id, day::date, place, q.letter || ' ' || lpad(place::text, 3, '0'),
      encode(sha256((day::text || q.id || '/' || place)::bytea), 'hex'), 'regular', 'kiosk', 'id', 'printed', day + interval '1 hour' + place * interval '1 min', day + interval '85 min' + place * interval '1 min'
    from generate_series(${lastDay}::date - make_interval(months => ${monthsBack}::int), ${lastDay}::date - make_interval(months => ${monthsBack - 1}::int) - interval '1 day', interval '1 day') day,
      service.queue q, generate_series(1, case when q.letter in ('A', 'B', 'C') then 420 else 6 end) place
    where q.mall_id = ${mallId}::int and extract(isodow from day) <= 5`
}
