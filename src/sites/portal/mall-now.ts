import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { dayAt } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { type Notice, noticesNow } from '#visit/notice.ts'
import { oftenAsked } from '#visit/often-asked.ts'
import { countWaiting } from '#visit/read-status.ts'
import { countCame } from '#visit/read-today.ts'

/** What the public pages tell of this moment. */
export type MallNow = {
  readonly directory: Directory
  readonly waits: Waits
  /** People who wait in the mall, and who came today. */
  readonly waiting: number
  readonly came: number
  readonly notices: readonly Notice[]
  /** Services that most people came for in the last seven days. */
  readonly often: readonly number[]
}

type Line = { running?: Promise<MallNow>; waiting?: Promise<MallNow> | undefined }
const lines = new WeakMap<object, Map<number, Line>>()

/**
 * Read once for all who ask at the same time: when a whole town opens the front page at eight, the database answers one
 * question after the other, not thousands at once. Nobody is shown
 * numbers older than their own question; waits are a few seconds old at most.
 */
export function mallNow(c: Ask): Promise<MallNow> {
  const { db, mall, now } = c.var
  const all = lines.get(db) ?? new Map<number, Line>()
  lines.set(db, all)
  const read = () => db.transact({ mall: mall.id }, (tx) => readMallNow(tx, now))
  const line = all.get(mall.id)
  if (line?.running) {
    const start = () => startReading(all, mall.id, line, read)
    line.waiting ??= line.running.then(start, start)
    return line.waiting
  }
  const first: Line = {}
  all.set(mall.id, first)
  return startReading(all, mall.id, first, read)
}

function startReading(
  all: Map<number, Line>,
  mall: number,
  line: Line,
  read: () => Promise<MallNow>,
): Promise<MallNow> {
  line.waiting = undefined
  line.running = read().finally(() => {
    if (!line.waiting) all.delete(mall)
  })
  return line.running
}

async function readMallNow(tx: Tx, now: Date): Promise<MallNow> {
  const directory = await directoryOf(tx, now)
  const today = dayAt(now, directory.mall.timeZone)
  return {
    directory,
    waits: await recentWaits(tx, directory, now),
    waiting: await countWaiting(tx),
    came: await countCame(tx, today),
    notices: await noticesNow(tx, now, 'public'),
    often: (await oftenAsked(tx, directory, now)).slice(0, mostOften),
  }
}

const mostOften = 6
