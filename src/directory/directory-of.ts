import { dayAt } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { Directory } from './directory.ts'
import { readDirectory } from './store.ts'

type Copy = { readonly directory: Directory; readonly day: string }
const copies = new WeakMap<object, Map<number, Copy>>()

/**
 * The mall as this transaction sees it. Each process keeps a copy between requests; the transaction knows the mall's
 * version, so a copy is used only while it is exact, whichever process made the last change. A new day reads anew,
 * because a new version of a service may begin to hold.
 */
export async function directoryOf(tx: Tx, now: Date): Promise<Directory> {
  if (!tx.mall) throw new NotFound('mall.notFound')
  const { id, version } = tx.mall
  const kept = copiesOf(tx.database).get(id)
  if (kept && kept.directory.mall.version === version && kept.day === dayAt(now, kept.directory.mall.timeZone)) {
    return kept.directory
  }
  const fresh = await readFor(tx, id, now, kept?.directory.mall.timeZone ?? 'Asia/Jakarta')
  copiesOf(tx.database).set(id, fresh)
  return fresh.directory
}

// The day is known only with the mall's time zone; a first read by a wrong guess is read once more.
async function readFor(tx: Tx, mallId: number, now: Date, guessedZone: string): Promise<Copy> {
  const day = dayAt(now, guessedZone)
  const directory = await readDirectory(tx, mallId, day)
  if (!directory) throw new NotFound('mall.notFound')
  const { timeZone } = directory.mall
  return dayAt(now, timeZone) === day ? { directory, day } : readFor(tx, mallId, now, timeZone)
}

function copiesOf(database: object): Map<number, Copy> {
  let ofDatabase = copies.get(database)
  if (!ofDatabase) {
    ofDatabase = new Map()
    copies.set(database, ofDatabase)
  }
  return ofDatabase
}
