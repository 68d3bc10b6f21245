import type { Vault } from '#account/vault.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { readStatuses } from '#visit/read-status.ts'
import type { Visit } from '#visit/visit.ts'
import { occasionsOf } from './occasions.ts'
import type { Subscription } from './push.ts'
import { isPushAddress, type PushReach } from './push-reach.ts'
import { countSubscriptions, deleteSubscription, insertPushes, writeSubscription } from './store.ts'

/** A family that waits together, each with a telephone. */
export const mostBrowsers = 5

export type Asking = { readonly subscription: Subscription; readonly language: 'id' | 'en'; readonly now: Date }

/**
 * A browser asks to be told of a visit; again and again is once. What is true already is not told: whoever presses the
 * button is looking at it.
 */
export async function subscribe(tx: Tx, vault: Vault, reach: PushReach, visit: Visit, asking: Asking): Promise<void> {
  const { subscription, language, now } = asking
  if (visit.closedAt) throw new Refused('notice.isOver')
  mustBePossible(subscription, reach)
  const mark = markOf(vault, visit.id, subscription.endpoint)
  const sealed = vault.seal(aboutOf(tx, visit.id), Buffer.from(JSON.stringify(subscription)))
  const id = await writeSubscription(tx, { visitId: visit.id, mark, sealed, language }, now)
  if ((await countSubscriptions(tx, visit.id)) > mostBrowsers)
    throw new Refused('notice.tooMany', { most: mostBrowsers })
  const directory = await directoryOf(tx, now)
  const status = (await readStatuses(tx, directory, [visit.id], now)).get(visit.id)
  if (!status) return
  const waits = await recentWaits(tx, directory, now, [...status.waitedMs.keys()])
  const known = occasionsOf(status, waits).map((occasion) => ({ ...occasion, subscriptionId: id }))
  await insertPushes(tx, known, 'known', now)
}

export async function unsubscribe(tx: Tx, vault: Vault, visitId: number, endpoint: string): Promise<void> {
  await deleteSubscription(tx, visitId, markOf(vault, visitId, endpoint))
}

/** What was sealed for one visit does not open for another. */
export function aboutOf(tx: Tx, visitId: number): string {
  return `push ${tx.mall?.id ?? 0}/${visitId}`
}

function markOf(vault: Vault, visitId: number, endpoint: string): string {
  return vault.blind(`push ${visitId}`, endpoint)
}

function mustBePossible({ endpoint, p256dh, auth }: Subscription, reach: PushReach): void {
  const point = Buffer.from(p256dh, 'base64url')
  const isKey = point.length === 65 && point[0] === 4 && Buffer.from(auth, 'base64url').length === 16
  if (!isKey || !isPushAddress(endpoint, reach)) throw new Refused('notice.unknownService')
}
