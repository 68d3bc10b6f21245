import { answerOf } from '#ledger/once.ts'
import { differences, takeTurn } from '#mall/edit.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { change, sentenceOf } from './change.ts'
import { words } from './words.ts'

/**
 * One change of many rows: all of them or none. The same acts as for one row, each with its own history; a row that
 * refuses is undone to its savepoint, so that every fault is found and not only the first.
 */
export type BulkAct = {
  /** A row as it is now, as far as this act concerns it; `to` is what it shall become, once that is known. */
  readonly look: (tx: Tx, id: number, to?: unknown) => Promise<Looked>
  readonly apply: Write
  /** From what the act made back to what was. An act without cannot be taken back. */
  readonly revert?: Write | undefined
  readonly say: (value: unknown) => string
}

type Looked = { readonly name: string; readonly was: unknown }
type Write = (tx: Tx, id: number, was: unknown, now: unknown) => Promise<void>
/** What each row is to become. */
export type Target = (id: number) => unknown

/** A row and what becomes of it. `fault` is the sentence of the act that refuses. */
export type Fate = Looked & {
  readonly id: number
  readonly now: unknown
  readonly isSame: boolean
  readonly fault: string | undefined
}

/** What was done, as the command remembers it. */
export type Done = { readonly act: string; readonly rows: readonly Pick<Fate, 'id' | 'name' | 'was' | 'now'>[] }

/** Not to be done after all: rolls back what was tried. */
class Tried extends Error {
  readonly fates: readonly Fate[]
  constructor(fates: readonly Fate[]) {
    super('tried')
    this.fates = fates
  }
}

/** What would become of each row: done for real and rolled back, so that it comes as it was foreseen. */
export function rehearse(
  c: Ask,
  act: BulkAct,
  ids: readonly number[],
  to: Target,
  as?: Shown,
): Promise<readonly Fate[]> {
  return fatesOf(async () => {
    await c.var.inMall(async (tx) => {
      await takeTurn(tx)
      throw new Tried(await tryAll(c, tx, act, ids, to, as))
    })
  })
}

/** The values by row that are to be changed, and what is said of a row that has other ones by now. */
type Shown = { readonly seen: Readonly<Record<string, unknown>>; readonly stale: (now: string) => string }
type Doing = { readonly key: string; readonly act: BulkAct; readonly ids: readonly number[]; readonly as: Shown }

/** Does it and gives nothing, or gives each row's fate and does nothing. */
export function perform(c: Ask, { key, act, ids, as }: Doing, to: Target): Promise<readonly Fate[]> {
  return fatesOf(async () => {
    await change(c, async (tx): Promise<Done> => {
      const fates = await tryAll(c, tx, act, ids, to, as)
      if (fates.some(({ fault }) => fault)) throw new Tried(fates)
      const rows = fates.filter(({ isSame }) => !isSame).map(({ id, name, was, now }) => ({ id, name, was, now }))
      return { act: key, rows }
    })
  })
}

/** What would become of each row if it were taken back: one that was changed again afterwards stays. */
export function rehearseUndo(c: Ask, act: BulkAct, done: Done): Promise<readonly Fate[]> {
  const { back, to, as } = wayBack(c, act, done)
  return rehearse(
    c,
    back,
    done.rows.map(({ id }) => id),
    to,
    as,
  )
}

/** Takes back what a command did to these rows, as far as all of it still stands so. */
export function undo(c: Ask, act: BulkAct, done: Done, ids: readonly number[]): Promise<readonly Fate[]> {
  const { back, to, as } = wayBack(c, act, done)
  const known = done.rows.map(({ id }) => id).filter((id) => ids.includes(id))
  return perform(c, { key: `undo ${done.act}`, act: back, ids: known, as }, to)
}

function wayBack(c: Ask, act: BulkAct, { rows }: Done) {
  if (!act.revert) throw new NotFound()
  const were = new Map(rows.map(({ id, was }) => [id, was]))
  const seen = Object.fromEntries(rows.map(({ id, now }) => [id, now]))
  const stale = words[c.var.language].bulk.changedAgain
  return { back: { ...act, apply: act.revert }, to: (id: number) => were.get(id), as: { seen, stale } }
}

/** What the reader's own command did, while it is remembered. */
export function doneBy(c: Ask, command: string): Promise<Done | undefined> {
  return c.var.inMall((tx) => answerOf<Done>(tx, c.var.actor, command))
}

async function fatesOf(run: () => Promise<void>): Promise<readonly Fate[]> {
  try {
    await run()
    return []
  } catch (error) {
    if (error instanceof Tried) return error.fates
    throw error
  }
}

async function tryAll(
  c: Ask,
  tx: Tx,
  act: BulkAct,
  ids: readonly number[],
  to: Target,
  as?: Shown,
): Promise<readonly Fate[]> {
  const fates: Fate[] = []
  // One after the other: they are one transaction.
  for (const id of ids) {
    const now = to(id)
    const { name, was } = await act.look(tx, id, now)
    const isSame = isAlike(was, now)
    const isStale = as !== undefined && !isSame && !isAlike(as.seen[id], was)
    const fault = isStale
      ? as.stale(act.say(was))
      : isSame
        ? undefined
        : await faultOf(c, tx, () => act.apply(tx, id, was, now))
    fates.push({ id, name, was, now, isSame, fault })
  }
  return fates
}

/** As edits compare: what a command remembers came back with its keys in PostgreSQL's order. */
function isAlike(a: unknown, b: unknown): boolean {
  return Object.keys(differences({ value: a }, { value: b })).length === 0
}

async function faultOf(c: Ask, tx: Tx, apply: () => Promise<void>): Promise<string | undefined> {
  await tx.run(sql`savepoint bulk_row`)
  try {
    await apply()
    await tx.run(sql`release savepoint bulk_row`)
    return undefined
  } catch (error) {
    const sentence = error instanceof Refused ? sentenceOf(c, error) : undefined
    if (sentence === undefined) throw error
    await tx.run(sql`rollback to savepoint bulk_row`)
    return sentence
  }
}
