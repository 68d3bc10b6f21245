import { minutesOf } from '#mall/day.ts'
import { breakOn } from '#mall/opening.ts'
import type { FloorSitting } from '#visit/read-floor.ts'
import { restOf, waitingFor } from './counting.ts'
import type { Decision, Hall } from './decision.ts'

/** How long a pause may last before the floor asks; a break of the counter's group may last until its end and so much more. */
const longestPause: Readonly<Record<string, number>> = { prayer: 25, toilet: 15, meeting: 45, system: 20, other: 20 }
const longestBreak = 75
const graceAfterBreak = 10
/** Open, with people waiting, and for so long nothing pressed. */
const idleMinutes = 5
/** A no is news for so long. */
const declinedMinutes = 30

/** Single counters: somebody away too long, somebody idle while people wait, somebody who cannot come. */
export function decideAtCounters(hall: Hall): Decision[] {
  return [...hall.facts.sittings.flatMap((sitting) => atCounter(hall, sitting)), ...declined(hall)]
}

function atCounter(hall: Hall, sitting: FloorSitting): Decision[] {
  const { directory, facts, now } = hall
  const counter = directory.counters.get(sitting.counterId)
  if (!counter) return []
  const waiting = waitingFor(facts, counter)
  const since = (at: Date) => Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (sitting.pausedAt) {
    const minutes = since(sitting.pausedAt)
    const isLong = sitting.pauseReason !== 'moving' && minutes > longestOf(hall, sitting)
    return isLong ? [{ kind: 'tooLongAway', counter, sitting, minutes, waiting, weight: waiting + minutes }] : []
  }
  const minutes = since(sitting.lastActAt)
  const isIdle = !sitting.isBusy && waiting > 0 && minutes >= idleMinutes
  return isIdle ? [{ kind: 'counterIdle', counter, sitting, minutes, waiting, weight: waiting + minutes }] : []
}

function longestOf(hall: Hall, { counterId, pauseReason, pauseMinutes, pausedAt }: FloorSitting): number {
  if (pauseMinutes) return pauseMinutes + graceAfterBreak
  if (pauseReason !== 'break') return longestPause[pauseReason ?? ''] ?? 20
  const counter = hall.directory.counters.get(counterId)
  const rest = counter && restOf(hall, counter)
  // While the group rests nobody is away too long, whenever the own break began.
  if (rest) return Number.POSITIVE_INFINITY
  const began = pausedAt ? hall.facts.minute - (hall.now.getTime() - pausedAt.getTime()) / 60_000 : 0
  const ended = counter && endedRest(hall, counter.breakGroup)
  return ended && ended > began ? ended - began + graceAfterBreak : longestBreak
}

function endedRest({ directory, facts }: Hall, group: string | null): number | undefined {
  const pause = group ? breakOn(directory.calendar, facts.day, group) : undefined
  return pause && minutesOf(pause[1])
}

function declined({ directory, facts, now }: Hall): Decision[] {
  return facts.requests.flatMap((request): Decision[] => {
    const counter = directory.counters.get(request.counterId)
    const isNews =
      request.answer === 'declined' &&
      request.answeredAt !== null &&
      now.getTime() - request.answeredAt.getTime() < declinedMinutes * 60_000
    const isOpen = facts.sittings.some((sitting) => sitting.counterId === request.counterId)
    return counter && isNews && !isOpen ? [{ kind: 'declined', request, counter, weight: 1 }] : []
  })
}
