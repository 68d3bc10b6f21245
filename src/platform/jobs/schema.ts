import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { jobsSchema, quiet, systemPool } from './worker.ts'

/**
 * The worker's own tables, made by its own migrations and then put under the rules of this house: forced row security
 * that answers only to the system context, and for the runtime role rows, never the shape.
 */
export async function prepareJobs(owner: pg.ClientBase, ownerUrl: string): Promise<void> {
  const pool = systemPool(ownerUrl, 2)
  try {
    await runMigrations({ pgPool: pool, schema: jobsSchema, logger: quiet })
  } finally {
    await pool.end()
  }
  await owner.query(guard)
}

// Only what is not guarded yet: altering a table that others work with makes them wait.
const guard = `do $$
declare name regclass;
begin
  grant usage on schema ${jobsSchema} to pendopo_app;
  for name in select oid from pg_class where relnamespace = '${jobsSchema}'::regnamespace and relkind = 'r' and not relforcerowsecurity loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy of_the_system on %s using ((select platform.is_system())) with check ((select platform.is_system()))', name);
    execute format('grant select, insert, update, delete on %s to pendopo_app', name);
  end loop;
  for name in select oid from pg_class where relnamespace = '${jobsSchema}'::regnamespace and relkind = 'v'
    and not coalesce('security_invoker=true' = any (reloptions), false) loop
    execute format('alter view %s set (security_invoker = true)', name);
  end loop;
end $$`
