import { holds } from '#platform/dated.ts'
import type { Changes, ChangesOf } from './changes.ts'
import type { Fault } from './fault.ts'
import type { AgencyFile } from './form/agency-file.ts'
import type { Pack } from './forms.ts'
import type { Path, Place } from './source.ts'

/** Where in a pack a thing is written; of what is no longer in it, the list that it is missing from. */
export type Spot = { readonly file: string; readonly path: Path }
/** The line of a path in a file of the pack, when there is such a file. */
export type PlaceIn = (file: string, path: Path) => Place | undefined

/** Faults that were found once the files were read, with the lines at which one mends them. */
export function placed(faults: readonly Fault[], placeIn: PlaceIn): Fault[] {
  return faults.map((fault) => (fault.path ? { ...fault, ...placeIn(fault.file, fault.path) } : fault))
}

type OfAgency = 'services' | 'queues' | 'counters'
const listOf: Readonly<Record<string, OfAgency>> = { service: 'services', queue: 'queues', counter: 'counters' }
const otherLists: Readonly<Record<string, Spot>> = {
  staff: { file: 'staff.yaml', path: ['staff'] },
  zone: { file: 'mall.yaml', path: ['sites'] },
}

/** Where a service, queue, counter, zone or person is changed or left out; `fields`: which of a changed one is meant. */
export function spotOfChange(
  pack: Pack,
  changes: Changes,
  what: string,
  code: string,
  fields: readonly string[],
): Spot {
  const list = listOf[what]
  if (!list) return otherLists[what] ?? { file: '', path: [] }
  const { changed, gone } = changes[list] as ChangesOf<{ readonly code: string; readonly agency: string }>
  const change = changed.find(({ after }) => after.code === code)
  const agency = change?.after.agency ?? gone.find((row) => row.code === code)?.agency ?? ''
  const spot = spotOfItem(pack, agency, list, code)
  const field = change?.fields.find((name) => fields.includes(name))
  return field === undefined ? spot : { ...spot, path: [...spot.path, field] }
}

export function spotOfItem(pack: Pack, agency: string, list: OfAgency, code: string): Spot {
  const items: readonly { readonly code: string }[] = fileOf(pack, agency)?.[list] ?? []
  const index = items.findIndex((item) => item.code === code)
  return { file: pathOf(agency), path: index < 0 ? [list] : [list, index] }
}

/** What of the calendar closes a day: the holiday, or the week that holds on it. */
export function spotOfClosing({ calendar }: Pack, day: string): Spot {
  const holiday = calendar.holidays.findIndex(
    ({ on, kind }) => on === day && !(kind === 'joint_leave' && calendar.open_on_joint_leave),
  )
  const week = lastOf(
    calendar.opening,
    ({ from, until }) => holds({ validFrom: from, validUntil: until ?? null }, day),
    (one, other) => one.rank > other.rank,
  )
  const path = holiday >= 0 ? ['holidays', holiday] : week === undefined ? ['opening'] : ['opening', week, 'days']
  return { file: 'calendar.yaml', path }
}

/** Which days an agency is here, as it holds on a day. */
export function spotOfPresence(pack: Pack, agency: string, day: string): Spot {
  const rule = lastOf(
    fileOf(pack, agency)?.presence ?? [],
    ({ from }) => from <= day,
    (one, other) => one.from > other.from,
  )
  return { file: pathOf(agency), path: rule === undefined ? ['presence'] : ['presence', rule, 'days'] }
}

/** The index of the one that wins among those that count. */
function lastOf<T>(all: readonly T[], counts: (one: T) => boolean, wins: (one: T, other: T) => boolean) {
  return all.reduce<number | undefined>((best, one, index) => {
    const other = best === undefined ? undefined : all[best]
    return counts(one) && (other === undefined || wins(one, other)) ? index : best
  }, undefined)
}

function fileOf(pack: Pack, agency: string): AgencyFile | undefined {
  return pack.agencies.find(({ code }) => code === agency)
}

function pathOf(agency: string): string {
  return `agencies/${agency}.yaml`
}
