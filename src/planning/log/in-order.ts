import { Heap } from './heap.ts'
import { type LogFault, logFault } from './log-fault.ts'
import type { LoggedVisit } from './queue-log.ts'

/** How far a log may be out of the order of arrivals: rows sorted by call or end are, by as long as people stay. */
export const slack = { hours: 24, rows: 100_000 } as const

/** Gives visits in the order of their coming, though the file is not quite in it; keeps no more of them than the slack. */
export class InOrder {
  readonly #waiting = new Heap<LoggedVisit>(
    (a, b) => a.arrival < b.arrival || (a.arrival === b.arrival && a.row < b.row),
  )
  #latest = Number.NEGATIVE_INFINITY
  #given = Number.NEGATIVE_INFINITY

  /** A fault when the visit came before one that was given already. */
  add(visit: LoggedVisit, column: string): LogFault | undefined {
    if (visit.arrival < this.#given) return logFault(visit.row, column, 'outOfOrder')
    this.#waiting.add(visit)
    this.#latest = Math.max(this.#latest, visit.arrival)
    return undefined
  }

  /** The next whom no later row can precede any more; with `isEnd`, simply the next. */
  take(isEnd = false): LoggedVisit | undefined {
    const first = this.#waiting.first()
    if (!first) return undefined
    const isSure = first.arrival < this.#latest - slack.hours * 3_600_000 || this.#waiting.size > slack.rows
    if (!isSure && !isEnd) return undefined
    this.#given = first.arrival
    return this.#waiting.take()
  }
}
