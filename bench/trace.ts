import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context, Database, Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { ActName } from './acts.ts'

/** The statements of one transaction, as they went to PostgreSQL, and what each took as the app saw it. */
export type Transaction = {
  readonly context: Context
  /** A glance: opening, statement and commit leave together. */
  readonly isGlance: boolean
  readonly openingMs: number
  readonly statements: readonly Statement[]
  readonly commitMs: number
}
export type Statement = { readonly sql: Sql; readonly rows: number; readonly milliseconds: number }
/** One act over HTTP: its transactions in order, and what all of it took inside the app. */
export type TracedAct = {
  readonly act: ActName
  readonly transactions: readonly Transaction[]
  readonly milliseconds: number
}

const present = new AsyncLocalStorage<Transaction[]>()

/** Runs one act and gives what it asked of PostgreSQL. */
export async function traced<T>(act: ActName, run: () => Promise<T>): Promise<{ answer: T; trace: TracedAct }> {
  const transactions: Transaction[] = []
  const begun = performance.now()
  const answer = await present.run(transactions, run)
  return { answer, trace: { act, transactions: [...transactions], milliseconds: performance.now() - begun } }
}

/** A database that writes down what an act asks of it. Only transactions that committed count. */
export function tracing(db: Database): Database {
  return {
    ...db,
    transact: (context, act) => written(context, false, db.transact, act),
    glance: (context, look) => written(context, true, db.glance, look),
  }
}

async function written<T>(
  context: Context,
  isGlance: boolean,
  run: Database['transact'],
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const into = present.getStore()
  if (!into) return run(context, act)
  let statements: Statement[] = []
  let begun = performance.now()
  let opened = begun
  let ended = begun
  const result = await run(context, async (tx) => {
    if (tx.attempt > 1) begun = ended
    opened = performance.now()
    statements = []
    const given = await act(writingDown(tx, statements))
    ended = performance.now()
    return given
  })
  into.push({ context, isGlance, openingMs: opened - begun, statements, commitMs: performance.now() - ended })
  return result
}

function writingDown(tx: Tx, into: Statement[]): Tx {
  const noted =
    <R>(ask: (statement: Sql) => Promise<R>, rowsOf: (answer: R) => number) =>
    async (statement: Sql) => {
      const begun = performance.now()
      const answer = await ask(statement)
      into.push({ sql: statement, rows: rowsOf(answer), milliseconds: performance.now() - begun })
      return answer
    }
  return {
    ...tx,
    rows: noted(tx.rows, (rows) => changedBy(rows, rows.length)) as Tx['rows'],
    row: noted(tx.row, (row) => changedBy([row], 1)) as Tx['row'],
    maybe: noted(tx.maybe, (row) => changedBy(row ? [row] : [], row ? 1 : 0)) as Tx['maybe'],
    run: noted(tx.run, (touched) => touched),
  }
}

/** How many rows a statement changed; one that writes many tables says itself how many visits it wrote. */
export function changedBy(rows: readonly { readonly written?: unknown }[], count: number): number {
  return typeof rows[0]?.written === 'number' ? rows[0].written : count
}
