import type { Directory } from '#directory/directory.ts'
import type { Reader } from '#platform/live/section.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import type { Status } from '#visit/read-status.ts'
import type { Leg } from '#visit/visit.ts'

/** What the phones of one mall share: the mall as it stands and the visits that somebody looks at. */
export type Stand = {
  readonly directory: Directory
  readonly statuses: ReadonlyMap<number, Status>
  readonly now: Date
  /** What stands below the card needs them only when the hours are over: is anybody left who calls? */
  readonly waits?: Waits | undefined
}
export type StatusSnapshot = Stand & { readonly waits: Waits }

export type StandProps = { readonly snapshot: Stand; readonly status: Status; readonly reader: Reader }
export type StatusProps = StandProps & { readonly snapshot: StatusSnapshot }

export function serviceName(leg: Leg, snapshot: Stand, reader: Pick<Reader, 'language'>): string {
  return snapshot.directory.services.get(leg.serviceId)?.name[reader.language] ?? ''
}
