import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import type { Formats } from '#platform/formats.ts'
import type { MallOfRequest } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'

/** What hono/jsx makes; the platform only needs its text. */
type Html = { toString(): string | Promise<string> } | Promise<{ toString(): string }>

/** Something for a transaction of its own once all is shown: to renew a copy that was still good enough for this showing. */
export type Later = (tx: Tx) => Promise<unknown>
export type Loading<P> = {
  readonly mall: MallOfRequest
  readonly now: Date
  readonly all: readonly P[]
  /** Absent where a page is loaded: whoever asks for one gets what is newest. */
  readonly later?: (act: Later) => void
}
export type Reader = { readonly mall: MallOfRequest; readonly language: Language; readonly formats: Formats }

/**
 * A part of a page that moves by itself: who waits, what is called. The server loads one snapshot for all who watch,
 * renders each distinct view once, and sends it whole; the browser swaps it in.
 */
export type Section<P, S> = {
  /** Unique in the house: `desk.waiting`. */
  readonly name: string
  /** Reads the parameters from the address; whatever it refuses is not found. */
  readonly params: z.ZodType<P>
  /** May this person watch it? Asked at each connection, and again at least every ten minutes. */
  readonly allow: (actor: Actor, params: P) => boolean
  /** The announcements that change it. The snapshot is absent until the first load (a secret address tells no queue). */
  readonly topics: (params: P, snapshot: S | undefined) => readonly string[]
  /** One snapshot for all these parameters, in the mall's context. Loaded apart per `shard`; by default one for the mall. */
  readonly load: (tx: Tx, loading: Loading<P>) => Promise<S>
  readonly shard?: (params: P) => string
  /** Pure: the same snapshot, parameters and language give the same text. Forms in it are filled by the browser. */
  readonly render: (snapshot: S, params: P, reader: Reader) => Html
  /** Also rendered anew after this many seconds, for what changes with the clock alone (minutes waited). */
  readonly everySeconds?: number
}

// What the hub holds: it passes parameters and snapshots through without looking into them.
// biome-ignore lint/suspicious/noExplicitAny: a list of sections of different kinds has no other type
export type AnySection = Section<any, any>

/** Of a section that is the same for all who may watch it. */
export const noParams = z.object({}) as unknown as z.ZodType<Record<string, never>>

export function liveSection<P, S>(section: Section<P, S>): Section<P, S> {
  return section
}

/** The name by which page, server and browser know one view: `desk.waiting?counter=3`. */
export function keyOf<P>(section: Section<P, never> | Pick<Section<P, never>, 'name'>, params: P): string {
  const pairs = Object.entries(params ?? {}).filter(([, value]) => value !== undefined)
  pairs.sort(([a], [b]) => (a < b ? -1 : 1))
  return `${section.name}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
}

/** Tells two texts apart, so that nothing is sent to a browser that shows it already. */
export function versionOf(html: string): string {
  return hash('sha256', html, 'base64url').slice(0, 10)
}
