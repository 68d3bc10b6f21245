import { EventEmitter } from 'node:events'
import { Logger, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { type Patience, PatientPool } from './patient-pool.ts'

export const jobsSchema = 'jobs'

const none: Patience = { ending: AbortSignal.abort(), tell: () => {} }

/**
 * A few sessions of the worker's own, straight to the primary: it listens on one, and their system context lasts as
 * long as they do, both of which a transaction-mode pooler would lose.
 */
export function systemPool(directUrl: string, max: number, patience: Patience = none): PatientPool {
  const config = {
    connectionString: directUrl,
    max,
    application_name: 'pendopo jobs',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onConnect: async (client: pg.ClientBase) => {
      await client.query(`select set_config('app.system', 'on', false)`)
    },
  }
  const pool = new PatientPool(config, patience)
  // Without handlers a connection cut at rest would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The house says itself what failed, in its own words; a message of the worker may quote a payload. */
export const quiet = new Logger(() => () => {})

/**
 * The events of one run, and the error when its first question was not answered. Which tasks there are the worker asks
 * once and keeps, a refusal too: it would ask for jobs in vain until the process ends (graphile-worker 0.18,
 * getTaskDetails). What fails after an answer it tries again by itself.
 */
export function watchFirstAnswer(): { readonly events: WorkerEvents; readonly failed: Promise<Error> } {
  const events: WorkerEvents = new EventEmitter()
  const { promise: failed, resolve } = Promise.withResolvers<Error>()
  let hasAnswer = false
  for (const answer of ['worker:getJob:empty', 'job:start'] as const)
    events.on(answer, () => {
      hasAnswer = true
    })
  events.on('worker:getJob:error', ({ error }) => {
    if (!hasAnswer) resolve(error as Error)
  })
  return { events, failed }
}
