import type { Scenario, ScenarioCounter, Span } from './scenario.ts'

const quarter = 15

/**
 * The scenario with other counters for one queue: `counts[i]` of them in the quarter of an hour that begins at `from` plus
 * i quarters. They serve nothing else, and replace every counter whose main queue it is; counters of other queues that
 * help stay. Who is at a counter when its count falls is finished first. Breaks are for the counts to show.
 */
export function withCounters(scenario: Scenario, queueId: number, from: number, counts: readonly number[]): Scenario {
  const others = scenario.counters.filter(({ profile }) => profile[0]?.queueId !== queueId)
  const firstId = Math.max(0, ...scenario.counters.map(({ id }) => id)) + 1
  const most = Math.max(0, ...counts)
  const counters = Array.from(
    { length: most },
    (_, i): ScenarioCounter => ({
      id: firstId + i,
      code: `${i + 1}`,
      profile: [{ queueId, whenWaitingOver: null }],
      shifts: staffedSpans(from, counts, i + 1),
      rests: [],
    }),
  )
  return { ...scenario, counters: [...others, ...counters] }
}

/** When at least so many counters are there, if there are `counts[i]` in the i-th quarter of an hour from `from` on. */
export function staffedSpans(from: number, counts: readonly number[], many: number): Span[] {
  const spans: { from: number; until: number }[] = []
  counts.forEach((count, i) => {
    if (count < many) return
    const begins = from + i * quarter
    const last = spans.at(-1)
    if (last?.until === begins) last.until = begins + quarter
    else spans.push({ from: begins, until: begins + quarter })
  })
  return spans
}
