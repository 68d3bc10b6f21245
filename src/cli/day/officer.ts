import type { Counter, Directory } from '#directory/directory.ts'
import { momentOf } from '#mall/day.ts'
import { breakOn } from '#mall/opening.ts'
import { usualOfficers as usual, usualVariation } from '#planning/habits.ts'
import { leastRest } from '#visit/estimate/rest.ts'
import type { Hall } from './hall.ts'
import { isRefusal, type OfficerHands, type Standing } from './hands.ts'
import type { Random } from './random.ts'

const second = 1000
const minute = 60 * second

/**
 * An officer's day at one counter: opens before eight, calls, waits for the person, serves, rests with the counter's
 * break group, and goes home when the doors are shut and nobody waits.
 */
export function playOfficer(
  hall: Hall,
  counter: Counter,
  hands: OfficerHands,
  random: Random,
  parkShare: number = usual.parkShare,
): void {
  const { timeline, directory, day, tally } = hall
  const ends = momentOf(day, hall.closes, directory.mall.timeZone).getTime()
  const rest = restOf(directory, counter, day)
  const parked: Standing[] = []
  let hasRested = rest === undefined

  const work = async (at: number): Promise<void> => {
    if (rest && !hasRested && at >= rest.from) return takeBreak(at)
    if (parked.length > 0 && random.chance(usual.resumeChance)) return goOnWith(parked.shift() as Standing, at)
    const called = await hands.call(at)
    if (called) return await personIsCalled(called, at)
    if (at > ends + usual.staysMinutes * minute && parked.length === 0) {
      await hands.close(at)
      return
    }
    if (parked.length > 0) return goOnWith(parked.shift() as Standing, at)
    hall.restUntilSomebodyWaits(counter, at, work, hasRested ? undefined : rest?.from)
  }

  const takeBreak = async (at: number): Promise<void> => {
    hasRested = true
    await hands.pause(at)
    timeline.add(Math.max(at + leastRest * minute, rest?.until ?? at), async (back) => {
      await hands.unpause(back)
      await work(back)
    })
  }

  const goOnWith = async (who: Standing, at: number): Promise<void> => {
    const resumed = await hands.resume(who, at)
    if (isRefusal(resumed)) return void timeline.add(at + 20 * second, work)
    timeline.add(at + usual.afterParkMinutes * minute, (then) => finish(who, then))
  }

  const personIsCalled = async (who: Standing, at: number): Promise<void> => {
    tally.called++
    const comesAfter = hall.comesWhenCalled(who.ticket, at)
    if (comesAfter !== undefined) return void timeline.add(at + comesAfter, (then) => serve(who, then))
    tally.missed++
    timeline.add(at + 60 * second, (then) => callAgain(who, 2, then))
  }

  /** One call after the other, each when the one before has been heard; then the person counts as absent. */
  const callAgain = async (who: Standing, times: number, at: number): Promise<void> => {
    if (times > 0) {
      await hands.recall(who, at)
      return void timeline.add(at + 45 * second, (then) => callAgain(who, times - 1, then))
    }
    if (isRefusal(await hands.absent(who, at)))
      return void timeline.add(at + 60 * second, (then) => callAgain(who, 1, then))
    await work(at)
  }

  const serve = async (who: Standing, at: number): Promise<void> => {
    const started = await hands.start(who, at)
    if (isRefusal(started)) return void timeline.add(at + 10 * second, work)
    const takes = random.duration(hall.minutesOf(who.serviceCode), usualVariation) * minute
    if (random.chance(parkShare)) return void timeline.add(at + takes / 2, (then) => park(who, then))
    if (random.chance(usual.transferShare)) return void timeline.add(at + takes / 2, (then) => transfer(who, then))
    timeline.add(at + takes, (then) => finish(who, then))
  }

  const park = async (who: Standing, at: number): Promise<void> => {
    if (!isRefusal(await hands.park(who, at))) {
      parked.push(who)
      tally.parked++
    }
    await work(at)
  }

  const transfer = async (who: Standing, at: number): Promise<void> => {
    const target = hall.otherServiceOf(counter.agencyId, who.serviceCode, random)
    if (target === undefined) return finish(who, at)
    if (isRefusal(await hands.transfer(who, target, at))) return finish(who, at)
    tally.transferred++
    hall.somebodyWaits([...directory.queues.keys()], at)
    timeline.add(at + 5 * second, work)
  }

  const finish = async (who: Standing, at: number): Promise<void> => {
    const outcome = random.weighted([
      ['issued', 70],
      ['accepted', 18],
      ['informed', 6],
      ['incomplete', 6],
    ] as const)
    tally.served++
    const isBreak = rest && !hasRested && at >= rest.from
    if (isBreak || parked.length > 0 || random.chance(usual.pauseShare)) {
      await hands.finish(who, outcome, at)
      return void timeline.add(at + random.between(...usual.pauseSeconds) * second, work)
    }
    const next = await hands.finishAndCall(who, outcome, at)
    if (next) return await personIsCalled(next, at)
    await work(at)
  }

  const begins =
    momentOf(day, hall.opens, directory.mall.timeZone).getTime() - random.between(...usual.earlyMinutes) * minute
  timeline.add(begins, async (at) => {
    await hands.open(at)
    await work(at)
  })
}

function restOf(directory: Directory, counter: Counter, day: string): { from: number; until: number } | undefined {
  const times = counter.breakGroup ? breakOn(directory.calendar, day, counter.breakGroup) : undefined
  if (!times) return undefined
  const moment = (time: string) => momentOf(day, time, directory.mall.timeZone).getTime()
  return { from: moment(times[0]), until: moment(times[1]) }
}
