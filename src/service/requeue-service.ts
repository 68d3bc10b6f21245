import { announceEdit, mustBeAsShown, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { mustEdit } from './edit-draft.ts'
import { readQueue } from './queue-store.ts'
import { subjectOfService } from './service-row.ts'
import { countWaitingFor, holdService, moveToQueue } from './store.ts'

/** The service is called from another queue of its agency, once nobody holds a number for it in the old one. */
export async function requeueService(
  tx: Tx,
  serviceId: number,
  to: { seen: unknown; queueId: number },
  by: Actor,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  await holdService(tx, serviceId)
  const { service, versions } = await mustEdit(tx, serviceId, by)
  if (service.queueId === to.queueId) return
  mustBeAsShown({ queue: service.queueCode }, to.seen)
  const queue = await readQueue(tx, to.queueId)
  if (queue.isRetired || queue.agencyId !== service.agencyId) throw new Refused('service.queueElsewhere')
  const people = await countWaitingFor(tx, serviceId)
  if (people > 0) throw new Refused('service.peopleWait', { people })
  await moveToQueue(tx, serviceId, to.queueId)
  const name = versions[0]?.draft.name.id ?? ''
  await announceEdit(
    tx,
    'service.requeued',
    subjectOfService(service, name),
    { queue: { was: service.queueCode, now: queue.code } },
    by,
    now,
  )
}
