-- A day that was closed by mistake may be opened again. Each closing is a row of its own, and at most one of a day stands:
-- whoever had an appointment while the doors were shut was not received, though the day went on afterwards.
alter table visit.day_closed drop constraint day_closed_pkey;
alter table visit.day_closed add column id bigint generated always as identity,
  add column reopened_at timestamptz, add column reopened_by text,
  add primary key (mall_id, id),
  add check (reopened_at >= closed_at), add check ((reopened_at is null) = (reopened_by is null));
create unique index day_closed_stands on visit.day_closed (mall_id, site_id, service_day) where reopened_at is null;
grant update (reopened_at, reopened_by) on visit.day_closed to pendopo_app;
-- Whether today is closed decides what kiosks, desks, phones and the public site say, so it is part of the directory.
select platform.describes_mall('visit.day_closed');

create or replace view appointment.day_closed with (security_invoker = true) as
  select mall_id, site_id, service_day, closed_at, reopened_at from visit.day_closed;
