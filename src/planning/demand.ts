import { isPresentOn } from '#agency/presence.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { usualWays } from './habits.ts'
import type { Demand } from './scenario.ts'

/**
 * A busy Monday: the doors open at eight, half of the day comes before half past ten, few at noon. Half hours by the
 * hour at which they begin, with their weights.
 */
export const busyMonday: readonly (readonly [number, number])[] = [
  [7.5, 10],
  [8, 12],
  [8.5, 12],
  [9, 12],
  [9.5, 10],
  [10, 9],
  [10.5, 7],
  [11, 5],
  [11.5, 4],
  [12, 3],
  [12.5, 3],
  [13, 5],
  [13.5, 5],
  [14, 3],
]

/** The share of visits that are Disdukcapil's in Pekanbaru: 1,317 of 1,500 a day. */
export const disdukcapilShare = 1317 / 1500
export const protectedShare = 0.1
export const moreShare = 0.06
export const inOrderShare = 0.4

/** Services of the agencies that are here on a day: the civil registry's own, and the others'. */
export function servicesOn(directory: Directory, day: string): { registry: Service[]; others: Service[] } {
  const present = [...directory.services.values()].filter((service) => {
    const agency = directory.agencies.get(service.agencyId)
    // Whoever plans to come knows what for; nobody sets out for the information desk.
    if (service.code === directory.mall.settings.informationService) return false
    return agency && isPresentOn(agency.presence, agency.exceptions, day)
  })
  const isRegistry = (service: Service) => directory.agencies.get(service.agencyId)?.code === 'disdukcapil'
  return { registry: present.filter(isRegistry), others: present.filter((service) => !isRegistry(service)) }
}

/** Short errands come more often than long ones. */
export function weightOf(service: Pick<Service, 'minutes'>): number {
  return 1 / Math.max(5, service.minutes)
}

/** So many visitors, spread over the day and over services as on a busy Monday. */
export function usualDemand(directory: Directory, day: string, visitors: number): Demand {
  const { registry, others } = servicesOn(directory, day)
  const share = others.length === 0 ? 1 : registry.length === 0 ? 0 : disdukcapilShare
  return {
    visitors,
    count: 'exact',
    arrivals: busyMonday.map(([hour, weight]) => ({ from: hour * 60, until: hour * 60 + 30, weight })),
    mix: [...shared(registry, share), ...shared(others, 1 - share)],
    moreShare,
    inOrderShare,
    protectedShare,
    appointments: null,
    ways: usualWays,
  }
}

function shared(services: readonly Service[], share: number): Demand['mix'][number][] {
  const all = services.reduce((sum, service) => sum + weightOf(service), 0)
  return services.map((service) => ({ serviceId: service.id, weight: (share * weightOf(service)) / all }))
}
