import type { Clock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/database.ts'
import { moveDueJobs } from '#platform/jobs/move.ts'
import type { Leadership } from '#platform/leader.ts'
import type { Log } from '#platform/log.ts'
import { sweepRateLimits } from '#platform/web/rate-limit.ts'
import type { Broadcast } from './broadcasts.ts'
import { soon as runSoon, type Soon } from './soon.ts'

export const channel = 'pendopo_live'
export const pokeWord = 'poke'
const batch = 1_000
const pace = 20

/** What acts wrote into the outbox becomes numbered broadcasts and one notification, in one statement, all or nothing. */
const move = sql`
  with gone as (
    delete from platform.outbox where id in (select id from platform.outbox order by id limit ${batch})
    returning mall_id, topics),
  kept as (
    insert into platform.broadcast (mall_id, topics)
    select mall_id, array_agg(distinct topic) from gone cross join unnest(topics) topic group by mall_id
    returning seq, mall_id, topics),
  told as (select pg_notify(${channel}, max(seq)::text) as done from kept having count(*) > 0)
  select (select count(*) from gone) as moved, (select count(*) from told where done is not null) as told,
    (select coalesce(json_agg(json_build_object('seq', seq, 'mall', mall_id, 'topics', topics) order by seq), '[]') from kept) as broadcasts`

type Draining = {
  readonly db: Database
  readonly leadership: Leadership
  readonly clock: Clock
  readonly log: Log
  /** What was numbered just now and is committed. */
  readonly hear: (broadcasts: readonly Broadcast[]) => void
}
export type Drain = {
  /** Say this after an act that announced something; many in a row become one. */
  readonly poke: () => void
  /** Another process poked: only the leader has to do something about it. */
  readonly wasPoked: () => void
  readonly stop: () => Promise<void>
}

/**
 * Only the leader drains, on the session that holds its lock: two drains at once could number what happened out of
 * order. Acts never notify: a transaction that does takes one lock for the whole server at its commit.
 */
export function startDrain({ db, leadership, clock, log, hear }: Draining): Drain {
  let drainedAt = Number.NEGATIVE_INFINITY
  const drain = oneAtATime(
    async () => {
      await drainAll(leadership, clock, hear)
      drainedAt = performance.now()
    },
    log,
    pace,
  )
  /** A single act is told at once; a burst costs one drain in so many milliseconds. */
  const drainSoon = () => drain.soon(Math.max(0, drainedAt + pace - performance.now()))
  const tell = oneAtATime(
    () => db.transact({ system: true }, (tx) => tx.run(sql`select pg_notify(${channel}, ${pokeWord})`)),
    log,
  )
  let seconds = 0
  const ticking = setInterval(() => {
    if (!leadership.isLeading()) return
    drain.soon(0)
    if (++seconds % 60 === 0)
      sweep(leadership, db, clock).catch((error: Error) => log.warn('Sweeping failed', { reason: error.message }))
  }, 1_000)
  ticking.unref()
  return {
    poke: () => (leadership.isLeading() ? drainSoon() : tell.soon(2)),
    wasPoked: () => leadership.isLeading() && drainSoon(),
    async stop() {
      clearInterval(ticking)
      await Promise.all([drain.stop(), tell.stop()])
    },
  }
}

type Moved = { readonly moved: number; readonly broadcasts: readonly Broadcast[] }

/** First what the screens show; then what acts wished for outside the database goes to the worker. */
async function drainAll(leadership: Leadership, clock: Clock, hear: Draining['hear']): Promise<void> {
  for (;;) {
    const done = await leadership.work({ system: true }, (tx) => tx.row<Moved>(move))
    if (!done) return
    hear(done.broadcasts)
    if (done.moved < batch) break
  }
  while (await leadership.work({ system: true }, (tx) => moveDueJobs(tx, clock.now())));
}

async function sweep(leadership: Leadership, db: Database, clock: Clock): Promise<void> {
  await leadership.work({ system: true }, (tx) =>
    tx.run(sql`delete from platform.broadcast where at < now() - interval '2 hours'`),
  )
  // By the clock that counted them: a demonstration may stand on another day.
  await sweepRateLimits(db, clock.now())
}

/** Runs a task once however often it is asked for within the wait, never twice at once, and again if asked meanwhile. */
export function oneAtATime(task: () => Promise<unknown>, log: Log, again = 1) {
  let timer: Soon | undefined
  let running: Promise<void> | undefined
  let isAskedAgain = false
  let isStopped = false

  async function run(): Promise<void> {
    timer = undefined
    await task().catch((error: Error) => log.warn('Live updates: will be tried again', { reason: error.message }))
    running = undefined
    if (isAskedAgain) soon(again)
  }
  function soon(wait: number): void {
    if (isStopped || timer) return
    if (running) {
      isAskedAgain = true
      return
    }
    isAskedAgain = false
    timer = runSoon(() => {
      running = run()
    }, wait)
  }
  async function stop(): Promise<void> {
    isStopped = true
    timer?.cancel()
    await running
  }
  return { soon, stop }
}
