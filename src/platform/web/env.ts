import type { Context } from 'hono'
import type { Actor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Formats } from '#platform/formats.ts'
import type { Language, Named } from '#platform/words.ts'

/** The mall that a request is about, found by its Host header. */
export type MallOfRequest = {
  readonly id: number
  readonly code: string
  readonly name: Named
  readonly shortName: string
  readonly region: string
  readonly timeZone: string
  readonly isDemonstration: boolean
  /** The mall's own colour, `#24306b`; null keeps indigo. */
  readonly accent: string | null
  /** The mall's own emblem, among its files; null keeps the roof. */
  readonly emblem: { readonly hash: string; readonly type: string } | null
}

/** What every route knows of the request it answers: `c.var.mall`, `c.var.language`, … */
export type Variables = {
  mall: MallOfRequest
  language: Language
  formats: Formats
  actor: Actor
  /** The session that the actor came with; form tokens are bound to it. Empty for a stranger. */
  session: string
  now: Date
  /** What the person's telephone shows: another time than `now` only in a demonstration. */
  phoneNow: Date
  db: Database
  /** Opens a transaction with this request's mall, agency and key: `await c.var.inMall((tx) => callNext(tx, …))`. */
  inMall: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
  /** Fills the blank hidden fields of every form in a page with its command id and token. */
  fillForms: (html: string) => string
  clientAddress: string
}

export type Env = { Variables: Variables }
export type Ask = Context<Env>
