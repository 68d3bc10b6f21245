-- What a mall pack needs beside the tables of the mall: the ordinary week of the roster, kept as it is described, and
-- which people came by a pack.

-- Who is planned at which counter in an ordinary week. Rows of counter.roster are written from it some weeks ahead; a
-- day that somebody changed by hand stays as it was changed.
create table counter.week (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  agency_id bigint not null,
  counter_id bigint not null,
  staff_id bigint not null,
  days text[] not null check (days <@ array['mon','tue','wed','thu','fri','sat','sun']),
  hours int4range not null,           -- minutes of the local day
  planned_until date,                 -- the roster is written up to this day
  primary key (mall_id, id),
  unique (mall_id, counter_id, staff_id, days, hours),
  foreign key (mall_id, counter_id, agency_id) references counter.counter (mall_id, id, agency_id),
  foreign key (mall_id, staff_id) references account.staff
);
select platform.secure('counter.week'), platform.secure_agency('counter.week', 'agency_id');
grant select, insert, update, delete on counter.week to pendopo_app;

alter table counter.roster add week_id bigint, -- null: planned by hand
  add constraint roster_of_week foreign key (mall_id, week_id) references counter.week on delete set null (week_id);
create index roster_of_week on counter.roster (mall_id, week_id, held_on) where week_id is not null;

-- Retiring follows a pack only for people who came with one: whoever was added on the screens stays.
alter table account.staff add from_pack boolean not null default false;
