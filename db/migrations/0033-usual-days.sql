-- What a usual day is like: for the estimate of waits, and for the floor that says what is usual at this hour.

-- 1. The estimate. How many protected visitors come in each half hour of a day, and how long after its hour a counter
-- opens; learned once a day from the days before.
create table visit.coming (
  mall_id int not null,
  queue_id bigint not null,
  half_hour int not null check (half_hour between 0 and 47), -- of the service day
  people real not null check (people > 0), -- on a mean open day
  primary key (mall_id, queue_id, half_hour),
  foreign key (mall_id, queue_id) references service.queue
);
select platform.secure('visit.coming');
grant select, insert, delete on visit.coming to pendopo_app;
alter table visit.habit
  add column opens_after real not null default 0, -- minutes; below zero: before the hour
  add column detour real not null default 1,      -- time at counters per time that those who asked would need: transfers, holds
  add column leaving real not null default 0,     -- of those who wait so many give up, per minute
  add column usual_on date;                       -- the day on which usual days were looked at last

-- 2. The floor. The hall at the end of each quarter of an hour of a past day, beside what happened in that quarter.
create view performance.waiting with (security_invoker = true) as
  select l.mall_id, l.service_day, v.is_rehearsal, l.visit_id, i.from_at, i.to_at
  from visit.leg l
  join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
  join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'waiting';
-- First calls, and how long those people had waited until then.
create view performance.called with (security_invoker = true) as
  select l.mall_id, l.service_day, v.is_rehearsal, t.called_at, w.waited_seconds
  from visit.leg l
  join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
  cross join lateral (
    select min(i.turn) as turn, min(i.from_at) as called_at
    from visit.interval i where i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'called') t
  cross join lateral (
    select coalesce(sum(extract(epoch from i.to_at - i.from_at)), 0) as waited_seconds
    from visit.interval i where i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'waiting' and i.turn < t.turn) w
  where t.turn is not null;
create view performance.sitting with (security_invoker = true) as
  select mall_id, service_day, opened_at, closed_at from counter.sitting;
grant select on performance.waiting, performance.called, performance.sitting to pendopo_app;

create table performance.moment (
  mall_id int not null,
  service_day date not null,
  quarter int not null check (quarter between 0 and 95), -- the state is that at its end
  waiting int not null,               -- people
  open_counters int not null,
  called int not null,                -- first calls of the last half hour, and how long those people had waited
  median_seconds int,
  p90_seconds int,
  primary key (mall_id, service_day, quarter),
  foreign key (mall_id, service_day) references performance.day,
  check ((called = 0) = (median_seconds is null) and (median_seconds is null) = (p90_seconds is null))
);
select platform.secure('performance.moment');
grant select, insert on performance.moment to pendopo_app;
-- Counted anew by the mall's clock, now with these moments.
delete from performance.quarter;
delete from performance.day;
