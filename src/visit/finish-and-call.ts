import { serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import { type AtCounter, type Ending, finishServing } from './at-counter.ts'
import { type Called, callNext, counterFor, zoneSite } from './call-next.ts'
import { lockQueues, readVisitAt } from './store.ts'
import { locksOf } from './take-number.ts'

/**
 * "Finished, next please": both or neither. A repeat finds the person who was called the first time, because the two
 * halves are two commands that belong together.
 */
export async function finishAndCallNext(tx: Tx, at: AtCounter, ending: Ending): Promise<Called> {
  await lockAhead(tx, at)
  const { command } = at
  await finishServing(tx, at, ending)
  return callNext(tx, at.counterId, at.by, at.now, command && { id: `${command.id}.next` })
}

// Finishing lets other legs of the visit wait (their queues' locks) and calling takes the counter's: taken one after
// the other they could cross with somebody else's, so all are taken first, in the one order.
async function lockAhead(tx: Tx, { counterId, by, now }: AtCounter): Promise<void> {
  const directory = await directoryOf(tx, now)
  const counter = counterFor(directory, counterId, by)
  const visit = await readVisitAt(tx, counterId)
  const ids = new Set([...counter.profile, ...(visit?.legs ?? [])].map((part) => part.queueId))
  const queues = [...ids].flatMap((id) => directory.queues.get(id) ?? [])
  await lockQueues(
    tx,
    locksOf(queues, serviceDay(directory, zoneSite(directory, counter), now)),
    directory.mall.rehearsingSince !== null,
  )
}
