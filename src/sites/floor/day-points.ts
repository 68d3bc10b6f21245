import type { Hours } from '#mall/opening.ts'
import { fewestDays, type Quarter } from '#performance/day.ts'
import type { DayChart } from '#performance/read-day.ts'
import type { Point } from '#ui/charts/day-picture.tsx'

/** From an hour before the doors open until an hour after, or as far as anything happened. Pure. */
export function pointsOf({ quarters, moments, usual, usualMoments }: DayChart, hours: Hours | undefined): Point[] {
  const until = moments.at(-1)?.quarter ?? -1
  const busy = moments.filter((one) => one.waiting + one.openCounters + one.called > 0).map((one) => one.quarter)
  const seen = [...busy, ...usualMoments.map((one) => one.quarter), ...quarters.map((one) => one.quarter)]
  const opens = hours ? [quarterOf(hours.open) - 4, quarterOf(hours.close) + 3] : []
  if (seen.length + opens.length === 0) return []
  const [from, to] = [Math.min(...seen, ...opens), Math.max(...seen, ...opens)]
  const knowsUsual = usual.days >= fewestDays
  const sum = (of: readonly Quarter[], quarter: number, width: number, count: (one: Quarter) => number) =>
    of.reduce((all, one) => all + (one.quarter > quarter - width && one.quarter <= quarter ? count(one) : 0), 0)
  return Array.from({ length: to - from + 1 }, (_, i): Point => {
    const quarter = from + i
    const isOver = quarter <= until
    const moment = moments.find((one) => one.quarter === quarter)
    const usually = knowsUsual ? usualMoments.find((one) => one.quarter === quarter) : undefined
    const today = (width: number, count: (one: Quarter) => number) =>
      isOver ? sum(quarters, quarter, width, count) : undefined
    const onUsual = (width: number) =>
      knowsUsual ? sum(usual.quarters, quarter, width, (one) => one.visits) / usual.days : undefined
    return {
      quarter,
      waiting: isOver ? (moment?.waiting ?? 0) : undefined,
      usualWaiting: knowsUsual ? (usually?.waiting ?? 0) : undefined,
      fewWaiting: knowsUsual ? (usually?.fewWaiting ?? 0) : undefined,
      manyWaiting: knowsUsual ? (usually?.manyWaiting ?? 0) : undefined,
      arrived: today(1, (one) => one.visits),
      usualArrived: onUsual(1),
      served: today(1, (one) => one.served),
      arrivedHour: today(4, (one) => one.visits),
      usualArrivedHour: onUsual(4),
      servedHour: today(4, (one) => one.served),
    }
  })
}

function quarterOf(time: string): number {
  return Number(time.slice(0, 2)) * 4 + Math.floor(Number(time.slice(3, 5)) / 15)
}
