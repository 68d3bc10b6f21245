-- One series of numbers per queue and day. Its row is also the queue's lock: whoever gives a number, makes a leg wait
-- or calls from this queue holds it, so the order of a queue is exact. Lock order: series by queue id, then visits.
create table visit.queue_day (
  mall_id int not null,
  queue_id bigint not null,
  series_day date not null,           -- the site's civil day; 0001-01-01 for a series that never starts again
  is_rehearsal boolean not null default false,
  last_number int not null,
  constraint queue_day_pkey primary key (mall_id, queue_id, series_day, is_rehearsal),
  foreign key (mall_id, queue_id) references service.queue
);

create sequence visit.visit_id;
create sequence visit.leg_id;

-- One person's (or family's) visit: one number, one or several legs. Every change raises `version`, and every change
-- is a compare-and-set on it.
create table visit.visit (
  mall_id int not null,
  id bigint not null,
  version int not null,
  site_id bigint not null,
  service_day date not null,
  series_queue_id bigint not null,
  series_day date not null,
  number int not null check (number >= 0),
  ticket text not null,               -- as printed: A 012
  token text not null,                -- the unguessable address of the status page behind the QR
  class text not null check (class in ('regular', 'protected', 'appointment')),
  protected_as text check (protected_as in ('elderly', 'disabled', 'pregnant', 'children', 'disaster')),
  is_confirmed boolean not null default false, -- an officer has seen that the protected class is right
  channel text not null check (channel in ('kiosk', 'desk', 'phone', 'portal')),
  language text not null default 'id' check (language in ('id', 'en')),
  is_rehearsal boolean not null default false,
  print_state text not null default 'none' check (print_state in ('none', 'pending', 'printed', 'failed')),
  issued_at timestamptz not null,
  closed_at timestamptz,
  primary key (mall_id, id),
  constraint visit_number unique (mall_id, series_queue_id, series_day, is_rehearsal, number),
  constraint visit_token unique (mall_id, token),
  foreign key (mall_id, site_id) references mall.site,
  foreign key (mall_id, series_queue_id) references service.queue,
  check ((class = 'protected') = (protected_as is not null))
);
-- Here and below the column that chooses comes first: a fresh database has no statistics, and an index that begins with
-- the mall would look as good to the planner as any other.
create index visit_of_day on visit.visit (service_day, mall_id);
create index visit_open on visit.visit (service_day, mall_id) where closed_at is null;
create index visit_print_failed on visit.visit (service_day, mall_id) where print_state = 'failed';

-- One service within a visit.
create table visit.leg (
  mall_id int not null,
  id bigint not null,
  visit_id bigint not null,
  step int not null,                  -- legs of one step may be served in any order; the next step waits for it
  service_id bigint not null,
  service_version int not null,
  queue_id bigint not null,
  state text not null check (state in ('planned', 'waiting', 'called', 'serving', 'deferred', 'parked', 'missed',
    'completed', 'transferred', 'abandoned', 'no_show', 'expired')),
  since timestamptz not null,         -- when the present state began
  turn int not null,                  -- which interval that is
  arrival_ref timestamptz not null,   -- never later than on arrival: transfer, park and away keep it
  key_at timestamptz not null,        -- arrival_ref less the credit of its class: the order inside the queue
  class text not null check (class in ('regular', 'protected', 'appointment')),
  call_count int not null default 0,
  called_at timestamptz,
  counter_id bigint,
  staff_id bigint,
  started_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('issued', 'accepted', 'informed', 'incomplete', 'referred', 'refused')),
  reason text,
  deferred_until timestamptz,
  grace_used boolean not null default false,
  note text,
  from_leg bigint,
  service_day date not null,
  primary key (mall_id, id),
  foreign key (mall_id, visit_id) references visit.visit deferrable initially immediate,
  foreign key (mall_id, queue_id) references service.queue,
  foreign key (mall_id, counter_id) references counter.counter,
  check ((state in ('called', 'serving')) <= (counter_id is not null and staff_id is not null)),
  check ((state in ('completed', 'transferred', 'abandoned', 'no_show', 'expired')) = (ended_at is not null)),
  check (state <> 'completed' or outcome is not null),
  check (key_at <= arrival_ref)
);
create index leg_of_visit on visit.leg (visit_id, mall_id);
-- Invariant 1: one active leg per counter. And nobody is called to two places.
create unique index leg_one_per_counter on visit.leg (counter_id, mall_id) where state in ('called', 'serving');
create unique index leg_one_per_visit on visit.leg (visit_id, mall_id) where state in ('called', 'serving');
-- Only the first of each class in each queue competes: calling never reads the whole queue.
create index leg_waiting on visit.leg (queue_id, class, key_at, id) where state = 'waiting';
create index leg_waiting_arrival on visit.leg (queue_id, class, arrival_ref, id) where state = 'waiting';
create index leg_parked on visit.leg (counter_id) where state = 'parked';
create index leg_open on visit.leg (service_day, queue_id)
  where state in ('planned', 'waiting', 'called', 'serving', 'deferred', 'parked', 'missed');
create index leg_of_day on visit.leg (service_day, queue_id);

-- What a person who came never loses, whatever code runs: the time of arrival only ever stays or moves earlier.
create function visit.keep_arrival() returns trigger language plpgsql as $$
begin
  if new.arrival_ref > old.arrival_ref then
    raise exception 'the arrival of a leg never moves later' using errcode = 'restrict_violation';
  end if;
  if old.ended_at is not null and new.ended_at is not null and new.state <> old.state then
    raise exception 'a finished leg does not change its end' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_arrival before update of arrival_ref, state on visit.leg for each row execute function visit.keep_arrival();

-- The times of a leg: contiguous, disjoint, one open at most.
create table visit.interval (
  mall_id int not null,
  leg_id bigint not null,
  turn int not null check (turn >= 1),
  state text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  counter_id bigint,
  staff_id bigint,
  primary key (mall_id, leg_id, turn),
  foreign key (mall_id, leg_id) references visit.leg deferrable initially immediate,
  check (to_at is null or to_at >= from_at)
);
create unique index interval_open on visit.interval (leg_id) where to_at is null;

-- What the hall hears and sees. The sequence of a zone is gap-free and rises in the order of commits.
create table visit.call (
  mall_id int not null,
  zone_id bigint not null,
  seq bigint not null,
  leg_id bigint not null,
  visit_id bigint not null,
  ticket text not null,
  counter_id bigint not null,
  queue_id bigint not null,
  is_again boolean not null,
  is_rehearsal boolean not null,
  called_at timestamptz not null,
  primary key (mall_id, zone_id, seq),
  foreign key (mall_id, zone_id) references mall.zone,
  foreign key (mall_id, leg_id) references visit.leg
);
create index call_of_leg on visit.call (leg_id);

-- Something is broken, and the hall is told. `stops` stops new numbers, otherwise people are warned.
create table visit.incident (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  kind text not null check (kind in ('system_down', 'blanks_out', 'printer_dead', 'officer_absent', 'other')),
  agency_id bigint,
  queue_id bigint,
  service_id bigint,
  counter_id bigint,
  stops boolean not null,
  message jsonb not null,             -- {id, en}: what the hall reads
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  closed_by text,
  primary key (mall_id, id),
  foreign key (mall_id, agency_id) references agency.agency,
  foreign key (mall_id, queue_id) references service.queue,
  foreign key (mall_id, service_id) references service.service,
  foreign key (mall_id, counter_id) references counter.counter,
  check (closed_at is null or closed_at >= opened_at)
);
create index incident_open on visit.incident (mall_id) where closed_at is null;

-- Words for the hall that are not an incident: a broadcast by the manager.
create table visit.notice (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  message jsonb not null,
  shown_from timestamptz not null,
  shown_until timestamptz not null,
  by text not null,
  primary key (mall_id, id),
  check (shown_until > shown_from)
);

-- A day that is over, so that closing it twice does nothing.
create table visit.day_closed (
  mall_id int not null,
  site_id bigint not null,
  service_day date not null,
  closed_at timestamptz not null,
  by text not null,
  primary key (mall_id, site_id, service_day),
  foreign key (mall_id, site_id) references mall.site
);

select platform.secure(t) from unnest(array['visit.queue_day', 'visit.visit', 'visit.leg', 'visit.interval', 'visit.call',
  'visit.incident', 'visit.notice', 'visit.day_closed']::regclass[]) t;
-- An incident changes what the mall can do, so it is part of the directory that every process keeps a copy of.
select platform.describes_mall('visit.incident');
grant select, insert, update on visit.queue_day, visit.visit, visit.leg, visit.interval, visit.incident, visit.notice to pendopo_app;
grant select, insert on visit.call, visit.day_closed to pendopo_app;
grant usage on sequence visit.visit_id, visit.leg_id to pendopo_app;
