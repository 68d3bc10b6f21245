import { type Actor, nameOfActor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { formatsFor } from './formats.ts'
import { type Leadership, listen } from './leader.ts'
import { whoseAccess } from './live/access.ts'
import { followBroadcasts } from './live/broadcasts.ts'
import { channel, oneAtATime, pokeWord, startDrain } from './live/drain.ts'
import type { AnySection } from './live/section.ts'
import { eventBytes, openSubscriber, type Subscriber, type Wire } from './live/subscriber.ts'
import { keepViews, type Watch } from './live/views.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { MallOfRequest } from './web/env.ts'
import type { Language } from './words.ts'

export { accessTopic } from './live/access.ts'
export { keyOf, type Loading, liveSection, noParams, type Reader, type Section, versionOf } from './live/section.ts'

/**
 * How what happened reaches the screens: an act writes topics into the outbox in its own transaction; the leader turns
 * them into numbered broadcasts; every process reads those and renders the sections that they touch, once for all who
 * watch. A process with no sections (ROLE=jobs) only drains when it leads.
 */
export type Live = {
  readonly sections: ReadonlyMap<string, AnySection>
  /** After an act that announced something. */
  readonly poke: () => void
  /** `wire` is the connection that will carry the stream, when there is one. */
  readonly connect: (who: Who, watches: readonly Watch[], wire?: Wire) => ReadableStream<Uint8Array> | undefined
  readonly connections: () => number
  readonly ready: Promise<void>
  readonly stop: () => Promise<void>
}
type Who = { readonly mall: MallOfRequest; readonly language: Language; readonly actor: Actor }
type House = {
  readonly db: Database
  readonly directUrl: string
  readonly clock: Clock
  readonly leadership: Leadership
  readonly log: Log
  readonly metrics: Metrics
}

/** Guests are whoever neither signed in nor was paired: they may be as many as they like and never fill the whole house. */
const room = { all: 20_000, guests: 18_000 }
/** How many streams fit into so many connections: the rest is for pages and presses. */
export function roomWithin(connections = room.all * 2): typeof room {
  const all = Math.min(room.all, Math.floor(connections * 0.8))
  return { all, guests: Math.floor(all * 0.9) }
}

const beatSeconds = 15
/** Then the browser connects again, and whether it may is asked again: also for whom no act has said that it changed. */
const longestWatch = 10 * 60 * 1000

export function startLive(house: House, sections: readonly AnySection[], most = room): Live {
  const drain = startDrain({ ...house, hear: (heard) => broadcasts.take(heard) })
  const views = keepViews({
    ...house,
    lastHeard: () => broadcasts.lastHeard(),
    heardSince: (...asked) => broadcasts.heardSince(...asked),
  })
  const subscribers = new Map<Subscriber, Who>()
  let guests = 0
  const broadcasts = followBroadcasts(house.db, (mall, topics) => {
    const whose = new Set(topics.flatMap((topic) => whoseAccess(topic) ?? []))
    if (whose.size > 0) endStreamsOf(subscribers, mall, whose)
    views.wake(mall, topics)
  })
  const reading = oneAtATime(broadcasts.catchUp, house.log)
  const ear = listen(
    house.directUrl,
    channel,
    (word) => {
      if (word === pokeWord) drain.wasPoked()
      // Else it is the number of the newest: the leader's own process has it already.
      else if (Number(word) > broadcasts.lastHeard()) reading.soon(0)
    },
    () => reading.soon(0),
    house.log,
  )
  const stopTicking = everySecond((second) => {
    views.tick(performance.now())
    beat(subscribers, house.clock, second)
    // In case a notification was lost on the way.
    if (second % 5 === 0) reading.soon(0)
  })
  house.metrics.gauge('pendopo_live_connections', 'Browsers that watch something live.', () => subscribers.size)

  return {
    sections: byName(sections),
    poke: drain.poke,
    connect(who, watches, wire) {
      const guest = isAtWork(who.actor) ? 0 : 1
      if (subscribers.size >= most.all || (guest && guests >= most.guests)) return undefined
      const subscriber: Subscriber = openSubscriber(() => {
        subscribers.delete(subscriber)
        guests -= guest
        views.leave(subscriber)
      }, wire)
      subscribers.set(subscriber, who)
      guests += guest
      subscriber.send(beatBytes(who, house.clock))
      for (const watch of watches) views.watch(subscriber, watch)
      return subscriber.body
    },
    connections: () => subscribers.size,
    // A database that is away at this moment must not end the process: what was missed is caught up with later.
    ready: ear.ready.then(broadcasts.catchUp).catch((error: Error) => {
      house.log.warn('Live updates: will be tried again', { reason: error.message })
      reading.soon(0)
    }),
    async stop() {
      stopTicking()
      for (const subscriber of subscribers.keys()) subscriber.end()
      await Promise.all([ear.stop(), reading.stop(), drain.stop()])
    },
  }
}

function isAtWork({ kind }: Actor): boolean {
  return kind === 'staff' || kind === 'device'
}

function endStreamsOf(subscribers: ReadonlyMap<Subscriber, Who>, mall: number, whose: ReadonlySet<string>): void {
  for (const [subscriber, who] of subscribers)
    if (who.mall.id === mall && whose.has(nameOfActor(who.actor))) dismiss(subscriber, 0)
}

/**
 * Ends a stream with a word for the browser: it comes again after so many milliseconds, and whether it may is asked then.
 * Without the word it would take the end for a lost network, and say so.
 */
function dismiss(subscriber: Subscriber, wait: number): void {
  subscriber.send(eventBytes('again', [String(wait)]))
  subscriber.end()
}

function byName(sections: readonly AnySection[]): Map<string, AnySection> {
  const named = new Map(sections.map((section) => [section.name, section]))
  if (named.size < sections.length) throw new Error('two live sections have the same name')
  return named
}

function everySecond(act: (second: number) => void): () => void {
  let second = 0
  const timer = setInterval(() => act(++second), 1_000)
  timer.unref()
  return () => clearInterval(timer)
}

/** A sign of life with the mall's time: a screen that hears none knows since when it is alone. Spread over the seconds. */
function beat(subscribers: ReadonlyMap<Subscriber, Who>, clock: Clock, second: number): void {
  const made = new Map<string, Uint8Array>()
  const tooOld = performance.now() - longestWatch
  let place = 0
  for (const [subscriber, who] of subscribers) {
    if (subscriber.openedAt < tooOld) dismiss(subscriber, Math.floor(Math.random() * 2_000))
    else if (place++ % beatSeconds === second % beatSeconds) {
      const kind = `${who.language} ${who.mall.timeZone}`
      const bytes = made.get(kind) ?? beatBytes(who, clock)
      made.set(kind, bytes)
      subscriber.send(bytes)
    }
  }
}

function beatBytes({ language, mall }: Who, clock: Clock): Uint8Array {
  return eventBytes('beat', [formatsFor(language, mall.timeZone).time(clock.now())])
}
