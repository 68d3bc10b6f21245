import { announce } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import type { Appointment } from './appointment.ts'
import { type Change, writeChanges } from './store.ts'

/** One act as the ledger tells it: which appointments went from where to where. No hash, no secret address. */
export type Act = {
  readonly kind: string
  readonly by: Actor
  readonly now: Date
  readonly data?: Readonly<Record<string, unknown>>
}

/** Writes what an act did to appointments, and wakes the screens that show them. */
export async function change(tx: Tx, changes: readonly Change[], act: Act): Promise<void> {
  if (changes.length === 0) return
  await writeChanges(tx, changes)
  await tell(tx, changes, act)
}

/** Says what happened where the rows are written already. */
export async function tell(tx: Tx, changes: readonly { before?: Appointment; after: Told }[], act: Act): Promise<void> {
  const appointments = changes.map(({ before, after }) => ({
    id: after.id,
    from: before?.state ?? null,
    to: after.state,
    slotId: after.slotId,
    serviceId: after.serviceId,
    visitId: after.visitId ?? null,
  }))
  const places = new Set(changes.map(({ after }) => `${after.queueId} ${after.serviceDay}`))
  const [first] = changes
  const isOnePlace = places.size === 1 && first
  const topics = new Set(changes.flatMap(({ after }) => [`appointment:${after.id}`, `slots:${after.queueId}`]))
  const where = isOnePlace ? { queueId: first.after.queueId, serviceDay: first.after.serviceDay } : {}
  await announce(
    tx,
    { kind: act.kind, actor: act.by, data: { ...act.data, appointments }, topics: [...topics], ...where },
    act.now,
  )
}

type Told = Pick<Appointment, 'id' | 'state' | 'slotId' | 'serviceId' | 'queueId' | 'serviceDay'> & {
  readonly visitId?: number | null
}
