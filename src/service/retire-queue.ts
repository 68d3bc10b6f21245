import { allow } from '#account/allow.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { subjectOfQueue } from './queue.ts'
import { countWaitingIn, holdQueue, markQueueRetired, readQueue, readTies } from './queue-store.ts'

/** A queue ends once nobody waits in it, no service leads to it, and no counter serves it. */
export async function retireQueue(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  await holdQueue(tx, id)
  const queue = await readQueue(tx, id)
  allow(by, 'service.edit', { agency: queue.agencyId })
  if (queue.isRetired) return
  const people = await countWaitingIn(tx, id)
  if (people > 0) throw new Refused('queue.peopleWait', { people })
  const { services, counters } = await readTies(tx, id)
  if (services > 0) throw new Refused('queue.hasServices', { services })
  if (counters.length > 0) throw new Refused('queue.hasCounters', { counters: counters.join(', ') })
  await markQueueRetired(tx, id)
  await announceEdit(tx, 'queue.retired', subjectOfQueue(queue), { isRetired: { was: false, now: true } }, by, now)
}
