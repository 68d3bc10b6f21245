import { leastRest } from '#visit/estimate/rest.ts'
import type { Scenario, ScenarioCounter, Span } from '../../scenario.ts'
import type { Assignment, Duty } from './assign.ts'

/** A gap this long between two people at a counter is a break of the counter; a longer one ends its shift. */
const longestRest = 120

/**
 * The scenario with its counters staffed as assigned, and the new counters beside them: each works as the counter of the
 * same first queue that helps most. Counters of agencies that are not assigned stay as they are.
 */
export function withRoster(
  scenario: Scenario,
  agencies: readonly { readonly counterIds: readonly number[]; readonly assignment: Assignment }[],
): Scenario {
  const assigned = new Map(
    agencies.flatMap(({ counterIds, assignment }) => counterIds.map((id) => [id, assignment] as const)),
  )
  const known = scenario.counters.map((counter) => {
    const assignment = assigned.get(counter.id)
    return assignment ? { ...counter, ...hoursOf(assignment.duties, counter.id) } : counter
  })
  const added = agencies.flatMap(({ assignment }) =>
    assignment.newCounters.map(({ id, main }) => ({
      id,
      code: `+${id}`,
      profile: profileFor(scenario.counters, Number(main)),
      ...hoursOf(assignment.duties, id),
    })),
  )
  return { ...scenario, counters: [...known, ...added] }
}

function profileFor(counters: readonly ScenarioCounter[], queueId: number): ScenarioCounter['profile'] {
  const alike = counters.filter(({ profile }) => profile[0]?.queueId === queueId)
  const best = alike.reduce<ScenarioCounter | undefined>(
    (a, b) => (a && a.profile.length >= b.profile.length ? a : b),
    undefined,
  )
  return best?.profile ?? [{ queueId, whenWaitingOver: null }]
}

function hoursOf(duties: readonly Duty[], counterId: number): Pick<ScenarioCounter, 'shifts' | 'rests'> {
  const spans = joined(duties.filter((duty) => duty.counterId === counterId))
  const shifts: Span[] = []
  const rests: ScenarioCounter['rests'][number][] = []
  for (const span of spans) {
    const last = shifts.at(-1)
    if (last && span.from - last.until <= longestRest) {
      rests.push({ from: last.until, until: span.from, leastMinutes: Math.min(leastRest, span.from - last.until) })
      shifts[shifts.length - 1] = { from: last.from, until: span.until }
    } else shifts.push(span)
  }
  return { shifts, rests }
}

/** Touching spans become one. */
function joined(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { from, until } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.until) joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, until) }
    else joined.push({ from, until })
  }
  return joined
}
