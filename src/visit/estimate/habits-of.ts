import type { Directory } from '#directory/directory.ts'
import { type Habits, usualHabits } from './facts.ts'
import { shrunk } from './shrunk.ts'
import type { Learned } from './store.ts'

/** As learned; what is not yet, as the standard of the service says (queue.md 4.2: twenty people's weight). */
export function habitsOf(
  directory: Pick<Directory, 'services'>,
  { habit, handling, coming }: Pick<Learned, 'habit' | 'handling' | 'coming'>,
): Habits {
  const standard = (serviceId: number) => directory.services.get(serviceId)?.minutes ?? standardMinutes
  return {
    ...usualHabits,
    ...habit,
    // While no day has been seen nobody knows of any queue; afterwards a queue without protected visitors has none.
    coming: (queueId) => (coming.size > 0 ? (coming.get(queueId) ?? none) : undefined),
    handling: (serviceId) => {
      const known = handling.get(serviceId)
      if (!known) return standard(serviceId)
      return shrunk(known.people * known.minutes, known.people, standard(serviceId), shrinkBy)
    },
    people: (serviceId) => handling.get(serviceId)?.people ?? 0,
  }
}
/** Where the standard of a service is missing. */
export const standardMinutes = 10
export const shrinkBy = 20
const none: readonly number[] = []
