import type { Directory, Service } from '#directory/directory.ts'
import {
  busyMonday,
  disdukcapilShare,
  inOrderShare,
  moreShare,
  protectedShare,
  servicesOn,
  weightOf,
} from '#planning/demand.ts'
import { usualWays } from '#planning/habits.ts'
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

/** Who comes on a day, in the order of coming. The same seed gives the same people. */
export function planCrowd(directory: Directory, day: string, visitors: number, seed: number, kiosks: number): Coming[] {
  const random = seeded(seed)
  const { registry: mine, others } = servicesOn(directory, day)
  const choose = () =>
    random.weighted(random.chance(mine.length ? disdukcapilShare : 0) ? weightsOf(mine) : weightsOf(others))
  return Array.from({ length: visitors }, () => onePerson(random, choose, kiosks))
    .sort((a, b) => a.minute - b.minute)
    .map((person, id) => ({ ...person, id }))
}

const { missesOnce, neverComes, leaves, stepsOut } = usualWays
const habits: readonly (readonly [Coming['habit'], number])[] = [
  ['stays', 1 - missesOnce - neverComes - leaves - stepsOut],
  ['misses_once', missesOnce],
  ['never_comes', neverComes],
  ['leaves', leaves],
  ['steps_out', stepsOut],
]

function onePerson(random: Random, choose: () => Service, kiosks: number): Omit<Coming, 'id'> {
  const first = choose()
  const services = [first]
  while (services.length < 4 && random.chance(moreShare)) {
    const more = choose()
    if (!services.includes(more)) services.push(more)
  }
  return {
    minute: (random.weighted(busyMonday.map(([hour, weight]) => [hour, weight])) + random.next() / 2) * 60,
    services,
    inOrder: services.length > 1 && random.chance(inOrderShare),
    protectedAs: random.chance(protectedShare)
      ? random.weighted(protectedKinds.map((kind, i) => [kind, [50, 15, 15, 18, 2][i] ?? 1]))
      : null,
    habit: random.weighted(habits),
    kiosk: Math.floor(random.next() * kiosks),
  }
}

function weightsOf(services: readonly Service[]): (readonly [Service, number])[] {
  return services.map((service) => [service, weightOf(service)])
}
