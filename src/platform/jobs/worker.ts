import { Logger } from 'graphile-worker'
import pg from 'pg'

export const jobsSchema = 'jobs'

/**
 * A few sessions of the worker's own, straight to the primary: it listens on one, and their system context lasts as
 * long as they do, both of which a transaction-mode pooler would lose.
 */
export function systemPool(directUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: directUrl,
    max,
    application_name: 'pendopo jobs',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onConnect: async (client) => {
      await client.query(`select set_config('app.system', 'on', false)`)
    },
  })
  // Without handlers a connection cut at rest would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The house says itself what failed, in its own words; a message of the worker may quote a payload. */
export const quiet = new Logger(() => () => {})
