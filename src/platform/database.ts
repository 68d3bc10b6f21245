import pg from 'pg'
import { DatabaseAway, isAway } from './database-away.ts'
import { join, raw, type Sql, sql } from './sql.ts'
import { glanceOn, transactOn, txOn } from './transaction.ts'

// Rupiah, counts and identity columns are far below 2^53; strings for them would only breed mistakes.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A civil day has no time zone: it stays the text 2026-11-23 and never becomes a Date.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
// Moments come by the hundred, and the platform's own reading of them is several times quicker.
const readMoment: (text: string) => unknown = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  usual.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : readMoment(text),
)
const usual = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/

export type Row = Record<string, unknown>

/** One open transaction, with its mall set for row security. Acts take it as their first argument and never open one. */
export type Tx = {
  /** The mall of the context and its version, by which a process knows whether its copy of the directory is exact. */
  readonly mall?: { readonly id: number; readonly version: number } | undefined
  /** 1, or more when the transaction is tried again after somebody else was quicker. */
  readonly attempt: number
  /** Which database this is: a key for copies that a process keeps. */
  readonly database: object
  readonly rows: <R extends Row = Row>(statement: Sql) => Promise<R[]>
  readonly row: <R extends Row = Row>(statement: Sql) => Promise<R>
  readonly maybe: <R extends Row = Row>(statement: Sql) => Promise<R | undefined>
  /** Number of rows touched. */
  readonly run: (statement: Sql) => Promise<number>
}

/**
 * What row security lets this transaction see. `mall`: one mall's rows. `agency`: writes only to this agency's rows
 * (a coordinator). `key`: the secret that somebody presents (hash of a session, a device token, a visit's address),
 * which opens just the row it belongs to. `system`: the jobs that serve every mall (outbox, clock, mall packs).
 */
export type Context = {
  readonly mall?: number | undefined
  readonly agency?: number | undefined
  readonly key?: string | undefined
  readonly system?: boolean | undefined
}

export type Database = {
  readonly transact: <T>(context: Context, act: (tx: Tx) => Promise<T>) => Promise<T>
  /** For one statement that needs nothing before it and nothing after it: the same, in a third of the round trips. */
  readonly glance: <T>(context: Context, look: (tx: Tx) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
  readonly connections: () => { total: number; idle: number; waiting: number }
}

/**
 * Opens the pool of the runtime role. The pool itself is never handed out: a statement outside `transact` has no
 * context and row security answers it with nothing.
 */
export function openDatabase(url: string, onError: (error: Error) => void, max = 16): Database {
  // Pipelined: what opens a transaction and what follows it need not wait for each other's answer.
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'pendopo',
    connectionTimeoutMillis: 5_000,
    pipeline: true,
  })
  // Without handlers on pool and clients, a connection cut at rest would end the process.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return {
    transact: (context, act) => persistently((attempt) => lend(pool, transactOn, context, act, attempt)),
    glance: (context, look) => persistently((attempt) => lend(pool, glanceOn, context, look, attempt)),
    close: () => pool.end(),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  }
}

async function persistently<T>(run: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(attempt)
    } catch (error) {
      if (attempt >= 6 || !isWorthAnotherTry(error)) throw error
    }
  }
}

async function lend<T>(
  pool: pg.Pool,
  on: typeof transactOn,
  context: Context,
  act: (tx: Tx) => Promise<T>,
  attempt: number,
): Promise<T> {
  const client = await pool.connect().catch(sayAway)
  let isBroken = false
  const onBroken = () => {
    isBroken = true
  }
  try {
    return await on(client, pool, context, act, onBroken, attempt).catch(sayAway)
  } finally {
    client.release(isBroken)
  }
}

function sayAway(error: unknown): never {
  throw isAway(error) ? new DatabaseAway(error) : error
}

/** Deadlock, serialization failure, or a unique key that somebody else took between look and write. */
function isWorthAnotherTry(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === '40P01' || code === '40001' || (code === '23505' && isOurRetryKey(error))
}

// The keys where losing the race means "look again": the second look finds the first answer, or refuses with the reason.
const raced = ['command_pkey', 'queue_day_pkey', 'leg_one_per_counter', 'leg_one_per_visit']
function isOurRetryKey(error: unknown): boolean {
  return raced.includes((error as { constraint?: string }).constraint ?? '')
}

export { join, raw, sql, transactOn, txOn }
