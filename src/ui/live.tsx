import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { keyOf, type Section, versionOf } from '#platform/live.ts'
import type { Ask } from '#platform/web/env.ts'

type Place = {
  readonly tag?: 'section' | 'div' | 'ol' | 'ul' | 'tbody' | 'main'
  readonly class?: string
  readonly id?: string
  readonly label?: string
}

/**
 * Shows a live section as it stands, in its place on a page: `{await showLive(c, waitingAt, { counter: 3 })}`. The page
 * then moves by itself; without script it is asked for again every 15 seconds.
 */
export async function showLive<P, S>(
  c: Ask,
  section: Section<P, S>,
  params: P,
  place: Place = {},
): Promise<HtmlEscapedString> {
  const { mall, now } = c.var
  const snapshot = await c.var.inMall((tx) => section.load(tx, { mall, now, all: [params] }))
  return await showLoaded(c, section, params, snapshot, place)
}

/** The same from a snapshot that the page has: two sections that look at the same thing are one look. */
export async function showLoaded<P, S>(
  c: Ask,
  section: Pick<Section<P, S>, 'name' | 'render'>,
  params: P,
  snapshot: S,
  place: Place = {},
): Promise<HtmlEscapedString> {
  const { mall, language, formats } = c.var
  const html = String(await section.render(snapshot, params, { mall, language, formats }))
  const Tag = place.tag ?? 'div'
  return await (
    <Tag
      id={place.id}
      class={place.class}
      aria-label={place.label}
      data-live={keyOf(section, params)}
      data-version={versionOf(html)}
    >
      {raw(html)}
    </Tag>
  )
}

/**
 * Where a screen reader hears what changed by itself: a live section says it in `data-news`, and the script
 * `news.client` writes it here when it is another than before. One for a page.
 */
export function News() {
  return <p class="unseen" id="said" role="status" />
}
