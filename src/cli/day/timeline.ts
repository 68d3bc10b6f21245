import { setTimeout as wait } from 'node:timers/promises'

/** What will happen, in the order of the day's own time. Acts add what follows from them. */
export type Timeline = {
  readonly add: (at: number, act: (at: number) => Promise<void>) => void
  /** Plays everything, until nothing follows any more. Gives how many acts were played. */
  readonly play: (signal: AbortSignal) => Promise<number>
  readonly now: () => number
}
type Event = { readonly at: number; readonly order: number; readonly act: (at: number) => Promise<void> }

// In fast time, acts that are at most so far apart in the day's time may run at the same moment, as in a real hall.
const together = 15_000

/**
 * `speed` times as fast as the clock, or `max`: as fast as the hall answers, with `hands` acts at once. `at` is in
 * milliseconds of the played day.
 */
export function timeline(begin: number, speed: number | 'max', hands: number): Timeline {
  const events = heap()
  const begun = performance.now()
  let order = 0
  let latest = begin
  const clock = () => (speed === 'max' ? latest : begin + (performance.now() - begun) * speed)

  const play = async (signal: AbortSignal) => {
    const running = new Map<Promise<void>, number>()
    let played = 0
    let failed: unknown
    while (!signal.aborted && failed === undefined && (events.size() > 0 || running.size > 0)) {
      const next = events.peek()
      const isDue =
        next &&
        (speed === 'max'
          ? next.at <= Math.min(...running.values(), Number.POSITIVE_INFINITY) + together
          : next.at <= clock())
      if (isDue && running.size < hands) {
        events.pop()
        latest = Math.max(latest, next.at)
        const run: Promise<void> = next
          .act(next.at)
          .catch((error) => {
            failed ??= error
          })
          .finally(() => running.delete(run))
        running.set(run, next.at)
        played++
      } else if (running.size > 0 && (speed === 'max' || !next)) await Promise.race(running.keys())
      else
        await wait(Math.max(1, Math.min(50, next && speed !== 'max' ? (next.at - clock()) / speed : 1)), undefined, {
          signal,
        }).catch(() => {})
    }
    await Promise.all(running.keys())
    if (failed !== undefined) throw failed
    return played
  }
  return { add: (at, act) => events.push({ at, order: order++, act }), play, now: clock }
}

/** The earliest first; of the same moment, the one added first. */
function heap() {
  const items: Event[] = []
  const before = (a: Event, b: Event) => a.at - b.at || a.order - b.order
  return {
    size: () => items.length,
    peek: () => items[0],
    push(event: Event) {
      items.push(event)
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (before(items[parent] as Event, items[i] as Event) <= 0) break
        swap(items, i, parent)
        i = parent
      }
    },
    pop() {
      const last = items.pop()
      if (!last || items.length === 0) return last
      const first = items[0]
      items[0] = last
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2]
        let least = i
        if (left < items.length && before(items[left] as Event, items[least] as Event) < 0) least = left
        if (right < items.length && before(items[right] as Event, items[least] as Event) < 0) least = right
        if (least === i) return first
        swap(items, i, least)
        i = least
      }
    },
  }
}

function swap(items: Event[], i: number, j: number): void {
  const kept = items[i] as Event
  items[i] = items[j] as Event
  items[j] = kept
}
