import type { Leg, LegState, Visit } from './visit.ts'

/** What one act did to one visit, ready to be written: the rows, the intervals and the event come from one difference. */
export type Change = {
  readonly before: Visit | undefined
  readonly after: Visit
  readonly legId?: number
  readonly data?: Readonly<Record<string, unknown>>
}

type VisitRow = Omit<Visit, 'legs'>
type LegRow = Leg & {
  readonly visitId: number
  readonly serviceDay: string
  readonly isNew: boolean
  /** Its state changed: one interval ends, another begins unless the leg is over. */
  readonly hasMoved: boolean
  readonly isOver: boolean
  readonly undoneState?: LegState
  readonly undoneSince?: Date
}
export type Rows = {
  readonly newVisits: readonly VisitRow[]
  readonly changedVisits: readonly VisitRow[]
  readonly legs: readonly LegRow[]
  readonly events: readonly object[]
}

/** What the changes mean for each table. */
export function rowsOf(changes: readonly Change[]): Rows {
  const compared = changes.map((change) => ({ change, legs: changedLegs(change) }))
  const rowOf = ({ before, after: { legs: _, ...row } }: Change) => ({ ...row, version: before?.version ?? 1 })
  return {
    newVisits: changes.filter(({ before }) => !before).map(rowOf),
    changedVisits: changes.filter(({ before }) => before).map(rowOf),
    legs: compared.flatMap(({ change, legs }) => legs.map((leg) => legRow(change.after, leg))),
    events: compared.map(({ change, legs }) => eventOf(change, legs)),
  }
}

type ChangedLeg = { readonly now: Leg; readonly was: Leg | undefined; readonly fields: readonly (keyof Leg)[] }

function changedLegs({ before, after }: Change): ChangedLeg[] {
  return after.legs.flatMap((now) => {
    const was = before?.legs.find((leg) => leg.id === now.id)
    if (was === now) return []
    const fields = was ? differing(now, was) : []
    return was && fields.length === 0 ? [] : [{ now, was, fields }]
  })
}

function legRow({ id: visitId, serviceDay }: Visit, { now, was }: ChangedLeg): LegRow {
  const isOver = now.endedAt !== null
  // An end that was undone was a time of the leg too: it keeps its interval, so that the times stay contiguous.
  const undone = was?.endedAt && !isOver ? { undoneState: was.state, undoneSince: was.since } : {}
  return { ...now, ...undone, visitId, serviceDay, isNew: !was, hasMoved: was?.turn !== now.turn, isOver }
}

/** The event holds what changed and what it was, so that the ledger alone rebuilds every row and an act can be undone. */
function eventOf({ before, after, legId, data }: Change, legs: readonly ChangedLeg[]) {
  const leg = after.legs.find((one) => one.id === legId)
  return {
    visitId: after.id,
    legId: legId ?? null,
    queueId: leg?.queueId ?? after.seriesQueueId,
    serviceDay: after.serviceDay,
    data: {
      ...data,
      version: before ? before.version + 1 : 1,
      visit: visitDifference(before, after),
      legs: legs.map(({ now, was, fields }) => ({
        was: was ? pick(was, fields) : null,
        now: was ? pick(now, fields) : now,
        id: now.id,
      })),
    },
  }
}

function visitDifference(before: Visit | undefined, after: Visit) {
  const { legs: _, version: __, token: ___, ...now } = after
  return before ? pick(now, differing(now, before as typeof now)) : now
}

function differing<T extends object>(a: T, b: T): (keyof T)[] {
  return (Object.keys(a) as (keyof T)[]).filter((key) => !isSame(a[key], b[key]))
}

function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  // What was seen of the papers is the only field that is not one value.
  return a === b || (isRecord(a) && isRecord(b) && JSON.stringify(a) === JSON.stringify(b))
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}

function pick<T extends object>(from: T, fields: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<T>
}
