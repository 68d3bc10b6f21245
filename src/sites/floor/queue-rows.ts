import { type Agency, countersOf, type Queue } from '#directory/directory.ts'
import { type QueueFacts, queueFacts } from '#visit/read-floor.ts'
import type { Hall } from './decisions/decision.ts'

export type QueueRow = {
  readonly queue: Queue
  readonly agency: Agency | undefined
  readonly facts: QueueFacts
  /** Whole minutes. */
  readonly longest: number
  readonly counters: CounterStates
}
export type CounterStates = { readonly open: number; readonly paused: number; readonly closed: number }

/** Every queue by trouble: the longest wait against its promise first. */
export function queueRows(hall: Pick<Hall, 'directory' | 'facts'>): QueueRow[] {
  return [...hall.directory.queues.values()].map((queue) => rowOf(queue, hall)).sort(byTrouble)
}

/** Those in which anybody waits. */
export function busiest(hall: Pick<Hall, 'directory' | 'facts'>): QueueRow[] {
  return queueRows(hall).filter((row) => row.facts.waiting > 0)
}

function rowOf(queue: Queue, { directory, facts }: Pick<Hall, 'directory' | 'facts'>): QueueRow {
  const states = countersOf(directory, queue.id).map((counter) => {
    const sitting = facts.sittings.find((one) => one.counterId === counter.id)
    if (!sitting) return 'closed'
    return sitting.pausedAt ? 'paused' : 'open'
  })
  const count = (state: string) => states.filter((one) => one === state).length
  const of = queueFacts(facts, queue.id)
  return {
    queue,
    agency: directory.agencies.get(queue.agencyId),
    facts: of,
    longest: Math.floor(of.longest / 60_000),
    counters: { open: count('open'), paused: count('paused'), closed: count('closed') },
  }
}

function byTrouble(a: QueueRow, b: QueueRow): number {
  const trouble = ({ facts, queue }: QueueRow) => facts.longest / queue.promiseMinutes
  return trouble(b) - trouble(a) || b.facts.waiting - a.facts.waiting || (a.queue.letter < b.queue.letter ? -1 : 1)
}
