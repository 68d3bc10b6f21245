import type { Tx } from '#platform/database.ts'
import { book } from './appointment.ts'
import { type Done, type Mine, moveMine } from './by-holder.ts'

/** The person says yes: to the place that was held, won in the draw, or offered from the waiting list. */
export function bookAppointment(tx: Tx, mine: Mine): Promise<Done> {
  return moveMine(tx, mine, 'appointment.booked', (before) => book(before, mine.now))
}
