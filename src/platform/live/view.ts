import type { MallOfRequest } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'
import type { AnySection } from './section.ts'
import type { Soon } from './soon.ts'
import type { Subscriber } from './subscriber.ts'

/** One distinct text: a section with its parameters in one language, and who watches it. */
export type View = {
  readonly key: string
  readonly section: AnySection
  readonly params: unknown
  readonly language: Language
  readonly group: Group
  /** What each browser shows: the version that its page came with, and `latest` once it has the view's own text. */
  readonly shown: Map<Subscriber, string>
  topics: readonly string[]
  snapshot: unknown
  /** What it showed last. */
  html: string
  renderedAt: number
}

/** No version reads so. Those who have the latest need no version to be told from others, and making one costs more than the text. */
export const latest = 'latest'

/** Views that share one snapshot. */
export type Group = {
  readonly key: string
  readonly section: AnySection
  mall: MallOfRequest
  readonly views: Map<string, View>
  readonly dirty: Set<View>
  timer: Soon | undefined
  isLoading: boolean
  loadedAt: number
}

export function newGroup(key: string, section: AnySection, mall: MallOfRequest): Group {
  const loadedAt = Number.NEGATIVE_INFINITY
  return { key, section, mall, views: new Map(), dirty: new Set(), timer: undefined, isLoading: false, loadedAt }
}

export function newView(view: Pick<View, 'key' | 'section' | 'params' | 'language' | 'group'>): View {
  const empty = { snapshot: undefined, html: '' }
  return { ...view, ...empty, shown: new Map(), topics: [], renderedAt: performance.now() }
}

/** More than these are shown anew by the clock over several seconds: a call must not wait behind a thousand minutes waited. */
const mostAtOnce = 100

/** When one view is due, those that soon will be go with it, the oldest first: one load for all. */
export function grownOld({ section, views }: Group, now: number): View[] {
  const period = (section.everySeconds ?? 0) * 1000
  if (period === 0) return []
  const old = [...views.values()].filter(({ renderedAt }) => now - renderedAt >= period / 2)
  old.sort((a, b) => a.renderedAt - b.renderedAt)
  if (!old[0] || now - old[0].renderedAt < period) return []
  // So many a second that everybody's turn comes within half a period, however many watch.
  return old.slice(0, Math.max(mostAtOnce, Math.ceil(views.size / (period / 2000))))
}
