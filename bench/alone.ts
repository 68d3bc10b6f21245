import pg from 'pg'
import type { Sql } from '#platform/sql.ts'
import { mallVersion, openingOf } from '#platform/transaction.ts'
import type { Run, Sample } from './load.ts'
import { changedBy, type Statement, type TracedAct, type Transaction } from './trace.ts'

/** PostgreSQL without the app: connections that do the same statements, prepared, with the same values. */
export type Alone = {
  /** Each share over a connection of its own, in order. */
  readonly replay: (shares: readonly (readonly TracedAct[])[]) => Promise<Run>
  readonly end: () => Promise<void>
}

export async function openAlone(url: string, connections: number): Promise<Alone> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url, pipeline: true })
      await client.connect()
      return client
    }),
  )
  return {
    async replay(shares) {
      const samples: Sample[] = []
      const begun = performance.now()
      await Promise.all(shares.map((share, i) => replayShare(clients[i] as pg.Client, share, samples)))
      return { seconds: (performance.now() - begun) / 1000, samples }
    },
    async end() {
      await Promise.all(clients.map((client) => client.end()))
    },
  }
}

async function replayShare(client: pg.Client, share: readonly TracedAct[], samples: Sample[]): Promise<void> {
  for (const { act, transactions } of share) {
    const begun = performance.now()
    for (const transaction of transactions) await repeatTransaction(client, transaction)
    samples.push({ act, milliseconds: performance.now() - begun })
  }
}

async function repeatTransaction(client: pg.Client, { context, isGlance, statements }: Transaction): Promise<void> {
  const opened = [client.query(openingOf(context))]
  if (isGlance) {
    await Promise.all([...opened, ...statements.map((statement) => repeat(client, statement)), client.query('commit')])
    return
  }
  if (context.mall !== undefined) opened.push(prepared(client, mallVersion(context.mall)))
  await Promise.all(opened)
  for (const statement of statements) await repeat(client, statement)
  await client.query('commit')
}

function prepared(client: pg.Client, { text, values }: Sql): Promise<pg.QueryResult> {
  const name = names.get(text) ?? `r${names.size}`
  names.set(text, name)
  return client.query({ name, text, values: values as unknown[] })
}

/** The same statement; that it changed as many rows as the app's shows that the same work was done. */
async function repeat(client: pg.Client, { sql, rows }: Statement): Promise<void> {
  const got = await prepared(client, sql)
  // What is read may differ: another client's number may come first this time.
  const changed = changedBy(got.rows, got.rowCount ?? 0)
  if (writes.test(sql.text) && changed !== rows)
    throw new Error(`changed ${changed} rows and not ${rows}: ${sql.text.trim().slice(0, 200)}`)
}

const writes = /\b(insert into|delete from|update \w+\.\w+)\b/
const names = new Map<string, string>()
