import { sittingAt } from '#counter/sitting.ts'
import { serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { once, remember } from '#ledger/once.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type AtCounter, type Ending, finishServing } from './at-counter.ts'
import { type Called, callNext, counterFor, zoneSite } from './call-next.ts'
import { lockQueues, readVisitAt } from './store.ts'
import { locksOf } from './take-number.ts'

/** The person is served and gone, and nobody is called: the counter rests, or its officer moves. */
export type NotCalled = { readonly notCalled: 'resting' | 'moving' }

/**
 * "Finished, next please". A repeat finds the person who was called the first time, because the two halves are two
 * commands that belong together. A page that does not know yet that the counter rests still finishes: whoever was served
 * was served, and only the call is left out, for a repeat too.
 */
export async function finishAndCallNext(tx: Tx, at: AtCounter, ending: Ending): Promise<Called | NotCalled> {
  await lockAhead(tx, at)
  const { command, counterId, by, now } = at
  const next = command && { id: `${command.id}.next` }
  await finishServing(tx, at, ending)
  return once(tx, by, next, async () => {
    try {
      return await callNext(tx, counterId, by, now, next)
    } catch (error) {
      if (!(error instanceof Refused) || error.key !== 'counter.paused') throw error
      const sitting = await sittingAt(tx, counterId)
      const left: NotCalled = { notCalled: sitting?.pauseReason === 'moving' ? 'moving' : 'resting' }
      await remember(tx, by, next, left, now)
      return left
    }
  })
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
