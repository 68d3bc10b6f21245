import { type Database, sql } from '#platform/database.ts'

export type Broadcast = { readonly seq: number; readonly mall: number; readonly topics: readonly string[] }
const remembered = 512

/**
 * Hears numbered broadcasts in their order, each once: reads them, however often and however late somebody says that
 * there are some, or takes them from the leader of this same process, who numbered them and need not read them again.
 */
export function followBroadcasts(db: Database, wake: (mall: number, topics: readonly string[]) => void) {
  let last: number | undefined
  const recent: Broadcast[] = []

  async function catchUp(): Promise<void> {
    if (last === undefined) {
      const seq = await newest(db)
      // At a start two ask at once; whoever is answered later must not pass over what was said in between.
      if (last === undefined) {
        last = seq
        return
      }
    }
    for (const broadcast of await readAfter(db, last)) hear(broadcast)
  }

  /** Straight after they were committed. What does not follow on the last one heard is left to be read: one before it is missing. */
  function take(broadcasts: readonly Broadcast[]): void {
    for (const broadcast of broadcasts) if (last !== undefined && broadcast.seq === last + 1) hear(broadcast)
  }

  function hear(broadcast: Broadcast): void {
    // Taken from the leader while we were reading the same.
    if (last !== undefined && broadcast.seq <= last) return
    last = broadcast.seq
    recent.push(broadcast)
    if (recent.length > remembered) recent.shift()
    wake(broadcast.mall, broadcast.topics)
  }

  /** What was said in a mall after this number; undefined when that is more than we remember. */
  function heardSince(seq: number, mall: number): ReadonlySet<string> | undefined {
    const oldest = recent[0]
    if (oldest && recent.length === remembered && oldest.seq > seq + 1) return undefined
    return new Set(recent.filter((one) => one.seq > seq && one.mall === mall).flatMap((one) => one.topics))
  }

  return { catchUp, take, heardSince, lastHeard: () => last ?? 0 }
}

async function newest(db: Database): Promise<number> {
  const { seq } = await db.glance({ system: true }, (tx) =>
    tx.row<{ seq: number }>(sql`select coalesce(max(seq), 0) as seq from platform.broadcast`),
  )
  return seq
}

async function readAfter(db: Database, seq: number): Promise<Broadcast[]> {
  return await db.glance({ system: true }, (tx) =>
    tx.rows<Broadcast>(
      sql`select seq, mall_id as mall, topics from platform.broadcast where seq > ${seq} order by seq`,
    ),
  )
}
