import assert from 'node:assert/strict'
import { beforeEach, type TestContext, test } from 'node:test'
import { raw, sql } from '#platform/database.ts'
import { createLog } from '#platform/log.ts'
import { startApp } from '../../test/harness/app.ts'
import { at, buildSmallMall, type SmallMall } from '../../test/harness/small-mall.ts'
import { until } from '../../test/harness/until.ts'
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

/** What comes over the worker's statements of one kind, until it is over: a refusal, or connections cut in the middle. */
async function trouble(t: TestContext, statement: string, what: 'refused' | 'cut three times'): Promise<() => unknown> {
  await owner.run(sql`create sequence jobs.troubles`)
  await owner.run(sql`grant usage on sequence jobs.troubles to public`)
  const does =
    what === 'refused'
      ? `raise exception 'not now'`
      : `if nextval('jobs.troubles') <= 3 then perform pg_terminate_backend(pg_backend_pid()); end if`
  await owner.run(
    sql`create function jobs.trouble() returns trigger language plpgsql as $$begin ${raw(does)}; return null; end$$`,
  )
  await owner.run(
    sql`create trigger trouble before ${raw(statement)} for each statement execute function jobs.trouble()`,
  )
  const isOver = async () => {
    await owner.run(sql`drop function if exists jobs.trouble() cascade`)
    await owner.run(sql`drop sequence if exists jobs.troubles`)
  }
  t.after(isOver)
  return isOver
}

test('work whose very first question was refused begins as soon as it is answered', async (t) => {
  const isOver = await trouble(t, 'insert on jobs._private_tasks', 'refused')
  const done = Promise.withResolvers<void>()
  const task = notebook('test.first-question', async () => done.resolve())
  const working = startJobs(house.house, [task])
  try {
    await until('word in the log', () => /Jobs stand still.*not now/.test(lines.join('\n')))
    await isOver()
    await inMall((tx) => later(tx, task.name, {}))
    await done.promise
  } finally {
    await working.stop()
  }
  assert.equal(task.seen.length, 1)
})

for (const [moment, statement] of [
  ['before the first job', 'insert on jobs._private_tasks'],
  ['when a job is fetched', 'update on jobs._private_jobs'],
  ['when a job is done', 'delete on jobs._private_jobs'],
] as const)
  test(`connections that are cut ${moment} stop neither the work nor the house`, async (t) => {
    await trouble(t, statement, 'cut three times')
    const done = Promise.withResolvers<void>()
    const task = notebook(`test.cut ${moment}`, async () => {
      if (task.seen.length === 3) done.resolve()
    })
    const working = startJobs(house.house, [task])
    try {
      for (let n = 0; n < 3; n++) await inMall((tx) => later(tx, task.name, { n }))
      await done.promise
      await until('no job is left', async () => (await workersJobs()).length === 0)
    } finally {
      await working.stop()
    }
    assert.equal(task.seen.length, 3)
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
