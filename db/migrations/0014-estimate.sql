-- How long people wait, as it was said, and what came true. Nothing here names a person; a leg is named by its number.

-- One row when a number is issued and one whenever what is said of it changes, until its first call. Minutes from `at`.
create table visit.told (
  mall_id int not null,
  leg_id bigint not null,
  turn int not null check (turn >= 1),
  queue_id bigint not null,
  service_day date not null,
  at timestamptz not null,
  method text not null check (method in ('learned', 'first', 'paused', 'nobody', 'tooFew')),
  raw real check (raw >= 0),          -- by the schedule alone, before what was learned corrects it
  low real, point real, high real,    -- the 10 %, the middle and the 90 %; null where nothing was guessed
  by_position real,                   -- in the shadow: mean handling time x people before / counters
  bucket int,                         -- 1: below 5 minutes, 2: below 15, 3: below 40, 4: more
  is_entry boolean not null default false, -- the first line of this leg in this bucket: the ratio that counts
  actual real check (actual >= 0),    -- until the first call
  ending text check (ending in ('called', 'aside', 'left', 'expired')),
  primary key (mall_id, leg_id, turn),
  foreign key (mall_id, leg_id) references visit.leg,
  check ((method in ('learned', 'first')) = (low is not null)),
  check (num_nulls(low, point, high) in (0, 3)),
  check (low <= high),
  check ((bucket is null) = (raw is null)),
  check ((ending in ('called', 'aside')) = (actual is not null))
);
create index told_open on visit.told (service_day, leg_id) where ending is null;
create index told_came_true on visit.told (mall_id, bucket, at desc) where ending = 'called' and is_entry;
create index told_of_day on visit.told (mall_id, service_day, queue_id);

-- What a day taught about a service: sums only. A service that was finished counts once, whatever its holds.
create table visit.handling_day (
  mall_id int not null,
  service_id bigint not null,
  service_day date not null,
  people int not null,
  minutes real not null,              -- each at most the 99 % of what is usual
  logs real not null, squares real not null, -- of the logarithm of the minutes: how widely they spread
  came int not null, way_minutes real not null,       -- called, and stood at the counter
  absent int not null, absent_minutes real not null,  -- called, and did not come
  primary key (mall_id, service_id, service_day),
  foreign key (mall_id, service_id) references service.service
);
create index handling_of_day on visit.handling_day (service_day, mall_id);

-- What the estimate uses, learned from the days above: the younger a day, the more it counts.
create table visit.handling (
  mall_id int not null,
  service_id bigint not null,
  minutes real not null check (minutes > 0),
  people real not null,               -- how many stand behind it, older ones as parts
  primary key (mall_id, service_id),
  foreign key (mall_id, service_id) references service.service
);
create table visit.habit (
  mall_id int primary key references mall.mall,
  way real not null, absent_share real not null, absent real not null, sigma real not null,
  learned_at timestamptz not null
);
-- How what was predicted came true: quantiles of (actual + 1) / (predicted + 1) of the last 600 in each bucket.
create table visit.calibration (
  mall_id int not null references mall.mall,
  bucket int not null check (bucket between 1 and 4),
  ratios int not null,
  q10 real not null, q50 real not null, q90 real not null,
  primary key (mall_id, bucket),
  check (q10 > 0 and q10 <= q50 and q50 <= q90)
);

-- Appointments that will still come today, as this module may see them.
create view visit.expected with (security_invoker = true) as
  select a.mall_id, a.queue_id, a.service_id, a.service_day, s.starts_at
  from appointment.appointment a join appointment.slot s on s.mall_id = a.mall_id and s.id = a.slot_id
  where a.state = 'booked' and a.place_released_at is null;

select platform.secure(t) from unnest(array['visit.told', 'visit.handling_day', 'visit.handling', 'visit.habit', 'visit.calibration']::regclass[]) t;
grant select, insert, update, delete on visit.told to pendopo_app;
grant select, insert, update on visit.handling_day, visit.handling, visit.habit, visit.calibration to pendopo_app;
grant select on visit.expected to pendopo_app;
