import pg from 'pg'
import { type Context, contextStatement, type Database, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'

/** The statements of one transaction, as they went to PostgreSQL. */
export type Traced = { readonly begin: string; readonly statements: readonly Sql[] }

/** A database that writes down what is asked of it. Only transactions that committed count. */
export function tracing(db: Database, into: Traced[]): Database {
  return {
    ...db,
    transact: async <T>(context: Context, act: (tx: Tx) => Promise<T>) => {
      let statements: Sql[] = []
      const result = await db.transact(context, (tx) => {
        statements = []
        return act(writingDown(tx, statements))
      })
      into.push({ begin: `begin; ${contextStatement(context)}`, statements })
      return result
    },
  }
}

function writingDown(tx: Tx, into: Sql[]): Tx {
  const noted =
    <R>(ask: (statement: Sql) => Promise<R>) =>
    (statement: Sql) => {
      into.push(statement)
      return ask(statement)
    }
  return { ...tx, rows: noted(tx.rows) as Tx['rows'], row: noted(tx.row) as Tx['row'], maybe: noted(tx.maybe) as Tx['maybe'], run: noted(tx.run) }
}

/**
 * PostgreSQL alone doing the same: the traced transactions over so many connections, each its share in order, as
 * prepared statements with the same values. Gives transactions a second.
 */
export async function replay(url: string, shares: readonly (readonly Traced[])[]): Promise<number> {
  const clients = await Promise.all(
    shares.map(async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  try {
    const names = new Map<string, string>()
    const nameOf = (text: string) => names.get(text) ?? (names.set(text, `r${names.size}`), names.get(text) as string)
    const begun = performance.now()
    await Promise.all(clients.map((client, i) => replayShare(client, shares[i] ?? [], nameOf)))
    const seconds = (performance.now() - begun) / 1000
    return shares.reduce((sum, share) => sum + share.length, 0) / seconds
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

async function replayShare(client: pg.Client, share: readonly Traced[], nameOf: (text: string) => string): Promise<void> {
  for (const { begin, statements } of share) {
    await client.query(begin)
    for (const { text, values } of statements) await client.query({ name: nameOf(text), text, values: values as unknown[] })
    await client.query('commit')
  }
}
