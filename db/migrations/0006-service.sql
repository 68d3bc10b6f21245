-- A queue is a number series (letter, start, digits, reset) and the order in which its people are called.
create table service.queue (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  site_id bigint not null,
  code text not null,
  name jsonb not null,
  letter text not null check (letter ~ '^[A-Z]{1,2}$'),
  first_number int not null default 1 check (first_number >= 0),
  digits int not null default 3 check (digits between 2 and 5),
  reset text not null default 'daily' check (reset in ('daily', 'never')),
  promise_minutes int not null default 30 check (promise_minutes between 1 and 480),
  discipline text not null default 'credit' check (discipline in ('credit', 'accumulating')),
  credit_protected_minutes int not null default 30 check (credit_protected_minutes between 0 and 240),
  credit_appointment_minutes int not null default 30 check (credit_appointment_minutes between 0 and 240),
  promise_protected_minutes int not null default 15 check (promise_protected_minutes between 1 and 240),
  weight_protected numeric not null default 3 check (weight_protected >= 1),
  weight_appointment numeric not null default 2 check (weight_appointment >= 1),
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code),
  foreign key (mall_id, agency_id) references agency.agency,
  foreign key (mall_id, site_id) references mall.site
);
-- Two live series with one letter would put the same number on two tickets.
create unique index queue_letter on service.queue (mall_id, letter) where not is_retired;

create table service.service (
  mall_id int not null,
  id bigint generated always as identity,
  agency_id bigint not null,
  queue_id bigint not null,
  code text not null,
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code),
  foreign key (mall_id, agency_id) references agency.agency,
  foreign key (mall_id, queue_id) references service.queue
);

-- A standard of service is immutable once published: a change is a new version with its date (UU 25/2009 Ps 20-21,
-- PermenPANRB 15/2014). A draft has no publication date.
create table service.version (
  mall_id int not null,
  service_id bigint not null,
  number int not null check (number >= 1),
  agency_id bigint not null,
  valid_from date not null,
  name jsonb not null,
  level text not null check (level in ('information', 'consultation', 'intake', 'issued_here')),
  minutes numeric not null check (minutes > 0 and minutes <= 480),
  words text[] not null,
  standard jsonb not null,            -- the six published components, see service/standard.ts
  assumed text[] not null default '{}',
  source text not null default '',
  published_at timestamptz,
  published_by text,
  primary key (mall_id, service_id, number),
  foreign key (mall_id, service_id) references service.service
);
create unique index version_draft on service.version (mall_id, service_id) where published_at is null;
create function service.keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published version of a service never changes' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on service.version for each row execute function service.keep_published();

select platform.secure(t), platform.describes_mall(t), platform.secure_agency(t, 'agency_id')
  from unnest(array['service.queue', 'service.service', 'service.version']::regclass[]) t;
grant select, insert, update on service.queue, service.service to pendopo_app;
grant select, insert, update, delete on service.version to pendopo_app;
