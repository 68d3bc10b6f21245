import { shownRange } from '#visit/estimate/wait.ts'
import { type ErrorFigures, Errors, type RangeFigures, Ranges } from './measures.ts'
import { type Rival, rivals, type Waiting } from './waiting.ts'

/** What a replayed log says of the hall's estimate, and of others on the same people. Minutes and shares. */
export type Report = Score & {
  readonly visits: number
  readonly days: number
  readonly servers: number
  /** Whoever left before the call, nothing could be said of, or was said with first ranges. */
  readonly left: number
  readonly unknown: number
  readonly first: number
  /** Services that had not ended when the same server called the next. */
  readonly overlaps: number
  /** Every queue of the log, also where nobody was judged. */
  readonly queues: readonly (Score & { readonly queue: string })[]
}
export type Score = {
  /** People whose wait came true and of whom something was said. */
  readonly judged: number
  readonly meanWait: number | undefined
  readonly hall: (ErrorFigures & RangeFigures) | undefined
  readonly rivals: Readonly<Record<Rival, ErrorFigures | undefined>>
  /** Mean absolute error of the hall over that of the position formula. */
  readonly ratio: number | undefined
}

/** Counts while a log is replayed. */
export class Tally {
  readonly #all = new Counts()
  readonly #queues = new Map<string, Counts>()
  #visits = 0
  #left = 0
  #unknown = 0
  #first = 0
  #overlaps = 0

  came({ visit, said, queue }: Waiting): void {
    this.#visits++
    if (!this.#queues.has(queue.name)) this.#queues.set(queue.name, new Counts())
    if (visit.outcome === 'left') this.#left++
    else if (!said) this.#unknown++
    else if (said.isFirst) this.#first++
  }

  called(person: Waiting, actual: number): void {
    this.#all.add(person, actual)
    this.#queues.get(person.queue.name)?.add(person, actual)
  }

  /** A service whose end is written and was still to come. */
  overlapped(hasEnd: boolean): void {
    if (hasEnd) this.#overlaps++
  }

  report({ days, servers }: { readonly days: number; readonly servers: number }): Report {
    const queues = [...this.#queues].map(([queue, counts]) => ({ queue, ...counts.score() }))
    return {
      visits: this.#visits,
      days,
      servers,
      left: this.#left,
      unknown: this.#unknown,
      first: this.#first,
      overlaps: this.#overlaps,
      ...this.#all.score(),
      queues: queues.sort((a, b) => b.judged - a.judged || (a.queue < b.queue ? -1 : 1)),
    }
  }
}

class Counts {
  readonly #hall = new Errors()
  readonly #ranges = new Ranges()
  readonly #rivals = Object.fromEntries(rivals.map((rival) => [rival, new Errors()])) as Record<Rival, Errors>
  #wait = 0

  add({ said }: Waiting, actual: number): void {
    if (!said) return
    this.#wait += actual
    this.#hall.add(said.spread.point, actual)
    this.#ranges.add(shownRange(said.raw, said.spread), actual)
    for (const rival of rivals) this.#rivals[rival].add(said.rivals[rival], actual)
  }

  score(): Score {
    const [errors, ranges] = [this.#hall.figures, this.#ranges.figures]
    const others = Object.fromEntries(rivals.map((rival) => [rival, this.#rivals[rival].figures]))
    const position = this.#rivals.position.figures?.mae
    return {
      judged: this.#hall.people,
      meanWait: errors && this.#wait / this.#hall.people,
      hall: errors && ranges && { ...errors, ...ranges },
      rivals: others as Score['rivals'],
      ratio: errors && position ? errors.mae / position : undefined,
    }
  }
}
