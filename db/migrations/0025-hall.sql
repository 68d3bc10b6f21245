-- What a mall puts on its hall screens beside the calls: its own recordings of the voice, pictures and films for quiet
-- moments, and how the screens behave.
create schema hall;
grant usage on schema hall to pendopo_app;

create table hall.clip (
  mall_id int not null,
  name text not null check (name ~ '^(id|en)/[a-z]+-[\w.-]{1,40}$'),
  hash text not null,
  seconds numeric not null check (seconds > 0 and seconds <= 8),
  recorded_at timestamptz not null,
  primary key (mall_id, name),
  foreign key (mall_id, hash) references platform.file
);
select platform.secure('hall.clip');

create table hall.medium (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  hash text not null,
  kind text not null check (kind in ('picture', 'film')),
  -- What is to be seen, for those who do not see it, and shown small beneath.
  alt jsonb not null check (alt ? 'id' and alt ? 'en'),
  place int not null,
  shown_from date,
  shown_until date check (shown_until >= shown_from),
  created_at timestamptz not null,
  primary key (mall_id, id),
  foreign key (mall_id, hash) references platform.file
);
create index medium_hash on hall.medium (mall_id, hash);
create index clip_hash on hall.clip (mall_id, hash);
select platform.secure('hall.medium');

create table hall.setting (
  mall_id int primary key references mall.mall,
  english boolean not null,
  chime boolean not null,
  quiet_seconds int not null check (quiet_seconds between 15 and 900),
  picture_seconds int not null check (picture_seconds between 5 and 120)
);
select platform.secure('hall.setting');

grant select, insert, update, delete on hall.clip, hall.medium, hall.setting to pendopo_app;
