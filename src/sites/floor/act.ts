import type { Handler } from 'hono'
import type { z } from 'zod'
import { allow } from '#account/allow.ts'
import { refusals as counterRefusals } from '#counter/refusal-words.ts'
import { refusals as mallRefusals } from '#mall/words.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { seeOther, wantsJson } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { commandOf, parseOwnFields } from '#platform/web/forms.ts'
import { gatherRefusals } from '#platform/words.ts'
import { refusals as visitRefusals } from '#visit/words.ts'
import { agencySeenBy } from './own-agency.ts'

export type Doing<F> = {
  readonly form: F
  readonly by: Actor
  readonly now: Date
  readonly command: { readonly id: string }
}
type Shows = (c: Ask, refusal: string) => Promise<Response>

/** One act on the hall, for whoever may; the act itself asks whose counter or queue it is. A refusal is said on the page that asked for it. */
export function post<S extends z.ZodObject>(
  schema: S,
  act: (tx: Tx, doing: Doing<z.output<S>>, c: Ask) => Promise<unknown>,
  show?: Shows,
): Handler<Env> {
  return async (c) => {
    allow(c.var.actor, 'floor.act', { agency: agencySeenBy(c.var.actor) })
    const form = await parseOwnFields(c, schema)
    const command = { id: await commandOf(c) }
    let done: unknown
    try {
      done = await c.var.inMall((tx) => act(tx, { form, by: c.var.actor, now: c.var.now, command }, c))
    } catch (error) {
      const sentence = refusalSentence(c, error)
      if (!sentence || !show || wantsJson(c)) throw error
      return show(c, sentence)
    }
    return seeOther(c, '/floor', done)
  }
}

const say = gatherRefusals([visitRefusals, counterRefusals, mallRefusals])

export function refusalSentence(c: Ask, error: unknown): string | undefined {
  if (!(error instanceof Refused) || error.name !== 'Refused') return undefined
  return say(c.var.language, error.key, error.detail)
}
