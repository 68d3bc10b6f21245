import { isPresentOn } from '#agency/presence.ts'
import type { Agency, Directory, Queue } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce } from '#ledger/announce.ts'
import { openingOn } from '#mall/opening.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { mustPlan } from './policy.ts'
import { rulesOf } from './rules.ts'
import { insertSlots } from './slot-store.ts'
import { slotsOfDay } from './slots-of-day.ts'

/**
 * Makes the slots of a queue on a day. Doing it twice does nothing more. `opensAt` is when booking begins; null leaves
 * them shut until a draw or a later opening. Gives how many slots are new.
 */
export async function openSlots(
  tx: Tx,
  queueId: number,
  day: string,
  opensAt: Date | null,
  by: Actor,
  now: Date,
): Promise<number> {
  const directory = await directoryOf(tx, now)
  const { queue, agency } = queueAndAgency(directory, queueId)
  mustPlan(by, agency.id)
  const closed = closedOn(directory, agency, day)
  if (closed) throw new Refused(`appointment.closed.${closed}`, { agency: agency.shortName, day })
  const slots = slotsOfDay(directory, queue, day, rulesOf(directory))
  if (slots.length === 0) throw new Refused('appointment.nothingToOpen', { queue: queue.code })
  const made = await insertSlots(tx, queue, day, slots, opensAt)
  if (made > 0) {
    const data = { slots: made, capacity: sum(slots, 'capacity'), walkIn: sum(slots, 'walkIn'), opensAt }
    await announce(
      tx,
      { kind: 'appointment.slotsOpened', actor: by, queueId, serviceDay: day, data, topics: [`slots:${queueId}`] },
      now,
    )
  }
  return made
}

/** Why nobody is received on a day, or undefined: the mall is closed, or the agency is not there. */
export function closedOn(
  directory: Directory,
  agency: Agency,
  day: string,
): 'holiday' | 'closed' | 'absent' | undefined {
  const { hours, holiday } = openingOn(directory.calendar, day)
  if (holiday) return 'holiday'
  if (!hours) return 'closed'
  return isPresentOn(agency.presence, agency.exceptions, day) ? undefined : 'absent'
}

export function queueAndAgency(directory: Directory, queueId: number): { queue: Queue; agency: Agency } {
  const queue = directory.queues.get(queueId)
  const agency = queue && directory.agencies.get(queue.agencyId)
  if (!queue || !agency) throw new NotFound('queue.notFound')
  return { queue, agency }
}

function sum<K extends string>(rows: readonly Record<K, number>[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
