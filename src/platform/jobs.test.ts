import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { raw, sql } from '#platform/database.ts'
import { createLog } from '#platform/log.ts'
import { startApp } from '../../test/harness/app.ts'
import { at, buildSmallMall, type SmallMall } from '../../test/harness/small-mall.ts'
import { sweepJobs } from './jobs/move.ts'
import { drainJobs, type Job, later, startJobs, type Task } from './jobs.ts'

let mall: SmallMall
const lines: string[] = []
const house = await startApp({
  at: at(0),
  log: createLog('readable', 'warn', (line) => lines.push(line)),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const { db } = house.house
const { clock } = house
const { owner } = house.database
const inMall = <T>(act: Parameters<typeof db.transact<T>>[1]) => db.transact({ mall: mall.mall }, act)

beforeEach(() => {
  clock.set(at(0))
  lines.length = 0
})

/** A task that keeps what it was asked to do. */
function notebook(name: string, run: (job: Job) => Promise<void> = async () => {}): Task & { readonly seen: Job[] } {
  const seen: Job[] = []
  return { name, seen, run: (job) => run(seen[seen.push(job) - 1] ?? job) }
}

const drain = (...tasks: Task[]) => drainJobs(house.house, tasks)
/** As far as the worker's table: nobody there knows such a task. */
const handOver = () => drain(notebook('test.other'))
const workersJobs = () =>
  owner.rows<{ attempts: number; error: string | null; wait: number }>(
    sql`select attempts, last_error as error, extract(epoch from run_at - updated_at)::float8 as wait from jobs._private_jobs`,
  )

test('a wish is part of the act: what is undone is never done, what is committed is done once', async () => {
  const task = notebook('test.part')
  await assert.rejects(
    inMall(async (tx) => {
      await later(tx, task.name, { visit: 1 })
      throw new Error('undone')
    }),
  )
  await inMall((tx) => later(tx, task.name, { visit: 2 }))
  await drain(task)
  await drain(task)
  assert.deepEqual(
    task.seen.map(({ mall, payload }) => [mall, payload]),
    [[mall.mall, { visit: 2 }]],
  )
})

test('a wish for later waits for the hour of the mall, and a new wish under the same key takes the place of the old', async () => {
  const task = notebook('test.later')
  const remind = (minute: number) =>
    inMall((tx) => later(tx, task.name, { minute }, { key: 'reminder:7', at: at(minute) }))
  await remind(30)
  await remind(60)
  clock.set(at(59))
  await drain(task)
  assert.equal(task.seen.length, 0)
  clock.set(at(60))
  await drain(task)
  assert.deepEqual(
    task.seen.map(({ payload }) => payload),
    [{ minute: 60 }],
  )
})

test('what fails is tried again after a pause, and given up with a word in the log', async () => {
  const task = notebook('test.fails', async () => {
    throw new Error('the printer is away')
  })
  await inMall((tx) => later(tx, task.name, {}, { attempts: 2 }))
  await drain(task)
  const [waiting] = await workersJobs()
  assert.equal(waiting?.attempts, 1)
  assert.ok((waiting?.wait ?? 0) > 1, 'not at once')
  await owner.run(sql`update jobs._private_jobs set run_at = now()`)
  await drain(task)
  assert.deepEqual(
    task.seen.map(({ attempt, isLastAttempt }) => [attempt, isLastAttempt]),
    [
      [1, false],
      [2, true],
    ],
  )
  assert.match(lines.join('\n'), /will be tried again.*the printer is away[\s\S]*was given up/)
  assert.match(house.house.metrics.text(), /pendopo_jobs_total\{task="test\.fails",outcome="given_up"\} 1/)
  await drain(task)
  assert.equal(task.seen.length, 2)
  assert.deepEqual(await db.transact({ system: true }, sweepJobs), { waiting: 0, givenUp: 1 })
  await owner.run(sql`delete from jobs._private_jobs`)
})

test('a job of a process that was killed is taken up by another', async () => {
  const task = notebook('test.killed')
  await inMall((tx) => later(tx, task.name, {}))
  await handOver()
  await owner.run(
    sql`update jobs._private_jobs set locked_by = 'dead', locked_at = now() - interval '11 minutes', attempts = 1`,
  )
  await drain(task)
  assert.equal(task.seen.length, 0)
  await db.transact({ system: true }, sweepJobs)
  await drain(task)
  assert.equal(task.seen[0]?.attempt, 2)
})

test('inside a mall nobody sees or touches what the worker has, nor the wishes of another mall', async () => {
  await inMall((tx) => later(tx, 'test.hidden', { secret: 1 }))
  await handOver()
  const other = await buildSmallMall(house.database, 'lain')
  await inMall((tx) => later(tx, 'test.hidden', { secret: 2 }, { at: at(600) }))
  for (const table of ['_private_jobs', '_private_tasks', '_private_job_queues', 'migrations', 'jobs'])
    await inMall(async (tx) => {
      const reading = tx.rows(sql`select * from jobs.${raw(table)}`)
      if (table === 'jobs') await assert.rejects(reading, /permission denied/)
      else assert.deepEqual(await reading, [], table)
    })
  await assert.rejects(
    inMall((tx) => tx.run(sql`insert into jobs._private_tasks (identifier) values ('test.forged')`)),
    /row-level security/,
  )
  assert.deepEqual(await db.transact({ mall: other.mall }, (tx) => tx.rows(sql`select * from platform.job`)), [])
  await owner.run(sql`delete from jobs._private_jobs`)
  await owner.run(sql`delete from platform.job`)
})

test('two processes at work do each of many jobs once, also when their connections are cut between', async () => {
  const wanted = 60
  const all = Promise.withResolvers<void>()
  const task = notebook('test.many', async () => {
    if (task.seen.length === wanted) all.resolve()
  })
  const working = [startJobs(house.house, [task]), startJobs(house.house, [task])]
  try {
    const wish = (from: number) =>
      inMall(async (tx) => {
        for (let n = from; n < from + wanted / 2; n++) await later(tx, task.name, { n })
      })
    await wish(0)
    await owner.rows(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pendopo jobs' and datname = current_database() and state = 'idle'`,
    )
    await wish(wanted / 2)
    await all.promise
  } finally {
    await Promise.all(working.map(({ stop }) => stop()))
  }
  const done = task.seen.map(({ payload }) => (payload as { n: number }).n)
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    Array.from({ length: wanted }, (_, n) => n),
  )
})

test('closing waits for what is under way', async () => {
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  let isDone = false
  const task = notebook('test.closing', async () => {
    begun.resolve()
    await goOn.promise
    isDone = true
  })
  const working = startJobs(house.house, [task])
  await inMall((tx) => later(tx, task.name, {}))
  await begun.promise
  const stopped = working.stop()
  goOn.resolve()
  await stopped
  assert.ok(isDone)
  assert.deepEqual(await workersJobs(), [])
})
