import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Log } from '#platform/log.ts'
import type { MallOfRequest } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'
import { type AnySection, keyOf, versionOf } from './section.ts'
import { eventBytes, type Subscriber } from './subscriber.ts'

/** One distinct text: a section with its parameters in one language, and who watches it. */
export type View = {
  readonly key: string
  readonly section: AnySection
  readonly params: unknown
  readonly language: Language
  readonly group: Group
  /** What each browser shows, by version. */
  readonly shown: Map<Subscriber, string>
  topics: readonly string[]
  snapshot: unknown
  renderedAt: number
}

/** Views that share one snapshot. */
type Group = {
  readonly key: string
  readonly section: AnySection
  mall: MallOfRequest
  readonly views: Map<string, View>
  readonly dirty: Set<View>
  timer: NodeJS.Timeout | undefined
  isLoading: boolean
  loadedAt: number
}

export type Watch = {
  readonly section: AnySection
  readonly params: unknown
  readonly language: Language
  readonly mall: MallOfRequest
  readonly shows: string
}
type Hall = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly lastHeard: () => number
  readonly heardSince: (seq: number, mall: number) => ReadonlySet<string>
}

/** A burst of a thousand acts a second is shown ten times a second; a single act at once. */
const pace = 100

export type Views = ReturnType<typeof keepViews>

export function keepViews(hall: Hall) {
  const groups = new Map<string, Group>()
  const byTopic = new Map<string, Set<View>>()
  const watched = new Map<Subscriber, View[]>()

  function watch(subscriber: Subscriber, { section, params, language, mall, shows }: Watch): void {
    const groupKey = `${mall.id} ${section.name} ${section.shard?.(params) ?? ''}`
    const group = groups.get(groupKey) ?? newGroup(groupKey, section, mall)
    groups.set(groupKey, group)
    group.mall = mall
    const key = keyOf(section, params)
    const view = group.views.get(`${language} ${key}`) ?? newView({ key, section, params, language, group })
    group.views.set(`${language} ${key}`, view)
    setTopics(view, section.topics(params, view.snapshot))
    view.shown.set(subscriber, shows)
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
    setTopics(view, [])
    group.dirty.delete(view)
    group.views.delete(`${language} ${key}`)
    if (group.views.size === 0) groups.delete(group.key)
  }

  function wake(mall: number, topics: Iterable<string>): void {
    for (const topic of topics) for (const view of byTopic.get(`${mall} ${topic}`) ?? []) markDirty(view)
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
    group.timer = setTimeout(() => void refresh(group), wait)
    group.timer.unref()
  }

  async function refresh(group: Group): Promise<void> {
    const views = [...group.dirty]
    group.timer = undefined
    group.dirty.clear()
    if (views.length === 0) return
    group.isLoading = true
    const since = hall.lastHeard()
    try {
      const snapshot = await load(hall, group, views)
      await showAll(views, snapshot, since)
      // What was said while we were loading, on topics that we know only now.
      const meanwhile = hall.heardSince(since, group.mall.id)
      for (const view of views) if (view.topics.some((topic) => meanwhile.has(topic))) group.dirty.add(view)
      group.loadedAt = performance.now()
    } catch (error) {
      for (const view of views) if (view.shown.size > 0) group.dirty.add(view)
      complain(group, error)
      // Tried again by the next tick: a database that is away is not to be asked at once.
      group.isLoading = false
      return
    }
    group.isLoading = false
    if (group.dirty.size > 0) schedule(group)
  }

  async function showAll(views: readonly View[], snapshot: unknown, since: number): Promise<void> {
    let breath = performance.now()
    for (const view of views) {
      try {
        await show(view, snapshot, since)
        setTopics(view, view.shown.size > 0 ? view.section.topics(view.params, snapshot) : [])
      } catch (error) {
        // One view that cannot be rendered must not keep the others from their news.
        complain(view.group, error)
      }
      if (performance.now() - breath > 15) {
        await nextTurn()
        breath = performance.now()
      }
    }
  }

  function complain(group: Group, error: unknown): void {
    hall.log.warn('A live section failed', { section: group.section.name, reason: (error as Error).message })
  }

  function setTopics(view: View, topics: readonly string[]): void {
    if (topics.length === view.topics.length && topics.every((topic, i) => topic === view.topics[i])) return
    const mall = view.group.mall.id
    for (const topic of view.topics) {
      const views = byTopic.get(`${mall} ${topic}`)
      views?.delete(view)
      if (views?.size === 0) byTopic.delete(`${mall} ${topic}`)
    }
    for (const topic of topics) {
      const views = byTopic.get(`${mall} ${topic}`) ?? new Set()
      byTopic.set(`${mall} ${topic}`, views.add(view))
    }
    view.topics = topics
  }

  return { watch, leave, wake, tick }
}

/** When one view is due, those that soon will be go with it: one load for all. */
function grownOld({ section, views }: Group, now: number): View[] {
  const period = (section.everySeconds ?? 0) * 1000
  if (period === 0) return []
  const ages = [...views.values()].map((view) => ({ view, age: now - view.renderedAt }))
  if (!ages.some(({ age }) => age >= period)) return []
  return ages.filter(({ age }) => age >= period / 2).map(({ view }) => view)
}

async function load({ db, clock }: Hall, { section, mall }: Group, views: readonly View[]): Promise<unknown> {
  const all = [...new Map(views.map((view) => [view.key, view.params])).values()]
  return await db.transact({ mall: mall.id }, (tx) => section.load(tx, { mall, now: clock.now(), all }))
}

async function show(view: View, snapshot: unknown, seq: number): Promise<void> {
  const { section, params, language, group } = view
  const reader = { mall: group.mall, language, formats: formatsFor(language, group.mall.timeZone) }
  const html = String(await section.render(snapshot, params, reader))
  view.snapshot = snapshot
  view.renderedAt = performance.now()
  const version = versionOf(html)
  let bytes: Uint8Array | undefined
  for (const [subscriber, shown] of view.shown) {
    if (shown === version) continue
    bytes ??= eventBytes('section', [view.key, html], seq)
    view.shown.set(subscriber, version)
    subscriber.send(bytes)
  }
}

function newGroup(key: string, section: AnySection, mall: MallOfRequest): Group {
  const loadedAt = Number.NEGATIVE_INFINITY
  return { key, section, mall, views: new Map(), dirty: new Set(), timer: undefined, isLoading: false, loadedAt }
}

function newView(view: Pick<View, 'key' | 'section' | 'params' | 'language' | 'group'>): View {
  return { ...view, shown: new Map(), topics: [], snapshot: undefined, renderedAt: performance.now() }
}
