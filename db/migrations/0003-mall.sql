-- A mall and its places. `version` rises with every change of anything that describes the mall, so each process
-- knows whether its copy of the directory still holds.
create table mall.mall (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
  name jsonb not null,                -- {id, en}
  short_name text not null,
  region text not null,
  time_zone text not null,            -- IANA: Asia/Jakarta, Asia/Makassar, Asia/Jayapura
  hosts text[] not null default '{}', -- host names that lead to this mall
  is_demonstration boolean not null default false,
  accent text,                        -- the mall's colour; null keeps indigo
  open_on_joint_leave boolean not null default false,
  settings jsonb not null default '{}',
  rehearsing_since timestamptz,       -- a rehearsal (gladi) is on: new numbers are not counted
  version bigint not null default 1,
  pack_digest text                    -- of the last imported pack, so that importing twice changes nothing
);
alter table mall.mall enable row level security;
alter table mall.mall force row level security;
create policy of_this_mall on mall.mall
  using (id = (select platform.current_mall()) or (select platform.is_system()))
  with check (id = (select platform.current_mall()) or (select platform.is_system()));
grant select, insert, update on mall.mall to pendopo_app;

-- Changes to the mall's description raise its version once per statement.
create function platform.raise_version() returns trigger language plpgsql as $$
begin
  update mall.mall set version = version + 1 where id = platform.current_mall();
  return null;
end $$;
create function platform.describes_mall(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger raise_version after insert or update or delete on %s for each statement execute function platform.raise_version()', target);
end $$;

create table mall.site (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  code text not null,
  name jsonb not null,
  address jsonb not null default '{}',
  time_zone text not null,
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code)
);
create table mall.hall (
  mall_id int not null,
  id bigint generated always as identity,
  site_id bigint not null,
  code text not null,
  name jsonb not null,
  floor text not null default '1',
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code),
  foreign key (mall_id, site_id) references mall.site
);
create table mall.zone (
  mall_id int not null,
  id bigint generated always as identity,
  hall_id bigint not null,
  code text not null,
  name jsonb not null,
  call_seq bigint not null default 0, -- last call announced here; rises by one, so a screen knows what it missed
  is_retired boolean not null default false,
  primary key (mall_id, id),
  unique (mall_id, code),
  foreign key (mall_id, hall_id) references mall.hall
);

-- Two calendars from one table: libur nasional and cuti bersama, dated, each with its SKB.
create table mall.holiday (
  mall_id int not null references mall.mall,
  held_on date not null,
  kind text not null check (kind in ('national', 'joint_leave', 'local')),
  name jsonb not null,
  basis text not null default '',
  primary key (mall_id, held_on, kind)
);

-- Forms of the week (biasa, Ramadan): of the forms whose dates hold, the highest rank wins.
create table mall.opening_form (
  mall_id int not null references mall.mall,
  code text not null,
  valid_from date not null,
  valid_until date,
  rank int not null,
  is_assumed boolean not null default false,
  days jsonb not null,                -- {mon: {open: "08:00", close: "15:00"}, …}; a missing day is closed
  breaks jsonb not null default '{}', -- {group: {mon: ["11:30", "12:30"], …}}
  primary key (mall_id, code),
  check (valid_until is null or valid_until >= valid_from)
);

create table mall.document (
  mall_id int not null references mall.mall,
  code text not null,
  name jsonb not null,
  obtained_where jsonb,
  primary key (mall_id, code)
);

select platform.secure(t), platform.describes_mall(t)
  from unnest(array['mall.site', 'mall.hall', 'mall.zone', 'mall.holiday', 'mall.opening_form', 'mall.document']::regclass[]) t;
-- The call sequence of a zone moves with every call and describes nothing.
drop trigger raise_version on mall.zone;
create trigger raise_version after insert or delete or update of code, name, hall_id, is_retired on mall.zone
  for each statement execute function platform.raise_version();
grant select, insert, update, delete on mall.site, mall.hall, mall.zone, mall.holiday, mall.opening_form, mall.document to pendopo_app;
