create table counter.counter (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  zone_id bigint not null,
  code text not null,                 -- the number on the sign
  name jsonb not null,
  break_group text,
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code),
  foreign key (mall_id, agency_id) references agency.agency,
  foreign key (mall_id, zone_id) references mall.zone
);

-- Work profile: the queues a counter serves, in order; `when_waiting_over` minutes makes it a helper.
create table counter.profile (
  mall_id int not null,
  counter_id bigint not null,
  queue_id bigint not null,
  agency_id bigint not null,
  position int not null,
  when_waiting_over int check (when_waiting_over between 1 and 480),
  primary key (mall_id, counter_id, queue_id),
  foreign key (mall_id, counter_id) references counter.counter,
  foreign key (mall_id, queue_id) references service.queue
);

-- Who is planned where, per day. One person cannot be in two places, one counter does not hold two people.
create table counter.roster (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  counter_id bigint not null,
  staff_id bigint not null,
  held_on date not null,
  hours int4range not null,           -- minutes of the local day, [480,900)
  primary key (mall_id, id),
  foreign key (mall_id, counter_id) references counter.counter,
  foreign key (mall_id, staff_id) references account.staff,
  constraint roster_one_place exclude using gist (mall_id with =, staff_id with =, held_on with =, hours with &&),
  constraint roster_one_person exclude using gist (mall_id with =, counter_id with =, held_on with =, hours with &&)
);

-- An officer sits at a counter: one officer per counter and one counter per officer at a time.
create table counter.sitting (
  mall_id int not null,
  id bigint generated always as identity,
  counter_id bigint not null,
  staff_id bigint not null,
  service_day date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  paused_at timestamptz,
  pause_reason text check (pause_reason in ('break', 'prayer', 'toilet', 'meeting', 'system', 'other')),
  primary key (mall_id, id),
  foreign key (mall_id, counter_id) references counter.counter,
  foreign key (mall_id, staff_id) references account.staff,
  check (closed_at is null or closed_at >= opened_at),
  check ((paused_at is null) = (pause_reason is null))
);
create unique index sitting_of_counter on counter.sitting (mall_id, counter_id) where closed_at is null;
create unique index sitting_of_staff on counter.sitting (mall_id, staff_id) where closed_at is null;
create index sitting_of_day on counter.sitting (mall_id, service_day);

select platform.secure(t) from unnest(array['counter.counter', 'counter.profile', 'counter.roster', 'counter.sitting']::regclass[]) t;
select platform.describes_mall(t), platform.secure_agency(t, 'agency_id') from unnest(array['counter.counter', 'counter.profile']::regclass[]) t;
select platform.secure_agency('counter.roster', 'agency_id');
grant select, insert, update on counter.counter, counter.sitting to pendopo_app;
grant select, insert, update, delete on counter.profile, counter.roster to pendopo_app;
