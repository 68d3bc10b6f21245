import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Command } from '#ledger/once.ts'
import { onceRemembered } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { Appointment } from './appointment.ts'
import { change } from './change.ts'
import { queueAndAgency } from './open-slots.ts'
import { mustBook } from './policy.ts'
import { lockAppointments, readAppointments } from './store.ts'

/** What the holder of an appointment's secret address does with it, alone or with somebody's help. */
export type Mine = { readonly token: string; readonly by: Actor; readonly now: Date; readonly command?: Command }
export type Done = { readonly appointmentId: number }

/** The appointment behind the address. */
export async function appointmentByToken(tx: Tx, token: string): Promise<Appointment> {
  const [appointment] = await readAppointments(tx, sql`a.token = ${token}`)
  if (!appointment) throw new NotFound('appointment.notFound')
  return appointment
}

/** The same, locked with its slot and with the slots that the act needs besides. */
export async function lockMine(tx: Tx, token: string, alsoSlots: readonly number[] = []): Promise<Appointment> {
  const [appointment] = await lockAppointments(tx, sql`a.token = ${token}`, alsoSlots)
  if (!appointment) throw new NotFound('appointment.notFound')
  return appointment
}

/** One move of one appointment. `then` runs in the same transaction, after the move is written. */
export function moveMine(
  tx: Tx,
  mine: Mine,
  kind: string,
  apply: (before: Appointment) => Appointment,
  then: (before: Appointment, directory: Directory) => Promise<unknown> = async () => {},
): Promise<Done> {
  const { by, now, command } = mine
  return onceRemembered(tx, by, command, now, async () => {
    const directory = await directoryOf(tx, now)
    const before = await lockMine(tx, mine.token)
    mustBook(by, queueAndAgency(directory, before.queueId).agency.id)
    await change(tx, [{ before, after: apply(before) }], { kind, by, now })
    await then(before, directory)
    const done = { appointmentId: before.id }
    return done
  })
}
