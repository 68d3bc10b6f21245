-- Appointments: a place at a time, which the database never gives twice. `release` of a day by a draw that anybody can
-- check. What is kept of a person is a keyed hash of the NIK, nothing else.
create schema appointment;
grant usage on schema appointment to pendopo_app;

-- HMAC-SHA256 in base64url. A NIK (16 digits) does not have this form, so it cannot be written here by mistake.
create table appointment.person (
  mall_id int not null references mall.mall,
  person_hash text not null check (person_hash ~ '^[A-Za-z0-9_-]{43}$'),
  primary key (mall_id, person_hash)
);

-- One row per queue and quarter or half hour. `walk_in` are the places reserved for people without an appointment:
-- a share of what the counters can serve, never what is left over. `capacity` is for appointments alone.
create table appointment.slot (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  queue_id bigint not null,
  service_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  walk_in int not null check (walk_in >= 0),
  capacity int not null,
  held int not null default 0,        -- kept for somebody who has not yet said yes: holds, draws won, offers
  booked int not null default 0,      -- booked, checked in, fulfilled
  released int not null default 0,    -- given to walk-ins, because nobody came for them
  opens_at timestamptz,               -- null: not yet, a draw decides first
  released_at timestamptz,            -- after the minutes of grace what is not used belongs to walk-ins
  primary key (mall_id, id),
  foreign key (mall_id, queue_id) references service.queue,
  constraint slot_not_negative check (held >= 0 and booked >= 0 and released >= 0),
  constraint slot_within_capacity check (held + booked + released <= capacity),
  constraint slot_in_order check (ends_at > starts_at),
  -- Two slots of one queue at one time would promise the same counters twice.
  constraint slot_no_overlap exclude using gist (mall_id with =, queue_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index slot_of_day on appointment.slot (mall_id, queue_id, service_day, starts_at);
create index slot_to_release on appointment.slot (mall_id, starts_at) where released_at is null;

-- A fair release: requests are collected, then drawn. The hash of the seed is public before the first request, the seed
-- after; the runtime role may not change the commitment, and the database refuses a seed that does not match it.
create table appointment.draw (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  queue_id bigint not null,
  service_day date not null,
  requests_from timestamptz not null,
  requests_until timestamptz not null,
  nonce text not null,                -- public; with the installation's key it gives the seed, which is stored nowhere before
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  seed text,
  drawn_at timestamptz,
  record jsonb,                       -- the published list: places, requests by their public codes, result
  primary key (mall_id, id),
  constraint draw_once unique (mall_id, queue_id, service_day),
  foreign key (mall_id, queue_id) references service.queue,
  check (requests_until > requests_from),
  check (num_nulls(seed, drawn_at, record) in (0, 3)),
  check (drawn_at >= requests_until),
  constraint draw_as_committed check (encode(sha256(convert_to(seed, 'UTF8')), 'hex') = commitment)
);
create index draw_due on appointment.draw (mall_id, requests_until) where drawn_at is null;

create table appointment.appointment (
  mall_id int not null,
  id bigint generated always as identity,
  version int not null default 1,
  state text not null check (state in ('requested', 'draw_won', 'waitlisted', 'offered', 'held', 'booked', 'checked_in',
    'fulfilled', 'expired', 'cancelled_by_citizen', 'cancelled_by_site', 'rescheduled', 'no_show')),
  since timestamptz not null,
  person_hash text not null,
  service_id bigint not null,
  queue_id bigint not null,
  service_day date not null,
  slot_id bigint,
  wanted_slot_id bigint,              -- what was asked of the draw or the waiting list
  expires_at timestamptz,             -- until when the place is kept for an answer
  token text not null,                -- the unguessable address of its page
  language text not null default 'id' check (language in ('id', 'en')),
  draw_id bigint,
  label text,                         -- the public code in the list of the draw
  draw_rank int,                      -- the order of the waiting list after the draw
  from_appointment bigint,            -- which one this replaced
  visit_id bigint,
  place_released_at timestamptz,      -- too late: the place went to a walk-in, the person may still come
  reason text,
  created_at timestamptz not null,
  primary key (mall_id, id),
  constraint appointment_token unique (mall_id, token),
  constraint appointment_label unique (mall_id, draw_id, label),
  foreign key (mall_id, person_hash) references appointment.person,
  foreign key (mall_id, service_id) references service.service,
  foreign key (mall_id, queue_id) references service.queue,
  foreign key (mall_id, slot_id) references appointment.slot,
  foreign key (mall_id, draw_id) references appointment.draw,
  foreign key (mall_id, visit_id) references visit.visit,
  foreign key (mall_id, from_appointment) references appointment.appointment,
  check ((state in ('held', 'draw_won', 'offered')) = (expires_at is not null)),
  check (state not in ('held', 'draw_won', 'offered', 'booked', 'checked_in', 'fulfilled', 'rescheduled', 'no_show') or slot_id is not null),
  check (state not in ('requested', 'waitlisted') or slot_id is null),
  check (state not in ('checked_in', 'fulfilled') or visit_id is not null),
  check (visit_id is null or state not in ('requested', 'draw_won', 'waitlisted', 'offered', 'held', 'booked', 'rescheduled', 'expired')),
  check ((draw_id is null) = (label is null))
);
-- Invariant 7: one live appointment per person, service and day.
create unique index appointment_one_live on appointment.appointment (mall_id, person_hash, service_id, service_day)
  where state in ('requested', 'draw_won', 'waitlisted', 'offered', 'held', 'booked', 'checked_in');
-- One request per person in a draw, whatever the service.
create unique index appointment_one_request on appointment.appointment (mall_id, draw_id, person_hash) where state = 'requested';
-- One visit has one appointment at most.
create unique index appointment_of_visit on appointment.appointment (mall_id, visit_id) where visit_id is not null;
create index appointment_of_slot on appointment.appointment (mall_id, slot_id) where slot_id is not null;
create index appointment_of_person on appointment.appointment (mall_id, person_hash, service_day);
create index appointment_expires on appointment.appointment (mall_id, expires_at) where expires_at is not null;
create index appointment_requested on appointment.appointment (mall_id, draw_id) where state = 'requested';
create index appointment_waiting on appointment.appointment (mall_id, queue_id, service_day, draw_rank, created_at, id) where state = 'waitlisted';
create index appointment_open on appointment.appointment (mall_id, service_day) where state in ('requested', 'waitlisted', 'booked');
create index appointment_checked_in on appointment.appointment (mall_id, id) where state = 'checked_in';

-- What is over stays over, whatever code runs.
create function appointment.keep_end() returns trigger language plpgsql as $$
begin
  if old.state in ('fulfilled', 'expired', 'cancelled_by_citizen', 'cancelled_by_site', 'rescheduled', 'no_show') then
    raise exception 'an appointment that is over never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_end before update on appointment.appointment for each row execute function appointment.keep_end();

create function appointment.keep_draw() returns trigger language plpgsql as $$
begin
  if old.drawn_at is not null then
    raise exception 'a draw is held once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_draw before update on appointment.draw for each row execute function appointment.keep_draw();

select platform.secure(t)
  from unnest(array['appointment.person', 'appointment.slot', 'appointment.draw', 'appointment.appointment']::regclass[]) t;
select platform.secure_agency(t, 'agency_id') from unnest(array['appointment.slot', 'appointment.draw']::regclass[]) t;
-- The page of an appointment is opened by its address alone.
create policy by_its_address on appointment.appointment for select using (token = (select platform.presented_key()));

-- What this module may see of visits: whether a person was served, and whether the mall kept its side.
create view appointment.visit_leg with (security_invoker = true) as
  select l.mall_id, l.visit_id, l.service_id, l.state, l.ended_at, v.closed_at
  from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id;
create view appointment.stop with (security_invoker = true) as
  select mall_id, agency_id, queue_id, service_id, opened_at, closed_at from visit.incident where stops and counter_id is null;
create view appointment.day_closed with (security_invoker = true) as
  select mall_id, site_id, service_day, closed_at from visit.day_closed;

grant select, insert on appointment.person to pendopo_app;
grant select, insert, update (capacity, held, booked, released, opens_at, released_at) on appointment.slot to pendopo_app;
grant select, insert, update (seed, drawn_at, record) on appointment.draw to pendopo_app;
grant select, insert, update (version, state, since, slot_id, expires_at, draw_rank, visit_id, place_released_at, reason)
  on appointment.appointment to pendopo_app;
grant select on appointment.visit_leg, appointment.stop, appointment.day_closed to pendopo_app;
