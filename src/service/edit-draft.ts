import { allow } from '#account/allow.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type Draft, type DraftPart, partOf } from './draft.ts'
import { type ServiceRow, subjectOfService, type VersionRow } from './service-row.ts'
import { deleteDraft, putDraft, readService, readVersions } from './store.ts'

/** The service and its versions, for somebody who may change it. */
export async function mustEdit(
  tx: Tx,
  serviceId: number,
  by: Actor,
): Promise<{ service: ServiceRow; versions: readonly VersionRow[] }> {
  await takeTurn(tx)
  const service = await readService(tx, serviceId)
  allow(by, 'service.edit', { agency: service.agencyId })
  if (service.isRetired) throw new Refused('service.retired')
  return { service, versions: await readVersions(tx, serviceId) }
}

/** A draft begins as a copy of the latest version. Somebody who begins it again finds the one that is there. */
export async function startDraft(tx: Tx, serviceId: number, by: Actor, today: string, now: Date): Promise<void> {
  const { service, versions } = await mustEdit(tx, serviceId, by)
  const [latest] = versions
  if (!latest || versions.some(({ publishedAt }) => publishedAt === null)) return
  const number = latest.number + 1
  await putDraft(tx, service, number, latest.validFrom > today ? latest.validFrom : today, latest.draft)
  await announceEdit(
    tx,
    'service.draftStarted',
    subjectOfService(service, latest.draft.name.id),
    { version: { was: null, now: number } },
    by,
    now,
  )
}

/** One part of the draft. Two people may write at once: each part is refused when somebody else changed it meanwhile. */
export async function editDraft(
  tx: Tx,
  serviceId: number,
  part: DraftPart,
  edit: Edit<Partial<Draft>>,
  by: Actor,
  now: Date,
): Promise<void> {
  const { service, versions } = await mustEdit(tx, serviceId, by)
  const version = draftIn(versions)
  const wanted = partOf({ ...version.draft, ...edit.wanted }, part)
  const changes = changesOf(partOf(version.draft, part), { seen: edit.seen, wanted })
  if (!changes) return
  const draft: Draft = { ...version.draft, ...wanted }
  await putDraft(tx, service, version.number, version.validFrom, draft)
  await announceEdit(tx, 'service.draftEdited', subjectOfService(service, draft.name.id), changes, by, now)
}

/** The draft goes; what is published stays as it is. A service that was never published keeps its only draft. */
export async function discardDraft(tx: Tx, serviceId: number, by: Actor, now: Date): Promise<void> {
  const { service, versions } = await mustEdit(tx, serviceId, by)
  const draft = versions.find(({ publishedAt }) => publishedAt === null)
  if (!draft) return
  if (versions.length === 1) throw new Refused('service.onlyDraft')
  await deleteDraft(tx, serviceId)
  await announceEdit(
    tx,
    'service.draftDiscarded',
    subjectOfService(service, draft.draft.name.id),
    { version: { was: draft.number, now: null } },
    by,
    now,
  )
}

export function draftIn(versions: readonly VersionRow[]): VersionRow {
  const draft = versions.find(({ publishedAt }) => publishedAt === null)
  if (!draft) throw new Refused('service.noDraft')
  return draft
}
