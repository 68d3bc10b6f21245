import { announceEdit, differences, mustBeAsShown } from '#mall/edit.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { missingOf } from './draft.ts'
import { draftIn, mustEdit } from './edit-draft.ts'
import { subjectOfService } from './service-row.ts'
import { publishVersion } from './store.ts'

/** What the one who publishes has read, and from when it holds. */
export type Publication = { readonly number: number; readonly seen: unknown; readonly validFrom: string }

/**
 * A draft becomes a version that never changes again. It holds from a day that has not gone by, and never from before a
 * version that is published already: otherwise the older text would come back on that version's day.
 */
export async function publishDraft(
  tx: Tx,
  serviceId: number,
  publication: Publication,
  by: Actor,
  today: string,
  now: Date,
): Promise<void> {
  const { service, versions } = await mustEdit(tx, serviceId, by)
  const { number, seen, validFrom } = publication
  if (versions.some((version) => version.number === number && version.publishedAt))
    throw new Refused('service.alreadyPublished', { number })
  const version = draftIn(versions)
  mustBeAsShown(version.draft, seen)
  const missing = missingOf(version.draft)
  if (missing.length > 0) throw new Refused('service.draftIncomplete', { missing: missing.join(', ') })
  if (validFrom < today) throw new Refused('service.publishInThePast')
  const published = versions.filter(({ publishedAt }) => publishedAt !== null)
  const changed = differences(published[0]?.draft ?? {}, version.draft)
  if (Object.keys(changed).length === 0) throw new Refused('service.nothingChanged')
  const later = published.find((one) => one.validFrom > validFrom)
  if (later) throw new Refused('service.laterPublished', { number: later.number, day: later.validFrom })
  const finalNumber = Math.max(version.number, (published[0]?.number ?? 0) + 1)
  await publishVersion(tx, serviceId, { number: finalNumber, validFrom, by: nameOfActor(by) }, now)
  const changes = {
    version: { was: published[0]?.number ?? null, now: finalNumber },
    validFrom: { was: published[0]?.validFrom ?? null, now: validFrom },
    ...changed,
  }
  await announceEdit(tx, 'service.published', subjectOfService(service, version.draft.name.id), changes, by, now)
}
