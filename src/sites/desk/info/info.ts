import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { wantsJson } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { idIn } from '#platform/web/id-in.ts'
import { mustRead } from '#visit/at-counter.ts'
import type { Visit } from '#visit/visit.ts'
import { refusalSentence } from '../desk.ts'

export type Found = { readonly directory: Directory; readonly visit: Visit }

export function findVisit(c: Ask): Promise<Found> {
  return c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, c.var.now),
    visit: await mustRead(tx, idIn(c, 'visit')),
  }))
}

/** Does an act; a refusal is said on the page where it was asked for. */
export async function orRefusal(
  c: Ask,
  act: () => Promise<Response>,
  show: (refusal: string) => Promise<Response>,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const sentence = refusalSentence(c, error)
    if (!sentence || wantsJson(c)) throw error
    return await show(sentence)
  }
}
