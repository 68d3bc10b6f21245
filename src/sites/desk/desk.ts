import { allow } from '#account/allow.ts'
import type { Agency, Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { gatherRefusals } from '#platform/words.ts'
import { refusals } from '#visit/words.ts'

/** The counter that an address means, for somebody who may work there. */
export type Desk = { readonly directory: Directory; readonly counter: Counter; readonly agency: Agency }

export async function deskOf(c: Ask, tx: Tx): Promise<Desk> {
  const directory = await directoryOf(tx, c.var.now)
  const code = c.req.param('counter')
  const counter = [...directory.counters.values()].find((one) => one.code === code)
  const agency = counter && directory.agencies.get(counter.agencyId)
  if (!counter || !agency) throw new NotFound('counter.notFound')
  allow(c.var.actor, 'visit.serve', { agency: agency.id })
  return { directory, counter, agency }
}

const say = gatherRefusals([refusals])

/** The sentence of a refusal that the desk itself can show; others (not here, not yours) are pages of their own. */
export function refusalSentence(c: Ask, error: unknown): string | undefined {
  if (!(error instanceof Refused) || error.name !== 'Refused') return undefined
  return say(c.var.language, error.key, error.detail)
}
