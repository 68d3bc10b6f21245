import type { Person, Scenario } from '../scenario.ts'
import { Arena } from './arena.ts'
import { type Coming, comingsOf } from './coming.ts'
import { lengthBy, placeOf, tableOf } from './distribution.ts'
import { Random } from './random.ts'
import { fates, type Legs, type Visits, ways } from './visits.ts'

const mostServices = 4
const minute = 60_000
const second = 1000

/** Prepares the tables of a scenario once; then each seed gives the people of one day. */
export function visitsOf(scenario: Scenario): (seed: number, arena?: Arena) => Visits {
  const { demand, officers, services } = scenario
  const byId = new Map(services.map(({ id }, i) => [id, i]))
  const indexOf = (serviceId: number) => byId.get(serviceId) ?? 0
  const queueIndex = new Map(scenario.queues.map(({ id }, i) => [id, i]))
  const queueOf = services.map(({ queueId }) => queueIndex.get(queueId) ?? 0)
  const lengthOf = services.map(({ minutes, takes }) => lengthBy(minutes * minute, takes))
  const mix = tableOf(demand.mix.map(({ weight }) => weight))
  const mixed = demand.mix.map(({ serviceId }) => indexOf(serviceId))
  const route = demand.route?.map(indexOf)
  const onward = services.map(({ id }) => (officers.transferTo[id] ?? []).map(indexOf))
  const wayTable = wayThresholds(scenario)
  const random = new Random()
  const comings = comingsOf(scenario, random)
  const chosen = new Uint16Array(
    Math.max(mostServices, route?.length ?? 0, ...(demand.people ?? []).map(({ serviceIds }) => serviceIds.length)),
  )

  return (seed, arena = new Arena(demand.visitors * 150)) => {
    const { count, whoOf, draw } = comings(seed, arena)
    const at = arena.floats(count)
    const ref = arena.floats(count)
    const class_ = arena.bytes(count)
    const inOrder = arena.bytes(count)
    const way = arena.bytes(count)
    const wayAfter = arena.floats(count)
    const wayFor = arena.floats(count)
    const firstLeg = arena.ints(count + 1)
    const legs = legsFor(arena, Math.ceil(count * 1.25 * (route?.length ?? 1)) + 64)
    const coming: Coming = { at: 0, ref: 0, class: 0 }
    // In the order of coming, so that the hall reads memory from the front to the back.
    for (let v = 0; v < count; v++) {
      const who = whoOf(v)
      draw(who, coming)
      const known = demand.people?.[who]
      at[v] = coming.at
      ref[v] = coming.ref
      class_[v] = coming.class
      way[v] = known ? ways[known.way] : wayAt(wayTable, random.next())
      drawWay(demand.ways, way[v] as number, random, wayAfter, wayFor, v)
      const many = known ? chosenBy(known) : choose()
      inOrder[v] = isInOrder(known, many) ? 1 : 0
      for (let i = 0; i < many; i++) addLeg(v, chosen[i] as number)
      firstLeg[v + 1] = legs.count
    }
    return { count, at, ref, class: class_, inOrder, way, wayAfter, wayFor, firstLeg, legs }

    /** What somebody is here for, into `chosen`; gives how many. */
    function choose(): number {
      if (route) {
        chosen.set(route)
        return route.length
      }
      chosen[0] = mixed[placeOf(mix, random.next())] as number
      let many = 1
      while (many < mostServices && random.next() < demand.moreShare) {
        const more = mixed[placeOf(mix, random.next())] as number
        if (chosen.subarray(0, many).includes(more)) continue
        chosen[many++] = more
      }
      return many
    }

    function chosenBy({ serviceIds }: Person): number {
      serviceIds.forEach((id, i) => {
        chosen[i] = indexOf(id)
      })
      return serviceIds.length
    }

    function isInOrder(known: Person | undefined, many: number): boolean {
      if (known || route) return known?.inOrder ?? true
      return many > 1 && random.next() < demand.inOrderShare
    }

    function addLeg(v: number, service: number): void {
      const fate = random.next()
      const targets = onward[service] as readonly number[]
      const i = write(v, service, 0)
      if (fate < officers.parkShare) legs.fate[i] = fates.parks
      else if (fate < officers.parkShare + officers.transferShare && targets.length > 0) {
        legs.fate[i] = fates.transfers
        write(v, targets[Math.floor(random.next() * targets.length)] as number, 1)
      }
    }

    function write(v: number, service: number, isOnward: number): number {
      if (legs.count === legs.visit.length) grow(legs, arena)
      const i = legs.count++
      legs.visit[i] = v
      legs.service[i] = service
      legs.queue[i] = queueOf[service] as number
      legs.isOnward[i] = isOnward
      legs.handling[i] = (lengthOf[service] as (share: number) => number)(random.next())
      legs.walk[i] = random.between(officers.walkSeconds) * second
      legs.notice[i] = random.between(officers.noticeSeconds) * second
      legs.pause[i] = random.next() < officers.pauseShare ? random.between(officers.pauseSeconds) * second : 0
      legs.luck[i] = random.next()
      return i
    }
  }
}

function wayThresholds({ demand: { ways: shares } }: Scenario): readonly number[] {
  const { missesOnce, neverComes, leaves, stepsOut } = shares
  return [
    missesOnce,
    missesOnce + neverComes,
    missesOnce + neverComes + leaves,
    missesOnce + neverComes + leaves + stepsOut,
  ]
}

function wayAt(thresholds: readonly number[], share: number): number {
  const i = thresholds.findIndex((threshold) => share < threshold)
  return i + 1
}

function drawWay(
  { leavesAfter, stepsOutAfter, stepsOutFor, comesBackAfter }: Scenario['demand']['ways'],
  way: number,
  random: Random,
  after: Float64Array,
  lasts: Float64Array,
  v: number,
): void {
  const share = random.next()
  const other = random.next()
  if (way === ways.missesOnce) after[v] = within(comesBackAfter, share)
  else if (way === ways.leaves)
    after[v] = 'mean' in leavesAfter ? -leavesAfter.mean * minute * Math.log(1 - share) : within(leavesAfter, share)
  else if (way === ways.stepsOut) {
    after[v] = within(stepsOutAfter, share)
    lasts[v] = within(stepsOutFor, other)
  }
}

function within(span: readonly [number, number], share: number): number {
  return (span[0] + share * (span[1] - span[0])) * minute
}

function legsFor(arena: Arena, room: number): Legs {
  return {
    count: 0,
    visit: arena.ints(room),
    service: arena.shorts(room),
    queue: arena.shorts(room),
    fate: arena.bytes(room),
    isOnward: arena.bytes(room),
    handling: arena.floats(room),
    walk: arena.floats(room),
    notice: arena.floats(room),
    pause: arena.floats(room),
    luck: arena.floats(room),
  }
}

function grow(legs: Legs, arena: Arena): void {
  const larger = legsFor(arena, legs.visit.length * 2)
  for (const [name, old] of Object.entries(legs)) {
    if (typeof old === 'number') continue
    const next = larger[name as Exclude<keyof Legs, 'count'>]
    next.set(old as never)
    Object.assign(legs, { [name]: next })
  }
}
