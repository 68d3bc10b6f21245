import { allow } from '#account/allow.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { blankDraft } from './draft.ts'
import { readQueue } from './queue-store.ts'
import { subjectOfService } from './service-row.ts'
import type { Level, Text } from './standard.ts'
import { insertService, putDraft } from './store.ts'

export type NewService = { readonly queueId: number; readonly code: string; readonly name: Text; readonly level: Level }

/** A service begins as a draft; nobody sees it until its standard is whole and published. */
export async function addService(
  tx: Tx,
  { queueId, code, name, level }: NewService,
  by: Actor,
  today: string,
  now: Date,
): Promise<number> {
  await takeTurn(tx)
  const queue = await readQueue(tx, queueId)
  allow(by, 'service.edit', { agency: queue.agencyId })
  if (queue.isRetired) throw new NotFound()
  const id = await insertService(tx, queue.agencyId, queueId, code)
  if (id === undefined) throw new Refused('service.codeTaken', { code })
  const service = { id, agencyId: queue.agencyId, queueId, queueCode: queue.code, code, isRetired: false }
  await putDraft(tx, service, 1, today, blankDraft(name, level))
  const changes = {
    code: { was: null, now: code },
    name: { was: null, now: name },
    queue: { was: null, now: queue.code },
  }
  await announceEdit(tx, 'service.added', subjectOfService(service, name.id), changes, by, now)
  return id
}
