import pg from 'pg'
import { join, raw, type Sql, sql } from './sql.ts'

// Rupiah, counts and identity columns are far below 2^53; strings for them would only breed mistakes.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A civil day has no time zone: it stays the text 2026-11-23 and never becomes a Date.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)

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
  readonly close: () => Promise<void>
  readonly connections: () => { total: number; idle: number; waiting: number }
}

/**
 * Opens the pool of the runtime role. The pool itself is never handed out: a statement outside `transact` has no
 * context and row security answers it with nothing.
 */
export function openDatabase(url: string, onError: (error: Error) => void, max = 16): Database {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'pendopo', connectionTimeoutMillis: 5_000 })
  // Without handlers on pool and clients, a connection cut at rest would end the process.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))

  return {
    async transact(context, act) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(pool, context, act, attempt)
        } catch (error) {
          if (attempt >= 6 || !isWorthAnotherTry(error)) throw error
        }
      }
    },
    close: () => pool.end(),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  }
}

async function once<T>(pool: pg.Pool, context: Context, act: (tx: Tx) => Promise<T>, attempt: number): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    const onBroken = () => {
      broken = true
    }
    return await transactOn(client, pool, context, act, onBroken, attempt)
  } finally {
    client.release(broken)
  }
}

/** One transaction on a connection that the caller holds: one of the pool, or the leader's own session. */
export async function transactOn<T>(
  client: pg.ClientBase,
  database: object,
  context: Context,
  act: (tx: Tx) => Promise<T>,
  onBroken: () => void,
  attempt = 1,
): Promise<T> {
  try {
    // One round trip for both: round trips are what an act costs.
    const results = (await client.query(`begin; ${contextStatement(context)}`)) as unknown as pg.QueryResult[]
    const result = await act(txOn(client, database, results.at(-1)?.rows[0], attempt))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(onBroken)
    throw error
  }
}

/** Sets what row security lets the transaction see, and reads the version of its mall. */
export function contextStatement({ mall, agency, key, system }: Context): string {
  const settings: [string, string][] = [
    ['app.mall', mall === undefined ? '' : String(Math.trunc(mall))],
    ['app.agency', agency === undefined ? '' : String(Math.trunc(agency))],
    ['app.key', key ?? ''],
    ['app.system', system ? 'on' : ''],
  ]
  const set = `select ${settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`).join(', ')}`
  return mall === undefined ? set : `${set}; select id, version from mall.mall where id = ${Math.trunc(mall)}`
}

/** The transaction's own face of a connection; also used by migrations, which run as the owner. */
export function txOn(client: pg.ClientBase, database: object, mall?: { id: number; version: number }, attempt = 1): Tx {
  const ask = <R extends Row>(statement: Sql) =>
    client.query<R>({ name: nameOf(statement.text), text: statement.text, values: statement.values as unknown[] })
  return {
    mall: mall?.version === undefined ? undefined : mall,
    database,
    attempt,
    rows: async <R extends Row>(statement: Sql) => (await ask<R>(statement)).rows,
    row: async <R extends Row>(statement: Sql) => {
      const { rows } = await ask<R>(statement)
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${statement.text.slice(0, 120)}`)
      return rows[0] as R
    },
    maybe: async <R extends Row>(statement: Sql) => {
      const { rows } = await ask<R>(statement)
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${statement.text.slice(0, 120)}`)
      return rows[0]
    },
    run: async (statement: Sql) => (await ask(statement)).rowCount ?? 0,
  }
}

// Every statement is prepared under the name of its text: planning a hot act anew costs more than running it.
const names = new Map<string, string>()
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
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

export { join, raw, sql }
