-- Paper: the printer of each kiosk and of the information desk, and one row for each sheet that was wished for.
create schema printing;
grant usage on schema printing to pendopo_app;

create table printing.printer (
  mall_id int not null references mall.mall,
  id bigint generated always as identity,
  device_id bigint,                   -- the kiosk in which it stands; absent: the information desk's
  address inet not null,
  port int not null check (port between 1024 and 65535),
  width_mm int not null check (width_mm in (58, 80)),
  answers boolean not null,           -- it tells its state when asked (DLE EOT); cheap ones do not
  health text not null default 'unknown' check (health in ('unknown', 'ok', 'paper_low', 'paper_out', 'cover_open', 'fault', 'silent', 'unreachable')),
  health_since timestamptz not null,  -- by the mall's clock: what people read
  low_left int check (low_left >= 0), -- about so many more once the roll is near its end
  looked_at timestamptz,              -- by the database's clock, as all that is about machines
  primary key (mall_id, id),
  constraint printer_of_place unique nulls not distinct (mall_id, device_id),
  foreign key (mall_id, device_id) references account.device,
  -- The house connects to this address: only one in the mall's own network, never a name, never the wide world.
  constraint printer_is_in_the_building check (
    masklen(address) = case family(address) when 4 then 32 else 128 end and (
      address << inet '10.0.0.0/8' or address << inet '172.16.0.0/12' or address << inet '192.168.0.0/16'
      or address << inet '127.0.0.0/8' or address << inet 'fc00::/7' or address = inet '::1')),
  check ((health = 'paper_low') = (low_left is not null))
);

create table printing.print (
  mall_id int not null,
  id bigint generated always as identity,
  printer_id bigint not null,
  visit_id bigint,                    -- absent: a test
  wish text not null,                 -- 'issued', or the command that asked for it again: the same wish is one sheet
  origin text not null,               -- https://…: where the phone page of the QR is
  language text not null check (language in ('id', 'en')),
  by text not null,                   -- 'device:3', 'staff:12'
  state text not null default 'wanted' check (state in ('wanted', 'printing', 'printed', 'failed')),
  reason text check (reason in ('paper_out', 'cover_open', 'fault', 'silent', 'unreachable', 'broken', 'interrupted', 'over')),
  wanted_at timestamptz not null,
  begun_at timestamptz,               -- by the database's clock
  ended_at timestamptz,
  primary key (mall_id, id),
  constraint print_wish unique (mall_id, visit_id, wish),
  foreign key (mall_id, printer_id) references printing.printer on delete cascade,
  foreign key (mall_id, visit_id) references visit.visit,
  check ((state in ('printed', 'failed')) = (ended_at is not null)),
  check ((state = 'failed') = (reason is not null)),
  check ((state = 'wanted') = (begun_at is null) or state = 'failed')
);
-- A sheet comes out once: one process at a time talks to a printer, whatever code runs.
create unique index print_one_at_a_time on printing.print (printer_id, mall_id) where state = 'printing';
create index print_wanted on printing.print (printer_id, id) where state = 'wanted';
create index print_of_visit on printing.print (visit_id, mall_id, id);
create index print_old on printing.print (mall_id, wanted_at);

select platform.secure(t) from unnest(array['printing.printer', 'printing.print']::regclass[]) t;
grant select, insert, update, delete on printing.printer, printing.print to pendopo_app;
