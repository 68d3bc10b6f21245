import { raw } from 'hono/html'
import type { Directory } from '#directory/directory.ts'
import { promisedTime, type Told, tell } from './headline.ts'
import type { StatusProps } from './snapshot.ts'
import { Lower, StatusView } from './status-view.tsx'

type Kept = { readonly state: string; readonly html: string }
/** The last texts of each visit in each language, for as long as the mall is described as it is. */
const kept = new WeakMap<Directory, Map<string, Kept>>()
const mostKept = 10_000

/**
 * A change anywhere in the mall asks for every phone, and each minute does too, but few of them look different: a text
 * is made anew only when something that it is made of has changed. A call moves everybody who waits by one place, and
 * what stands below that place stays as it was.
 */
export function rendered(props: StatusProps) {
  return once(props, 'whole', stateOf(props), async () => {
    const told = tell(props.status, props.snapshot.directory, props.reader)
    return <StatusView {...props} told={told} lower={await lowerOf(props, told)} />
  })
}

function lowerOf(props: StatusProps, told: Told) {
  const state = `${props.status.visit.version} ${told.standing.leg?.id}`
  return once(props, 'lower', state, async () => <Lower {...props} told={told} />)
}

async function once(
  { snapshot, status, reader }: StatusProps,
  part: string,
  state: string,
  make: () => Promise<object>,
) {
  const texts = kept.get(snapshot.directory) ?? new Map<string, Kept>()
  kept.set(snapshot.directory, texts)
  const key = `${status.visit.id} ${reader.language} ${part}`
  const last = texts.get(key)
  if (last?.state === state) return raw(last.html)
  const html = String(await make())
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
