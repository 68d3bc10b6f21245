import type { VisitClass } from '#visit/visit.ts'

/** One person of a log. Moments are milliseconds on the clock of the place. */
export type LoggedVisit = {
  /** Row of the file, for what is said of it. */
  readonly row: number
  readonly queue: string
  readonly service: string
  readonly class: VisitClass
  readonly arrival: number
  /** When the wait ended: the call, or the start where calls are not written. */
  readonly calledAt: number | undefined
  readonly startedAt: number | undefined
  /** The end of the service, or of the waiting of whoever left; unknown for some. */
  readonly endedAt: number | undefined
  readonly server: string
  readonly outcome: Outcome
}

/** Served; called and not there; gone before the call. */
export type Outcome = 'served' | 'absent' | 'left'

/** As logs write it; also the states and words of Pendopo's own exports. */
export const outcomeWords: ReadonlyMap<string, Outcome> = new Map(
  Object.entries({
    served: 'served',
    completed: 'served',
    transferred: 'served',
    dilayani: 'served',
    selesai: 'served',
    absent: 'absent',
    no_show: 'absent',
    missed: 'absent',
    'tidak hadir': 'absent',
    left: 'left',
    abandoned: 'left',
    expired: 'left',
    dibatalkan: 'left',
    'tidak sempat dilayani': 'left',
  } as const),
)

export const classWords: ReadonlyMap<string, VisitClass> = new Map(
  Object.entries({
    regular: 'regular',
    umum: 'regular',
    protected: 'protected',
    prioritas: 'protected',
    appointment: 'appointment',
    'janji temu': 'appointment',
  } as const),
)
