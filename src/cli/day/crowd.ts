import { isPresentOn } from '#agency/presence.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { type ProtectedAs, protectedKinds } from '#visit/visit.ts'
import { type Random, seeded } from './random.ts'

/** One person of the day: when they come, what for, and how they will behave. */
export type Coming = {
  readonly id: number
  /** Minutes after local midnight. */
  readonly minute: number
  readonly services: readonly Service[]
  readonly inOrder: boolean
  readonly protectedAs: ProtectedAs | null
  readonly habit: 'stays' | 'misses_once' | 'never_comes' | 'leaves' | 'steps_out'
  readonly kiosk: number
}

// A busy Monday: the doors open at eight, half of the day comes before half past ten, few at noon (domain.md 8.1).
const hours: readonly (readonly [number, number])[] = [
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
const disdukcapilShare = 1317 / 1500

/** Who comes on a day, in the order of coming. The same seed gives the same people. */
export function planCrowd(directory: Directory, day: string, visitors: number, seed: number, kiosks: number): Coming[] {
  const random = seeded(seed)
  const present = [...directory.services.values()].filter((service) => {
    const agency = directory.agencies.get(service.agencyId)
    return agency && isPresentOn(agency.presence, agency.exceptions, day)
  })
  const isOfDisdukcapil = (service: Service) => directory.agencies.get(service.agencyId)?.code === 'disdukcapil'
  const mine = present.filter(isOfDisdukcapil)
  const others = present.filter((service) => !isOfDisdukcapil(service))
  const choose = () =>
    random.weighted(random.chance(mine.length ? disdukcapilShare : 0) ? weightsOf(mine) : weightsOf(others))
  return Array.from({ length: visitors }, () => onePerson(random, choose, kiosks))
    .sort((a, b) => a.minute - b.minute)
    .map((person, id) => ({ ...person, id }))
}

function onePerson(random: Random, choose: () => Service, kiosks: number): Omit<Coming, 'id'> {
  const first = choose()
  const services = [first]
  while (services.length < 4 && random.chance(0.06)) {
    const more = choose()
    if (!services.includes(more)) services.push(more)
  }
  return {
    minute: (random.weighted(hours.map(([hour, weight]) => [hour, weight])) + random.next() / 2) * 60,
    services,
    inOrder: services.length > 1 && random.chance(0.4),
    protectedAs: random.chance(0.1)
      ? random.weighted(protectedKinds.map((kind, i) => [kind, [50, 15, 15, 18, 2][i] ?? 1]))
      : null,
    habit: random.weighted([
      ['stays', 88],
      ['misses_once', 3],
      ['never_comes', 3],
      ['leaves', 3],
      ['steps_out', 3],
    ]),
    kiosk: Math.floor(random.next() * kiosks),
  }
}

// Short errands come more often than long ones.
function weightsOf(services: readonly Service[]): (readonly [Service, number])[] {
  return services.map((service) => [service, 1 / Math.max(5, service.minutes)])
}
