import { raw } from 'hono/html'
import type { Directory } from '#directory/directory.ts'
import { promisedTime } from './headline.ts'
import type { StatusProps } from './snapshot.ts'
import { StatusView } from './status-view.tsx'

/** The last text of each visit in each language, for as long as the mall is described as it is. */
const kept = new WeakMap<Directory, Map<string, { readonly state: string; readonly html: string }>>()
const mostKept = 5_000

/**
 * A change anywhere in the mall asks for every phone, and each minute does too, but few of them look different: a text
 * is made anew only when something that it is made of has changed.
 */
export async function rendered(props: StatusProps) {
  const { snapshot, status, reader } = props
  const texts = kept.get(snapshot.directory) ?? new Map()
  kept.set(snapshot.directory, texts)
  const key = `${status.visit.id} ${reader.language}`
  const state = stateOf(props)
  const last = texts.get(key)
  if (last?.state === state) return raw(last.html)
  const html = String(await (<StatusView {...props} />))
  if (texts.size >= mostKept) texts.clear()
  texts.set(key, { state, html })
  return raw(html)
}

/** Everything beside the directory and the language that StatusView reads. */
function stateOf({ snapshot, status }: StatusProps): string {
  const { visit, before } = status
  const isOver = visit.closedAt !== null
  const waits = visit.legs.map((leg) => {
    const promised = promisedTime(leg, status, snapshot.directory, snapshot.now)
    return [before.get(leg.id), promised && promised < snapshot.now]
  })
  // When a number has ended the page tells when numbers are given again, which changes with the clock.
  return JSON.stringify([visit.version, waits, isOver && Math.floor(snapshot.now.getTime() / 60_000)])
}
