import { betweenCalls } from './at-counter.ts'
import type { Habits } from './facts.ts'

/** Of one service in the last weeks: how many were called who asked for it. */
export type Asked = { readonly serviceId: number; readonly people: number }

/** Fewer people say nothing of detours; more than this is another matter. */
const fewest = 200
const most = 1.25

/**
 * Time at counters, all of it (`spent`, minutes), by the time that the schedule reckons for those who asked: people who
 * are sent on, step aside or are called twice take more. Held against the very minutes that the schedule reckons with,
 * whatever these are off by; against others, every wait was said some percent too long. Never below 1.
 */
export function detourOf(asked: readonly Asked[], spent: number, habits: Habits): number {
  const people = asked.reduce((sum, one) => sum + one.people, 0)
  if (people < fewest) return 1
  const plain = { ...habits, detour: 1 }
  const reckoned = asked.reduce((sum, one) => sum + one.people * betweenCalls(habits.handling(one.serviceId), plain), 0)
  return Math.min(most, Math.max(1, spent / reckoned))
}
