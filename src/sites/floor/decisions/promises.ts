import { type Counter, countersOf, type Queue } from '#directory/directory.ts'
import { dayAt, momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { queueFacts } from '#visit/read-floor.ts'
import { isAbsent } from './absences.ts'
import { hoursAreOver, isServedNoMore, sittingAt } from './counting.ts'
import type { Hall, Of } from './decision.ts'
import { remedyAt } from './remedy.ts'

/** For so many queues it is worked out what a further counter would do: one pass of the estimate for each. */
const mostForetold = 6
/** A few minutes after the doors close are every day's; somebody who would wait longer than this needs longer hours. */
const late = 15

/** Promises that are broken or will be. Of an agency that is missing altogether that is the decision, not its queues. */
export function decidePromises(hall: Hall): Of<'promise'>[] {
  const { directory, outlook } = hall
  const isOver = hoursAreOver(hall)
  return [...outlook.breaking.values()]
    .flatMap((breaking) => {
      const queue = directory.queues.get(breaking.queueId)
      return queue && !isAbsent(hall, queue.agencyId) && !isServedNoMore(hall, queue.id)
        ? [{ queue, breaking, longest: outlook.longest(queue.id) }]
        : []
    })
    .map((one) => ({ ...one, weight: 2 * one.breaking.broken + one.breaking.coming }))
    .sort((a, b) => b.weight - a.weight)
    .map((one, place) => {
      // After hours nobody is asked to open a further counter: those that are open call to the end.
      const remedy = isOver ? undefined : remedyAt(hall, mostUseful(hall, one.queue))
      const longest =
        remedy && remedy.kind !== 'asked' && place < mostForetold
          ? outlook.longestWith(one.queue.id, {
              counterId: remedy.counter.id,
              fromCounterId: remedy.kind === 'move' ? remedy.from.id : undefined,
            })
          : undefined
      return { kind: 'promise', ...one, remedy: remedy && { ...remedy, longest } }
    })
}

/** Closed counters of a queue: those that have it as their own first, helpers after them. */
function mostUseful({ directory, facts }: Hall, queue: Queue): Counter[] {
  const isOwn = (counter: Counter) =>
    counter.profile.some((entry) => entry.queueId === queue.id && entry.whenWaitingOver === null)
  return countersOf(directory, queue.id)
    .filter((counter) => !sittingAt(facts, counter))
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
}

/** People who came in time and will be called long after the doors close. */
export function decideAfterClosing({ directory, facts, outlook, now }: Hall): Of<'afterClosing'>[] {
  const { timeZone, rehearsingSince } = directory.mall
  const { hours } = openingOn(directory.calendar, facts.day)
  if (!hours || rehearsingSince || facts.day !== dayAt(now, timeZone)) return []
  const people = outlook.calledAfter(momentOf(facts.day, hours.close, timeZone), late)
  return people > 0 ? [{ kind: 'afterClosing', people, closes: hours.close, weight: people }] : []
}

/** After hours, numbers in queues at which nobody sits any more: one decision for all of them. */
export function decideLeftOver(hall: Hall): Of<'leftOver'>[] {
  const queues = [...hall.directory.queues.values()]
    .map((queue) => ({ queue, people: queueFacts(hall.facts, queue.id).waiting }))
    .filter(({ queue, people }) => people > 0 && isServedNoMore(hall, queue.id))
    .sort((a, b) => b.people - a.people)
  const people = queues.reduce((sum, one) => sum + one.people, 0)
  return people > 0 ? [{ kind: 'leftOver', people, queues, weight: people }] : []
}
