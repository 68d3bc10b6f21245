import { arrivalOf } from '#appointment/arrival.ts'
import { defaultRules } from '#appointment/rules.ts'
import { type Appointments, classes, type Length, type Scenario } from '../scenario.ts'
import { normalAt, Random } from './random.ts'

/** Who comes on one day and what each will need: drawn before the day begins, so that it is the same in every scenario. */
export type Visits = {
  /** How many come; visitors are 0 to count - 1. */
  readonly count: number
  /** Visitors in the order of their coming. */
  readonly order: Int32Array
  /** Moments, milliseconds after midnight: of coming, and from which the wait counts. */
  readonly at: Float64Array
  readonly ref: Float64Array
  /** Index into `classes`. */
  readonly class: Uint8Array
  readonly inOrder: Uint8Array
  readonly way: Uint8Array
  readonly wayAfter: Float64Array
  readonly wayFor: Float64Array
  /** The legs of visitor v are firstLeg[v] to firstLeg[v + 1] - 1. */
  readonly firstLeg: Int32Array
  readonly legs: Legs
}
/** `queue` and `service` are positions in the scenario's lists; lengths are milliseconds. */
export type Legs = {
  count: number
  visit: Int32Array
  service: Uint16Array
  queue: Uint16Array
  fate: Uint8Array
  /** The leg of a transfer exists only when the leg before it is transferred. */
  isOnward: Uint8Array
  handling: Float64Array
  walk: Float64Array
  notice: Float64Array
  pause: Float64Array
  /** Two numbers between 0 and 1 for what is decided at the counter. */
  luck: Float64Array
}
export const ways = { stays: 0, missesOnce: 1, neverComes: 2, leaves: 3, stepsOut: 4 } as const
export const fates = { plain: 0, parks: 1, transfers: 2 } as const
const mostServices = 4
const minute = 60_000
const second = 1000

/** Prepares the tables of a scenario once; then each seed gives the people of one day. */
export function visitsOf(scenario: Scenario): (seed: number) => Visits {
  const { demand, officers, services, numbers } = scenario
  const byId = new Map(services.map(({ id }, i) => [id, i]))
  const indexOf = (serviceId: number) => byId.get(serviceId) ?? 0
  const queueIndex = new Map(scenario.queues.map(({ id }, i) => [id, i]))
  const queueOf = services.map(({ queueId }) => queueIndex.get(queueId) ?? 0)
  const lengthOf = services.map(({ minutes, takes }) => lengthBy(minutes * minute, takes))
  const timeOf = tableOf(demand.arrivals.map(({ weight }) => weight))
  const mix = tableOf(demand.mix.map(({ weight }) => weight))
  const mixed = demand.mix.map(({ serviceId }) => indexOf(serviceId))
  const route = demand.route?.map(indexOf)
  const onward = services.map(({ id }) => (officers.transferTo[id] ?? []).map(indexOf))
  const wayTable = wayThresholds(scenario)
  const random = new Random()
  const chosen: number[] = []

  return (seed) => {
    const visitors = howMany(demand, random, seed)
    const at = new Float64Array(visitors)
    const ref = new Float64Array(visitors)
    const class_ = new Uint8Array(visitors)
    const inOrder = new Uint8Array(visitors)
    const way = new Uint8Array(visitors)
    const wayAfter = new Float64Array(visitors)
    const wayFor = new Float64Array(visitors)
    const firstLeg = new Int32Array(visitors + 1)
    const legs = legsFor(Math.ceil(visitors * 1.25 * (route?.length ?? 1)) + 64)
    let count = 0

    for (let who = 0; who < visitors; who++) {
      random.begin(seed, who)
      const v = count
      const time = timeWithin(demand.arrivals, timeOf, random.next())
      const isProtected = random.next() < demand.protectedShare
      const comes = { at: Math.max(time, numbers.from * minute), ref: 0, class: isProtected ? 1 : 0 }
      comes.ref = comes.at
      if (demand.appointments && !book(demand.appointments, isProtected, random, comes)) continue
      at[v] = comes.at
      ref[v] = comes.ref
      class_[v] = comes.class
      way[v] = wayAt(wayTable, random.next())
      drawWay(demand.ways, way[v] as number, random, wayAfter, wayFor, v)
      chosen.length = 0
      if (route) chosen.push(...route)
      else {
        chosen.push(mixed[at_(mix, random.next())] as number)
        while (chosen.length < mostServices && random.next() < demand.moreShare) {
          const more = mixed[at_(mix, random.next())] as number
          if (!chosen.includes(more)) chosen.push(more)
        }
      }
      inOrder[v] = route || (chosen.length > 1 && random.next() < demand.inOrderShare) ? 1 : 0
      for (const service of chosen) addLeg(v, service)
      firstLeg[v + 1] = legs.count
      count++
    }
    return { count, order: inTime(at, count), at, ref, class: class_, inOrder, way, wayAfter, wayFor, firstLeg, legs }

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
      if (legs.count === legs.visit.length) grow(legs)
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

/** A Poisson number as the exponentials that fit into the mean, so that a larger mean never gives fewer people. */
function howMany({ visitors, count }: Scenario['demand'], random: Random, seed: number): number {
  if (count === 'exact') return visitors
  random.begin(seed, 0, 1)
  let people = -1
  for (let sum = 0; sum < visitors; people++) sum -= Math.log(random.next())
  return people
}

/** How long, by the share of all that are shorter. */
function lengthBy(mean: number, takes: Length): (share: number) => number {
  if (takes.kind === 'fixed') return () => mean
  if (takes.kind === 'exponential') return (share) => -mean * Math.log(1 - share)
  if (takes.kind === 'empirical') {
    const { quantiles } = takes
    return (share) => {
      const place = share * (quantiles.length - 1)
      const below = quantiles[Math.floor(place)] ?? 0
      const above = quantiles[Math.floor(place) + 1] ?? below
      return (below + (above - below) * (place - Math.floor(place))) * minute
    }
  }
  const sigma = Math.sqrt(Math.log(1 + takes.variation * takes.variation))
  return (share) => mean * Math.exp(sigma * normalAt(share) - (sigma * sigma) / 2)
}

/** Shares summed up, the last is 1. */
function tableOf(weights: readonly number[]): Float64Array {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  return Float64Array.from(weights, (weight) => {
    sum += weight / all
    return sum
  })
}

/** The place of a share in a table of sums. */
function at_(table: Float64Array, share: number): number {
  let [low, high] = [0, table.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (share < (table[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

function timeWithin(spans: Scenario['demand']['arrivals'], table: Float64Array, share: number): number {
  const i = at_(table, share)
  const { from, until } = spans[i] as (typeof spans)[number]
  const below = i > 0 ? (table[i - 1] as number) : 0
  return (from + ((share - below) / ((table[i] as number) - below)) * (until - from)) * minute
}

/**
 * Turns some of those who come into people with appointments; false when one of these does not come. As what they
 * arrive is the live rule's word.
 */
function book(
  { share, slots, noShow, earlyMinutes, deviationMinutes, lateMinutes }: Appointments,
  isProtected: boolean,
  random: Random,
  comes: { at: number; ref: number; class: number },
): boolean {
  const [isBooked, slot, early, shows] = [random.next() < share, random.next(), random.next(), random.next()]
  if (!isBooked) return true
  if (shows < noShow) return false
  const places = Math.max(1, Math.floor((slots.until - slots.from) / slots.minutes))
  const startsAt = (slots.from + Math.floor(slot * places) * slots.minutes) * minute
  const wished = startsAt + (normalAt(early) * deviationMinutes - earlyMinutes) * minute
  const rules = { ...defaultRules, lateMinutes }
  comes.at = Math.max(wished, startsAt - rules.earlyMinutes * minute)
  const as = arrivalOf(new Date(startsAt), isProtected ? 'elderly' : null, rules, new Date(comes.at))
  comes.ref = as.class === 'appointment' ? Math.max(startsAt, comes.at) : comes.at
  comes.class = classes.indexOf(as.class)
  return true
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
  const within = ([least, most]: readonly [number, number], of: number) => (least + of * (most - least)) * minute
  if (way === ways.missesOnce) after[v] = within(comesBackAfter, share)
  else if (way === ways.leaves)
    after[v] = 'mean' in leavesAfter ? -leavesAfter.mean * minute * Math.log(1 - share) : within(leavesAfter, share)
  else if (way === ways.stepsOut) {
    after[v] = within(stepsOutAfter, share)
    lasts[v] = within(stepsOutFor, other)
  }
}

/** Visitors by their time of coming, in linear time: into about as many bins as people, then each with its neighbours. */
function inTime(at: Float64Array, count: number): Int32Array {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (let v = 0; v < count; v++) {
    first = Math.min(first, at[v] as number)
    last = Math.max(last, at[v] as number)
  }
  const bins = Math.max(1, count)
  const width = (last - first) / bins || 1
  const ends = new Int32Array(bins + 2)
  const binOf = (v: number) => Math.min(bins - 1, Math.floor(((at[v] as number) - first) / width))
  for (let v = 0; v < count; v++) ends[binOf(v) + 2] = (ends[binOf(v) + 2] as number) + 1
  for (let bin = 2; bin < ends.length; bin++) ends[bin] = (ends[bin] as number) + (ends[bin - 1] as number)
  const order = new Int32Array(count)
  for (let v = 0; v < count; v++) {
    const bin = binOf(v) + 1
    const place = ends[bin] as number
    ends[bin] = place + 1
    order[place] = v
  }
  for (let i = 1; i < count; i++) {
    const v = order[i] as number
    let j = i
    while (j > 0 && (at[order[j - 1] as number] as number) > (at[v] as number)) {
      order[j] = order[j - 1] as number
      j--
    }
    order[j] = v
  }
  return order
}

function legsFor(room: number): Legs {
  return {
    count: 0,
    visit: new Int32Array(room),
    service: new Uint16Array(room),
    queue: new Uint16Array(room),
    fate: new Uint8Array(room),
    isOnward: new Uint8Array(room),
    handling: new Float64Array(room),
    walk: new Float64Array(room),
    notice: new Float64Array(room),
    pause: new Float64Array(room),
    luck: new Float64Array(room),
  }
}

function grow(legs: Legs): void {
  const larger = legsFor(legs.visit.length * 2)
  for (const [name, old] of Object.entries(legs)) {
    if (typeof old === 'number') continue
    const next = larger[name as Exclude<keyof Legs, 'count'>]
    next.set(old as never)
    Object.assign(legs, { [name]: next })
  }
}
