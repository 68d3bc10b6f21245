-- What the manager does from the floor, and what the floor compares today with.

-- 1. Words for the hall are told to somebody: a part of the hall or the people of one agency, on hall screens, on phones,
-- on the public site. What is only for the hall (move a car) does not stand on the front page.
alter table visit.notice
  add column zone_id bigint,
  add column agency_id bigint,
  add column audiences text[] not null default '{hall}' check (cardinality(audiences) > 0 and audiences <@ array['hall', 'phones', 'public']),
  add foreign key (mall_id, zone_id) references mall.zone,
  add foreign key (mall_id, agency_id) references agency.agency,
  add check (zone_id is null or agency_id is null);
select platform.secure_agency('visit.notice', 'agency_id');
create index notice_until on visit.notice (mall_id, shown_until);

-- 2. A manager asks an officer to open a counter, or to move to it. One question a day at a time for a counter and for
-- a person; opening the counter answers it.
create table counter.request (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  counter_id bigint not null,
  staff_id bigint not null,
  from_counter_id bigint,             -- the counter that is left, when somebody moves
  service_day date not null,
  asked_at timestamptz not null,
  asked_by text not null,
  answer text check (answer in ('done', 'declined', 'withdrawn')),
  answered_at timestamptz,
  primary key (mall_id, id),
  foreign key (mall_id, counter_id, agency_id) references counter.counter (mall_id, id, agency_id),
  foreign key (mall_id, from_counter_id) references counter.counter,
  foreign key (mall_id, staff_id) references account.staff,
  check ((answer is null) = (answered_at is null)),
  check (from_counter_id <> counter_id)
);
create unique index request_for_counter on counter.request (mall_id, service_day, counter_id) where answer is null;
create unique index request_to_officer on counter.request (mall_id, service_day, staff_id) where answer is null;
create index request_of_day on counter.request (mall_id, service_day, id desc);
select platform.secure('counter.request'), platform.secure_agency('counter.request', 'agency_id');
grant select, insert, update on counter.request to pendopo_app;
-- Who leaves a counter to move to another one rests there until the person at it is done.
alter table counter.sitting drop constraint sitting_pause_reason_check;
alter table counter.sitting add constraint sitting_pause_reason_check
  check (pause_reason in ('break', 'prayer', 'toilet', 'meeting', 'system', 'moving', 'other'));

-- 3. Measures. They read what happened through these views; a past day is counted once, by the mall's clock.
create schema performance;
grant usage on schema performance to pendopo_app;

-- 0 to 95: which quarter of an hour of the day, on the clocks of a place.
create function performance.quarter_of(at timestamptz, zone text) returns int language sql stable parallel safe
  as $$ select (extract(hour from at at time zone zone) * 4 + floor(extract(minute from at at time zone zone) / 15))::int $$;

-- Numbers taken. A visit counts for the queue whose series it took.
create view performance.visit with (security_invoker = true) as
  select v.mall_id, v.service_day, v.is_rehearsal, v.series_queue_id as queue_id, performance.quarter_of(v.issued_at, s.time_zone) as quarter
  from visit.visit v join mall.site s on s.mall_id = v.mall_id and s.id = v.site_id;

-- Services asked for. The wait is all waiting before the first call, and is held against the queue's promise.
create view performance.leg with (security_invoker = true) as
  select l.mall_id, l.service_day, v.is_rehearsal, l.queue_id, l.state, l.from_leg is null as is_asked,
    performance.quarter_of(v.issued_at, s.time_zone) as asked_quarter,
    performance.quarter_of(t.called_at, s.time_zone) as called_quarter,
    case when l.state = 'completed' then performance.quarter_of(l.ended_at, s.time_zone) end as served_quarter,
    w.waited_seconds, w.waited_seconds <= 60 * q.promise_minutes as is_kept, t.served_seconds
  from visit.leg l
  join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
  join mall.site s on s.mall_id = v.mall_id and s.id = v.site_id
  join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
  cross join lateral (
    select min(i.turn) filter (where i.state = 'called') as called_turn, min(i.from_at) filter (where i.state = 'called') as called_at,
      sum(extract(epoch from i.to_at - i.from_at)) filter (where i.state = 'serving' and i.to_at is not null) as served_seconds
    from visit.interval i where i.mall_id = l.mall_id and i.leg_id = l.id) t
  left join lateral (
    select coalesce(sum(extract(epoch from i.to_at - i.from_at)), 0) as waited_seconds
    from visit.interval i where i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'waiting' and i.turn < t.called_turn) w
    on t.called_turn is not null;
grant select on performance.visit, performance.leg to pendopo_app;

-- A past day that has been counted, and its quarters of an hour by queue.
create table performance.day (
  mall_id int not null references mall.mall,
  service_day date not null,
  visits int not null,
  counted_at timestamptz not null,
  primary key (mall_id, service_day)
);
create table performance.quarter (
  mall_id int not null,
  service_day date not null,
  queue_id bigint not null,
  quarter int not null check (quarter between 0 and 95),
  visits int not null,                -- numbers taken
  asked int not null,                 -- services asked for
  called int not null,                -- first calls, and of them within the promise
  kept int not null,
  waited_seconds int not null,        -- of those called, together and the longest
  longest_seconds int not null,
  served int not null,
  served_seconds int not null,
  primary key (mall_id, service_day, queue_id, quarter),
  foreign key (mall_id, service_day) references performance.day,
  foreign key (mall_id, queue_id) references service.queue
);
select platform.secure('performance.day'), platform.secure('performance.quarter');
grant select, insert on performance.day, performance.quarter to pendopo_app;
