import type { Directory } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'

/** A decision in words, with the acts that mend it; the first is the most likely one. */
export type Said = {
  readonly tone: 'bad' | 'attention' | 'plain'
  readonly title: string
  readonly details: readonly string[]
  readonly acts: readonly Act[]
}
/** A page that asks first, or one press that does it. `ofMall`: only for whoever runs the whole mall. */
export type Act =
  | { readonly href: string; readonly text: string; readonly ofMall?: true }
  | { readonly press: string; readonly fields: Readonly<Record<string, string | number>>; readonly text: string }

/** `namesPeople`: false on a wall that everybody passes. */
export type Place = {
  readonly directory: Directory
  readonly now: Date
  readonly reader: Reader
  readonly namesPeople: boolean
}
