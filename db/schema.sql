-- Made by `npm run schema` from db/migrations. Read it; change migrations.

create extension btree_gist;

create schema account;
grant usage on schema account to pendopo_app;

create schema agency;
grant usage on schema agency to pendopo_app;

create schema appointment;
grant usage on schema appointment to pendopo_app;

create schema counter;
grant usage on schema counter to pendopo_app;

create schema hall;
grant usage on schema hall to pendopo_app;

create schema ledger;
grant usage on schema ledger to pendopo_app;

create schema mall;
grant usage on schema mall to pendopo_app;

create schema notice;
grant usage on schema notice to pendopo_app;

create schema performance;
grant usage on schema performance to pendopo_app;

create schema platform;
grant usage on schema platform to pendopo_app;

create schema printing;
grant usage on schema printing to pendopo_app;

create schema service;
grant usage on schema service to pendopo_app;

create schema visit;
grant usage on schema visit to pendopo_app;

CREATE OR REPLACE FUNCTION appointment.keep_draw()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.drawn_at is not null then
    raise exception 'a draw is held once' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION appointment.keep_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('fulfilled', 'expired', 'cancelled_by_citizen', 'cancelled_by_site', 'rescheduled', 'no_show') then
    raise exception 'an appointment that is over never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counter.keep_own_people()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from account.staff s where s.mall_id = new.mall_id and s.id = new.staff_id and s.agency_id = new.agency_id) then
    raise exception 'a counter is staffed by people of its own agency' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counter.keep_sat_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from counter.counter c where c.mall_id = new.mall_id and c.id = new.id for update;
  if exists (select 1 from counter.sitting s where s.mall_id = new.mall_id and s.counter_id = new.id and s.closed_at is null)
    or exists (select 1 from visit.open_leg l where l.mall_id = new.mall_id and l.counter_id = new.id and l.state in ('called', 'serving', 'parked')) then
    raise exception 'somebody sits or stands at this counter' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counter.sit_at_what_is_there()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from counter.counter c where c.mall_id = new.mall_id and c.id = new.counter_id and not c.is_retired for key share;
  if not found then
    raise exception 'the counter is not there any more' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION mall.refuse_agencies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if platform.current_agency() is not null then
    raise exception 'an agency does not change the mall itself' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION performance.quarter_of(at timestamp with time zone, zone text)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select (extract(hour from at at time zone zone) * 4 + floor(extract(minute from at at time zone zone) / 15))::int $function$;

CREATE OR REPLACE FUNCTION platform.current_agency()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.agency', true), '')::bigint $function$;

CREATE OR REPLACE FUNCTION platform.current_mall()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.mall', true), '')::int $function$;

CREATE OR REPLACE FUNCTION platform.describes_mall(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger raise_version after insert or update or delete on %s for each statement execute function platform.raise_version()', target);
end $function$;

CREATE OR REPLACE FUNCTION platform.is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.system', true), '') = 'on' $function$;

CREATE OR REPLACE FUNCTION platform.presented_key()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.key', true), '') $function$;

CREATE OR REPLACE FUNCTION platform.raise_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update mall.mall set version = version + 1 where id = platform.current_mall();
  return null;
end $function$;

CREATE OR REPLACE FUNCTION platform.secure(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_this_mall on %s using (mall_id = (select platform.current_mall()))
                  with check (mall_id = (select platform.current_mall()))', target);
end $function$;

CREATE OR REPLACE FUNCTION platform.secure_agency(target regclass, agency_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare verb text;
begin
  foreach verb in array array['insert', 'update', 'delete'] loop
    execute format('create policy of_this_agency_%1$s on %2$s as restrictive for %1$s %3$s ((select platform.current_agency()) is null or %4$I = (select platform.current_agency()))',
      verb, target, case verb when 'insert' then 'with check' else 'using' end, agency_column);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION platform.sweep_files(of_mall integer, before timestamp with time zone, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  one record;
  gone int := 0;
begin
  for one in
    select hash from platform.file where mall_id = of_mall and looked_at < before order by looked_at limit 200 for update skip locked
  loop
    begin
      delete from platform.file where mall_id = of_mall and hash = one.hash;
      gone := gone + 1;
    exception when foreign_key_violation then
      update platform.file set looked_at = at where mall_id = of_mall and hash = one.hash;
    end;
  end loop;
  return gone;
end $function$;
grant execute on function platform.sweep_files(integer,timestamp with time zone,timestamp with time zone) to pendopo_app;
grant execute on function platform.sweep_files(integer,timestamp with time zone,timestamp with time zone) to public;

CREATE OR REPLACE FUNCTION service.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_at is not null then
    raise exception 'a published version of a service never changes' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION service.keep_waited_for()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare waiting int;
begin
  if tg_table_name = 'service' then
    perform 1 from service.service s where s.mall_id = new.mall_id and s.id = new.id for update;
    select count(distinct visit_id) into waiting from visit.open_leg l where l.mall_id = new.mall_id and l.service_id = new.id;
  else
    perform 1 from service.queue q where q.mall_id = new.mall_id and q.id = new.id for update;
    select count(distinct visit_id) into waiting from visit.open_leg l where l.mall_id = new.mall_id and l.queue_id = new.id;
  end if;
  if waiting > 0 then
    raise exception '% people wait for this', waiting using errcode = 'restrict_violation', detail = waiting::text;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION visit.keep_arrival()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.arrival_ref > old.arrival_ref then
    raise exception 'the arrival of a leg never moves later' using errcode = 'restrict_violation';
  end if;
  if old.ended_at is not null and new.ended_at is not null and new.state <> old.state then
    raise exception 'a finished leg does not change its end' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION visit.number_as_the_series()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from service.queue q, mall.mall m
  where q.mall_id = new.mall_id and q.id = new.series_queue_id and not q.is_retired
    and left(new.ticket, length(q.letter)) = q.letter and (q.reset = 'never') = (new.series_day = date '0001-01-01')
    and m.id = new.mall_id and (m.rehearsing_since is not null) = new.is_rehearsal
  for key share of q;
  if not found then
    -- Tried again with the mall as it is now.
    raise exception 'the series changed while a number was taken' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION visit.wait_for_what_is_there()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from service.service s, service.queue q
  where s.mall_id = new.mall_id and s.id = new.service_id and not s.is_retired
    and q.mall_id = new.mall_id and q.id = new.queue_id and not q.is_retired
  for key share of s, q;
  if not found then
    -- Tried again with the mall as it is now, which refuses in words.
    raise exception 'the service or its queue is not there any more' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $function$;

create sequence visit.leg_id;
grant usage on sequence visit.leg_id to pendopo_app;

create sequence visit.visit_id;
grant usage on sequence visit.visit_id to pendopo_app;

create table account.attempt (
  mall_id integer not null,
  key_hash text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  blocked_until timestamp with time zone,
  constraint attempt_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint attempt_pkey PRIMARY KEY (mall_id, key_hash)
);
CREATE INDEX attempt_last ON account.attempt USING btree (mall_id, last_at);
alter table account.attempt enable row level security;
alter table account.attempt force row level security;
create policy of_this_mall on account.attempt for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table account.attempt to pendopo_app;

create table account.device (
  mall_id integer not null,
  id bigint generated always as identity,
  kind text not null,
  name text default ''::text not null,
  zone_id bigint,
  settings jsonb default '{}'::jsonb not null,
  pairing_code text,
  pairing_expires_at timestamp with time zone,
  token_hash text not null,
  approved_at timestamp with time zone,
  approved_by bigint,
  revoked_at timestamp with time zone,
  last_heard_at timestamp with time zone,
  printer_state text,
  created_at timestamp with time zone not null,
  voice_state text,
  constraint device_kind_check CHECK ((kind = ANY (ARRAY['kiosk'::text, 'display'::text]))),
  constraint device_printer_state_check CHECK ((printer_state = ANY (ARRAY['ok'::text, 'paper_low'::text, 'paper_out'::text, 'cover_open'::text, 'unreachable'::text]))),
  constraint device_voice_state_check CHECK ((voice_state = ANY (ARRAY['ready'::text, 'blocked'::text, 'missing'::text, 'muted'::text, 'off'::text]))),
  constraint device_mall_id_approved_by_fkey FOREIGN KEY (mall_id, approved_by) REFERENCES account.staff(mall_id, id),
  constraint device_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint device_mall_id_zone_id_fkey FOREIGN KEY (mall_id, zone_id) REFERENCES mall.zone(mall_id, id),
  constraint device_pkey PRIMARY KEY (mall_id, id),
  constraint device_mall_id_token_hash_key UNIQUE (mall_id, token_hash)
);
CREATE UNIQUE INDEX device_pairing_code ON account.device USING btree (mall_id, pairing_code) WHERE (pairing_code IS NOT NULL);
alter table account.device enable row level security;
alter table account.device force row level security;
create policy of_this_mall on account.device for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table account.device to pendopo_app;

create table account.known_browser (
  mall_id integer not null,
  token_hash text not null,
  staff_id bigint not null,
  last_at timestamp with time zone not null,
  constraint known_browser_mall_id_staff_id_fkey FOREIGN KEY (mall_id, staff_id) REFERENCES account.staff(mall_id, id),
  constraint known_browser_pkey PRIMARY KEY (mall_id, token_hash)
);
alter table account.known_browser enable row level security;
alter table account.known_browser force row level security;
create policy of_this_mall on account.known_browser for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table account.known_browser to pendopo_app;

create table account.session (
  mall_id integer not null,
  token_hash text not null,
  staff_id bigint not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  awaits_code boolean default false not null,
  browser text default ''::text not null,
  failures_before integer default 0 not null,
  constraint session_mall_id_staff_id_fkey FOREIGN KEY (mall_id, staff_id) REFERENCES account.staff(mall_id, id),
  constraint session_pkey PRIMARY KEY (mall_id, token_hash)
);
CREATE INDEX session_expires ON account.session USING btree (mall_id, expires_at);
CREATE INDEX session_of_staff ON account.session USING btree (mall_id, staff_id);
alter table account.session enable row level security;
alter table account.session force row level security;
create policy of_this_mall on account.session for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table account.session to pendopo_app;

create table account.staff (
  mall_id integer not null,
  id bigint generated always as identity,
  username text not null,
  name text not null,
  agency_id bigint,
  roles text[] not null,
  password_hash text,
  must_change_password boolean default true not null,
  totp_secret bytea,
  totp_last_step bigint,
  is_retired boolean default false not null,
  created_at timestamp with time zone default now() not null,
  totp_confirmed_at timestamp with time zone,
  recovery_codes text[] default '{}'::text[] not null,
  last_signed_in_at timestamp with time zone,
  from_pack boolean default false not null,
  constraint staff_check CHECK (((NOT (roles && ARRAY['coordinator'::text, 'officer'::text])) OR (agency_id IS NOT NULL))),
  constraint staff_roles_check CHECK ((roles <@ ARRAY['technician'::text, 'manager'::text, 'coordinator'::text, 'officer'::text, 'information'::text, 'evaluator'::text])),
  constraint staff_username_check CHECK ((username ~ '^[a-z0-9][a-z0-9._-]{1,40}$'::text)),
  constraint staff_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint staff_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint staff_pkey PRIMARY KEY (mall_id, id),
  constraint staff_mall_id_username_key UNIQUE (mall_id, username)
);
alter table account.staff enable row level security;
alter table account.staff force row level security;
create policy of_this_agency_delete on account.staff as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on account.staff as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on account.staff as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on account.staff for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table account.staff to pendopo_app;

create table agency.agency (
  mall_id integer not null,
  id bigint generated always as identity,
  code text not null,
  name jsonb not null,
  short_name text not null,
  kind text not null,
  zone_id bigint not null,
  complaints jsonb not null,
  is_retired boolean default false not null,
  constraint agency_kind_check CHECK ((kind = ANY (ARRAY['central'::text, 'regional'::text, 'vertical'::text, 'bumn'::text, 'bumd'::text, 'bank'::text, 'private'::text]))),
  constraint agency_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint agency_mall_id_zone_id_fkey FOREIGN KEY (mall_id, zone_id) REFERENCES mall.zone(mall_id, id),
  constraint agency_pkey PRIMARY KEY (mall_id, id),
  constraint agency_mall_id_code_key UNIQUE (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON agency.agency FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table agency.agency enable row level security;
alter table agency.agency force row level security;
create policy of_this_agency_delete on agency.agency as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on agency.agency as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on agency.agency as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on agency.agency for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table agency.agency to pendopo_app;

create table agency.presence (
  mall_id integer not null,
  agency_id bigint not null,
  valid_from date not null,
  days text[] not null,
  basis text default ''::text not null,
  constraint presence_days_check CHECK ((days <@ ARRAY['mon'::text, 'tue'::text, 'wed'::text, 'thu'::text, 'fri'::text, 'sat'::text, 'sun'::text])),
  constraint presence_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint presence_pkey PRIMARY KEY (mall_id, agency_id, valid_from)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON agency.presence FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table agency.presence enable row level security;
alter table agency.presence force row level security;
create policy of_this_agency_delete on agency.presence as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on agency.presence as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on agency.presence as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on agency.presence for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table agency.presence to pendopo_app;

create table agency.presence_exception (
  mall_id integer not null,
  agency_id bigint not null,
  held_on date not null,
  is_present boolean not null,
  reason jsonb not null,
  constraint presence_exception_reason_check CHECK (((jsonb_typeof((reason -> 'id'::text)) = 'string'::text) AND (jsonb_typeof((reason -> 'en'::text)) = 'string'::text))),
  constraint presence_exception_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint presence_exception_pkey PRIMARY KEY (mall_id, agency_id, held_on)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON agency.presence_exception FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table agency.presence_exception enable row level security;
alter table agency.presence_exception force row level security;
create policy of_this_agency_delete on agency.presence_exception as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on agency.presence_exception as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on agency.presence_exception as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on agency.presence_exception for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table agency.presence_exception to pendopo_app;

create table appointment.appointment (
  mall_id integer not null,
  id bigint generated always as identity,
  version integer default 1 not null,
  state text not null,
  since timestamp with time zone not null,
  person_hash text not null,
  service_id bigint not null,
  queue_id bigint not null,
  service_day date not null,
  slot_id bigint,
  wanted_slot_id bigint,
  expires_at timestamp with time zone,
  token text not null,
  language text default 'id'::text not null,
  draw_id bigint,
  label text,
  draw_rank integer,
  from_appointment bigint,
  visit_id bigint,
  place_released_at timestamp with time zone,
  reason text,
  created_at timestamp with time zone not null,
  constraint appointment_check CHECK (((state = ANY (ARRAY['held'::text, 'draw_won'::text, 'offered'::text])) = (expires_at IS NOT NULL))),
  constraint appointment_check1 CHECK (((state <> ALL (ARRAY['held'::text, 'draw_won'::text, 'offered'::text, 'booked'::text, 'checked_in'::text, 'fulfilled'::text, 'rescheduled'::text, 'no_show'::text])) OR (slot_id IS NOT NULL))),
  constraint appointment_check2 CHECK (((state <> ALL (ARRAY['requested'::text, 'waitlisted'::text])) OR (slot_id IS NULL))),
  constraint appointment_check3 CHECK (((state <> ALL (ARRAY['checked_in'::text, 'fulfilled'::text])) OR (visit_id IS NOT NULL))),
  constraint appointment_check4 CHECK (((visit_id IS NULL) OR (state <> ALL (ARRAY['requested'::text, 'draw_won'::text, 'waitlisted'::text, 'offered'::text, 'held'::text, 'booked'::text, 'rescheduled'::text, 'expired'::text])))),
  constraint appointment_check5 CHECK (((draw_id IS NULL) = (label IS NULL))),
  constraint appointment_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint appointment_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'draw_won'::text, 'waitlisted'::text, 'offered'::text, 'held'::text, 'booked'::text, 'checked_in'::text, 'fulfilled'::text, 'expired'::text, 'cancelled_by_citizen'::text, 'cancelled_by_site'::text, 'rescheduled'::text, 'no_show'::text]))),
  constraint appointment_mall_id_draw_id_fkey FOREIGN KEY (mall_id, draw_id) REFERENCES appointment.draw(mall_id, id),
  constraint appointment_mall_id_from_appointment_fkey FOREIGN KEY (mall_id, from_appointment) REFERENCES appointment.appointment(mall_id, id),
  constraint appointment_mall_id_person_hash_fkey FOREIGN KEY (mall_id, person_hash) REFERENCES appointment.person(mall_id, person_hash),
  constraint appointment_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint appointment_mall_id_service_id_fkey FOREIGN KEY (mall_id, service_id) REFERENCES service.service(mall_id, id),
  constraint appointment_mall_id_slot_id_fkey FOREIGN KEY (mall_id, slot_id) REFERENCES appointment.slot(mall_id, id),
  constraint appointment_mall_id_visit_id_fkey FOREIGN KEY (mall_id, visit_id) REFERENCES visit.visit(mall_id, id),
  constraint appointment_pkey PRIMARY KEY (mall_id, id),
  constraint appointment_label UNIQUE (mall_id, draw_id, label),
  constraint appointment_token UNIQUE (mall_id, token)
);
CREATE INDEX appointment_checked_in ON appointment.appointment USING btree (mall_id, id) WHERE (state = 'checked_in'::text);
CREATE INDEX appointment_expires ON appointment.appointment USING btree (mall_id, expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX appointment_of_person ON appointment.appointment USING btree (mall_id, person_hash, service_day);
CREATE INDEX appointment_of_slot ON appointment.appointment USING btree (mall_id, slot_id) WHERE (slot_id IS NOT NULL);
CREATE UNIQUE INDEX appointment_of_visit ON appointment.appointment USING btree (mall_id, visit_id) WHERE (visit_id IS NOT NULL);
CREATE UNIQUE INDEX appointment_one_live ON appointment.appointment USING btree (mall_id, person_hash, service_id, service_day) WHERE (state = ANY (ARRAY['requested'::text, 'draw_won'::text, 'waitlisted'::text, 'offered'::text, 'held'::text, 'booked'::text, 'checked_in'::text]));
CREATE UNIQUE INDEX appointment_one_request ON appointment.appointment USING btree (mall_id, draw_id, person_hash) WHERE (state = 'requested'::text);
CREATE INDEX appointment_open ON appointment.appointment USING btree (mall_id, service_day) WHERE (state = ANY (ARRAY['requested'::text, 'waitlisted'::text, 'booked'::text]));
CREATE INDEX appointment_requested ON appointment.appointment USING btree (mall_id, draw_id) WHERE (state = 'requested'::text);
CREATE INDEX appointment_waiting ON appointment.appointment USING btree (mall_id, queue_id, service_day, draw_rank, created_at, id) WHERE (state = 'waitlisted'::text);
CREATE TRIGGER keep_end BEFORE UPDATE ON appointment.appointment FOR EACH ROW EXECUTE FUNCTION appointment.keep_end();
alter table appointment.appointment enable row level security;
alter table appointment.appointment force row level security;
create policy by_its_address on appointment.appointment for select using ((token = ( SELECT platform.presented_key() AS presented_key)));
create policy of_this_mall on appointment.appointment for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table appointment.appointment to pendopo_app;

create table appointment.draw (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  queue_id bigint not null,
  service_day date not null,
  requests_from timestamp with time zone not null,
  requests_until timestamp with time zone not null,
  nonce text not null,
  commitment text not null,
  seed text,
  drawn_at timestamp with time zone,
  record jsonb,
  constraint draw_as_committed CHECK ((encode(sha256(convert_to(seed, 'UTF8'::name)), 'hex'::text) = commitment)),
  constraint draw_check CHECK ((requests_until > requests_from)),
  constraint draw_check1 CHECK ((num_nulls(seed, drawn_at, record) = ANY (ARRAY[0, 3]))),
  constraint draw_check2 CHECK ((drawn_at >= requests_until)),
  constraint draw_commitment_check CHECK ((commitment ~ '^[0-9a-f]{64}$'::text)),
  constraint draw_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint draw_pkey PRIMARY KEY (mall_id, id),
  constraint draw_once UNIQUE (mall_id, queue_id, service_day)
);
CREATE INDEX draw_due ON appointment.draw USING btree (mall_id, requests_until) WHERE (drawn_at IS NULL);
CREATE TRIGGER keep_draw BEFORE UPDATE ON appointment.draw FOR EACH ROW EXECUTE FUNCTION appointment.keep_draw();
alter table appointment.draw enable row level security;
alter table appointment.draw force row level security;
create policy of_this_agency_delete on appointment.draw as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on appointment.draw as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on appointment.draw as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on appointment.draw for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table appointment.draw to pendopo_app;

create table appointment.person (
  mall_id integer not null,
  person_hash text not null,
  constraint person_person_hash_check CHECK ((person_hash ~ '^[A-Za-z0-9_-]{43}$'::text)),
  constraint person_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint person_pkey PRIMARY KEY (mall_id, person_hash)
);
alter table appointment.person enable row level security;
alter table appointment.person force row level security;
create policy of_this_mall on appointment.person for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table appointment.person to pendopo_app;

create table appointment.slot (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  queue_id bigint not null,
  service_day date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  walk_in integer not null,
  capacity integer not null,
  held integer default 0 not null,
  booked integer default 0 not null,
  released integer default 0 not null,
  opens_at timestamp with time zone,
  released_at timestamp with time zone,
  constraint slot_in_order CHECK ((ends_at > starts_at)),
  constraint slot_not_negative CHECK (((held >= 0) AND (booked >= 0) AND (released >= 0))),
  constraint slot_walk_in_check CHECK ((walk_in >= 0)),
  constraint slot_within_capacity CHECK ((((held + booked) + released) <= capacity)),
  constraint slot_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint slot_pkey PRIMARY KEY (mall_id, id),
  constraint slot_no_overlap EXCLUDE USING gist (mall_id WITH =, queue_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX slot_of_day ON appointment.slot USING btree (mall_id, queue_id, service_day, starts_at);
CREATE INDEX slot_to_release ON appointment.slot USING btree (mall_id, starts_at) WHERE (released_at IS NULL);
alter table appointment.slot enable row level security;
alter table appointment.slot force row level security;
create policy of_this_agency_delete on appointment.slot as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on appointment.slot as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on appointment.slot as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on appointment.slot for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table appointment.slot to pendopo_app;

create table counter.counter (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  zone_id bigint not null,
  code text not null,
  name jsonb not null,
  break_group text,
  is_retired boolean default false not null,
  constraint counter_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint counter_mall_id_zone_id_fkey FOREIGN KEY (mall_id, zone_id) REFERENCES mall.zone(mall_id, id),
  constraint counter_pkey PRIMARY KEY (mall_id, id),
  constraint counter_mall_id_code_key UNIQUE (mall_id, code),
  constraint counter_of_agency UNIQUE (mall_id, id, agency_id)
);
CREATE TRIGGER keep_sat_at BEFORE UPDATE ON counter.counter FOR EACH ROW WHEN ((new.is_retired AND (NOT old.is_retired))) EXECUTE FUNCTION counter.keep_sat_at();
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON counter.counter FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table counter.counter enable row level security;
alter table counter.counter force row level security;
create policy of_this_agency_delete on counter.counter as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on counter.counter as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on counter.counter as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on counter.counter for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table counter.counter to pendopo_app;

create table counter.profile (
  mall_id integer not null,
  counter_id bigint not null,
  queue_id bigint not null,
  agency_id bigint not null,
  "position" integer not null,
  when_waiting_over integer,
  constraint profile_when_waiting_over_check CHECK (((when_waiting_over >= 1) AND (when_waiting_over <= 480))),
  constraint profile_of_own_counter FOREIGN KEY (mall_id, counter_id, agency_id) REFERENCES counter.counter(mall_id, id, agency_id),
  constraint profile_of_own_queue FOREIGN KEY (mall_id, queue_id, agency_id) REFERENCES service.queue(mall_id, id, agency_id),
  constraint profile_pkey PRIMARY KEY (mall_id, counter_id, queue_id)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON counter.profile FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table counter.profile enable row level security;
alter table counter.profile force row level security;
create policy of_this_agency_delete on counter.profile as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on counter.profile as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on counter.profile as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on counter.profile for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table counter.profile to pendopo_app;

create table counter.request (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  counter_id bigint not null,
  staff_id bigint not null,
  from_counter_id bigint,
  service_day date not null,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  answer text,
  answered_at timestamp with time zone,
  constraint request_answer_check CHECK ((answer = ANY (ARRAY['done'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint request_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint request_check1 CHECK ((from_counter_id <> counter_id)),
  constraint request_mall_id_counter_id_agency_id_fkey FOREIGN KEY (mall_id, counter_id, agency_id) REFERENCES counter.counter(mall_id, id, agency_id),
  constraint request_mall_id_from_counter_id_fkey FOREIGN KEY (mall_id, from_counter_id) REFERENCES counter.counter(mall_id, id),
  constraint request_mall_id_staff_id_fkey FOREIGN KEY (mall_id, staff_id) REFERENCES account.staff(mall_id, id),
  constraint request_pkey PRIMARY KEY (mall_id, id)
);
CREATE UNIQUE INDEX request_for_counter ON counter.request USING btree (mall_id, service_day, counter_id) WHERE (answer IS NULL);
CREATE INDEX request_of_day ON counter.request USING btree (mall_id, service_day, id DESC);
CREATE UNIQUE INDEX request_to_officer ON counter.request USING btree (mall_id, service_day, staff_id) WHERE (answer IS NULL);
alter table counter.request enable row level security;
alter table counter.request force row level security;
create policy of_this_agency_delete on counter.request as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on counter.request as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on counter.request as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on counter.request for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table counter.request to pendopo_app;

create table counter.roster (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  counter_id bigint not null,
  staff_id bigint not null,
  held_on date not null,
  hours int4range not null,
  week_id bigint,
  constraint roster_mall_id_staff_id_fkey FOREIGN KEY (mall_id, staff_id) REFERENCES account.staff(mall_id, id),
  constraint roster_of_own_counter FOREIGN KEY (mall_id, counter_id, agency_id) REFERENCES counter.counter(mall_id, id, agency_id),
  constraint roster_of_week FOREIGN KEY (mall_id, week_id) REFERENCES counter.week(mall_id, id) ON DELETE SET NULL (week_id),
  constraint roster_pkey PRIMARY KEY (mall_id, id),
  constraint roster_one_person EXCLUDE USING gist (mall_id WITH =, counter_id WITH =, held_on WITH =, hours WITH &&),
  constraint roster_one_place EXCLUDE USING gist (mall_id WITH =, staff_id WITH =, held_on WITH =, hours WITH &&)
);
CREATE INDEX roster_of_week ON counter.roster USING btree (mall_id, week_id, held_on) WHERE (week_id IS NOT NULL);
CREATE TRIGGER keep_own_people BEFORE INSERT OR UPDATE OF staff_id, agency_id ON counter.roster FOR EACH ROW EXECUTE FUNCTION counter.keep_own_people();
alter table counter.roster enable row level security;
alter table counter.roster force row level security;
create policy of_this_agency_delete on counter.roster as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on counter.roster as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on counter.roster as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on counter.roster for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table counter.roster to pendopo_app;

create table counter.sitting (
  mall_id integer not null,
  id bigint generated always as identity,
  counter_id bigint not null,
  staff_id bigint not null,
  service_day date not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  paused_at timestamp with time zone,
  pause_reason text,
  pause_minutes integer,
  constraint sitting_check CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))),
  constraint sitting_check1 CHECK (((paused_at IS NULL) = (pause_reason IS NULL))),
  constraint sitting_pause_minutes_check CHECK (((pause_minutes >= 1) AND (pause_minutes <= 240))),
  constraint sitting_pause_reason_check CHECK ((pause_reason = ANY (ARRAY['break'::text, 'prayer'::text, 'toilet'::text, 'meeting'::text, 'system'::text, 'moving'::text, 'other'::text]))),
  constraint sitting_mall_id_counter_id_fkey FOREIGN KEY (mall_id, counter_id) REFERENCES counter.counter(mall_id, id),
  constraint sitting_mall_id_staff_id_fkey FOREIGN KEY (mall_id, staff_id) REFERENCES account.staff(mall_id, id),
  constraint sitting_pkey PRIMARY KEY (mall_id, id)
);
CREATE UNIQUE INDEX sitting_of_counter ON counter.sitting USING btree (mall_id, counter_id) WHERE (closed_at IS NULL);
CREATE INDEX sitting_of_day ON counter.sitting USING btree (mall_id, service_day);
CREATE UNIQUE INDEX sitting_of_staff ON counter.sitting USING btree (mall_id, staff_id) WHERE (closed_at IS NULL);
CREATE TRIGGER sit_at_what_is_there BEFORE INSERT ON counter.sitting FOR EACH ROW EXECUTE FUNCTION counter.sit_at_what_is_there();
alter table counter.sitting enable row level security;
alter table counter.sitting force row level security;
create policy of_this_mall on counter.sitting for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table counter.sitting to pendopo_app;

create table counter.week (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  counter_id bigint not null,
  staff_id bigint not null,
  days text[] not null,
  hours int4range not null,
  planned_until date,
  constraint week_days_check CHECK ((days <@ ARRAY['mon'::text, 'tue'::text, 'wed'::text, 'thu'::text, 'fri'::text, 'sat'::text, 'sun'::text])),
  constraint week_mall_id_counter_id_agency_id_fkey FOREIGN KEY (mall_id, counter_id, agency_id) REFERENCES counter.counter(mall_id, id, agency_id),
  constraint week_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint week_mall_id_staff_id_fkey FOREIGN KEY (mall_id, staff_id) REFERENCES account.staff(mall_id, id),
  constraint week_pkey PRIMARY KEY (mall_id, id),
  constraint week_mall_id_counter_id_staff_id_days_hours_key UNIQUE (mall_id, counter_id, staff_id, days, hours)
);
alter table counter.week enable row level security;
alter table counter.week force row level security;
create policy of_this_agency_delete on counter.week as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on counter.week as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on counter.week as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on counter.week for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table counter.week to pendopo_app;

create table hall.clip (
  mall_id integer not null,
  name text not null,
  hash text not null,
  seconds numeric not null,
  recorded_at timestamp with time zone not null,
  constraint clip_name_check CHECK ((name ~ '^(id|en)/[a-z]+-[\w.-]{1,40}$'::text)),
  constraint clip_seconds_check CHECK (((seconds > (0)::numeric) AND (seconds <= (8)::numeric))),
  constraint clip_mall_id_hash_fkey FOREIGN KEY (mall_id, hash) REFERENCES platform.file(mall_id, hash),
  constraint clip_pkey PRIMARY KEY (mall_id, name)
);
CREATE INDEX clip_hash ON hall.clip USING btree (mall_id, hash);
alter table hall.clip enable row level security;
alter table hall.clip force row level security;
create policy of_this_mall on hall.clip for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table hall.clip to pendopo_app;

create table hall.medium (
  mall_id integer not null,
  id bigint generated always as identity,
  hash text not null,
  kind text not null,
  alt jsonb not null,
  place integer not null,
  shown_from date,
  shown_until date,
  created_at timestamp with time zone not null,
  constraint medium_alt_check CHECK (((alt ? 'id'::text) AND (alt ? 'en'::text))),
  constraint medium_check CHECK ((shown_until >= shown_from)),
  constraint medium_kind_check CHECK ((kind = ANY (ARRAY['picture'::text, 'film'::text]))),
  constraint medium_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint medium_mall_id_hash_fkey FOREIGN KEY (mall_id, hash) REFERENCES platform.file(mall_id, hash),
  constraint medium_pkey PRIMARY KEY (mall_id, id)
);
CREATE INDEX medium_hash ON hall.medium USING btree (mall_id, hash);
alter table hall.medium enable row level security;
alter table hall.medium force row level security;
create policy of_this_mall on hall.medium for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table hall.medium to pendopo_app;

create table hall.setting (
  mall_id integer not null,
  english boolean not null,
  chime boolean not null,
  quiet_seconds integer not null,
  picture_seconds integer not null,
  film_sound boolean default false not null,
  constraint setting_picture_seconds_check CHECK (((picture_seconds >= 5) AND (picture_seconds <= 120))),
  constraint setting_quiet_seconds_check CHECK (((quiet_seconds >= 15) AND (quiet_seconds <= 900))),
  constraint setting_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint setting_pkey PRIMARY KEY (mall_id)
);
alter table hall.setting enable row level security;
alter table hall.setting force row level security;
create policy of_this_mall on hall.setting for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table hall.setting to pendopo_app;

create table hall.voice (
  mall_id integer not null,
  zone_id bigint not null,
  device_id bigint not null,
  seq bigint not null,
  turn text not null,
  said_at timestamp with time zone not null,
  busy_until timestamp with time zone not null,
  constraint voice_check CHECK ((busy_until >= said_at)),
  constraint voice_turn_check CHECK (((length(turn) >= 8) AND (length(turn) <= 64))),
  constraint voice_mall_id_device_id_fkey FOREIGN KEY (mall_id, device_id) REFERENCES account.device(mall_id, id),
  constraint voice_mall_id_zone_id_fkey FOREIGN KEY (mall_id, zone_id) REFERENCES mall.zone(mall_id, id),
  constraint voice_pkey PRIMARY KEY (mall_id, zone_id)
);
CREATE INDEX voice_device ON hall.voice USING btree (mall_id, device_id);
alter table hall.voice enable row level security;
alter table hall.voice force row level security;
create policy of_this_mall on hall.voice for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table hall.voice to pendopo_app;

create table ledger.event (
  mall_id integer not null,
  id bigint generated always as identity,
  at timestamp with time zone not null,
  kind text not null,
  actor text not null,
  visit_id bigint,
  leg_id bigint,
  queue_id bigint,
  counter_id bigint,
  service_day date,
  data jsonb default '{}'::jsonb not null,
  constraint event_pkey PRIMARY KEY (mall_id, id)
);
CREATE INDEX event_of_counter ON ledger.event USING btree (mall_id, counter_id, id DESC) WHERE (counter_id IS NOT NULL);
CREATE INDEX event_of_day ON ledger.event USING btree (mall_id, service_day, id) WHERE (service_day IS NOT NULL);
CREATE INDEX event_of_description ON ledger.event USING btree (mall_id, id DESC) WHERE (data ? 'subject'::text);
CREATE INDEX event_of_kind ON ledger.event USING btree (mall_id, kind, id DESC) WHERE (visit_id IS NULL);
CREATE INDEX event_of_subject ON ledger.event USING btree (mall_id, ((data ->> 'subject'::text)), id DESC) WHERE (data ? 'subject'::text);
CREATE INDEX event_of_visit ON ledger.event USING btree (mall_id, visit_id, id) WHERE (visit_id IS NOT NULL);
alter table ledger.event enable row level security;
alter table ledger.event force row level security;
create policy of_this_mall on ledger.event for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table ledger.event to pendopo_app;

create table mall.document (
  mall_id integer not null,
  code text not null,
  name jsonb not null,
  obtained_where jsonb,
  constraint document_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint document_pkey PRIMARY KEY (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON mall.document FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON mall.document FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.document enable row level security;
alter table mall.document force row level security;
create policy of_this_mall on mall.document for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table mall.document to pendopo_app;

create table mall.hall (
  mall_id integer not null,
  id bigint generated always as identity,
  site_id bigint not null,
  code text not null,
  name jsonb not null,
  floor text default '1'::text not null,
  is_retired boolean default false not null,
  constraint hall_mall_id_site_id_fkey FOREIGN KEY (mall_id, site_id) REFERENCES mall.site(mall_id, id),
  constraint hall_pkey PRIMARY KEY (mall_id, id),
  constraint hall_mall_id_code_key UNIQUE (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON mall.hall FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON mall.hall FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.hall enable row level security;
alter table mall.hall force row level security;
create policy of_this_mall on mall.hall for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table mall.hall to pendopo_app;

create table mall.holiday (
  mall_id integer not null,
  held_on date not null,
  kind text not null,
  name jsonb not null,
  basis text default ''::text not null,
  constraint holiday_kind_check CHECK ((kind = ANY (ARRAY['national'::text, 'joint_leave'::text, 'local'::text]))),
  constraint holiday_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint holiday_pkey PRIMARY KEY (mall_id, held_on, kind)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON mall.holiday FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON mall.holiday FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.holiday enable row level security;
alter table mall.holiday force row level security;
create policy of_this_mall on mall.holiday for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table mall.holiday to pendopo_app;

create table mall.mall (
  id integer generated always as identity,
  code text not null,
  name jsonb not null,
  short_name text not null,
  region text not null,
  time_zone text not null,
  hosts text[] default '{}'::text[] not null,
  is_demonstration boolean default false not null,
  accent text,
  open_on_joint_leave boolean default false not null,
  settings jsonb default '{}'::jsonb not null,
  rehearsing_since timestamp with time zone,
  version bigint default 1 not null,
  pack_digest text,
  emblem text,
  constraint mall_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint emblem_in_files FOREIGN KEY (id, emblem) REFERENCES platform.file(mall_id, hash),
  constraint mall_pkey PRIMARY KEY (id),
  constraint mall_code_key UNIQUE (code)
);
CREATE TRIGGER refuse_agencies BEFORE UPDATE OF code, name, short_name, region, time_zone, hosts, is_demonstration, accent, emblem, open_on_joint_leave, settings, rehearsing_since ON mall.mall FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.mall enable row level security;
alter table mall.mall force row level security;
create policy of_this_mall on mall.mall for all using (((id = ( SELECT platform.current_mall() AS current_mall)) OR ( SELECT platform.is_system() AS is_system))) with check (((id = ( SELECT platform.current_mall() AS current_mall)) OR ( SELECT platform.is_system() AS is_system)));
grant insert, select, update on table mall.mall to pendopo_app;

create table mall.opening_form (
  mall_id integer not null,
  code text not null,
  valid_from date not null,
  valid_until date,
  rank integer not null,
  is_assumed boolean default false not null,
  days jsonb not null,
  breaks jsonb default '{}'::jsonb not null,
  constraint opening_form_check CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
  constraint opening_form_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint opening_form_pkey PRIMARY KEY (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON mall.opening_form FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON mall.opening_form FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.opening_form enable row level security;
alter table mall.opening_form force row level security;
create policy of_this_mall on mall.opening_form for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table mall.opening_form to pendopo_app;

create table mall.site (
  mall_id integer not null,
  id bigint generated always as identity,
  code text not null,
  name jsonb not null,
  address jsonb default '{}'::jsonb not null,
  time_zone text not null,
  is_retired boolean default false not null,
  visiting jsonb default '{}'::jsonb not null,
  constraint site_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint site_pkey PRIMARY KEY (mall_id, id),
  constraint site_mall_id_code_key UNIQUE (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON mall.site FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON mall.site FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.site enable row level security;
alter table mall.site force row level security;
create policy of_this_mall on mall.site for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table mall.site to pendopo_app;

create table mall.zone (
  mall_id integer not null,
  id bigint generated always as identity,
  hall_id bigint not null,
  code text not null,
  name jsonb not null,
  call_seq bigint default 0 not null,
  is_retired boolean default false not null,
  constraint zone_mall_id_hall_id_fkey FOREIGN KEY (mall_id, hall_id) REFERENCES mall.hall(mall_id, id),
  constraint zone_pkey PRIMARY KEY (mall_id, id),
  constraint zone_mall_id_code_key UNIQUE (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE OF code, name, hall_id, is_retired ON mall.zone FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE OF code, name, hall_id, is_retired ON mall.zone FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table mall.zone enable row level security;
alter table mall.zone force row level security;
create policy of_this_mall on mall.zone for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table mall.zone to pendopo_app;

create table notice.push (
  mall_id integer not null,
  id bigint generated always as identity,
  subscription_id bigint not null,
  leg_id bigint not null,
  about text not null,
  occasion text not null,
  state text not null,
  wanted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint push_about_check CHECK ((about = ANY (ARRAY['near'::text, 'called'::text, 'moved'::text]))),
  constraint push_check CHECK (((state = ANY (ARRAY['wanted'::text, 'sending'::text])) = (ended_at IS NULL))),
  constraint push_state_check CHECK ((state = ANY (ARRAY['known'::text, 'wanted'::text, 'sending'::text, 'taken'::text, 'over'::text, 'refused'::text, 'unsure'::text]))),
  constraint push_mall_id_subscription_id_fkey FOREIGN KEY (mall_id, subscription_id) REFERENCES notice.subscription(mall_id, id) ON DELETE CASCADE,
  constraint push_pkey PRIMARY KEY (mall_id, id),
  constraint push_once UNIQUE (mall_id, subscription_id, leg_id, about, occasion)
);
alter table notice.push enable row level security;
alter table notice.push force row level security;
create policy of_this_mall on notice.push for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table notice.push to pendopo_app;

create table notice.subscription (
  mall_id integer not null,
  id bigint generated always as identity,
  visit_id bigint not null,
  mark text not null,
  sealed bytea not null,
  language text not null,
  made_at timestamp with time zone not null,
  constraint subscription_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint subscription_mall_id_visit_id_fkey FOREIGN KEY (mall_id, visit_id) REFERENCES visit.visit(mall_id, id),
  constraint subscription_pkey PRIMARY KEY (mall_id, id),
  constraint subscription_of_browser UNIQUE (mall_id, visit_id, mark)
);
alter table notice.subscription enable row level security;
alter table notice.subscription force row level security;
create policy of_this_mall on notice.subscription for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table notice.subscription to pendopo_app;

create table performance.day (
  mall_id integer not null,
  service_day date not null,
  visits integer not null,
  counted_at timestamp with time zone not null,
  constraint day_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint day_pkey PRIMARY KEY (mall_id, service_day)
);
alter table performance.day enable row level security;
alter table performance.day force row level security;
create policy of_this_mall on performance.day for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table performance.day to pendopo_app;

create table performance.moment (
  mall_id integer not null,
  service_day date not null,
  quarter integer not null,
  waiting integer not null,
  open_counters integer not null,
  called integer not null,
  median_seconds integer,
  p90_seconds integer,
  constraint moment_check CHECK ((((called = 0) = (median_seconds IS NULL)) AND ((median_seconds IS NULL) = (p90_seconds IS NULL)))),
  constraint moment_quarter_check CHECK (((quarter >= 0) AND (quarter <= 95))),
  constraint moment_mall_id_service_day_fkey FOREIGN KEY (mall_id, service_day) REFERENCES performance.day(mall_id, service_day),
  constraint moment_pkey PRIMARY KEY (mall_id, service_day, quarter)
);
alter table performance.moment enable row level security;
alter table performance.moment force row level security;
create policy of_this_mall on performance.moment for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table performance.moment to pendopo_app;

create table performance.quarter (
  mall_id integer not null,
  service_day date not null,
  queue_id bigint not null,
  quarter integer not null,
  visits integer not null,
  asked integer not null,
  called integer not null,
  kept integer not null,
  waited_seconds integer not null,
  longest_seconds integer not null,
  served integer not null,
  served_seconds integer not null,
  constraint quarter_quarter_check CHECK (((quarter >= 0) AND (quarter <= 95))),
  constraint quarter_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint quarter_mall_id_service_day_fkey FOREIGN KEY (mall_id, service_day) REFERENCES performance.day(mall_id, service_day),
  constraint quarter_pkey PRIMARY KEY (mall_id, service_day, queue_id, quarter)
);
alter table performance.quarter enable row level security;
alter table performance.quarter force row level security;
create policy of_this_mall on performance.quarter for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table performance.quarter to pendopo_app;

create table platform.broadcast (
  seq bigint generated always as identity,
  mall_id integer not null,
  topics text[] not null,
  at timestamp with time zone default now() not null,
  constraint broadcast_pkey PRIMARY KEY (seq)
);
CREATE INDEX broadcast_at ON platform.broadcast USING btree (at);
alter table platform.broadcast enable row level security;
alter table platform.broadcast force row level security;
create policy of_the_system on platform.broadcast for all using (( SELECT platform.is_system() AS is_system)) with check (( SELECT platform.is_system() AS is_system));
grant delete, insert, select on table platform.broadcast to pendopo_app;

create table platform.command (
  mall_id integer not null,
  actor text not null,
  command_id text not null,
  result jsonb not null,
  at timestamp with time zone not null,
  constraint command_command_id_check CHECK (((length(command_id) >= 8) AND (length(command_id) <= 64))),
  constraint command_pkey PRIMARY KEY (mall_id, actor, command_id)
);
CREATE INDEX command_at ON platform.command USING btree (mall_id, at);
alter table platform.command enable row level security;
alter table platform.command force row level security;
create policy of_this_mall on platform.command for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select on table platform.command to pendopo_app;

create table platform.file (
  mall_id integer not null,
  hash text not null,
  kind text not null,
  type text not null,
  size bigint not null,
  details jsonb default '{}'::jsonb not null,
  scan text not null,
  created_at timestamp with time zone not null,
  looked_at timestamp with time zone not null,
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint file_kind_check CHECK ((kind = ANY (ARRAY['picture'::text, 'film'::text, 'sound'::text, 'drawing'::text]))),
  constraint file_scan_check CHECK ((scan = ANY (ARRAY['unscanned'::text, 'pending'::text, 'clean'::text]))),
  constraint file_size_check CHECK ((size > 0)),
  constraint file_pkey PRIMARY KEY (mall_id, hash)
);
CREATE INDEX file_hash ON platform.file USING btree (hash);
CREATE INDEX file_looked_at ON platform.file USING btree (mall_id, looked_at);
CREATE INDEX file_pending ON platform.file USING btree (mall_id) WHERE (scan = 'pending'::text);
alter table platform.file enable row level security;
alter table platform.file force row level security;
create policy of_this_mall on platform.file for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
create policy seen_by_the_system on platform.file for select using (( SELECT platform.is_system() AS is_system));
grant delete, insert, select, update on table platform.file to pendopo_app;

create table platform.job (
  mall_id integer not null,
  id bigint generated always as identity,
  task text not null,
  payload jsonb not null,
  key text,
  at timestamp with time zone,
  attempts integer not null,
  constraint job_attempts_check CHECK (((attempts >= 1) AND (attempts <= 25))),
  constraint job_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint job_task_check CHECK (((length(task) >= 1) AND (length(task) <= 100))),
  constraint job_pkey PRIMARY KEY (mall_id, id),
  constraint job_key UNIQUE (mall_id, key)
);
CREATE INDEX job_at ON platform.job USING btree (at NULLS FIRST);
alter table platform.job enable row level security;
alter table platform.job force row level security;
create policy moved_by_the_system on platform.job for all using (( SELECT platform.is_system() AS is_system)) with check (( SELECT platform.is_system() AS is_system));
create policy of_this_mall on platform.job for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table platform.job to pendopo_app;

create table platform.migration (
  name text not null,
  checksum text not null,
  at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table platform.outbox (
  id bigint generated always as identity,
  mall_id integer not null,
  topics text[] not null,
  at timestamp with time zone default now() not null,
  constraint outbox_pkey PRIMARY KEY (id)
);
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy drained_by_the_system on platform.outbox for all using (( SELECT platform.is_system() AS is_system)) with check (( SELECT platform.is_system() AS is_system));
create policy written_by_the_mall on platform.outbox for insert with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select on table platform.outbox to pendopo_app;

create table platform.rate_limit (
  key_hash text not null,
  window_start timestamp with time zone not null,
  count integer default 1 not null,
  constraint rate_limit_pkey PRIMARY KEY (key_hash, window_start)
);
alter table platform.rate_limit enable row level security;
alter table platform.rate_limit force row level security;
create policy of_the_system on platform.rate_limit for all using (( SELECT platform.is_system() AS is_system)) with check (( SELECT platform.is_system() AS is_system));
grant delete, insert, select, update on table platform.rate_limit to pendopo_app;

create table printing.print (
  mall_id integer not null,
  id bigint generated always as identity,
  printer_id bigint not null,
  visit_id bigint,
  wish text not null,
  origin text not null,
  language text not null,
  by text not null,
  state text default 'wanted'::text not null,
  reason text,
  wanted_at timestamp with time zone not null,
  begun_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint print_check CHECK (((state = ANY (ARRAY['printed'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  constraint print_check1 CHECK (((state = 'failed'::text) = (reason IS NOT NULL))),
  constraint print_check2 CHECK ((((state = 'wanted'::text) = (begun_at IS NULL)) OR (state = 'failed'::text))),
  constraint print_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint print_reason_check CHECK ((reason = ANY (ARRAY['paper_out'::text, 'cover_open'::text, 'fault'::text, 'silent'::text, 'unreachable'::text, 'broken'::text, 'interrupted'::text, 'over'::text]))),
  constraint print_state_check CHECK ((state = ANY (ARRAY['wanted'::text, 'printing'::text, 'printed'::text, 'failed'::text]))),
  constraint print_mall_id_printer_id_fkey FOREIGN KEY (mall_id, printer_id) REFERENCES printing.printer(mall_id, id) ON DELETE CASCADE,
  constraint print_mall_id_visit_id_fkey FOREIGN KEY (mall_id, visit_id) REFERENCES visit.visit(mall_id, id),
  constraint print_pkey PRIMARY KEY (mall_id, id),
  constraint print_wish UNIQUE (mall_id, visit_id, wish)
);
CREATE INDEX print_of_visit ON printing.print USING btree (visit_id, mall_id, id);
CREATE INDEX print_old ON printing.print USING btree (mall_id, wanted_at);
CREATE UNIQUE INDEX print_one_at_a_time ON printing.print USING btree (printer_id, mall_id) WHERE (state = 'printing'::text);
CREATE INDEX print_wanted ON printing.print USING btree (printer_id, id) WHERE (state = 'wanted'::text);
alter table printing.print enable row level security;
alter table printing.print force row level security;
create policy of_this_mall on printing.print for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table printing.print to pendopo_app;

create table printing.printer (
  mall_id integer not null,
  id bigint generated always as identity,
  device_id bigint,
  address inet not null,
  port integer not null,
  width_mm integer not null,
  answers boolean not null,
  health text default 'unknown'::text not null,
  health_since timestamp with time zone not null,
  low_left integer,
  looked_at timestamp with time zone,
  constraint printer_check CHECK (((health = 'paper_low'::text) = (low_left IS NOT NULL))),
  constraint printer_health_check CHECK ((health = ANY (ARRAY['unknown'::text, 'ok'::text, 'paper_low'::text, 'paper_out'::text, 'cover_open'::text, 'fault'::text, 'silent'::text, 'unreachable'::text]))),
  constraint printer_is_in_the_building CHECK (((masklen(address) =
CASE family(address)
    WHEN 4 THEN 32
    ELSE 128
END) AND ((address << '10.0.0.0/8'::inet) OR (address << '172.16.0.0/12'::inet) OR (address << '192.168.0.0/16'::inet) OR (address << '127.0.0.0/8'::inet) OR (address << 'fc00::/7'::inet) OR (address = '::1'::inet)))),
  constraint printer_low_left_check CHECK ((low_left >= 0)),
  constraint printer_port_check CHECK (((port >= 1024) AND (port <= 65535))),
  constraint printer_width_mm_check CHECK ((width_mm = ANY (ARRAY[58, 80]))),
  constraint printer_mall_id_device_id_fkey FOREIGN KEY (mall_id, device_id) REFERENCES account.device(mall_id, id),
  constraint printer_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint printer_pkey PRIMARY KEY (mall_id, id),
  constraint printer_of_place UNIQUE NULLS NOT DISTINCT (mall_id, device_id)
);
alter table printing.printer enable row level security;
alter table printing.printer force row level security;
create policy of_this_mall on printing.printer for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table printing.printer to pendopo_app;

create table service.life_event (
  mall_id integer not null,
  code text not null,
  "position" integer not null,
  name jsonb not null,
  about jsonb not null,
  steps jsonb not null,
  constraint life_event_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint life_event_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint life_event_pkey PRIMARY KEY (mall_id, code)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON service.life_event FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON service.life_event FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table service.life_event enable row level security;
alter table service.life_event force row level security;
create policy of_this_mall on service.life_event for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table service.life_event to pendopo_app;

create table service.missed_search (
  mall_id integer not null,
  asked_on date not null,
  words text not null,
  times integer default 1 not null,
  constraint missed_search_times_check CHECK ((times > 0)),
  constraint missed_search_words_check CHECK ((((length(words) >= 2) AND (length(words) <= 60)) AND (words !~ '[0-9]{6}'::text) AND (words !~ '@'::text))),
  constraint missed_search_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint missed_search_pkey PRIMARY KEY (mall_id, asked_on, words)
);
alter table service.missed_search enable row level security;
alter table service.missed_search force row level security;
create policy of_this_mall on service.missed_search for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table service.missed_search to pendopo_app;

create table service.queue (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  site_id bigint not null,
  code text not null,
  name jsonb not null,
  letter text not null,
  first_number integer default 1 not null,
  digits integer default 3 not null,
  reset text default 'daily'::text not null,
  promise_minutes integer default 30 not null,
  discipline text default 'credit'::text not null,
  credit_protected_minutes integer default 30 not null,
  credit_appointment_minutes integer default 30 not null,
  promise_protected_minutes integer default 15 not null,
  weight_protected numeric default 3 not null,
  weight_appointment numeric default 2 not null,
  is_retired boolean default false not null,
  lane_places integer default 8 not null,
  constraint queue_credit_appointment_minutes_check CHECK (((credit_appointment_minutes >= 0) AND (credit_appointment_minutes <= 240))),
  constraint queue_credit_protected_minutes_check CHECK (((credit_protected_minutes >= 0) AND (credit_protected_minutes <= 240))),
  constraint queue_digits_check CHECK (((digits >= 2) AND (digits <= 5))),
  constraint queue_discipline_check CHECK ((discipline = ANY (ARRAY['credit'::text, 'accumulating'::text, 'lane'::text]))),
  constraint queue_first_number_check CHECK ((first_number >= 0)),
  constraint queue_lane_places_check CHECK (((lane_places >= 1) AND (lane_places <= 500))),
  constraint queue_letter_check CHECK ((letter ~ '^[A-Z]{1,2}$'::text)),
  constraint queue_promise_minutes_check CHECK (((promise_minutes >= 1) AND (promise_minutes <= 480))),
  constraint queue_promise_protected_minutes_check CHECK (((promise_protected_minutes >= 1) AND (promise_protected_minutes <= 240))),
  constraint queue_reset_check CHECK ((reset = ANY (ARRAY['daily'::text, 'never'::text]))),
  constraint queue_weight_appointment_check CHECK ((weight_appointment >= (1)::numeric)),
  constraint queue_weight_protected_check CHECK ((weight_protected >= (1)::numeric)),
  constraint queue_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint queue_mall_id_site_id_fkey FOREIGN KEY (mall_id, site_id) REFERENCES mall.site(mall_id, id),
  constraint queue_pkey PRIMARY KEY (mall_id, id),
  constraint queue_mall_id_code_key UNIQUE (mall_id, code),
  constraint queue_of_agency UNIQUE (mall_id, id, agency_id)
);
CREATE UNIQUE INDEX queue_letter ON service.queue USING btree (mall_id, letter) WHERE (NOT is_retired);
CREATE TRIGGER keep_waited_for BEFORE UPDATE ON service.queue FOR EACH ROW WHEN ((new.is_retired AND (NOT old.is_retired))) EXECUTE FUNCTION service.keep_waited_for();
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON service.queue FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table service.queue enable row level security;
alter table service.queue force row level security;
create policy of_this_agency_delete on service.queue as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on service.queue as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on service.queue as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on service.queue for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table service.queue to pendopo_app;

create table service.same_words (
  mall_id integer not null,
  says text not null,
  means text not null,
  id bigint generated always as identity,
  constraint same_words_check CHECK ((((length(means) >= 1) AND (length(means) <= 60)) AND (means <> says))),
  constraint same_words_says_check CHECK (((length(says) >= 1) AND (length(says) <= 60))),
  constraint same_words_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint same_words_pkey PRIMARY KEY (mall_id, says),
  constraint same_words_id UNIQUE (mall_id, id)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON service.same_words FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
CREATE TRIGGER refuse_agencies BEFORE INSERT OR DELETE OR UPDATE ON service.same_words FOR EACH ROW EXECUTE FUNCTION mall.refuse_agencies();
alter table service.same_words enable row level security;
alter table service.same_words force row level security;
create policy of_this_mall on service.same_words for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table service.same_words to pendopo_app;

create table service.service (
  mall_id integer not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  queue_id bigint not null,
  code text not null,
  is_retired boolean default false not null,
  constraint service_in_own_queue FOREIGN KEY (mall_id, queue_id, agency_id) REFERENCES service.queue(mall_id, id, agency_id),
  constraint service_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint service_pkey PRIMARY KEY (mall_id, id),
  constraint service_mall_id_code_key UNIQUE (mall_id, code),
  constraint service_of_agency UNIQUE (mall_id, id, agency_id)
);
CREATE TRIGGER keep_waited_for BEFORE UPDATE ON service.service FOR EACH ROW WHEN (((new.is_retired AND (NOT old.is_retired)) OR (new.queue_id <> old.queue_id))) EXECUTE FUNCTION service.keep_waited_for();
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON service.service FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table service.service enable row level security;
alter table service.service force row level security;
create policy of_this_agency_delete on service.service as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on service.service as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on service.service as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on service.service for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table service.service to pendopo_app;

create table service.spoken (
  mall_id integer not null,
  agency_id bigint not null,
  service_id bigint not null,
  phrase text not null,
  constraint spoken_phrase_check CHECK (((length(phrase) >= 1) AND (length(phrase) <= 60))),
  constraint spoken_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint spoken_mall_id_service_id_agency_id_fkey FOREIGN KEY (mall_id, service_id, agency_id) REFERENCES service.service(mall_id, id, agency_id),
  constraint spoken_pkey PRIMARY KEY (mall_id, service_id, phrase)
);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON service.spoken FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table service.spoken enable row level security;
alter table service.spoken force row level security;
create policy of_this_agency_delete on service.spoken as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on service.spoken as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on service.spoken as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on service.spoken for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table service.spoken to pendopo_app;

create table service.version (
  mall_id integer not null,
  service_id bigint not null,
  number integer not null,
  agency_id bigint not null,
  valid_from date not null,
  name jsonb not null,
  level text not null,
  minutes numeric not null,
  words text[] not null,
  standard jsonb not null,
  assumed text[] default '{}'::text[] not null,
  source text default ''::text not null,
  published_at timestamp with time zone,
  published_by text,
  constraint version_level_check CHECK ((level = ANY (ARRAY['information'::text, 'consultation'::text, 'intake'::text, 'issued_here'::text]))),
  constraint version_minutes_check CHECK (((minutes > (0)::numeric) AND (minutes <= (480)::numeric))),
  constraint version_number_check CHECK ((number >= 1)),
  constraint version_of_own_service FOREIGN KEY (mall_id, service_id, agency_id) REFERENCES service.service(mall_id, id, agency_id),
  constraint version_pkey PRIMARY KEY (mall_id, service_id, number)
);
CREATE UNIQUE INDEX version_draft ON service.version USING btree (mall_id, service_id) WHERE (published_at IS NULL);
CREATE TRIGGER keep_published BEFORE DELETE OR UPDATE ON service.version FOR EACH ROW EXECUTE FUNCTION service.keep_published();
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON service.version FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table service.version enable row level security;
alter table service.version force row level security;
create policy of_this_agency_delete on service.version as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on service.version as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on service.version as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on service.version for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table service.version to pendopo_app;

create table visit."interval" (
  mall_id integer not null,
  leg_id bigint not null,
  turn integer not null,
  state text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  counter_id bigint,
  staff_id bigint,
  constraint interval_check CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint interval_turn_check CHECK ((turn >= 1)),
  constraint interval_mall_id_leg_id_fkey FOREIGN KEY (mall_id, leg_id) REFERENCES visit.leg(mall_id, id) DEFERRABLE,
  constraint interval_pkey PRIMARY KEY (mall_id, leg_id, turn)
);
CREATE UNIQUE INDEX interval_open ON visit."interval" USING btree (leg_id) WHERE (to_at IS NULL);
alter table visit."interval" enable row level security;
alter table visit."interval" force row level security;
create policy of_this_mall on visit."interval" for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit."interval" to pendopo_app;

create table visit.calibration (
  mall_id integer not null,
  bucket integer not null,
  people integer not null,
  q10 real not null,
  q50 real not null,
  q90 real not null,
  stretch_low real default 1 not null,
  stretch_high real default 1 not null,
  constraint calibration_bucket_check CHECK (((bucket >= 1) AND (bucket <= 7))),
  constraint calibration_check CHECK (((q10 <= q50) AND (q50 <= q90))),
  constraint calibration_stretch_high_check CHECK ((stretch_high > (0)::double precision)),
  constraint calibration_stretch_low_check CHECK ((stretch_low > (0)::double precision)),
  constraint calibration_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint calibration_pkey PRIMARY KEY (mall_id, bucket)
);
alter table visit.calibration enable row level security;
alter table visit.calibration force row level security;
create policy of_this_mall on visit.calibration for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.calibration to pendopo_app;

create table visit.calibration_of_queue (
  mall_id integer not null,
  queue_id bigint not null,
  bucket integer not null,
  people integer not null,
  q10 real not null,
  q50 real not null,
  q90 real not null,
  constraint calibration_of_queue_bucket_check CHECK (((bucket >= 1) AND (bucket <= 7))),
  constraint calibration_of_queue_check CHECK (((q10 <= q50) AND (q50 <= q90))),
  constraint calibration_of_queue_ratios_check CHECK ((people > 0)),
  constraint calibration_of_queue_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint calibration_of_queue_pkey PRIMARY KEY (mall_id, queue_id, bucket)
);
alter table visit.calibration_of_queue enable row level security;
alter table visit.calibration_of_queue force row level security;
create policy of_this_mall on visit.calibration_of_queue for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.calibration_of_queue to pendopo_app;

create table visit.call (
  mall_id integer not null,
  zone_id bigint not null,
  seq bigint not null,
  leg_id bigint not null,
  visit_id bigint not null,
  ticket text not null,
  counter_id bigint not null,
  queue_id bigint not null,
  is_again boolean not null,
  is_rehearsal boolean not null,
  called_at timestamp with time zone not null,
  constraint call_mall_id_leg_id_fkey FOREIGN KEY (mall_id, leg_id) REFERENCES visit.leg(mall_id, id),
  constraint call_mall_id_zone_id_fkey FOREIGN KEY (mall_id, zone_id) REFERENCES mall.zone(mall_id, id),
  constraint call_pkey PRIMARY KEY (mall_id, zone_id, seq)
);
CREATE INDEX call_of_leg ON visit.call USING btree (leg_id);
alter table visit.call enable row level security;
alter table visit.call force row level security;
create policy of_this_mall on visit.call for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table visit.call to pendopo_app;

create table visit.coming (
  mall_id integer not null,
  queue_id bigint not null,
  half_hour integer not null,
  people real not null,
  constraint coming_half_hour_check CHECK (((half_hour >= 0) AND (half_hour <= 47))),
  constraint coming_people_check CHECK ((people > (0)::double precision)),
  constraint coming_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint coming_pkey PRIMARY KEY (mall_id, queue_id, half_hour)
);
alter table visit.coming enable row level security;
alter table visit.coming force row level security;
create policy of_this_mall on visit.coming for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select on table visit.coming to pendopo_app;

create table visit.day_closed (
  mall_id integer not null,
  site_id bigint not null,
  service_day date not null,
  closed_at timestamp with time zone not null,
  by text not null,
  id bigint generated always as identity,
  reopened_at timestamp with time zone,
  reopened_by text,
  constraint day_closed_check CHECK ((reopened_at >= closed_at)),
  constraint day_closed_check1 CHECK (((reopened_at IS NULL) = (reopened_by IS NULL))),
  constraint day_closed_mall_id_site_id_fkey FOREIGN KEY (mall_id, site_id) REFERENCES mall.site(mall_id, id),
  constraint day_closed_pkey PRIMARY KEY (mall_id, id)
);
CREATE UNIQUE INDEX day_closed_stands ON visit.day_closed USING btree (mall_id, site_id, service_day) WHERE (reopened_at IS NULL);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON visit.day_closed FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table visit.day_closed enable row level security;
alter table visit.day_closed force row level security;
create policy of_this_mall on visit.day_closed for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select on table visit.day_closed to pendopo_app;

create table visit.habit (
  mall_id integer not null,
  way real not null,
  absent_share real not null,
  absent real not null,
  sigma real not null,
  learned_at timestamp with time zone not null,
  opens_after real default 0 not null,
  detour real default 1 not null,
  leaving real default 0 not null,
  usual_on date,
  constraint habit_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint habit_pkey PRIMARY KEY (mall_id)
);
alter table visit.habit enable row level security;
alter table visit.habit force row level security;
create policy of_this_mall on visit.habit for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.habit to pendopo_app;

create table visit.handling (
  mall_id integer not null,
  service_id bigint not null,
  minutes real not null,
  people real not null,
  constraint handling_minutes_check CHECK ((minutes > (0)::double precision)),
  constraint handling_mall_id_service_id_fkey FOREIGN KEY (mall_id, service_id) REFERENCES service.service(mall_id, id),
  constraint handling_pkey PRIMARY KEY (mall_id, service_id)
);
alter table visit.handling enable row level security;
alter table visit.handling force row level security;
create policy of_this_mall on visit.handling for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.handling to pendopo_app;

create table visit.handling_day (
  mall_id integer not null,
  service_id bigint not null,
  service_day date not null,
  people integer not null,
  minutes real not null,
  logs real not null,
  squares real not null,
  came integer not null,
  way_minutes real not null,
  absent integer not null,
  absent_minutes real not null,
  constraint handling_day_mall_id_service_id_fkey FOREIGN KEY (mall_id, service_id) REFERENCES service.service(mall_id, id),
  constraint handling_day_pkey PRIMARY KEY (mall_id, service_id, service_day)
);
CREATE INDEX handling_of_day ON visit.handling_day USING btree (service_day, mall_id);
alter table visit.handling_day enable row level security;
alter table visit.handling_day force row level security;
create policy of_this_mall on visit.handling_day for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.handling_day to pendopo_app;

create table visit.incident (
  mall_id integer not null,
  id bigint generated always as identity,
  kind text not null,
  agency_id bigint,
  queue_id bigint,
  service_id bigint,
  counter_id bigint,
  stops boolean not null,
  message jsonb not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  closed_at timestamp with time zone,
  closed_by text,
  constraint incident_check CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))),
  constraint incident_kind_check CHECK ((kind = ANY (ARRAY['system_down'::text, 'blanks_out'::text, 'printer_dead'::text, 'officer_absent'::text, 'other'::text]))),
  constraint incident_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint incident_mall_id_counter_id_fkey FOREIGN KEY (mall_id, counter_id) REFERENCES counter.counter(mall_id, id),
  constraint incident_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint incident_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint incident_mall_id_service_id_fkey FOREIGN KEY (mall_id, service_id) REFERENCES service.service(mall_id, id),
  constraint incident_pkey PRIMARY KEY (mall_id, id)
);
CREATE INDEX incident_open ON visit.incident USING btree (mall_id) WHERE (closed_at IS NULL);
CREATE TRIGGER raise_version AFTER INSERT OR DELETE OR UPDATE ON visit.incident FOR EACH STATEMENT EXECUTE FUNCTION platform.raise_version();
alter table visit.incident enable row level security;
alter table visit.incident force row level security;
create policy of_this_mall on visit.incident for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.incident to pendopo_app;

create table visit.leg (
  mall_id integer not null,
  id bigint not null,
  visit_id bigint not null,
  step integer not null,
  service_id bigint not null,
  service_version integer not null,
  queue_id bigint not null,
  state text not null,
  since timestamp with time zone not null,
  turn integer not null,
  arrival_ref timestamp with time zone not null,
  key_at timestamp with time zone not null,
  class text not null,
  call_count integer default 0 not null,
  called_at timestamp with time zone,
  counter_id bigint,
  staff_id bigint,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  reason text,
  deferred_until timestamp with time zone,
  grace_used boolean default false not null,
  from_leg bigint,
  service_day date not null,
  papers jsonb,
  constraint leg_check CHECK (((state = ANY (ARRAY['called'::text, 'serving'::text])) <= ((counter_id IS NOT NULL) AND (staff_id IS NOT NULL)))),
  constraint leg_check1 CHECK (((state = ANY (ARRAY['completed'::text, 'transferred'::text, 'abandoned'::text, 'no_show'::text, 'expired'::text])) = (ended_at IS NOT NULL))),
  constraint leg_check2 CHECK (((state <> 'completed'::text) OR (outcome IS NOT NULL))),
  constraint leg_check3 CHECK ((key_at <= arrival_ref)),
  constraint leg_class_check CHECK ((class = ANY (ARRAY['regular'::text, 'protected'::text, 'appointment'::text]))),
  constraint leg_outcome_check CHECK ((outcome = ANY (ARRAY['issued'::text, 'accepted'::text, 'informed'::text, 'incomplete'::text, 'referred'::text, 'refused'::text]))),
  constraint leg_papers_check CHECK (((papers IS NULL) OR ((jsonb_typeof((papers -> 'seen'::text)) = 'array'::text) AND (jsonb_typeof((papers -> 'missing'::text)) = 'array'::text)))),
  constraint leg_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'waiting'::text, 'called'::text, 'serving'::text, 'deferred'::text, 'parked'::text, 'missed'::text, 'completed'::text, 'transferred'::text, 'abandoned'::text, 'no_show'::text, 'expired'::text]))),
  constraint leg_mall_id_counter_id_fkey FOREIGN KEY (mall_id, counter_id) REFERENCES counter.counter(mall_id, id),
  constraint leg_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint leg_mall_id_visit_id_fkey FOREIGN KEY (mall_id, visit_id) REFERENCES visit.visit(mall_id, id) DEFERRABLE,
  constraint leg_pkey PRIMARY KEY (mall_id, id)
);
CREATE INDEX leg_of_day ON visit.leg USING btree (service_day, queue_id);
CREATE INDEX leg_of_visit ON visit.leg USING btree (visit_id, mall_id);
CREATE UNIQUE INDEX leg_one_per_counter ON visit.leg USING btree (counter_id, mall_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE UNIQUE INDEX leg_one_per_visit ON visit.leg USING btree (visit_id, mall_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE INDEX leg_open ON visit.leg USING btree (service_day, queue_id) WHERE (state = ANY (ARRAY['planned'::text, 'waiting'::text, 'called'::text, 'serving'::text, 'deferred'::text, 'parked'::text, 'missed'::text]));
CREATE INDEX leg_parked ON visit.leg USING btree (counter_id) WHERE (state = 'parked'::text);
CREATE INDEX leg_waiting ON visit.leg USING btree (queue_id, class, key_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX leg_waiting_arrival ON visit.leg USING btree (queue_id, class, arrival_ref, id) WHERE (state = 'waiting'::text);
CREATE TRIGGER keep_arrival BEFORE UPDATE OF arrival_ref, state ON visit.leg FOR EACH ROW EXECUTE FUNCTION visit.keep_arrival();
CREATE TRIGGER wait_for_what_is_there BEFORE INSERT ON visit.leg FOR EACH ROW EXECUTE FUNCTION visit.wait_for_what_is_there();
CREATE TRIGGER wait_for_what_is_there_again BEFORE UPDATE ON visit.leg FOR EACH ROW WHEN (((new.queue_id <> old.queue_id) OR (new.service_id <> old.service_id) OR ((old.ended_at IS NOT NULL) AND (new.ended_at IS NULL)))) EXECUTE FUNCTION visit.wait_for_what_is_there();
alter table visit.leg enable row level security;
alter table visit.leg force row level security;
create policy of_this_mall on visit.leg for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.leg to pendopo_app;

create table visit.note (
  mall_id integer not null,
  leg_id bigint not null,
  visit_id bigint not null,
  counter_id bigint not null,
  service_day date not null,
  body text not null,
  written_at timestamp with time zone not null,
  constraint note_short CHECK (((length(body) >= 1) AND (length(body) <= 300))),
  constraint note_without_number CHECK (((body !~ '([0-9][ .-]?){16}'::text) AND (body !~ '(\+?62|0)[ -]?8([ -]?[0-9]){7}'::text))),
  constraint note_mall_id_counter_id_fkey FOREIGN KEY (mall_id, counter_id) REFERENCES counter.counter(mall_id, id),
  constraint note_mall_id_leg_id_fkey FOREIGN KEY (mall_id, leg_id) REFERENCES visit.leg(mall_id, id),
  constraint note_pkey PRIMARY KEY (mall_id, leg_id)
);
CREATE INDEX note_of_day ON visit.note USING btree (service_day, mall_id);
CREATE INDEX note_of_visit ON visit.note USING btree (visit_id, mall_id);
alter table visit.note enable row level security;
alter table visit.note force row level security;
create policy of_this_mall on visit.note for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table visit.note to pendopo_app;

create table visit.notice (
  mall_id integer not null,
  id bigint generated always as identity,
  message jsonb not null,
  shown_from timestamp with time zone not null,
  shown_until timestamp with time zone not null,
  by text not null,
  zone_id bigint,
  agency_id bigint,
  audiences text[] default '{hall}'::text[] not null,
  constraint notice_audiences_check CHECK (((cardinality(audiences) > 0) AND (audiences <@ ARRAY['hall'::text, 'phones'::text, 'public'::text]))),
  constraint notice_check CHECK ((shown_until > shown_from)),
  constraint notice_check1 CHECK (((zone_id IS NULL) OR (agency_id IS NULL))),
  constraint notice_mall_id_agency_id_fkey FOREIGN KEY (mall_id, agency_id) REFERENCES agency.agency(mall_id, id),
  constraint notice_mall_id_fkey FOREIGN KEY (mall_id) REFERENCES mall.mall(id),
  constraint notice_mall_id_zone_id_fkey FOREIGN KEY (mall_id, zone_id) REFERENCES mall.zone(mall_id, id),
  constraint notice_pkey PRIMARY KEY (mall_id, id)
);
CREATE INDEX notice_until ON visit.notice USING btree (mall_id, shown_until);
alter table visit.notice enable row level security;
alter table visit.notice force row level security;
create policy of_this_agency_delete on visit.notice as restrictive for delete using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_insert on visit.notice as restrictive for insert with check (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_agency_update on visit.notice as restrictive for update using (((( SELECT platform.current_agency() AS current_agency) IS NULL) OR (agency_id = ( SELECT platform.current_agency() AS current_agency))));
create policy of_this_mall on visit.notice for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.notice to pendopo_app;

create table visit.queue_day (
  mall_id integer not null,
  queue_id bigint not null,
  series_day date not null,
  is_rehearsal boolean default false not null,
  last_number integer not null,
  constraint queue_day_mall_id_queue_id_fkey FOREIGN KEY (mall_id, queue_id) REFERENCES service.queue(mall_id, id),
  constraint queue_day_pkey PRIMARY KEY (mall_id, queue_id, series_day, is_rehearsal)
);
alter table visit.queue_day enable row level security;
alter table visit.queue_day force row level security;
create policy of_this_mall on visit.queue_day for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.queue_day to pendopo_app;

create table visit.told (
  mall_id integer not null,
  leg_id bigint not null,
  turn integer not null,
  queue_id bigint not null,
  service_day date not null,
  at timestamp with time zone not null,
  method text not null,
  raw real,
  low real,
  point real,
  high real,
  by_position real,
  bucket integer,
  is_entry boolean default false not null,
  actual real,
  ending text,
  reach real,
  constraint told_actual_check CHECK ((actual >= (0)::double precision)),
  constraint told_check CHECK (((method = ANY (ARRAY['learned'::text, 'first'::text])) = (low IS NOT NULL))),
  constraint told_check1 CHECK ((num_nulls(low, point, high) = ANY (ARRAY[0, 3]))),
  constraint told_check2 CHECK ((low <= high)),
  constraint told_check3 CHECK (((bucket IS NULL) = (raw IS NULL))),
  constraint told_check4 CHECK (((ending = ANY (ARRAY['called'::text, 'aside'::text])) = (actual IS NOT NULL))),
  constraint told_ending_check CHECK ((ending = ANY (ARRAY['called'::text, 'aside'::text, 'left'::text, 'expired'::text]))),
  constraint told_method_check CHECK ((method = ANY (ARRAY['learned'::text, 'first'::text, 'paused'::text, 'nobody'::text, 'tooFew'::text]))),
  constraint told_raw_check CHECK ((raw >= (0)::double precision)),
  constraint told_reach_check CHECK ((reach >= (0)::double precision)),
  constraint told_turn_check CHECK ((turn >= 1)),
  constraint told_mall_id_leg_id_fkey FOREIGN KEY (mall_id, leg_id) REFERENCES visit.leg(mall_id, id),
  constraint told_pkey PRIMARY KEY (mall_id, leg_id, turn)
);
CREATE INDEX told_came_true ON visit.told USING btree (mall_id, bucket, at DESC) WHERE ((ending = 'called'::text) AND is_entry);
CREATE INDEX told_of_day ON visit.told USING btree (mall_id, service_day, queue_id);
CREATE INDEX told_open ON visit.told USING btree (service_day, leg_id) WHERE (ending IS NULL);
alter table visit.told enable row level security;
alter table visit.told force row level security;
create policy of_this_mall on visit.told for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant delete, insert, select, update on table visit.told to pendopo_app;

create table visit.visit (
  mall_id integer not null,
  id bigint not null,
  version integer not null,
  site_id bigint not null,
  service_day date not null,
  series_queue_id bigint not null,
  series_day date not null,
  number integer not null,
  ticket text not null,
  token text not null,
  class text not null,
  protected_as text,
  is_confirmed boolean default false not null,
  channel text not null,
  language text default 'id'::text not null,
  is_rehearsal boolean default false not null,
  print_state text default 'none'::text not null,
  issued_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint visit_channel_check CHECK ((channel = ANY (ARRAY['kiosk'::text, 'desk'::text, 'phone'::text, 'portal'::text]))),
  constraint visit_class_check CHECK ((class = ANY (ARRAY['regular'::text, 'protected'::text, 'appointment'::text]))),
  constraint visit_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint visit_number_check CHECK ((number >= 0)),
  constraint visit_print_state_check CHECK ((print_state = ANY (ARRAY['none'::text, 'pending'::text, 'printed'::text, 'failed'::text]))),
  constraint visit_protected CHECK ((((class = 'protected'::text) = (protected_as IS NOT NULL)) OR ((class = 'regular'::text) AND (NOT is_confirmed)))),
  constraint visit_protected_as_check CHECK ((protected_as = ANY (ARRAY['elderly'::text, 'disabled'::text, 'pregnant'::text, 'children'::text, 'disaster'::text]))),
  constraint visit_mall_id_series_queue_id_fkey FOREIGN KEY (mall_id, series_queue_id) REFERENCES service.queue(mall_id, id),
  constraint visit_mall_id_site_id_fkey FOREIGN KEY (mall_id, site_id) REFERENCES mall.site(mall_id, id),
  constraint visit_pkey PRIMARY KEY (mall_id, id),
  constraint visit_number UNIQUE (mall_id, series_queue_id, series_day, is_rehearsal, number),
  constraint visit_token UNIQUE (mall_id, token)
);
CREATE INDEX visit_of_day ON visit.visit USING btree (service_day, mall_id);
CREATE INDEX visit_open ON visit.visit USING btree (service_day, mall_id) WHERE (closed_at IS NULL);
CREATE INDEX visit_print_failed ON visit.visit USING btree (service_day, mall_id) WHERE (print_state = 'failed'::text);
CREATE TRIGGER number_as_the_series BEFORE INSERT ON visit.visit FOR EACH ROW EXECUTE FUNCTION visit.number_as_the_series();
alter table visit.visit enable row level security;
alter table visit.visit force row level security;
create policy of_this_mall on visit.visit for all using ((mall_id = ( SELECT platform.current_mall() AS current_mall))) with check ((mall_id = ( SELECT platform.current_mall() AS current_mall)));
grant insert, select, update on table visit.visit to pendopo_app;

create view appointment.day_closed with (security_invoker=true) as
 SELECT mall_id,
    site_id,
    service_day,
    closed_at,
    reopened_at
   FROM visit.day_closed;
grant select on table appointment.day_closed to pendopo_app;

create view appointment.stop with (security_invoker=true) as
 SELECT mall_id,
    agency_id,
    queue_id,
    service_id,
    opened_at,
    closed_at
   FROM visit.incident
  WHERE stops AND counter_id IS NULL;
grant select on table appointment.stop to pendopo_app;

create view appointment.visit_leg with (security_invoker=true) as
 SELECT l.mall_id,
    l.visit_id,
    l.service_id,
    l.state,
    l.ended_at,
    v.closed_at
   FROM visit.leg l
     JOIN visit.visit v ON v.mall_id = l.mall_id AND v.id = l.visit_id;
grant select on table appointment.visit_leg to pendopo_app;

create view performance.called with (security_invoker=true) as
 SELECT l.mall_id,
    l.service_day,
    v.is_rehearsal,
    t.called_at,
    w.waited_seconds
   FROM visit.leg l
     JOIN visit.visit v ON v.mall_id = l.mall_id AND v.id = l.visit_id
     CROSS JOIN LATERAL ( SELECT min(i.turn) AS turn,
            min(i.from_at) AS called_at
           FROM visit."interval" i
          WHERE i.mall_id = l.mall_id AND i.leg_id = l.id AND i.state = 'called'::text) t
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(EXTRACT(epoch FROM i.to_at - i.from_at)), 0::numeric) AS waited_seconds
           FROM visit."interval" i
          WHERE i.mall_id = l.mall_id AND i.leg_id = l.id AND i.state = 'waiting'::text AND i.turn < t.turn) w
  WHERE t.turn IS NOT NULL;
grant select on table performance.called to pendopo_app;

create view performance.leg with (security_invoker=true) as
 SELECT l.mall_id,
    l.service_day,
    v.is_rehearsal,
    l.queue_id,
    l.state,
    l.from_leg IS NULL AS is_asked,
    performance.quarter_of(v.issued_at, s.time_zone) AS asked_quarter,
    performance.quarter_of(t.called_at, s.time_zone) AS called_quarter,
        CASE
            WHEN l.state = 'completed'::text THEN performance.quarter_of(l.ended_at, s.time_zone)
            ELSE NULL::integer
        END AS served_quarter,
    w.waited_seconds,
    w.waited_seconds <= (60 * q.promise_minutes)::numeric AS is_kept,
    t.served_seconds
   FROM visit.leg l
     JOIN visit.visit v ON v.mall_id = l.mall_id AND v.id = l.visit_id
     JOIN mall.site s ON s.mall_id = v.mall_id AND s.id = v.site_id
     JOIN service.queue q ON q.mall_id = l.mall_id AND q.id = l.queue_id
     CROSS JOIN LATERAL ( SELECT min(i.turn) FILTER (WHERE i.state = 'called'::text) AS called_turn,
            min(i.from_at) FILTER (WHERE i.state = 'called'::text) AS called_at,
            sum(EXTRACT(epoch FROM i.to_at - i.from_at)) FILTER (WHERE i.state = 'serving'::text AND i.to_at IS NOT NULL) AS served_seconds
           FROM visit."interval" i
          WHERE i.mall_id = l.mall_id AND i.leg_id = l.id) t
     LEFT JOIN LATERAL ( SELECT COALESCE(sum(EXTRACT(epoch FROM i.to_at - i.from_at)), 0::numeric) AS waited_seconds
           FROM visit."interval" i
          WHERE i.mall_id = l.mall_id AND i.leg_id = l.id AND i.state = 'waiting'::text AND i.turn < t.called_turn) w ON t.called_turn IS NOT NULL;
grant select on table performance.leg to pendopo_app;

create view performance.sitting with (security_invoker=true) as
 SELECT mall_id,
    service_day,
    opened_at,
    closed_at
   FROM counter.sitting;
grant select on table performance.sitting to pendopo_app;

create view performance.visit with (security_invoker=true) as
 SELECT v.mall_id,
    v.service_day,
    v.is_rehearsal,
    v.series_queue_id AS queue_id,
    performance.quarter_of(v.issued_at, s.time_zone) AS quarter
   FROM visit.visit v
     JOIN mall.site s ON s.mall_id = v.mall_id AND s.id = v.site_id;
grant select on table performance.visit to pendopo_app;

create view performance.waiting with (security_invoker=true) as
 SELECT l.mall_id,
    l.service_day,
    v.is_rehearsal,
    l.visit_id,
    i.from_at,
    i.to_at
   FROM visit.leg l
     JOIN visit.visit v ON v.mall_id = l.mall_id AND v.id = l.visit_id
     JOIN visit."interval" i ON i.mall_id = l.mall_id AND i.leg_id = l.id AND i.state = 'waiting'::text;
grant select on table performance.waiting to pendopo_app;

create view visit.expected with (security_invoker=true) as
 SELECT a.mall_id,
    a.queue_id,
    a.service_id,
    a.service_day,
    s.starts_at
   FROM appointment.appointment a
     JOIN appointment.slot s ON s.mall_id = a.mall_id AND s.id = a.slot_id
  WHERE a.state = 'booked'::text AND a.place_released_at IS NULL;
grant select on table visit.expected to pendopo_app;

create view visit.open_leg with (security_invoker=true) as
 SELECT mall_id,
    id,
    visit_id,
    service_id,
    queue_id,
    counter_id,
    service_day,
    state
   FROM visit.leg
  WHERE state = ANY (ARRAY['planned'::text, 'waiting'::text, 'called'::text, 'serving'::text, 'deferred'::text, 'parked'::text, 'missed'::text]);
grant select on table visit.open_leg to pendopo_app;
