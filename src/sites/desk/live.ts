import { z } from 'zod'
import { may } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { liveSection } from '#platform/live.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { type Aside, type Here, readAside, readHere, readSittings } from '#visit/read-desk.ts'
import { type OwnDay, readOwnDays } from '#visit/read-served.ts'
import { readWaiting } from '#visit/read-waiting.ts'
import { readUndoables } from '#visit/undo.ts'
import { deskAsked } from './asked.ts'
import { closedAllDay } from './closed-day.ts'
import { renderHead } from './head-view.tsx'
import { renderHere } from './here-view.tsx'
import { infoSections } from './info/live.tsx'
import { renderUndo } from './undo-view.tsx'
import {
  counterIn,
  type DeskParams,
  dayAtCounter,
  type HeadSnapshot,
  type HereSnapshot,
  type Snapshot,
  type UndoSnapshot,
  type WaitingSnapshot,
} from './view.ts'
import { renderWaiting } from './waiting-view.tsx'

const id = z.coerce.number().int()
const params = z.object({ agency: id, counter: id, me: id })
type Loading = { readonly now: Date; readonly all: readonly DeskParams[] }

function allow(actor: Actor, { agency, me }: DeskParams): boolean {
  return actor.kind === 'staff' && actor.id === me && may(actor, 'visit.serve', { agency })
}

/** Who waits for this counter. */
export const deskWaiting = liveSection<DeskParams, WaitingSnapshot>({
  name: 'desk.waiting',
  params,
  allow,
  topics: (of, snapshot) => ['mall', ...queueTopics(snapshot, of)],
  everySeconds: 20,
  load: async (tx, { now, all }) => {
    const { directory, ids } = await open(tx, now, all)
    const lists = await readWaiting(tx, directory, ids, now)
    const asides = new Map<number, Aside[]>()
    for (const [day, counters] of byDay(directory, ids, now)) {
      for (const [counter, aside] of await readAside(tx, directory, counters, day)) asides.set(counter, aside)
    }
    const of = [...lists].map(([counter, list]) => [counter, { list, aside: asides.get(counter) ?? [] }] as const)
    return { directory, now, of: new Map(of), waits: await recentWaits(tx, directory, now) }
  },
  render: renderWaiting,
})

/** Who is here, what is needed, and what can be done. Changes with this counter alone, so that nothing typed is lost. */
export const deskHere = liveSection<DeskParams, HereSnapshot>({
  name: 'desk.here',
  params,
  allow,
  topics: (of, snapshot) => {
    const visit = snapshot?.of.get(of.counter)?.visit
    // While the counter is free it shows who is next; while somebody is here only that visit matters.
    return ['mall', `counter:${of.counter}`, ...(visit ? [`visit:${visit.id}`] : queueTopics(snapshot, of))]
  },
  load: async (tx, { now, all }) => {
    const { directory, ids } = await open(tx, now, all)
    const here = await readHere(tx, ids)
    // Who is next also says whether a counter is still needed on a day without new numbers.
    const mayCall = (id: number) => {
      const counter = directory.counters.get(id)
      return here.get(id)?.sitting !== undefined || (counter && closedAllDay(directory, counter, now) !== undefined)
    }
    const free = ids.filter((counter) => mayCall(counter) && !here.get(counter)?.visit)
    const lists = free.length > 0 ? await readWaiting(tx, directory, free, now) : undefined
    const of = ids.map(
      (counter) =>
        [counter, { ...(here.get(counter) ?? nobody), nextTicket: lists?.get(counter)?.next[0]?.ticket }] as const,
    )
    const elsewhere = new Set(
      all.flatMap(({ counter, me }) => (here.get(counter)?.sitting?.staffId === me ? [] : [me])),
    )
    const seats = elsewhere.size > 0 ? (await readSittings(tx)).filter(({ staffId }) => elsewhere.has(staffId)) : []
    const seatOf = seats.map(({ staffId, counterId }) => [staffId, counterId] as const)
    return { directory, now, of: new Map(of), seats: new Map(seatOf) }
  },
  render: renderHere,
})

/** The counter's sign, the own day, the clock. */
export const deskHead = liveSection<DeskParams, HeadSnapshot>({
  name: 'desk.head',
  params,
  allow,
  topics: ({ counter }) => ['mall', `counter:${counter}`],
  everySeconds: 20,
  load: async (tx, { now, all }) => {
    const { directory, ids } = await open(tx, now, all)
    const here = await readHere(tx, ids)
    const days = new Map<number, OwnDay>()
    for (const [day, counters] of byDay(directory, ids, now)) {
      const staff = counters.flatMap((counter) => here.get(counter)?.sitting?.staffId ?? [])
      for (const [who, own] of await readOwnDays(tx, staff, day, directory.mall.rehearsingSince !== null))
        days.set(who, own)
    }
    const of = ids.map((counter) => {
      const found = here.get(counter) ?? nobody
      return [counter, { here: found, ownDay: days.get(found.sitting?.staffId ?? 0) }] as const
    })
    return { directory, now, of: new Map(of) }
  },
  render: renderHead,
})

/** What can be taken back here. Also looked at by the clock, because it cannot be for long. */
export const deskUndo = liveSection<DeskParams, UndoSnapshot>({
  name: 'desk.undo',
  params,
  allow,
  topics: ({ counter }) => ['mall', `counter:${counter}`],
  everySeconds: 20,
  load: async (tx, { now, all }) => {
    const { directory } = await open(tx, now, all)
    const seats = all.map(({ counter, me }) => ({ counterId: counter, staffId: me }))
    const undoables = await readUndoables(tx, seats, directory.mall.settings, now)
    return { directory, now, of: Map.groupBy(undoables, (one) => one.counterId) }
  },
  render: renderUndo,
})

const nobody: Here = { sitting: undefined, visit: undefined, notes: [] }

async function open(tx: Tx, now: Date, all: Loading['all']) {
  const directory = await directoryOf(tx, now)
  return { directory, ids: [...new Set(all.flatMap((one) => counterIn(directory, one)?.id ?? []))] }
}

function queueTopics(snapshot: Snapshot<unknown> | undefined, { counter }: DeskParams): string[] {
  return snapshot?.directory.counters.get(counter)?.profile.map((entry) => `queue:${entry.queueId}`) ?? []
}

/** Sites of one mall can lie in two time zones; nearly always this is one day with all counters. */
function byDay(directory: Directory, ids: readonly number[], now: Date): Map<string, number[]> {
  return Map.groupBy(ids, (counter) => dayAtCounter(directory, counter, now))
}

export const deskSections = [deskAsked, deskWaiting, deskHere, deskUndo, deskHead, ...infoSections] as const
