import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import { byPosition } from './by-position.ts'
import { bucketOf } from './calibration.ts'
import { estimate } from './estimate.ts'
import { readKnown } from './read-known.ts'
import { isNews, isToBeTold, type Told } from './told.ts'
import { holdsNotes, readLastTold, writeTold } from './told-store.ts'

/**
 * Notes what is said now of every leg that waits for its first call, where it is new or has changed: one look at the
 * hall, one pass, one batch. After the acts and apart from them, so that taking a number costs no more; asked again or
 * by two processes it writes nothing twice. A rehearsal is not noted. Gives how many lines were written.
 */
export async function tellWaits(tx: Tx, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  if (directory.mall.rehearsingSince || !(await holdsNotes(tx))) return 0
  const { facts, learned } = await readKnown(tx, directory, now)
  const legs = facts.legs.filter(isToBeTold)
  if (legs.length === 0) return 0
  const last = new Map(
    (
      await readLastTold(
        tx,
        legs.map((leg) => leg.id),
      )
    ).map((told) => [told.legId, told]),
  )
  const { ofLeg, habits } = estimate(directory, facts, learned, now)
  const shadow = byPosition(directory, facts, habits, now)
  const news = legs.flatMap((leg): Told[] => {
    const said = ofLeg(leg.id)
    if (!said || !isNews(last.get(leg.id), said, now)) return []
    const { method, raw, reach, spread } = said
    const bucket = raw === undefined ? null : bucketOf(raw)
    return [
      {
        legId: leg.id,
        turn: (last.get(leg.id)?.turn ?? 0) + 1,
        queueId: leg.queueId,
        method,
        raw: raw ?? null,
        reach: reach ?? null,
        low: spread?.low ?? null,
        point: spread?.point ?? null,
        high: spread?.high ?? null,
        byPosition: shadow.get(leg.id) ?? null,
        bucket,
        isEntry: bucket !== null && !last.get(leg.id)?.buckets.includes(bucket),
      },
    ]
  })
  return await writeTold(tx, news, now)
}
