import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { gapsOf, newGaps } from './break-cover.ts'
import { queuesLeftAlone, readCover } from './store.ts'

/**
 * Writes a change of counters or breaks, and refuses it when by that change a queue of several counters would close for
 * a break, or people would wait in a queue that no counter serves. What was so before is not this editor's doing.
 */
export async function keepQueuesOpen(tx: Tx, today: string, write: () => Promise<void>): Promise<void> {
  const before = await readCover(tx)
  const aloneBefore = (await queuesLeftAlone(tx)).map(({ name }) => name)
  await write()
  const alone = (await queuesLeftAlone(tx)).find(({ name }) => !aloneBefore.includes(name))
  if (alone) throw new Refused('counter.queueLeftAlone', { queue: alone.name, people: alone.people })
  const after = await readCover(tx)
  const [gap] = newGaps(gapsOf(before.forms, before.queues, today), gapsOf(after.forms, after.queues, today))
  if (gap) throw new Refused('counter.queueWouldClose', { ...gap })
}
