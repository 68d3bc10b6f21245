import { allow } from '#account/allow.ts'
import { dayAt } from '#mall/day.ts'
import { allOf, announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { mustBeFreeLetter } from './edit-queue.ts'
import { type QueueFields, subjectOfQueue } from './queue.ts'
import { insertQueue } from './queue-store.ts'

export type NewQueue = {
  readonly agencyId: number
  readonly siteId: number
  readonly timeZone: string
  readonly code: string
  readonly fields: QueueFields
}

export async function addQueue(
  tx: Tx,
  { agencyId, siteId, timeZone, code, fields }: NewQueue,
  by: Actor,
  now: Date,
): Promise<number> {
  await takeTurn(tx)
  allow(by, 'service.edit', { agency: agencyId })
  await mustBeFreeLetter(tx, fields.letter, 0, dayAt(now, timeZone))
  const id = await insertQueue(tx, agencyId, siteId, code, fields)
  if (id === undefined) throw new Refused('queue.codeTaken', { code })
  await announceEdit(
    tx,
    'queue.added',
    subjectOfQueue({ id, agencyId, fields }),
    allOf({ code, ...fields }, true),
    by,
    now,
  )
  return id
}
