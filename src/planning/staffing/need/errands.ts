import type { Scenario, ScenarioService, Span } from '../../scenario.ts'
import { type Errand, minutesPerQuarter, quarters } from './offered-load.ts'

/**
 * Who is expected in each queue of a scenario, by quarter hour, and how long each holds a counter. Whoever comes before
 * the doors open can only be called once they are: they are counted evenly over the promised minutes after the opening,
 * which is as long as they may wait.
 */
export function errandsOf(
  scenario: Scenario,
  opens: number,
  promisedMinutes: number,
): ReadonlyMap<number, readonly Errand[]> {
  const coming = comingBy(scenario, opens, promisedMinutes)
  const people = peopleByService(scenario)
  const byQueue = new Map<number, Errand[]>()
  for (const service of scenario.services) {
    const many = people.get(service.id) ?? 0
    if (many === 0) continue
    const errands = byQueue.get(service.queueId) ?? []
    errands.push({ arrivals: coming.map((share) => share * many), ...holdingOf(service, scenario) })
    byQueue.set(service.queueId, errands)
  }
  return byQueue
}

/** Of those who come to a queue, the share who come so early that they wait longer than promised whatever is done. */
export function tooEarlyShare({ demand, numbers }: Scenario, opens: number, promisedMinutes: number): number {
  const until = opens - promisedMinutes
  const weights = demand.arrivals.map(({ weight }) => weight)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const early = demand.arrivals.reduce((sum, { from, until: end, weight }) => {
    const begins = Math.max(from, from < numbers.from ? numbers.from : from)
    const part = begins >= until ? 0 : (Math.min(end, until) - from) / (end - from)
    return sum + weight * Math.max(0, part)
  }, 0)
  const walkIns = 1 - (demand.appointments?.share ?? 0)
  return all === 0 ? 0 : (walkIns * early) / all
}

/** The share of a day's people in each quarter hour of the day. */
function comingBy({ demand }: Scenario, opens: number, promisedMinutes: number): number[] {
  const share = new Array<number>(quarters).fill(0)
  const walkIn = 1 - (demand.appointments?.share ?? 0)
  const all = demand.arrivals.reduce((sum, { weight }) => sum + weight, 0)
  const add = (span: Span, part: number) => {
    if (part <= 0) return
    const late = { from: Math.max(opens, span.from), until: span.until }
    const earlyPart = span.from >= opens ? 0 : Math.min(1, (opens - span.from) / (span.until - span.from))
    if (earlyPart > 0) spread(share, { from: opens, until: opens + Math.max(1, promisedMinutes) }, part * earlyPart)
    if (earlyPart < 1) spread(share, late, part * (1 - earlyPart))
  }
  for (const { from, until, weight } of demand.arrivals) add({ from, until }, (walkIn * weight) / all)
  if (demand.appointments) {
    const { slots, noShow, earlyMinutes, share: booked } = demand.appointments
    add({ from: slots.from - earlyMinutes, until: slots.until - earlyMinutes }, booked * (1 - noShow))
  }
  return share
}

function spread(share: number[], { from, until }: Span, part: number): void {
  for (let quarter = Math.floor(from / minutesPerQuarter); quarter * minutesPerQuarter < until; quarter++) {
    const begin = quarter * minutesPerQuarter
    const inside = Math.min(until, begin + minutesPerQuarter) - Math.max(from, begin)
    if (quarter >= 0 && quarter < quarters) share[quarter] = (share[quarter] ?? 0) + (part * inside) / (until - from)
  }
}

/** Services asked for in a day: the first, the further ones, and those that people are sent on to. */
function peopleByService({ demand, officers, services }: Scenario): ReadonlyMap<number, number> {
  const all = demand.mix.reduce((sum, { weight }) => sum + weight, 0)
  const { moreShare: more, visitors } = demand
  const shares = demand.mix.map(({ weight }) => weight / all)
  const asked = new Map(
    demand.mix.map(({ serviceId }, i) => [
      serviceId,
      visitors * ((shares[i] as number) + furtherAsked(i, shares, more)),
    ]),
  )
  const sentOn = new Map<number, number>()
  for (const { id } of services) {
    const targets = officers.transferTo[id] ?? []
    for (const target of targets) {
      const part = ((asked.get(id) ?? 0) * officers.transferShare) / targets.length
      sentOn.set(target, (sentOn.get(target) ?? 0) + part)
    }
  }
  for (const [id, many] of sentOn) asked.set(id, (asked.get(id) ?? 0) + many)
  return asked
}

/**
 * How often a service is the second, third or fourth of a visit, for one visitor: each another one than before, and drawn
 * again, with the same chance to stop, when it is not (as simulation/draw-visits.ts does). The second is exact; of the
 * third it is taken that the one before it had the usual weight.
 */
function furtherAsked(place: number, shares: readonly number[], more: number): number {
  const own = shares[place] as number
  const squares = shares.reduce((sum, share) => sum + share * share, 0)
  let second = 0
  let third = 0
  for (const [i, first] of shares.entries()) {
    const others = 1 - first
    if (i === place || others <= 0) continue
    second += (first * more * own) / (1 - more * first)
    const hasSecond = (more * others) / (1 - more * first)
    const usual = Math.max(0, (squares - first * first) / others)
    third += (first * hasSecond * Math.max(0, 1 - own / others) * more * own) / (1 - more * Math.min(1, first + usual))
  }
  return second + third * (shares.length > 3 ? 1 + more : 1)
}

/** The minutes for which one person holds a counter: the walk, the service, a breath after it; or a call in vain. */
function holdingOf(service: ScenarioService, { demand, officers }: Scenario): Pick<Errand, 'minutes' | 'variation'> {
  const mean = ([least, most]: readonly [number, number]) => (least + most) / 2
  const around =
    (mean(officers.walkSeconds) + mean(officers.noticeSeconds) + officers.pauseShare * mean(officers.pauseSeconds)) / 60
  const comes = 1 - demand.ways.neverComes
  const vain = ((demand.ways.neverComes + demand.ways.missesOnce) * officers.absentSeconds) / 60
  const minutes = comes * (service.minutes + around + officers.parkShare * officers.afterParkMinutes) + vain
  const { takes } = service
  const variation =
    takes.kind === 'lognormal'
      ? takes.variation
      : takes.kind === 'exponential'
        ? 1
        : takes.kind === 'fixed'
          ? 0
          : ofQuantiles(takes.quantiles)
  return { minutes, variation: (variation * service.minutes) / Math.max(minutes, 1e-9) }
}

function ofQuantiles(quantiles: readonly number[]): number {
  const mean = quantiles.reduce((sum, each) => sum + each, 0) / Math.max(1, quantiles.length)
  const variance = quantiles.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, quantiles.length)
  return mean > 0 ? Math.sqrt(variance) / mean : 0
}
