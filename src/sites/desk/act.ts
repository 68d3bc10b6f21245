import type { Handler } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import { seeOther, wantsJson } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { commandOf, type FormState, Invalid, parseForm, parseOwnFields, type Sentences } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import type { AtCounter } from '#visit/at-counter.ts'
import type { NotCalled } from '#visit/finish-and-call.ts'
import { type Desk, deskOf, refusalSentence } from './desk.ts'
import { showDesk } from './desk-page.tsx'
import { words } from './words.ts'

/** What an act of the desk is told: the desk, the parsed form, and who, when and which command. */
export type Doing<F> = {
  readonly desk: Desk
  readonly form: F
  readonly now: Date
  readonly by: Ask['var']['actor']
  readonly command: { readonly id: string }
}
type Act<F> = (tx: Tx, doing: Doing<F>) => Promise<unknown>

/**
 * A post that does one act and shows the desk again. A refusal (somebody was quicker, the press came late) is said on the
 * desk itself, with the desk as it now stands.
 */
export function post<S extends z.ZodObject>(schema: S, act: Act<z.output<S>>, asked?: Asked<S>): Handler<Env> {
  return async (c) => {
    const form = asked
      ? await parseForm(c, schema, asked.sentences(c.var.language), (typed) => asked.show(c, typed))
      : await parseOwnFields(c, schema)
    const command = { id: await commandOf(c) }
    let done: unknown
    try {
      done = await c.var.inMall(async (tx) =>
        act(tx, { desk: await deskOf(c, tx), form, now: c.var.now, by: c.var.actor, command }),
      )
    } catch (error) {
      return await showRefusal(c, error)
    }
    const page = `/desk/${c.req.param('counter')}`
    const said = leftOut(done, c.var.language)
    if (!said) return seeOther(c, page, done)
    if (wantsJson(c)) return c.json({ page, done, said })
    return showDesk(c, await c.var.inMall((tx) => deskOf(c, tx)), { sentence: said })
  }
}

/** What of a press did not come about, though the rest of it did. */
function leftOut(done: unknown, language: Language): string | undefined {
  const { notCalled } = (done ?? {}) as Partial<NotCalled>
  return notCalled && words[language].leaving.notCalled[notCalled]
}

/** A question that somebody answers: its sentences, and its page again with what was typed. */
export type Asked<S extends z.ZodObject> = {
  readonly sentences: (language: Language) => Sentences<S>
  readonly show: (c: Ask, form: FormState) => Promise<Response>
}

export async function showRefusal(c: Ask, error: unknown): Promise<Response> {
  const sentence = refusalSentence(c, error)
  if (!sentence || error instanceof Invalid || wantsJson(c)) throw error
  return showDesk(c, await c.var.inMall((tx) => deskOf(c, tx)), { sentence, isRefusal: true })
}

const id = z.coerce.number().int().positive()
export const legForm = z.object({ leg: id })
export const visitForm = z.object({ leg: id, visit: id })

/** The person meant, as the acts want it. */
export function at({ desk, form, by, now, command }: Doing<{ leg: number }>): AtCounter {
  return { counterId: desk.counter.id, legId: form.leg, by, now, command }
}
