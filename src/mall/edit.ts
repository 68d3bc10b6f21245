import { announce, mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'

/**
 * How every part of the mall's description is edited: editors take turns, what somebody else saved meanwhile is never
 * overwritten unseen, and the ledger keeps what was and what is now.
 */

// Any number that no other advisory lock of ours uses.
const descriptionLock = 7_263_672

/**
 * Editors of one mall take turns, so that what an act reads before it writes still holds when it writes. Taken again in
 * the same transaction it costs nothing. Edits are few and short; nobody who takes a number or calls waits here.
 */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${descriptionLock}::int, ${mallOf(tx)}::int)`)
}

export type Changes = Readonly<Record<string, { readonly was: unknown; readonly now: unknown }>>

/** Somebody else saved the same thing while this form was open. `changes` says what: as it was shown, and as it is now. */
export class ChangedMeanwhile extends Refused {
  override readonly name: string = 'ChangedMeanwhile'
  readonly changes: Changes
  constructor(changes: Changes) {
    super('mall.changedMeanwhile', { what: Object.keys(changes).join(', ') })
    this.changes = changes
  }
}

/** The values that a form showed (`seen`, as they came back with it) and the values that are wanted. */
export type Edit<T> = { readonly seen: unknown; readonly wanted: T }

/**
 * What is to be changed, or undefined when it is so already: the same form sent twice is one change. Throws
 * ChangedMeanwhile when the present values are neither those wanted nor those that the form showed.
 */
export function changesOf<T extends object>(present: T, { seen, wanted }: Edit<T>): Changes | undefined {
  const changes = differences(present, wanted)
  if (Object.keys(changes).length === 0) return undefined
  mustBeAsShown(present, seen)
  return changes
}

/** What the form showed is what still stands; otherwise somebody else was quicker. */
export function mustBeAsShown(present: object, seen: unknown): void {
  const meanwhile = differences(isRecord(seen) ? seen : {}, present)
  if (Object.keys(meanwhile).length > 0) throw new ChangedMeanwhile(meanwhile)
}

/** The fields of `after` whose value is another one in `before`. */
export function differences(before: object, after: object): Changes {
  const was = before as Record<string, unknown>
  const entries = Object.entries(after).filter(([field, now]) => !isSame(was[field], now))
  return Object.fromEntries(entries.map(([field, now]) => [field, { was: was[field] ?? null, now: now ?? null }]))
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

// PostgreSQL gives the keys of a jsonb in its own order; absent and null say the same.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value ?? null
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type Subject = {
  /** `agency:3`: the thing, for its history. */
  readonly subject: string
  /** How people call it, kept as it was then. */
  readonly label: string
  readonly agency?: number | undefined
}

/** The ledger's row of an edit. Everybody's copy of the mall is renewed by the mall's version; `mall` wakes the screens. */
export async function announceEdit(
  tx: Tx,
  kind: string,
  about: Subject,
  changes: Changes,
  by: Actor,
  now: Date,
): Promise<void> {
  await announce(tx, { kind, actor: by, data: { ...about, changes }, topics: ['mall'] }, now)
}

/** Changes of something that is new or goes: nothing before, or nothing after. */
export function allOf(fields: object, isNew: boolean): Changes {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(
    entries.map(([field, value]) => [field, isNew ? { was: null, now: value } : { was: value, now: null }]),
  )
}
