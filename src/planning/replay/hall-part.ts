import type { QueueRule } from '#visit/queue-order.ts'
import type { LoggedCounter } from './logged-counter.ts'
import type { LoggedQueue } from './waiting.ts'

/** Queues that are tied together by counters that serve several of them: a hall of its own for the estimate. */
export type Part = {
  readonly queues: readonly LoggedQueue[]
  readonly counters: readonly LoggedCounter[]
  /** Those whose first queue is the same: of these one after the other is free. */
  readonly groups: readonly (readonly LoggedCounter[])[]
  readonly rules: ReadonlyMap<number, QueueRule>
}

/** Which queues and counters belong together, as it is known until somebody serves a queue that was new to the counter. */
export class HallParts {
  readonly #parts = new Map<LoggedQueue, Part>()

  clear(): void {
    this.#parts.clear()
  }

  of(queue: LoggedQueue): Part {
    const known = this.#parts.get(queue)
    if (known) return known
    const queues = new Set([queue])
    const counters = new Set<LoggedCounter>()
    for (const one of queues)
      for (const counter of one.counters) {
        if (!counter.profile.some(({ queueId }) => queueId === one.id)) continue
        counters.add(counter)
        for (const other of counter.shares.keys())
          if (counter.profile.some(({ queueId }) => queueId === other.id)) queues.add(other)
      }
    const inOrder = [...counters].sort((a, b) => a.id - b.id)
    const part = {
      queues: [...queues],
      counters: inOrder,
      groups: [...Map.groupBy(inOrder, ({ profile }) => profile[0]?.queueId).values()],
      rules: new Map([...queues].map(({ id, rule }) => [id, rule])),
    }
    for (const one of queues) this.#parts.set(one, part)
    return part
  }
}
