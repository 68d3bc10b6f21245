import {
  type Bucket,
  bucketOf,
  buckets,
  type Calibration,
  type Counted,
  fewestRatios,
  mostRatios,
  ratiosOf,
} from '#visit/estimate/calibration.ts'
import { type Habits, usualHabits } from '#visit/estimate/facts.ts'

/**
 * What the hall learns of itself (visit/estimate/learn-store.ts), in memory and visit by visit: the same weights, caps
 * and ageing, so that a log teaches what the days themselves would have taught.
 */
export class Learned {
  readonly #services: Handling[] = []
  readonly #ways = { people: 0, minutes: 0 }
  readonly #absences = { people: 0, minutes: 0 }
  #sigma: number = usualHabits.sigma
  #untilSpread = 0
  readonly calibration = new LearnedCalibration()
  readonly habits: Habits
  /** Minutes that a counter takes between two people while somebody waits. */
  readonly between = new Shrunk(0, 50)
  /** Whether the log tells the call from the start; otherwise the way is part of the handling. */
  #hasWay = false

  constructor() {
    const self = this
    this.habits = {
      get way() {
        return self.#hasWay ? shrunk(self.#ways.minutes, self.#ways.people, usualHabits.way, 50) : 0
      },
      get absentShare() {
        const { people } = self.#absences
        return (people + 50 * usualHabits.absentShare) / (people + self.#ways.people + 50)
      },
      get absent() {
        const { minutes, people } = self.#absences
        return shrunk(minutes, people, usualHabits.absent, 50 * usualHabits.absentShare)
      },
      get sigma() {
        return self.#sigma
      },
      noShow: usualHabits.noShow,
      // A log tells nothing of rosters, transfers or who gave up.
      opensAfter: usualHabits.opensAfter,
      detour: usualHabits.detour,
      leaving: usualHabits.leaving,
      coming: () => undefined,
      handling: (id) => self.#services[id]?.typical ?? standard,
      people: (id) => self.#services[id]?.people ?? 0,
    }
  }

  /** A service that was not seen before; gives its number. */
  addService(): number {
    return this.#services.push(new Handling()) - 1
  }

  served(serviceId: number, minutes: number): void {
    this.#services[serviceId]?.learn(Math.max(0.1, minutes), capOf(this.#sigma))
    if (this.#untilSpread-- <= 0) this.#learnSpread()
  }

  came(way: number): void {
    this.#hasWay ||= way > 0
    this.#ways.people++
    this.#ways.minutes += way
  }

  didNotCome(minutes: number): void {
    this.#absences.people++
    this.#absences.minutes += minutes
  }

  /** What was learned some days ago counts less: after sixty days a third. */
  age(days: number): void {
    const share = Math.exp(-days / 60)
    for (const service of this.#services) service.age(share)
    for (const one of [this.#ways, this.#absences]) {
      one.people *= share
      one.minutes *= share
    }
  }

  #learnSpread(): void {
    const known = this.#services.filter(({ people }) => people > 1)
    const squares = known.reduce((sum, one) => sum + one.spread, 0)
    const people = known.reduce((sum, one) => sum + one.people - 1, 0)
    this.#sigma = Math.sqrt((Math.max(0, squares) + 50 * usualHabits.sigma ** 2) / (people + 50))
    this.#untilSpread = 200
  }
}

/** Minutes of a service that a log says nothing of: the same that the hall takes where a standard is missing. */
const standard = 10
const shrinkBy = 20

class Handling {
  people = 0
  #minutes = 0
  #logs = 0
  #squares = 0

  get typical(): number {
    return shrunk(this.#minutes, this.people, standard, shrinkBy)
  }

  /** Sum of squares of ln S around its mean. */
  get spread(): number {
    return this.#squares - this.#logs ** 2 / this.people
  }

  learn(minutes: number, cap: number): void {
    const counted = this.people > 0 ? Math.min(minutes, (cap * this.#minutes) / this.people) : minutes
    const log = Math.log(counted)
    this.people++
    this.#minutes += counted
    this.#logs += log
    this.#squares += log * log
  }

  age(share: number): void {
    this.people *= share
    this.#minutes *= share
    this.#logs *= share
    this.#squares *= share
  }
}

/** What ranges are made from, kept in order as the log goes on: of the whole log and of each queue. */
class LearnedCalibration implements Calibration {
  readonly #whole = new Map(buckets.map((bucket) => [bucket, new LastRatios(mostRatios)]))
  readonly #queues = new Map<number, LastRatios>()

  ofMall(bucket: Bucket): Counted | undefined {
    const last = this.#whole.get(bucket)
    return last && last.size >= fewestRatios ? last.counted : undefined
  }

  ofQueue(queueId: number, bucket: Bucket): Counted | undefined {
    return this.#queues.get(placeOf(queueId, bucket))?.counted
  }

  learn(queueId: number, raw: number, actual: number): void {
    const bucket = bucketOf(raw)
    const place = placeOf(queueId, bucket)
    let its = this.#queues.get(place)
    if (!its) {
      its = new LastRatios(mostOfQueue)
      this.#queues.set(place, its)
    }
    its.add(raw, actual)
    this.#whole.get(bucket)?.add(raw, actual)
  }
}
const mostOfQueue = 1500
const placeOf = (queueId: number, bucket: Bucket) => queueId * 8 + bucket

/** The last ratios of waits of one length; their quantiles are worked out when they are asked for and have changed. */
class LastRatios {
  readonly #middles: LastSorted
  readonly #ends: LastSorted
  #counted: Counted | undefined

  constructor(most: number) {
    this.#middles = new LastSorted(most)
    this.#ends = new LastSorted(most)
  }

  get size(): number {
    return this.#ends.size
  }

  add(raw: number, actual: number): void {
    const { middle, ends } = ratiosOf(raw, actual)
    this.#middles.add(middle)
    this.#ends.add(ends)
    this.#counted = undefined
  }

  get counted(): Counted {
    if (!this.#counted) {
      const q50 = this.#middles.quantile(0.5)
      const q10 = Math.min(q50, this.#ends.quantile(0.1))
      this.#counted = { q10, q50, q90: Math.max(q50, this.#ends.quantile(0.9)), ratios: this.size }
    }
    return this.#counted
  }
}

/** The last `most` numbers, sorted. */
export class LastSorted {
  readonly #most: number
  readonly #order: number[] = []
  #sorted = new Float64Array(64)
  #size = 0
  #oldest = 0

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#size
  }

  add(value: number): void {
    if (this.#size < this.#most) {
      this.#order.push(value)
      this.#insert(value)
      return
    }
    const gone = this.#order[this.#oldest] as number
    this.#order[this.#oldest] = value
    this.#oldest = (this.#oldest + 1) % this.#most
    this.#replace(gone, value)
  }

  /** As PostgreSQL's percentile_cont: between two numbers in proportion. */
  quantile(share: number): number {
    const at = share * (this.#size - 1)
    const [low, high] = [this.#sorted[Math.floor(at)] ?? 0, this.#sorted[Math.ceil(at)] ?? 0]
    return low + (high - low) * (at - Math.floor(at))
  }

  #insert(value: number): void {
    if (this.#size === this.#sorted.length) {
      const larger = new Float64Array(this.#size * 2)
      larger.set(this.#sorted)
      this.#sorted = larger
    }
    const place = this.#placeOf(value)
    this.#sorted.copyWithin(place + 1, place, this.#size++)
    this.#sorted[place] = value
  }

  /** Only what lies between the two moves. */
  #replace(gone: number, value: number): void {
    const [from, to] = [this.#placeOf(gone), this.#placeOf(value)]
    if (from < to) {
      this.#sorted.copyWithin(from, from + 1, to)
      this.#sorted[to - 1] = value
    } else {
      this.#sorted.copyWithin(to + 1, to, from)
      this.#sorted[to] = value
    }
  }

  /** The first place whose number is not smaller. */
  #placeOf(value: number): number {
    let [low, high] = [0, this.#size]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] as number) < value) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A mean with some people's weight for what is usual. */
class Shrunk {
  #sum = 0
  #count = 0
  readonly #usual: number
  readonly #weight: number
  constructor(usual: number, weight: number) {
    this.#usual = usual
    this.#weight = weight
  }

  add(value: number): void {
    this.#sum += value
    this.#count++
  }

  get mean(): number {
    return shrunk(this.#sum, this.#count, this.#usual, this.#weight)
  }
}

function shrunk(sum: number, count: number, usual: number, weight: number): number {
  return (sum + weight * usual) / (count + weight)
}

/** Winsorised at the 99 % of a lognormal, as the hall does (visit/estimate/learn.ts). */
function capOf(sigma: number): number {
  return Math.exp(2.326 * sigma - (sigma * sigma) / 2)
}
