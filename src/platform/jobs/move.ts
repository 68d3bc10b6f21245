import { sql, type Tx } from '#platform/database.ts'

const batch = 500

/**
 * Hands what is due by the mall's clock over to the worker, in one transaction: out of our table, into the worker's,
 * and one notification for all of it. Gives how many went.
 */
export async function moveDueJobs(tx: Tx, now: Date): Promise<number> {
  const { moved } = await tx.row<{ moved: number }>(sql`
    with due as (
      delete from platform.job where (mall_id, id) in (
        select mall_id, id from platform.job where at is null or at <= ${now}::timestamptz
        order by at nulls first, id limit ${batch} for update skip locked)
      returning mall_id, id, task, payload, key, attempts),
    specs as (
      select array_agg((task, jsonb_build_object('mall', mall_id, 'payload', payload)::json, null, null, attempts::smallint,
        mall_id || ':' || key, null, null)::jobs.job_spec order by id) as all_of_them from due having count(*) > 0),
    added as (select added.id from specs, lateral jobs.add_jobs(specs.all_of_them) added)
    select count(*)::int as moved from added`)
  return moved
}

/**
 * Hands over what is due and counts what the worker could begin and has not tried since `begun`. It waits for a leader that is just handing jobs over:
 * until that is committed they stand in neither table for anybody else, and would seem to be done.
 */
export async function moveAndCount(tx: Tx, tasks: readonly string[], now: Date, begun: Date): Promise<number> {
  await tx.run(sql`lock table platform.job in share row exclusive mode`)
  await moveDueJobs(tx, now)
  const { ready } = await tx.row<{ ready: number }>(sql`
    select count(*)::int as ready from jobs._private_jobs join jobs._private_tasks on _private_tasks.id = task_id
    where identifier = any(${tasks}::text[]) and locked_at is null and attempts < max_attempts and run_at <= now()
      and (attempts = 0 or updated_at < ${begun}::timestamptz)`)
  return ready
}

/**
 * A process that was killed leaves its jobs locked; no task may take longer than its limit, so after a while nobody is
 * at work on them. What was given up for good is kept two weeks for whoever asks.
 */
export async function sweepJobs(tx: Tx): Promise<{ waiting: number; givenUp: number }> {
  await tx.run(sql`
    update jobs._private_jobs set locked_at = null, locked_by = null, run_at = greatest(run_at, now())
    where locked_at < now() - interval '10 minutes'`)
  await tx.run(sql`
    delete from jobs._private_jobs where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '14 days'`)
  return await tx.row<{ waiting: number; givenUp: number }>(sql`
    select count(*) filter (where attempts < max_attempts)::int as waiting,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as "givenUp" from jobs._private_jobs`)
}
