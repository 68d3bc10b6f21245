import type { Counter } from '#directory/directory.ts'
import type { FloorSitting } from '#visit/read-floor.ts'
import { patience, requestAt, restOf, waitingFor } from './counting.ts'
import type { Hall, Remedy } from './decision.ts'

/** Without anybody to serve for so long an officer may as well serve elsewhere. */
const idleMinutes = 3

/** Who could open one of these closed counters, the surest way first; undefined when there is none. */
export function remedyAt(hall: Hall, closed: readonly Counter[]): Remedy | undefined {
  const { facts } = hall
  const open = closed.filter((counter) => !restOf(hall, counter))
  for (const counter of open) {
    const request = requestAt(facts, counter)
    if (request) return { kind: 'asked', counter, request }
  }
  for (const counter of open) {
    const planned = facts.roster.find(
      (one) =>
        one.counterId === counter.id &&
        one.from <= facts.minute + patience &&
        facts.minute < one.until &&
        isFree(hall, one.staffId),
    )
    if (planned) return { kind: 'ask', counter, staffId: planned.staffId, name: planned.name }
  }
  const [counter] = open
  if (!counter) return undefined
  const idle = facts.sittings.find((sitting) => mayMove(hall, sitting, counter))
  const from = idle && hall.directory.counters.get(idle.counterId)
  if (idle && from) return { kind: 'move', counter, staffId: idle.staffId, name: idle.name, from }
  return { kind: 'choose', counter }
}

/** Sits nowhere, and is not asked to go elsewhere. */
function isFree({ facts }: Hall, staffId: number): boolean {
  return (
    !facts.sittings.some((sitting) => sitting.staffId === staffId) &&
    !facts.requests.some((request) => request.staffId === staffId && request.answer !== 'done')
  )
}

/** Of the same agency, with nobody there and nobody waiting. */
function mayMove({ directory, facts, now }: Hall, sitting: FloorSitting, to: Counter): boolean {
  const from = directory.counters.get(sitting.counterId)
  return (
    from?.agencyId === to.agencyId &&
    !sitting.isBusy &&
    sitting.pausedAt === null &&
    now.getTime() - sitting.lastActAt.getTime() >= idleMinutes * 60_000 &&
    waitingFor(facts, from) === 0 &&
    !facts.requests.some((request) => request.staffId === sitting.staffId && request.answer !== 'done')
  )
}
