import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import type { Change } from './difference.ts'
import { holdsCall } from './read-zone.ts'
import { type CallToHall, record } from './record-store.ts'
import { isFinal, type Leg } from './visit.ts'

/** One act on one visit, as the ledger will tell it. */
export type Act = {
  readonly kind: string
  readonly by: Actor
  readonly now: Date
  readonly counterId?: number
  readonly calls?: readonly CallToHall[]
  readonly command?: { readonly id: string; readonly result: unknown } | undefined
}

/** Writes what an act did, and wakes the screens that show it. */
export async function change(tx: Tx, changes: readonly Change[], act: Act): Promise<void> {
  const { by, ...rest } = act
  await record(tx, { ...rest, actor: by, changes, topics: topicsOf(changes, act) })
}

function topicsOf(changes: readonly Change[], act: Act): string[] {
  const topics = new Set<string>(['floor'])
  for (const { before, after } of changes) {
    topics.add(`visit:${after.id}`)
    for (const leg of after.legs) {
      const old = before?.legs.find((l) => l.id === leg.id)
      if (old === leg) continue
      if (!isAtCounter(leg) || (old && !isAtCounter(old))) topics.add(`queue:${leg.queueId}`)
      for (const counterId of [leg.counterId, old?.counterId]) {
        if (!counterId) continue
        topics.add(`counter:${counterId}`)
        // The hall screens show the call of a number only as long as it holds.
        if (old && holdsCall(old.state) !== holdsCall(leg.state)) topics.add(`called:${counterId}`)
      }
    }
  }
  if (act.counterId) topics.add(`counter:${act.counterId}`)
  for (const call of act.calls ?? []) topics.add(`zone:${call.zoneId}`)
  return [...topics]
}

/** Begun, served, ended: who waits, and who was set aside, stands as before. Five hundred phones need not hear of it. */
function isAtCounter({ state }: Leg): boolean {
  return state === 'called' || state === 'serving' || isFinal(state)
}
