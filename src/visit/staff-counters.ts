import { allow } from '#account/allow.ts'
import { answer, ask, holdRequest, officersOf, requestsOn } from '#counter/ask.ts'
import type { CounterRequest } from '#counter/request.ts'
import {
  closeCounter,
  goOnWhereItWas,
  openCounter,
  pauseCounter,
  type Sitting,
  sittingAt,
  sittingOf,
} from '#counter/sitting.ts'
import { type Counter, type Directory, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce } from '#ledger/announce.ts'
import { type Command, onceRemembered } from '#ledger/once.ts'
import { type Actor, clockwork } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { Stale } from '#platform/stale.ts'
import { zoneSite } from './call-next.ts'
import { lockQueuesOf, mustBeOpenDay } from './sit-at-counter.ts'
import { readStanding } from './store.ts'

/** What the floor does about who sits where: the manager everywhere, a coordinator in the own agency. */
export type Staffing = {
  readonly counterId: number
  readonly staffId: number
  readonly by: Actor
  readonly now: Date
  readonly command?: Command
}
type Place = { readonly directory: Directory; readonly counter: Counter; readonly day: string }

/** Asks an officer to open a counter; it is shown where the officer works. Asking the same again is asking once. */
export function askOfficer(tx: Tx, of: Staffing): Promise<void> {
  return onceRemembered(tx, of.by, of.command, of.now, async () => {
    const { directory, counter, day } = await placeOf(tx, of)
    await mustBeOpenDay(tx, directory, counter, of.now)
    const sitting = await sittingAt(tx, counter.id)
    if (sitting?.staffId === of.staffId) return
    if (sitting) throw new Refused('request.counterTaken', { counter: counter.name.id, counterEn: counter.name.en })
    const asked = { agencyId: counter.agencyId, counterId: counter.id, staffId: of.staffId, fromCounterId: null }
    await ask(tx, asked, day, of.by, of.now)
  })
}

/** Opens a counter for an officer who stands there already: on the roster, without having pressed anything yet. */
export function openForOfficer(tx: Tx, of: Staffing): Promise<void> {
  return onceRemembered(tx, of.by, of.command, of.now, async () => {
    const { directory, counter, day } = await placeOf(tx, of)
    const elsewhere = await sittingOf(tx, of.staffId)
    if (elsewhere && elsewhere.counterId !== counter.id) throw sitsAt(directory, elsewhere.counterId)
    await mustBeOpenDay(tx, directory, counter, of.now)
    await openCounter(tx, counter.id, { id: of.staffId }, day, of.now, of.by)
  })
}

/**
 * Moves an officer to another counter of the agency: at once when nobody stands at the present one; otherwise that one
 * rests, the person there is served to the end, and then the officer moves. Gives which of the two it was.
 */
export function moveOfficer(tx: Tx, of: Staffing): Promise<'moved' | 'afterThisOne'> {
  return onceRemembered(tx, of.by, of.command, of.now, async () => {
    const { directory, counter, day } = await placeOf(tx, of)
    const sitting = await sittingOf(tx, of.staffId)
    if (!sitting) throw new Refused('request.sitsNowhere')
    if (sitting.counterId === counter.id) return 'moved'
    const from = directory.counters.get(sitting.counterId)
    if (!from) throw new NotFound('counter.notFound')
    if (await sittingAt(tx, counter.id))
      throw new Refused('request.counterTaken', { counter: counter.name.id, counterEn: counter.name.en })
    // Whoever calls holds these queues too, so nobody is called to the old counter meanwhile.
    await lockQueuesOf(tx, directory, from, of.now)
    const asked = { agencyId: counter.agencyId, counterId: counter.id, staffId: of.staffId, fromCounterId: from.id }
    if ((await readStanding(tx, from.id))?.visit) {
      await ask(tx, asked, day, of.by, of.now)
      await pauseCounter(tx, sitting, 'moving', of.by, of.now)
      return 'afterThisOne'
    }
    await mustBeOpenDay(tx, directory, counter, of.now)
    await leave(tx, sitting, of.by, of.now)
    await openCounter(tx, counter.id, { id: of.staffId }, day, of.now, of.by)
    await sayMoved(tx, asked, of.by, of.now)
    return 'moved'
  })
}

/** The officer goes where the floor asked; from a counter where somebody stands only after that one. */
export function followRequest(tx: Tx, requestId: number, by: Actor, now: Date, command?: Command): Promise<void> {
  return onceRemembered(tx, by, command, now, async () => {
    const request = await ownRequest(tx, requestId, by)
    if (request.answer !== null) return
    const directory = await directoryOf(tx, now)
    if (!(await moveAlong(tx, directory, request, by, now))) throw new Refused('request.finishFirst')
  })
}

/** The officer cannot; the floor sees it. A counter that rested for the move serves on. */
export function declineRequest(tx: Tx, requestId: number, by: Actor, now: Date, command?: Command): Promise<void> {
  return onceRemembered(tx, by, command, now, async () => {
    const request = await ownRequest(tx, requestId, by)
    if (await answer(tx, request, 'declined', by, now)) await goOnWhereItWas(tx, request, by, now)
  })
}

/** The floor takes its question back. */
export function withdrawRequest(tx: Tx, requestId: number, by: Actor, now: Date, command?: Command): Promise<void> {
  return onceRemembered(tx, by, command, now, async () => {
    const request = await holdRequest(tx, requestId)
    if (!request) throw new NotFound('request.notFound')
    allow(by, 'floor.act', { agency: request.agencyId })
    if (await answer(tx, request, 'withdrawn', by, now)) await goOnWhereItWas(tx, request, by, now)
  })
}

/** A rule of the mall's clock: who was to move after this one, and is done, moves. Gives how many did. */
export async function moveWhoIsDone(tx: Tx, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  let moved = 0
  for (const day of daysNow(directory, now)) {
    const due = (await requestsOn(tx, day)).filter((one) => one.answer === null && one.fromCounterId !== null)
    for (const request of due) moved += Number(await moveAlong(tx, directory, request, clockwork, now))
  }
  return moved
}

/** False while somebody still stands at the counter that is left. A counter that was taken meanwhile ends the question. */
async function moveAlong(tx: Tx, directory: Directory, request: CounterRequest, by: Actor, now: Date) {
  const counter = directory.counters.get(request.counterId)
  const sitting = await sittingOf(tx, request.staffId)
  const taken = await sittingAt(tx, request.counterId)
  if (!counter || (taken && taken.staffId !== request.staffId)) {
    await answer(tx, request, 'withdrawn', by, now)
    await goOnWhereItWas(tx, request, by, now)
    return false
  }
  const from = sitting && directory.counters.get(sitting.counterId)
  if (sitting && from) {
    await lockQueuesOf(tx, directory, from, now)
    if ((await readStanding(tx, from.id))?.visit) return false
    await leave(tx, sitting, by, now)
  }
  // The clock moves whoever still sits; somebody who has left goes to the other counter by an own press.
  if (!sitting && by.kind === 'clock') return false
  await mustBeOpenDay(tx, directory, counter, now)
  const day = serviceDay(directory, zoneSite(directory, counter), now)
  await openCounter(tx, counter.id, { id: request.staffId }, day, now, by)
  await sayMoved(tx, request, by, now)
  return true
}

/** Of two who move the same officer at once the second reads anew where the officer is, and moves nobody twice. */
async function leave(tx: Tx, sitting: Sitting, by: Actor, now: Date): Promise<void> {
  if (!(await closeCounter(tx, sitting, by, now))) throw new Stale('the officer was moved meanwhile')
}

async function placeOf(tx: Tx, { counterId, staffId, by, now }: Staffing): Promise<Place> {
  const directory = await directoryOf(tx, now)
  const counter = directory.counters.get(counterId)
  if (!counter) throw new NotFound('counter.notFound')
  allow(by, 'floor.act', { agency: counter.agencyId })
  const officers = await officersOf(tx, counter.agencyId)
  if (!officers.some(({ id }) => id === staffId)) throw new Refused('request.notOfficerHere')
  return { directory, counter, day: serviceDay(directory, zoneSite(directory, counter), now) }
}

async function ownRequest(tx: Tx, requestId: number, by: Actor): Promise<CounterRequest> {
  const request = await holdRequest(tx, requestId)
  if (!request) throw new NotFound('request.notFound')
  if (by.kind !== 'staff' || by.id !== request.staffId) throw new Forbidden('request.notYours')
  return request
}

function daysNow(directory: Directory, now: Date): string[] {
  return [...new Set([...directory.sites.keys()].map((site) => serviceDay(directory, site, now)))]
}

function sitsAt(directory: Directory, counterId: number): Refused {
  const name = directory.counters.get(counterId)?.name
  return new Refused('request.sitsElsewhere', { counter: name?.id ?? '', counterEn: name?.en ?? '' })
}

type Moved = Pick<CounterRequest, 'counterId' | 'staffId' | 'fromCounterId'>

async function sayMoved(tx: Tx, { counterId, staffId, fromCounterId }: Moved, by: Actor, now: Date): Promise<void> {
  const data = { staffId, from: fromCounterId, to: counterId }
  await announce(tx, { kind: 'counter.moved', actor: by, counterId, data, topics: ['floor'] }, now)
}
