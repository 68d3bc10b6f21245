-- Context for row security, the outbox of live updates, commands sent twice, rate limits.
create schema platform;
create schema ledger;
create schema mall;
create schema account;
create schema agency;
create schema service;
create schema counter;
create schema visit;
grant usage on schema platform, ledger, mall, account, agency, service, counter, visit to pendopo_app;

create extension if not exists btree_gist;

-- What this transaction may see, set by the one wrapper that opens transactions. Absent context is null, and null is nothing.
create function platform.current_mall() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('app.mall', true), '')::int $$;
create function platform.current_agency() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('app.agency', true), '')::bigint $$;
create function platform.presented_key() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.key', true), '') $$;
create function platform.is_system() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.system', true), '') = 'on' $$;

-- Every table that belongs to a mall: its rows are seen and written only inside that mall's transactions.
create function platform.secure(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_this_mall on %s using (mall_id = (select platform.current_mall()))
                  with check (mall_id = (select platform.current_mall()))', target);
end $$;

-- A coordinator's transaction carries an agency; then only that agency's rows can be written, whatever the code forgot.
create function platform.secure_agency(target regclass, agency_column text) returns void language plpgsql as $$
declare verb text;
begin
  foreach verb in array array['insert', 'update', 'delete'] loop
    execute format('create policy of_this_agency_%1$s on %2$s as restrictive for %1$s %3$s ((select platform.current_agency()) is null or %4$I = (select platform.current_agency()))',
      verb, target, case verb when 'insert' then 'with check' else 'using' end, agency_column);
  end loop;
end $$;

-- Live updates leave through here: acts write a row in their own transaction, one process drains it (no NOTIFY in the act:
-- a transaction that notifies takes a global lock at commit, measured at a third of the throughput).
create table platform.outbox (
  id bigint generated always as identity primary key,
  mall_id int not null,
  topics text[] not null,
  at timestamptz not null default now()
);
create table platform.broadcast (
  seq bigint generated always as identity primary key,
  mall_id int not null,
  topics text[] not null,
  at timestamptz not null default now()
);
create index broadcast_at on platform.broadcast (at);

-- Written by acts of a mall, read and emptied only by the drain and the live hub (system context).
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy written_by_the_mall on platform.outbox for insert with check (mall_id = (select platform.current_mall()));
create policy drained_by_the_system on platform.outbox using ((select platform.is_system())) with check ((select platform.is_system()));
alter table platform.broadcast enable row level security;
alter table platform.broadcast force row level security;
create policy of_the_system on platform.broadcast using ((select platform.is_system())) with check ((select platform.is_system()));

-- A command that arrives twice (double click, lost reply, killed server) gives the first answer again.
create table platform.command (
  mall_id int not null,
  actor text not null,
  command_id text not null check (length(command_id) between 8 and 64),
  result jsonb not null,
  at timestamptz not null,
  constraint command_pkey primary key (mall_id, actor, command_id)
);
create index command_at on platform.command (mall_id, at);
select platform.secure('platform.command');

-- Fixed windows. The key is an HMAC, so no address is kept; nothing here belongs to a mall or a person.
create table platform.rate_limit (
  key_hash text not null,
  window_start timestamptz not null,
  count int not null default 1,
  primary key (key_hash, window_start)
);
alter table platform.rate_limit enable row level security;
alter table platform.rate_limit force row level security;
create policy of_the_system on platform.rate_limit using ((select platform.is_system())) with check ((select platform.is_system()));

grant select, insert, delete on platform.outbox, platform.broadcast, platform.command to pendopo_app;
grant select, insert, update, delete on platform.rate_limit to pendopo_app;
