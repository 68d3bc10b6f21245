-- What happened, append only: the runtime role can add and read, never change or remove.
create table ledger.event (
  mall_id int not null,
  id bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  actor text not null,                -- 'staff:12', 'device:3', 'visitor:881', 'clock', 'import'
  visit_id bigint,
  leg_id bigint,
  queue_id bigint,
  counter_id bigint,
  service_day date,
  data jsonb not null default '{}',
  primary key (mall_id, id)
);
create index event_of_visit on ledger.event (mall_id, visit_id, id) where visit_id is not null;
create index event_of_counter on ledger.event (mall_id, counter_id, id desc) where counter_id is not null;
create index event_of_day on ledger.event (mall_id, service_day, id) where service_day is not null;
create index event_of_kind on ledger.event (mall_id, kind, id desc) where visit_id is null;
select platform.secure('ledger.event');
grant select, insert on ledger.event to pendopo_app;
