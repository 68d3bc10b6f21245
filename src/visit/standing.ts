import { isFinal, type Leg, type LegState, type Visit } from './visit.ts'

/** Where a visit stands, as one word for its owner: what concerns the person first, then the rest. */
export type Standing = {
  readonly kind:
    | 'called'
    | 'serving'
    | 'missed'
    | 'away'
    | 'waiting'
    | 'parked'
    | 'resting'
    | 'done'
    | 'left'
    | 'noShow'
    | 'expired'
  /** The leg that this is about. */
  readonly leg: Leg | undefined
  /** What else waits, or comes after. */
  readonly others: readonly Leg[]
}

const openFirst = [
  ['called', 'called'],
  ['serving', 'serving'],
  ['missed', 'missed'],
  ['deferred', 'away'],
  ['waiting', 'waiting'],
  ['parked', 'parked'],
  ['planned', 'resting'],
] as const satisfies readonly (readonly [LegState, Standing['kind']])[]

/** A visit that has not changed stands as it did: it is the same object, for as long as a process remembers it. */
const known = new WeakMap<Visit, Standing>()

export function standingOf(visit: Visit): Standing {
  const standing = known.get(visit) ?? lookAt(visit)
  known.set(visit, standing)
  return standing
}

function lookAt(visit: Visit): Standing {
  const open = visit.legs.filter((leg) => !isFinal(leg.state)).sort((a, b) => a.step - b.step || a.id - b.id)
  for (const [state, kind] of openFirst) {
    const leg = open.find((one) => one.state === state)
    if (leg) return { kind, leg, others: open.filter((one) => one !== leg) }
  }
  return { kind: endOf(visit), leg: undefined, others: [] }
}

function endOf(visit: Visit): Standing['kind'] {
  const ended = new Set(visit.legs.map((leg) => leg.state))
  if (ended.has('completed')) return 'done'
  if (ended.has('abandoned')) return 'left'
  return ended.has('no_show') ? 'noShow' : 'expired'
}
