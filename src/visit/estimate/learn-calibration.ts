import type { Tx } from '#platform/database.ts'
import type { Bucket } from './calibration.ts'
import { learnScores, readJudged, readOpenPromises, writeStretches } from './calibration-store.ts'
import { asThingsStand } from './open-promise.ts'
import { readLearned } from './store.ts'
import { count, type Missed, nothingMissed, stretchOf } from './stretch.ts'

/** How far ranges go: from what came true in the last weeks, and from what these days have shown of their own ranges. */
export async function learnCalibration(tx: Tx, days: readonly string[], now: Date): Promise<void> {
  await learnScores(tx, now)
  const { calibration } = await readLearned(tx)
  const [judged, open] = [await readJudged(tx, days), await readOpenPromises(tx, days)]
  const missed = new Map<Bucket, Missed>(judged.map((its) => [its.bucket, its]))
  for (const promise of open) count(missed, promise.bucket, asThingsStand(promise, calibration, now))
  await writeStretches(tx, (bucket) => stretchOf(missed.get(bucket) ?? nothingMissed))
}
