-- What an act wants done outside the database, written in the act's own transaction. The leader hands it to the worker
-- (schema `jobs`, made by graphile-worker and guarded by src/platform/jobs/schema.ts) when its time has come by the
-- mall's clock. Acts see only these rows, and only their mall's: an act can neither read nor change the worker's tables.
create table platform.job (
  mall_id int not null,
  id bigint generated always as identity,
  task text not null check (length(task) between 1 and 100),
  payload jsonb not null,
  key text check (length(key) between 1 and 200),
  at timestamptz,                     -- absent: at once
  attempts int not null check (attempts between 1 and 25),
  primary key (mall_id, id),
  constraint job_key unique (mall_id, key)
);
create index job_at on platform.job (at nulls first);
select platform.secure('platform.job');
create policy moved_by_the_system on platform.job using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert, update, delete on platform.job to pendopo_app;
