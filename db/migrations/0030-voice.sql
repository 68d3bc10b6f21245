-- The voice of a zone: which screen speaks, up to which call the zone was told, and until when it is being told. One
-- row per zone, so that two screens never speak over one another and no call is said twice, whatever a screen remembers.
create table hall.voice (
  mall_id int not null,
  zone_id bigint not null,
  device_id bigint not null,
  seq bigint not null,
  -- Made by the screen's page: the same wish again (its answer was lost) is the same turn.
  turn text not null check (length(turn) between 8 and 64),
  said_at timestamptz not null,
  busy_until timestamptz not null check (busy_until >= said_at),
  primary key (mall_id, zone_id),
  foreign key (mall_id, zone_id) references mall.zone,
  foreign key (mall_id, device_id) references account.device
);
create index voice_device on hall.voice (mall_id, device_id);
select platform.secure('hall.voice');
grant select, insert, update on hall.voice to pendopo_app;

-- `muted`: somebody turned the sound off at the screen itself. `off`: this screen is not meant to speak.
alter table account.device drop constraint device_voice_state_check;
alter table account.device add constraint device_voice_state_check
  check (voice_state in ('ready', 'blocked', 'missing', 'muted', 'off'));

-- Films of quiet moments may be heard, on the screen that speaks; softer while it does.
alter table hall.setting add column film_sound boolean not null default false;
