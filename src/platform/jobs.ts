import { type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Clock } from './clock.ts'
import { type Database, sql, type Tx } from './database.ts'
import { moveAndCount, sweepJobs } from './jobs/move.ts'
import { jobsSchema, quiet, systemPool, watchFirstAnswer } from './jobs/worker.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** One thing to do outside the database. It may run twice (a process died after doing it): a task has to bear that. */
export type Job = {
  readonly mall: number
  /** As it was given to `later`; the task checks its shape. */
  readonly payload: unknown
  /** The house is closing, or the task took too long. */
  readonly signal: AbortSignal
  /** 1 the first time. */
  readonly attempt: number
  readonly isLastAttempt: boolean
}
export type Task = { readonly name: string; readonly run: (job: Job) => Promise<void> }

type When = {
  /** A later wish with the same key replaces one that has not begun: one reminder, however often it is moved. */
  readonly key?: string
  /** By the mall's clock; absent: at once. */
  readonly at?: Date
  /** How often it is tried, with growing pauses (3, 7, 20, 55 seconds, up to six hours); 10 unless told. */
  readonly attempts?: number
}

/**
 * Wishes for something outside the database, in the transaction of the act: if the act is undone, so is the wish.
 * The payload holds ids, never personal data: it stays in the database while it is tried.
 */
export async function later(
  tx: Tx,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  { key, at, attempts = 10 }: When = {},
): Promise<void> {
  if (!tx.mall) throw new Error('a job needs a transaction with a mall')
  await tx.run(sql`
    insert into platform.job (mall_id, task, payload, key, at, attempts)
    values (${tx.mall.id}::int, ${task}, ${JSON.stringify(payload)}::jsonb, ${key ?? null}, ${at ?? null}::timestamptz, ${attempts}::int)
    on conflict on constraint job_key do update
      set task = excluded.task, payload = excluded.payload, at = excluded.at, attempts = excluded.attempts`)
}

type House = {
  readonly db: Database
  readonly directUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

const atOnce = 4
/** No task takes longer; sweepJobs counts on it. */
const longestSeconds = 120
/** How long closing waits for tasks under way. */
const patience = 8_000

/** Works on jobs until stopped, over as many connections as that takes. Any number of processes may. */
export function startJobs(house: House, tasks: readonly Task[]): { readonly stop: () => Promise<void> } {
  if (tasks.length === 0) return { stop: async () => {} }
  const { log, metrics } = house
  const ending = new AbortController()
  const standStill = (reason: string) => log.warn('Jobs stand still', { reason })
  const pool = systemPool(house.directUrl, 3, { ending: ending.signal, tell: standStill })
  const found = { waiting: 0, givenUp: 0 }
  let runner: Runner | undefined
  metrics.gauge('pendopo_jobs_waiting', 'Jobs that are due or will be tried again.', () => found.waiting)
  metrics.gauge('pendopo_jobs_given_up', 'Jobs that failed for good in the last two weeks.', () => found.givenUp)
  const sweeping = setInterval(() => {
    house.db
      .transact({ system: true }, sweepJobs)
      .then((now) => Object.assign(found, now))
      .catch((error: Error) => log.warn('Jobs were not swept', { reason: error.message }))
  }, 60_000)
  sweeping.unref()
  const keepRunning = async () => {
    while (!ending.signal.aborted) {
      try {
        const { events, failed } = watchFirstAnswer()
        const options = { ...optionsOf(pool), events, pollInterval: 5_000, parsedCronItems: [] }
        runner = await run(options, taskList(house, tasks))
        if (!ending.signal.aborted) await Promise.race([runner.promise, failed.then(rejected)])
      } catch (error) {
        if (!ending.signal.aborted) standStill((error as Error).message)
      }
      if (runner) await endRunner(runner)
      runner = undefined
      await rest(2_000, ending.signal)
    }
  }
  const done = keepRunning()
  return {
    async stop() {
      clearInterval(sweeping)
      ending.abort()
      if (runner) await endRunner(runner)
      await done
      await pool.end()
    },
  }
}

/** Does all that is due by the mall's clock, once, and gives back when nothing is left: for tests and the day player. */
export async function drainJobs(house: House, tasks: readonly Task[]): Promise<void> {
  const pool = systemPool(house.directUrl, 3)
  try {
    const names = tasks.map(({ name }) => name)
    const { begun } = await house.db.transact({ system: true }, (tx) =>
      tx.row<{ begun: Date }>(sql`select now() as begun`),
    )
    const isMore = () => house.db.transact({ system: true }, (tx) => moveAndCount(tx, names, house.clock.now(), begun))
    do await runOnce(optionsOf(pool), taskList(house, tasks))
    while ((await isMore()) > 0)
  } finally {
    await pool.end()
  }
}

function optionsOf(pgPool: pg.Pool) {
  return {
    pgPool,
    schema: jobsSchema,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: quiet,
    gracefulShutdownAbortTimeout: patience - 3_000,
  }
}

function taskList(house: Pick<House, 'log' | 'metrics'>, tasks: readonly Task[]): TaskList {
  return Object.fromEntries(tasks.map((task) => [task.name, workerTask(house, task)]))
}

type WorkerTask = NonNullable<TaskList[string]>

function workerTask({ log, metrics }: Pick<House, 'log' | 'metrics'>, task: Task): WorkerTask {
  const count = (outcome: string) => metrics.count('pendopo_jobs_total', { task: task.name, outcome })
  return async (given, { job, abortSignal }) => {
    const envelope = given as { readonly mall: number; readonly payload: unknown }
    const signal = AbortSignal.any([abortSignal, AbortSignal.timeout(longestSeconds * 1_000)])
    const isLastAttempt = job.attempts >= job.max_attempts
    try {
      await within(signal, task.run({ ...envelope, signal, attempt: job.attempts, isLastAttempt }))
      count('done')
    } catch (error) {
      count(isLastAttempt ? 'given_up' : 'again')
      const fields = { task: task.name, mall: envelope.mall, attempt: job.attempts, reason: (error as Error).message }
      log[isLastAttempt ? 'error' : 'warn'](isLastAttempt ? 'A job was given up' : 'A job will be tried again', fields)
      throw error
    }
  }
}

async function within(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const end = () => reject(new Error('the task was ended before it was done'))
  signal.addEventListener('abort', end, { once: true })
  await Promise.race([work, ended]).finally(() => signal.removeEventListener('abort', end))
}

/** Tasks under way may finish; what does not is left to another process. */
async function endRunner(runner: Runner): Promise<void> {
  const impatient = setTimeout(() => void runner.kill('closing').catch(() => {}), patience)
  await runner.stop().catch(() => {})
  clearTimeout(impatient)
}

function rejected(error: Error): never {
  throw error
}

function rest(pause: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ending.aborted) return resolve()
    const timer = setTimeout(resolve, pause)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    ending.addEventListener('abort', end, { once: true })
  })
}
