import type { Directory } from '#directory/directory.ts'
import { Acts } from './acts.tsx'
import type { Told } from './headline.ts'
import { promisedTime } from './promise.ts'
import type { StatusProps } from './snapshot.ts'
import { Papers, StatusRows } from './status-rows.tsx'
import { words } from './words.ts'

type Kept = { readonly state: string; readonly html: string }
/** The last text of each visit in each language, for as long as the mall is described as it is. */
const kept = new WeakMap<Directory, Map<string, Kept>>()
const mostKept = 10_000

/**
 * What stands below the card: where, what to bring, what one can do. A call moves everybody who waits by one place and
 * changes nothing here, so this part is made anew only when something that it is made of has changed.
 */
export async function lowerOf(props: StatusProps, told: Told): Promise<string> {
  const { snapshot, status, reader } = props
  const texts = kept.get(snapshot.directory) ?? new Map<string, Kept>()
  kept.set(snapshot.directory, texts)
  const { leg } = told.standing
  const promised = leg && promisedTime(leg, status, snapshot)
  const isBroken = promised !== undefined && promised < snapshot.now
  const state = `${status.visit.version} ${leg?.id} ${promised?.getTime()} ${isBroken}`
  const key = `${status.visit.id} ${reader.language}`
  const last = texts.get(key)
  if (last?.state === state) return last.html
  const html = String(await (<Lower {...props} told={told} />))
  if (texts.size >= mostKept) texts.clear()
  texts.set(key, { state, html })
  return html
}

/** Who has to do something now finds the button first. */
function Lower(props: StatusProps & { readonly told: Told }) {
  const { kind, leg } = props.told.standing
  const says = words[props.reader.language]
  const isActFirst = kind === 'missed' || kind === 'away'
  return (
    <>
      {isActFirst && <Acts {...props} />}
      <StatusRows {...props} />
      {!isActFirst && <Acts {...props} />}
      <Papers {...props} />
      {leg && <p class="small quiet">{says.movesByItself}</p>}
      {leg && <p class="small quiet">{says.keep}</p>}
    </>
  )
}
