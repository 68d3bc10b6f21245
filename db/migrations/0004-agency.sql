create table agency.agency (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  code text not null,
  name jsonb not null,
  short_name text not null,
  kind text not null check (kind in ('central', 'regional', 'vertical', 'bumn', 'bumd', 'bank', 'private')),
  zone_id bigint not null,
  complaints jsonb not null,          -- component 6 of the standard, default of all its services
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code),
  foreign key (mall_id, zone_id) references mall.zone
);

-- Presence days are dated: agreements (PKS) change them by addendum. The latest that holds wins.
create table agency.presence (
  mall_id int not null,
  agency_id bigint not null,
  valid_from date not null,
  days text[] not null check (days <@ array['mon','tue','wed','thu','fri','sat','sun']),
  basis text not null default '',
  primary key (mall_id, agency_id, valid_from),
  foreign key (mall_id, agency_id) references agency.agency
);

-- One day that differs: absent though scheduled, or present though not.
create table agency.presence_exception (
  mall_id int not null,
  agency_id bigint not null,
  held_on date not null,
  is_present boolean not null,
  reason text not null,
  primary key (mall_id, agency_id, held_on),
  foreign key (mall_id, agency_id) references agency.agency
);

select platform.secure(t), platform.describes_mall(t)
  from unnest(array['agency.agency', 'agency.presence', 'agency.presence_exception']::regclass[]) t;
select platform.secure_agency('agency.agency', 'id'), platform.secure_agency('agency.presence', 'agency_id'),
  platform.secure_agency('agency.presence_exception', 'agency_id');
grant select, insert, update, delete on agency.agency, agency.presence, agency.presence_exception to pendopo_app;
