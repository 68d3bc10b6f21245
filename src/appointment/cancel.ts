import type { Tx } from '#platform/database.ts'
import { cancelByCitizen, placeOf } from './appointment.ts'
import { type Done, type Mine, moveMine } from './by-holder.ts'
import { offerWaitlist } from './offer-waitlist.ts'

/** The person gives the appointment back, at any time; the place goes to whoever waits for one, in the same moment. */
export function cancelAppointment(tx: Tx, mine: Mine): Promise<Done> {
  return moveMine(
    tx,
    mine,
    'appointment.cancelledByCitizen',
    (before) => cancelByCitizen(before, mine.now),
    async (before) => {
      if (placeOf(before)) await offerWaitlist(tx, before.queueId, before.serviceDay, mine.now)
    },
  )
}
