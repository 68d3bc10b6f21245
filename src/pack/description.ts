import type { Hours } from '#mall/opening.ts'
import type { Visiting } from '#mall/visiting.ts'
import type { LifeEvent } from '#service/life-event.ts'
import type { Level, Standard, Text } from '#service/standard.ts'

/**
 * A mall described in rows that name one another by code: what a pack says and what the database holds, in one shape,
 * so that the difference between the two is what an import has to do.
 */
export type Description = {
  readonly mall: MallRow
  readonly sites: readonly SiteRow[]
  readonly halls: readonly HallRow[]
  readonly zones: readonly ZoneRow[]
  readonly holidays: readonly HolidayRow[]
  readonly openings: readonly OpeningRow[]
  readonly documents: readonly DocumentRow[]
  readonly agencies: readonly AgencyRow[]
  readonly queues: readonly QueueRow[]
  readonly services: readonly ServiceRow[]
  readonly counters: readonly CounterRow[]
  readonly lifeEvents: readonly LifeEvent[]
  readonly sameWords: readonly SameWordsRow[]
  readonly spoken: readonly SpokenRow[]
  readonly staff: readonly StaffRow[]
  readonly weeks: readonly WeekRow[]
}
export type Kind = Exclude<keyof Description, 'mall'>

type Json = Readonly<Record<string, unknown>>
export type MallRow = {
  readonly code: string
  readonly name: Text
  readonly shortName: string
  readonly region: string
  readonly timeZone: string
  readonly isDemonstration: boolean
  readonly accent: string | null
  readonly hosts: readonly string[]
  readonly opensOnJointLeave: boolean
  readonly settings: Json
}
export type SiteRow = {
  readonly code: string
  readonly name: Text
  readonly address: Partial<Text>
  readonly visiting: Visiting
  readonly timeZone: string
}
export type HallRow = { readonly code: string; readonly site: string; readonly name: Text; readonly floor: string }
export type ZoneRow = { readonly code: string; readonly hall: string; readonly name: Text }
export type HolidayRow = {
  readonly heldOn: string
  readonly kind: 'national' | 'joint_leave' | 'local'
  readonly name: Text
  readonly basis: string
}
export type OpeningRow = {
  readonly code: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly rank: number
  readonly isAssumed: boolean
  readonly days: Readonly<Record<string, Hours>>
  readonly breaks: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>
}
export type DocumentRow = { readonly code: string; readonly name: Text; readonly where: Text | null }
export type AgencyRow = {
  readonly code: string
  readonly name: Text
  readonly shortName: string
  readonly kind: string
  readonly zone: string
  readonly complaints: Text
  readonly presence: readonly { readonly validFrom: string; readonly days: readonly string[]; readonly basis: string }[]
}
export type QueueRow = {
  readonly code: string
  readonly agency: string
  readonly site: string
  readonly name: Text
  readonly letter: string
  readonly firstNumber: number
  readonly digits: number
  readonly reset: string
  readonly promiseMinutes: number
  readonly discipline: string
  readonly creditProtectedMinutes: number
  readonly creditAppointmentMinutes: number
  readonly promiseProtectedMinutes: number
  readonly weightProtected: number
  readonly weightAppointment: number
  readonly lanePlaces: number
}
/** The newest published version; `since` is the day from which it holds. */
export type ServiceRow = {
  readonly code: string
  readonly agency: string
  readonly queue: string
  readonly since: string
  readonly name: Text
  readonly level: Level
  readonly minutes: number
  readonly words: readonly string[]
  readonly standard: Standard
  readonly assumed: readonly string[]
  readonly source: string
}
export type CounterRow = {
  readonly code: string
  readonly agency: string
  readonly zone: string
  readonly name: Text
  readonly breakGroup: string | null
  readonly profile: readonly { readonly queue: string; readonly whenWaitingOver: number | null }[]
}
export type SameWordsRow = { readonly says: string; readonly means: string }
export type SpokenRow = { readonly service: string; readonly agency: string; readonly phrase: string }
export type StaffRow = {
  readonly username: string
  readonly name: string
  readonly agency: string | null
  readonly roles: readonly string[]
}
/** Minutes of the day. */
export type WeekRow = {
  readonly counter: string
  readonly staff: string
  readonly days: readonly string[]
  readonly from: number
  readonly until: number
}

/** What makes a row the same thing before and after a change. */
export const keyOf: { readonly [K in Kind]: (row: Description[K][number]) => string } = {
  sites: ({ code }) => code,
  halls: ({ code }) => code,
  zones: ({ code }) => code,
  holidays: ({ heldOn, kind }) => `${heldOn} ${kind}`,
  openings: ({ code }) => code,
  documents: ({ code }) => code,
  agencies: ({ code }) => code,
  queues: ({ code }) => code,
  services: ({ code }) => code,
  counters: ({ code }) => code,
  lifeEvents: ({ code }) => code,
  sameWords: ({ says }) => says,
  spoken: ({ service, phrase }) => `${service} ${phrase}`,
  staff: ({ username }) => username,
  weeks: ({ counter, staff, days, from, until }) => [counter, staff, days.join('+'), from, until].join(' '),
}
export const kinds = Object.keys(keyOf) as Kind[]
