import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isAway } from '../database-away.ts'

export type Patience = {
  /** After this nobody waits for the database any more. */
  readonly ending: AbortSignal
  /** Once for each time that the database is away. */
  readonly tell: (reason: string) => void
}
type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/** serialization_failure: what the worker takes as "once more, soon". */
const onceMore = '40001'

/**
 * Connections for the worker, which takes a lost one ill: it does not wait for the answer that a job is done, so that
 * the process would end, and remembers for ever that its first question was refused (graphile-worker 0.18, main.js and
 * taskIdentifiers.js). So a connection is waited for as long as the database is away, and a statement whose connection
 * was lost fails in the one way that the worker tries again. Its statements bear that: a job that is done is gone.
 */
export class PatientPool extends pg.Pool {
  readonly #patience: Patience

  constructor(config: pg.PoolConfig, patience: Patience) {
    super(config)
    this.#patience = patience
    this.on('connect', (client) => failInTheOneWay(client))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#connected()
    // The worker's listener has a patience of its own.
    super.connect(callback)
    return undefined
  }

  async #connected(): Promise<pg.PoolClient> {
    const { ending, tell } = this.#patience
    for (let isTold = false; ; isTold = true) {
      try {
        return await super.connect()
      } catch (error) {
        if (ending.aborted || !isAway(error)) throw error
        if (!isTold) tell((error as Error).message)
        await pause(1_000, undefined, { signal: ending })
      }
    }
  }
}

function failInTheOneWay(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...words: unknown[]) => unknown
  const told = (error: unknown) => {
    throw isAway(error) ? Object.assign(error as Error, { code: onceMore }) : error
  }
  client.query = ((...words: unknown[]) => {
    const answer = query(...words)
    return answer instanceof Promise ? answer.catch(told) : answer
  }) as typeof client.query
}
