import pg from 'pg'
import type { Run, Sample } from './load.ts'
import { changedBy, type Statement, type TracedAct } from './trace.ts'

/** PostgreSQL without the app: connections that do the same statements, prepared, with the same values. */
export type Alone = {
  /** Each share over a connection of its own, in order. */
  readonly replay: (shares: readonly (readonly TracedAct[])[]) => Promise<Run>
  readonly end: () => Promise<void>
}

export async function openAlone(url: string, connections: number): Promise<Alone> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url })
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
    for (const { opening, statements } of transactions) {
      await client.query(opening)
      for (const statement of statements) await repeat(client, statement)
      await client.query('commit')
    }
    samples.push({ act, milliseconds: performance.now() - begun })
  }
}

const writes = /\b(insert into|delete from|update \w+\.\w+)\b/
const names = new Map<string, string>()

/** The same statement; that it changed as many rows as the app's shows that the same work was done. */
async function repeat(client: pg.Client, { sql: { text, values }, rows }: Statement): Promise<void> {
  const name = names.get(text) ?? `r${names.size}`
  names.set(text, name)
  const got = await client.query({ name, text, values: values as unknown[] })
  // What is read may differ: another client's number may come first this time.
  const changed = changedBy(got.rows, got.rowCount ?? 0)
  if (writes.test(text) && changed !== rows)
    throw new Error(`changed ${changed} rows and not ${rows}: ${text.trim().slice(0, 200)}`)
}
