import type { Agency, Counter, Directory, Zone } from '#directory/directory.ts'
import { agencyByCode, serviceByCode } from '#directory/find-services.ts'
import { placeOfQueue } from '#directory/place.ts'

export type HallOfPlan = {
  readonly siteId: number
  readonly zones: readonly (Zone & { readonly groups: readonly AgencyInZone[] })[]
}
export type AgencyInZone = { readonly agency: Agency; readonly counters: readonly Counter[] }

/** The halls with what stands in them, as the mall describes itself; a zone without anybody is left out. */
export function hallsOf(directory: Directory): HallOfPlan[] {
  const zones = [...directory.zones.values()]
    .map((zone) => ({ ...zone, groups: groupsIn(directory, zone) }))
    .filter(({ groups }) => groups.length > 0)
  const halls = Map.groupBy(zones, ({ siteId, floor, hallName }) => `${siteId} ${floor} ${hallName.id}`)
  return [...halls.values()].map((inHall) => ({ siteId: inHall[0]?.siteId ?? 0, zones: inHall }))
}

/** By the sign of the first counter; who has no counter anywhere stands last in the zone of the agency. */
function groupsIn(directory: Directory, zone: Zone): AgencyInZone[] {
  const all = [...directory.counters.values()].sort((a, b) => a.code.localeCompare(b.code, 'id', { numeric: true }))
  const here = Map.groupBy(
    all.filter(({ zoneId }) => zoneId === zone.id),
    ({ agencyId }) => agencyId,
  )
  const withCounters = [...here].flatMap(([id, counters]) => {
    const agency = directory.agencies.get(id)
    return agency ? [{ agency, counters }] : []
  })
  const without = [...directory.agencies.values()]
    .filter(({ id, zoneId }) => zoneId === zone.id && all.every(({ agencyId }) => agencyId !== id))
    .map((agency) => ({ agency, counters: [] }))
  return [...withCounters, ...without]
}

/** What the reader looks for: `?for=DKC-08` or `?agency=polri`. */
export type Looking = {
  readonly name: { readonly id: string; readonly en: string }
  readonly counters: readonly Counter[]
  readonly zones: readonly Zone[]
}

export function lookingFor(
  directory: Directory,
  asked: { readonly for?: string | undefined; readonly agency?: string | undefined },
): Looking | undefined {
  const service = asked.for ? serviceByCode(directory, asked.for) : undefined
  if (service) return { name: service.name, ...placeOfQueue(directory, service.queueId) }
  const agency = asked.agency ? agencyByCode(directory, asked.agency) : undefined
  if (!agency) return undefined
  const counters = [...directory.counters.values()]
    .filter(({ agencyId }) => agencyId === agency.id)
    .sort((a, b) => a.code.localeCompare(b.code, 'id', { numeric: true }))
  const zoneIds = counters.length > 0 ? counters.map(({ zoneId }) => zoneId) : [agency.zoneId]
  const zones = [...new Set(zoneIds)].flatMap((id) => directory.zones.get(id) ?? [])
  return { name: { id: agency.shortName, en: agency.shortName }, counters, zones }
}
