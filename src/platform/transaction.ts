import pg from 'pg'
import type { Context, Row, Tx } from './database.ts'
import { type Sql, sql } from './sql.ts'

type MallOfTx = NonNullable<Tx['mall']>

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
    const mall = await open(client, context)
    const result = await act(txOn(client, database, mall, attempt))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(onBroken)
    throw error
  }
}

/** Both leave at once: round trips are what an act costs. */
async function open(client: pg.ClientBase, context: Context): Promise<MallOfTx | undefined> {
  const { mall } = context
  const [, version] = await Promise.all([
    client.query(openingOf(context)),
    mall === undefined ? undefined : prepared<MallOfTx>(client, mallVersion(mall)),
  ])
  return version?.rows[0]
}

/**
 * A transaction of one statement, which leaves together with what opens and ends it: one round trip instead of three.
 * The mall's version is not asked for, so nothing can be looked up in the directory.
 */
export async function glanceOn<T>(
  client: pg.ClientBase,
  database: object,
  context: Context,
  act: (tx: Tx) => Promise<T>,
  onBroken: () => void,
  attempt = 1,
): Promise<T> {
  const opened = client.query(openingOf(context))
  let ended: Promise<PromiseSettledResult<unknown>[]> | undefined
  const ask = <R extends Row>(statement: Sql) => {
    if (ended) throw new Error('a glance is one statement')
    const asked = prepared<R>(client, statement)
    // After a statement that failed this rolls back.
    ended = Promise.allSettled([client.query('commit')])
    return asked
  }
  const mall = context.mall === undefined ? undefined : { id: context.mall, version: Number.NaN }
  const looks = await Promise.allSettled([opened, act(txFrom(ask, database, mall, attempt))])
  const [end] = await (ended ?? Promise.allSettled([client.query('rollback')]))
  if (end?.status === 'rejected') onBroken()
  const failed = [...looks, end].find((one) => one?.status === 'rejected')
  if (failed) throw failed.reason
  return (looks[1] as PromiseFulfilledResult<T>).value
}

/** Begins, and sets what row security lets the transaction see. */
export function openingOf({ mall, agency, key, system }: Context): string {
  const settings: [string, string][] = [
    ['app.mall', mall === undefined ? '' : String(Math.trunc(mall))],
    ['app.agency', agency === undefined ? '' : String(Math.trunc(agency))],
    ['app.key', key ?? ''],
    ['app.system', system ? 'on' : ''],
  ]
  const set = settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
  return `begin; select ${set.join(', ')}`
}

/** By which a process knows whether its copy of the directory is exact. */
export function mallVersion(mall: number): Sql {
  return sql`select id, version from mall.mall where id = ${mall}::int`
}

/** The transaction's own face of a connection; also used by migrations, which run as the owner. */
export function txOn(client: pg.ClientBase, database: object, mall?: MallOfTx, attempt = 1): Tx {
  return txFrom((statement) => prepared(client, statement), database, mall, attempt)
}

type Asking = <R extends Row>(statement: Sql) => Promise<pg.QueryResult<R>>

function txFrom(ask: Asking, database: object, mall: MallOfTx | undefined, attempt: number): Tx {
  return {
    mall,
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
      if (rows.length > 1)
        throw new Error(`expected at most one row, got ${rows.length}: ${statement.text.slice(0, 120)}`)
      return rows[0]
    },
    run: async (statement: Sql) => (await ask(statement)).rowCount ?? 0,
  }
}

/** Every statement is prepared under the name of its text: planning a hot act anew costs more than running it. */
function prepared<R extends Row>(client: pg.ClientBase, { text, values }: Sql): Promise<pg.QueryResult<R>> {
  return client.query<R>({ name: nameOf(text), text, values: values as unknown[] })
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}
