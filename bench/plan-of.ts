import type { Context, Database, Tx } from '#platform/database.ts'
import { raw, type Sql, sql } from '#platform/sql.ts'

/** What PostgreSQL did for one statement. `touched`: rows that its scans looked at, kept or not. */
export type Cost = {
  readonly milliseconds: number
  readonly buffers: number
  readonly touched: number
  readonly rows: number
  /** Tables of more than a thousand rows that were read from end to end. */
  readonly readWhole: readonly string[]
  readonly plan: Node
}
export type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Shared Hit Blocks'?: number
  readonly 'Shared Read Blocks'?: number
  readonly Plans?: readonly Node[]
}
type Explained = { readonly Plan: Node; readonly 'Execution Time': number }

/**
 * A database that explains each statement before it runs it, in the same transaction and with the same values: what it
 * changes for the explanation is taken back, so that the act itself finds the tables as they were.
 */
export function explaining(db: Database, note: (statement: Sql, cost: Cost) => void): Database {
  const run = <T>(context: Context, act: (tx: Tx) => Promise<T>) => db.transact(context, (tx) => act(watched(tx, note)))
  return { ...db, transact: run, glance: run }
}

function watched(tx: Tx, note: (statement: Sql, cost: Cost) => void): Tx {
  // Acts may send several statements at once; a savepoint bears only one after the other.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = before.then(act)
    before = turn.catch(() => {})
    return turn
  }
  const explained =
    <R>(ask: (statement: Sql) => Promise<R>) =>
    (statement: Sql) =>
      inTurn(async () => {
        note(statement, await costOf(tx, statement))
        return await ask(statement)
      })
  return {
    ...tx,
    rows: explained(tx.rows) as Tx['rows'],
    row: explained(tx.row) as Tx['row'],
    maybe: explained(tx.maybe) as Tx['maybe'],
    run: explained(tx.run),
  }
}

async function costOf(tx: Tx, statement: Sql): Promise<Cost> {
  await tx.run(raw('savepoint explained'))
  const { 'QUERY PLAN': plans } = await tx.row<{ 'QUERY PLAN': [Explained] }>(
    sql`explain (analyze, buffers, format json) ${statement}`,
  )
  await tx.run(raw('rollback to savepoint explained'))
  const [{ Plan: plan, 'Execution Time': milliseconds }] = plans
  const nodes = nodesOf(plan)
  return {
    milliseconds,
    buffers: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    touched: nodes.reduce((sum, node) => sum + touchedBy(node), 0),
    rows: plan['Actual Rows'],
    readWhole: nodes.flatMap((node) =>
      node['Node Type'] === 'Seq Scan' && touchedBy(node) > 1_000 ? (node['Relation Name'] ?? []) : [],
    ),
    plan,
  }
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

function touchedBy(node: Node): number {
  if (!node['Relation Name'] && !node['Index Name']) return 0
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return Math.round(each * node['Actual Loops'])
}

/** One line per step of the plan, as an operator reads it. */
export function linesOf(node: Node, depth = 0): string[] {
  const on = [node['Relation Name'], node['Index Name']].filter(Boolean).join(' by ')
  const removed = node['Rows Removed by Filter'] ? `, ${node['Rows Removed by Filter']} thrown away` : ''
  const line = `${'  '.repeat(depth)}${node['Node Type']} ${on}: ${node['Actual Rows']} rows × ${node['Actual Loops']}${removed}`
  return [line, ...(node.Plans ?? []).flatMap((child) => linesOf(child, depth + 1))]
}
