import { differences } from '#mall/edit.ts'
import { type Description, type Kind, keyOf, kinds } from './description.ts'

export type Change<Row> = { readonly before: Row; readonly after: Row; readonly fields: readonly string[] }
export type ChangesOf<Row> = {
  readonly added: readonly Row[]
  readonly changed: readonly Change<Row>[]
  readonly gone: readonly Row[]
}
export type Changes = { readonly [K in Kind]: ChangesOf<Description[K][number]> } & { readonly mall: readonly string[] }

/** What must happen for a mall that stands as `before` to become as `after`. */
export function changesBetween(before: Description | undefined, after: Description): Changes {
  const ofKinds = kinds.map((kind) => [kind, changesOfKind(kind, before?.[kind] ?? [], after[kind])])
  const ofMall = before ? Object.keys(differences(before.mall, after.mall)) : Object.keys(after.mall)
  return { ...(Object.fromEntries(ofKinds) as Omit<Changes, 'mall'>), mall: ofMall }
}

export function isNothing(changes: Changes): boolean {
  return changes.mall.length === 0 && kinds.every((kind) => countOf(changes[kind]) === 0)
}

/** How many of each kind, for the ledger and for whoever ran the import; kinds without change are left out. */
export function countsOf(changes: Changes): Record<string, { added: number; changed: number; gone: number }> {
  const counts = kinds.map((kind) => {
    const { added, changed, gone } = changes[kind]
    return [kind, { added: added.length, changed: changed.length, gone: gone.length }] as const
  })
  return Object.fromEntries(counts.filter(([kind]) => countOf(changes[kind]) > 0))
}

function countOf({ added, changed, gone }: ChangesOf<unknown>): number {
  return added.length + changed.length + gone.length
}

function changesOfKind<K extends Kind>(
  kind: K,
  before: Description[K],
  after: Description[K],
): ChangesOf<Description[K][number]> {
  type Row = Description[K][number]
  const key = keyOf[kind] as (row: Row) => string
  const was = new Map((before as readonly Row[]).map((row) => [key(row), row]))
  const is = new Map((after as readonly Row[]).map((row) => [key(row), row]))
  const changed = [...is].flatMap(([of, row]) => {
    const old = was.get(of)
    const fields = old ? fieldsThatChange(kind, old, row) : []
    return old && fields.length > 0 ? [{ before: old, after: row, fields }] : []
  })
  return {
    added: [...is].flatMap(([of, row]) => (was.has(of) ? [] : [row])),
    changed,
    gone: [...was].flatMap(([of, row]) => (is.has(of) ? [] : [row])),
  }
}

function fieldsThatChange(kind: Kind, before: object, after: object): string[] {
  const fields = Object.keys(differences(before, after))
  // A version holds from the day it was published; only a later day makes a new one.
  const isOlder = kind === 'services' && (after as { since: string }).since <= (before as { since: string }).since
  return isOlder ? fields.filter((field) => field !== 'since') : fields
}
