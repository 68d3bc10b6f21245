import type { Directory } from '#directory/directory.ts'
import { addDays, dayAt } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import { askedMost } from './read-today.ts'

const mostKept = 500
const anHour = 3_600_000
const kept = new WeakMap<Directory, { readonly hour: number; readonly often: readonly number[] }>()

/**
 * Services by how many came for them in the last seven days and today, most first; one that nobody came for is not among
 * them. Changes slowly and reads a week: asked for once an hour.
 */
export async function oftenAsked(tx: Tx, directory: Directory, now: Date): Promise<readonly number[]> {
  const hour = Math.floor(now.getTime() / anHour)
  const known = kept.get(directory)
  if (known?.hour === hour && known.often.length > 0) return known.often
  const today = dayAt(now, directory.mall.timeZone)
  const often = await askedMost(tx, addDays(today, -7), today, mostKept)
  kept.set(directory, { hour, often })
  return often
}
