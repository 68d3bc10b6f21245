import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { MallOfRequest } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'
import { type AnySection, keyOf, type Later } from './section.ts'
import { sayFailed, showAll } from './show.ts'
import { soon } from './soon.ts'
import type { Subscriber } from './subscriber.ts'
import { topicIndex } from './topic-index.ts'
import { type Group, grownOld, newGroup, newView, type View } from './view.ts'

export type Watch = {
  readonly section: AnySection
  readonly params: unknown
  readonly language: Language
  readonly mall: MallOfRequest
  /** The version that the page shows already. */
  readonly shows: string
}

type Hall = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly lastHeard: () => number
  /** Topics that were said after this number; undefined when that is too long ago to know. */
  readonly heardSince: (seq: number, mall: number) => ReadonlySet<string> | undefined
}

/** A burst of a thousand acts a second is shown ten times a second; a single act at once. */
const pace = 100
/**
 * A group of so few views goes before the larger ones that were woken with it: a screen that the whole hall looks at
 * does not wait while five hundred phones are written.
 */
const few = 20

/** Everything that is watched in this process: who watches what, and what must be read and rendered anew. */
export function keepViews(hall: Hall) {
  const groups = new Map<string, Group>()
  const watched = new Map<Subscriber, View[]>()
  const topics = topicIndex()
  /** Groups of few views that are read and shown at this moment. */
  const ofFew = new Set<Promise<boolean>>()

  function watch(subscriber: Subscriber, asked: Watch): void {
    const view = viewFor(groups, asked)
    topics.set(view, asked.section.topics(asked.params, view.snapshot))
    view.shown.set(subscriber, asked.shows)
    watched.set(subscriber, [...(watched.get(subscriber) ?? []), view])
    // Read anew for whoever comes: what others were shown last may be older than the page that just arrived.
    markDirty(view)
  }

  function leave(subscriber: Subscriber): void {
    for (const view of watched.get(subscriber) ?? []) {
      view.shown.delete(subscriber)
      if (view.shown.size === 0) forget(view)
    }
    watched.delete(subscriber)
  }

  function forget(view: View): void {
    const { group, language, key } = view
    topics.set(view, [])
    group.dirty.delete(view)
    group.views.delete(`${language} ${key}`)
    if (group.views.size === 0) groups.delete(group.key)
  }

  function wake(mall: number, said: Iterable<string>): void {
    for (const topic of said) for (const view of topics.touchedBy(mall, topic)) markDirty(view)
  }

  /** Once a second: what changes with the clock alone, and what failed to load. */
  function tick(now: number): void {
    for (const group of groups.values()) {
      if (group.dirty.size > 0) schedule(group)
      for (const view of grownOld(group, now)) markDirty(view)
    }
  }

  function markDirty(view: View): void {
    view.group.dirty.add(view)
    schedule(view.group)
  }

  function schedule(group: Group): void {
    if (group.timer || group.isLoading) return
    const wait = Math.max(0, group.loadedAt + pace - performance.now())
    group.timer = soon(() => void refresh(group), wait)
  }

  async function refresh(group: Group): Promise<void> {
    const views = [...group.dirty]
    group.timer = undefined
    group.dirty.clear()
    if (views.length === 0) return
    group.isLoading = true
    const showing = readAndShow(group, views)
    if (views.length <= few) ofFew.add(showing)
    const isDone = await showing
    ofFew.delete(showing)
    group.isLoading = false
    // What failed is tried again by the next tick: a database that is away is not to be asked at once.
    if (isDone && group.dirty.size > 0) schedule(group)
  }

  async function readAndShow(group: Group, views: readonly View[]): Promise<boolean> {
    const since = hall.lastHeard()
    const later: Later[] = []
    try {
      const snapshot = await load(hall, group, views, later)
      if (views.length > few) await Promise.all(ofFew)
      await showAll(views, snapshot, since, { topics, log: hall.log })
    } catch (error) {
      for (const view of views) if (view.shown.size > 0) group.dirty.add(view)
      sayFailed(hall.log, group.section.name, error)
      return false
    }
    // What was said while we were loading, on topics that we know only now.
    const meanwhile = hall.heardSince(since, group.mall.id)
    for (const view of views) if (!meanwhile || view.topics.some((topic) => meanwhile.has(topic))) group.dirty.add(view)
    group.loadedAt = performance.now()
    for (const act of later) void doLater(hall, group, act)
    return true
  }

  return { watch, leave, wake, tick }
}

function viewFor(groups: Map<string, Group>, { section, params, language, mall }: Watch): View {
  const groupKey = `${mall.id} ${section.name} ${section.shard?.(params) ?? ''}`
  const group = groups.get(groupKey) ?? newGroup(groupKey, section, mall)
  groups.set(groupKey, group)
  group.mall = mall
  const key = keyOf(section, params)
  const view = group.views.get(`${language} ${key}`) ?? newView({ key, section, params, language, group })
  group.views.set(`${language} ${key}`, view)
  return view
}

async function load(
  { db, clock }: Hall,
  { section, mall }: Group,
  views: readonly View[],
  later: Later[],
): Promise<unknown> {
  const all = [...new Map(views.map((view) => [view.key, view.params])).values()]
  return await db.transact({ mall: mall.id }, (tx) => {
    later.length = 0
    return section.load(tx, { mall, now: clock.now(), all, later: (act) => void later.push(act) })
  })
}

async function doLater({ db, log }: Hall, { section, mall }: Group, act: Later): Promise<void> {
  await db.transact({ mall: mall.id }, act).catch((error) => sayFailed(log, section.name, error))
}
