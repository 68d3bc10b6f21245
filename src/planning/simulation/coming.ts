import { arrivalOf } from '#appointment/arrival.ts'
import { defaultRules } from '#appointment/rules.ts'
import { type Appointments, classes, type Scenario } from '../scenario.ts'
import type { Arena } from './arena.ts'
import { placeOf, type Table, tableOf } from './distribution.ts'
import { normalAt, type Random } from './random.ts'

const minute = 60_000

/** When somebody comes, from when the wait counts (milliseconds after midnight), and as what. */
export type Coming = { at: number; ref: number; class: number }

/** The people of one day in the order of their coming: who they are, and a way to draw how each comes. */
export type Comings = {
  readonly count: number
  readonly whoOf: (place: number) => number
  /** Begins the stream of a visitor and draws the coming; what else is drawn for the visitor follows in that stream. */
  readonly draw: (who: number, coming: Coming) => boolean
}

export function comingsOf({ demand, numbers }: Scenario, random: Random): (seed: number, arena: Arena) => Comings {
  const times = tableOf(demand.arrivals.map(({ weight }) => weight))
  return (seed, arena) => {
    const draw = (who: number, coming: Coming) => {
      random.begin(seed, who)
      const known = demand.people?.[who]
      if (known) {
        coming.at = Math.max(known.at, numbers.from) * minute
        coming.ref = coming.at
        coming.class = known.isProtected ? 1 : 0
        return true
      }
      const time = timeWithin(demand.arrivals, times, random.next())
      const isProtected = random.next() < demand.protectedShare
      coming.at = Math.max(time, numbers.from * minute)
      coming.ref = coming.at
      coming.class = isProtected ? 1 : 0
      return demand.appointments === null || book(demand.appointments, isProtected, random, coming)
    }
    const all = demand.people?.length ?? howMany(demand, random, seed)
    const at = arena.floats(all)
    const who = arena.ints(all)
    const coming: Coming = { at: 0, ref: 0, class: 0 }
    let count = 0
    for (let i = 0; i < all; i++) {
      if (!draw(i, coming)) continue
      at[count] = coming.at
      who[count++] = i
    }
    const order = inTime(at, count, arena)
    return { count, whoOf: (place) => who[order[place] as number] as number, draw }
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

function timeWithin(spans: Scenario['demand']['arrivals'], table: Table, share: number): number {
  const i = placeOf(table, share)
  const { from, until } = spans[i] as (typeof spans)[number]
  const below = i > 0 ? (table.sums[i - 1] as number) : 0
  return (from + ((share - below) / ((table.sums[i] as number) - below)) * (until - from)) * minute
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

/** Visitors by their time of coming, in linear time: into about as many bins as people, then each with its neighbours. */
function inTime(at: Float64Array, count: number, arena: Arena): Int32Array {
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (let v = 0; v < count; v++) {
    first = Math.min(first, at[v] as number)
    last = Math.max(last, at[v] as number)
  }
  const bins = Math.max(1, count)
  const width = (last - first) / bins || 1
  const ends = arena.ints(bins + 2)
  const bin = arena.ints(count)
  for (let v = 0; v < count; v++) {
    const its = Math.min(bins - 1, Math.floor(((at[v] as number) - first) / width))
    bin[v] = its
    ends[its + 2] = (ends[its + 2] as number) + 1
  }
  for (let i = 2; i < ends.length; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number)
  const order = arena.ints(count)
  for (let v = 0; v < count; v++) {
    const its = (bin[v] as number) + 1
    const place = ends[its] as number
    ends[its] = place + 1
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
