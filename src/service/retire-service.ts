import { allow } from '#account/allow.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { subjectOfService } from './service-row.ts'
import { countWaitingFor, holdService, markServiceRetired, readService, readVersions } from './store.ts'

/** The service is no longer given. Refused while people hold numbers for it; its versions stay on record. */
export async function retireService(tx: Tx, serviceId: number, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  await holdService(tx, serviceId)
  const service = await readService(tx, serviceId)
  allow(by, 'service.edit', { agency: service.agencyId })
  if (service.isRetired) return
  const people = await countWaitingFor(tx, serviceId)
  if (people > 0) throw new Refused('service.peopleWait', { people })
  await markServiceRetired(tx, serviceId)
  const [latest] = await readVersions(tx, serviceId)
  await announceEdit(
    tx,
    'service.retired',
    subjectOfService(service, latest?.draft.name.id ?? ''),
    { isRetired: { was: false, now: true } },
    by,
    now,
  )
}
