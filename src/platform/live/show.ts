import { setImmediate as nextTurn } from 'node:timers/promises'
import { formatsFor } from '#platform/formats.ts'
import type { Log } from '#platform/log.ts'
import type { Language } from '#platform/words.ts'
import { type Reader, versionOf } from './section.ts'
import { eventBytes } from './subscriber.ts'
import type { TopicIndex } from './topic-index.ts'
import { latest, type View } from './view.ts'

/** Renders views of one snapshot and sends each to those who show something else. Lets others have a turn in between. */
export async function showAll(
  views: readonly View[],
  snapshot: unknown,
  seq: number,
  { topics, log }: { topics: TopicIndex; log: Log },
): Promise<void> {
  let breath = performance.now()
  const readers = new Map<Language, Reader>()
  const readerOf = ({ language, group: { mall } }: View): Reader => {
    const reader = readers.get(language) ?? { mall, language, formats: formatsFor(language, mall.timeZone) }
    readers.set(language, reader)
    return reader
  }
  for (const view of views) {
    try {
      await show(view, snapshot, readerOf(view), seq)
      topics.set(view, view.shown.size > 0 ? view.section.topics(view.params, snapshot) : [])
    } catch (error) {
      // One view that cannot be rendered must not keep the others from their news.
      sayFailed(log, view.section.name, error)
    }
    if (performance.now() - breath < 5) continue
    await nextTurn()
    breath = performance.now()
  }
}

async function show(view: View, snapshot: unknown, reader: Reader, seq: number): Promise<void> {
  const { section, params } = view
  const html = String(await section.render(snapshot, params, reader))
  view.snapshot = snapshot
  view.renderedAt = performance.now()
  const isNew = html !== view.html
  view.html = html
  let version: string | undefined
  let bytes: Uint8Array | undefined
  for (const [subscriber, shown] of view.shown) {
    if (shown === latest) {
      if (!isNew) continue
    } else {
      view.shown.set(subscriber, latest)
      version ??= versionOf(html)
      if (shown === version) continue
    }
    bytes ??= eventBytes('section', [view.key, html], seq)
    subscriber.send(bytes)
  }
}

export function sayFailed(log: Log, section: string, error: unknown): void {
  log.warn('A live section failed', { section, reason: (error as Error).message })
}
