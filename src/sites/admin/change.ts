import type { z } from 'zod'
import { namesOf } from '#account/names.ts'
import { refusals as accountRefusals } from '#account/words.ts'
import { refusals as agencyRefusals } from '#agency/words.ts'
import { refusals as counterRefusals } from '#counter/refusal-words.ts'
import { refusals as hallRefusals } from '#hall/words.ts'
import { readHistory } from '#ledger/history.ts'
import { onceRemembered } from '#ledger/once.ts'
import { ChangedMeanwhile, takeTurn } from '#mall/edit.ts'
import { refusals as mallRefusals } from '#mall/words.ts'
import { nameOfActor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { refusals as fileRefusals } from '#platform/files/words.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { commandOf, type FormState, Invalid, parseForm, readBody, type Sentences } from '#platform/web/forms.ts'
import { gatherRefusals } from '#platform/words.ts'
import { refusals as serviceRefusals } from '#service/refusal-words.ts'
import { isDay } from './day-typed.ts'
import { sayChanges } from './values.ts'
import { words } from './words.ts'

const say = gatherRefusals([
  ...[mallRefusals, accountRefusals, agencyRefusals, serviceRefusals, counterRefusals],
  ...[hallRefusals, fileRefusals],
])

export type Show = (form: FormState) => Response | Promise<Response>

/** One change of the mall's description: editors take turns, and a form that arrives twice changes once. */
export async function change<T>(
  c: Ask,
  act: (tx: Tx) => Promise<T>,
  open: Ask['var']['inMall'] = c.var.inMall,
): Promise<T> {
  const command = await commandOf(c)
  const { actor, now } = c.var
  return open(async (tx) => {
    await takeTurn(tx)
    return onceRemembered(tx, actor, { id: command }, now, () => act(tx))
  })
}

type Saving = {
  readonly show: Show
  /** Whose history tells who was quicker: `agency:3`. */
  readonly subject?: string
  /** Which field a refusal speaks about; otherwise it stands above the form. */
  readonly fields?: Readonly<Record<string, string>>
}

/** As `change`, for a form: what is refused is said on the same form, with what was typed. */
export async function save<T>(
  c: Ask,
  { show, subject, fields = {} }: Saving,
  act: (tx: Tx) => Promise<T>,
  open?: Ask['var']['inMall'],
): Promise<T> {
  try {
    return await change(c, act, open)
  } catch (error) {
    if (!(error instanceof Refused) || error instanceof NotFound || error instanceof Forbidden) throw error
    const sentence = error instanceof ChangedMeanwhile ? await sayMeanwhile(c, error, subject) : sentenceOf(c, error)
    if (!sentence) throw error
    const form = { values: await typed(c), errors: { [fields[error.key] ?? 'form']: sentence } }
    const answer = await shownAgain(c, form, show, error)
    throw new Invalid(form, () => answer)
  }
}

/** What an act of the administration refuses, in the reader's words; undefined when it has none. */
export function sentenceOf(c: Ask, { key, detail }: Refused): string | undefined {
  return say(c.var.language, key, readable(c, detail))
}

/** As `save`, in a transaction that also sees the other malls' names: for what must be unlike theirs. */
export function saveEverywhere<T>(c: Ask, saving: Saving, act: (tx: Tx) => Promise<T>): Promise<T> {
  const { db, mall } = c.var
  return save(c, saving, act, (inside) => db.transact({ mall: mall.id, system: true }, inside))
}

/** The form may be gone by now (its draft was published): then only the sentence is left to say. */
async function shownAgain(c: Ask, form: FormState, show: Show, refusal: Refused): Promise<Response> {
  c.status(422)
  try {
    return await show(form)
  } catch (error) {
    throw error instanceof Refused ? refusal : error
  }
}

/** Refusals name days as the database does. */
function readable(c: Ask, detail: Refused['detail']): Refused['detail'] {
  const write = (value: string | number) =>
    typeof value === 'string' && isDay(value) ? c.var.formats.day(value) : value
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, write(value)]))
}

/** What the other one changed, so that the reader can decide without comparing pages. */
async function sayMeanwhile(c: Ask, error: ChangedMeanwhile, subject: string | undefined): Promise<string> {
  const says = words[c.var.language]
  const who = subject ? await c.var.inMall((tx) => latestEditor(tx, subject, nameOfActor(c.var.actor))) : undefined
  return says.meanwhile(who ?? says.somebody, sayChanges(c, error.changes).join('; '))
}

async function latestEditor(tx: Tx, subject: string, me: string): Promise<string | undefined> {
  const [latest] = await readHistory(tx, { subject }, 1)
  if (!latest || latest.actor === me || !latest.actor.startsWith('staff:')) return undefined
  const id = Number(latest.actor.slice('staff:'.length))
  return (await namesOf(tx, [id])).get(id)
}

/** Everything that was typed, as a form shows it again. */
export async function typed(c: Ask): Promise<FormState['values']> {
  const entries = Object.entries(await readBody(c)).flatMap(([name, value]): [string, string | string[]][] => {
    if (name === 'token' || name === 'command' || name === 'seen') return []
    if (typeof value === 'string') return [[name, value]]
    return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string')]] : []
  })
  return Object.fromEntries(entries)
}

/** As parseForm, for a form that also has rows: what is wrong with them is said at the same time. */
export async function parseWithRows<S extends z.ZodObject>(
  c: Ask,
  schema: S,
  sentences: Sentences<S>,
  errorsOfRows: FormState['errors'],
  show: Show,
): Promise<z.output<S>> {
  const values = await typed(c)
  const form = await parseForm(c, schema, sentences).catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid({ values, errors: { ...error.form.errors, ...errorsOfRows } }, show)
  })
  if (Object.keys(errorsOfRows).length > 0) throw new Invalid({ values, errors: errorsOfRows }, show)
  return form
}

/** The values that the form showed, as they came back with it. Compared only, never trusted. */
export async function seenIn(c: Ask): Promise<unknown> {
  const { seen } = await c.req.parseBody()
  try {
    return typeof seen === 'string' ? JSON.parse(seen) : undefined
  } catch {
    return undefined
  }
}
