import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Scenario } from '../scenario.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { rowsOf } from './simulate.ts'
import type { Asked, Done } from './thread.ts'

export type Many = {
  readonly replications: number
  readonly seed: number
  readonly threads: number
  /** Ends early with the days that are done. */
  readonly signal?: AbortSignal
  readonly progress?: (days: number) => void
}

/** Visits that are simulated before anybody is told of it, or asks whether to go on: some tens of milliseconds. */
const visitsAtOnce = 25_000
/** Below this a thread takes longer to begin than to do it all. */
const visitsWorthThreads = 200_000

/**
 * As simulateDays, in several threads, with progress and an end when it is wished. The outcome does not depend on the
 * number of threads: days are added in their order, to the last digit.
 */
export async function simulateMany(scenario: Scenario, many: Many): Promise<Outcome> {
  const each = Math.max(1, Math.floor(visitsAtOnce / Math.max(1, scenario.demand.visitors)))
  const isLarge = scenario.demand.visitors * many.replications >= visitsWorthThreads
  const threads = Math.min(many.threads, Math.ceil(many.replications / each))
  // One large day by itself in a thread too: only a thread can be ended in the midst of a day.
  return isLarge ? inThreads(scenario, many, threads, each) : here(scenario, many, each)
}

async function here(
  scenario: Scenario,
  { replications, seed, signal, progress }: Many,
  each: number,
): Promise<Outcome> {
  const { add, outcome } = outcomeOf(scenario)
  let days = 0
  for (const row of rowsOf(scenario, seed, 0, replications)) {
    add(row)
    if (++days % each > 0) continue
    progress?.(days)
    await turn()
    if (signal?.aborted) break
  }
  return outcome()
}

async function inThreads(scenario: Scenario, many: Many, threads: number, each: number): Promise<Outcome> {
  const { replications, seed, signal, progress } = many
  const { add, outcome } = outcomeOf(scenario)
  const done = new Map<number, Done>()
  let added = 0
  let asked = 0
  const take = (some: Done) => {
    done.set(some.from, some)
    for (let next = done.get(added); next; next = done.get(added)) {
      done.delete(added)
      for (const row of next.rows) add(row)
      added = next.until
    }
    progress?.(added)
  }
  const ask = (): Asked | undefined => {
    if (signal?.aborted || asked >= replications) return undefined
    const from = asked
    asked = Math.min(replications, from + each)
    return { from, until: asked }
  }
  await Promise.all(Array.from({ length: threads }, () => work(scenario, seed, ask, take, signal)))
  return outcome()
}

/** One thread, from its first question to its last. */
async function work(
  scenario: Scenario,
  seed: number,
  ask: () => Asked | undefined,
  take: (done: Done) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { scenario, seed } })
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        const asked = ask()
        if (asked) thread.postMessage(asked)
        else resolve()
      }
      signal?.addEventListener('abort', () => resolve(), { once: true })
      thread.once('error', reject)
      thread.on('message', (done: Done) => {
        take(done)
        next()
      })
      next()
    })
  } finally {
    await thread.terminate()
  }
}
