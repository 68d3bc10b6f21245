import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { doneBy, rehearseUndo, undo } from './bulk.ts'
import type { BulkOf } from './bulk-offer.ts'
import { Outcomes } from './bulk-tables.tsx'
import { typed } from './change.ts'
import { confirmPage } from './confirm.tsx'
import { words } from './words.ts'

async function doneAsked(c: Ask, of: BulkOf, command: string) {
  const done = /^[\w-]{8,64}$/.test(command) ? await doneBy(c, command) : undefined
  const offer = done && (await of.offers(c))[done.act]
  if (!done || !offer?.act.revert) throw new NotFound()
  return { done, offer }
}

/** What was changed at once is taken back at once, after one look; rows that were changed again stay as they are. */
export async function showUndo(c: Ask, of: BulkOf, form: FormState): Promise<Response> {
  const says = words[c.var.language].bulk
  const command = c.req.query('of') ?? ''
  const { done, offer } = await doneAsked(c, of, command)
  const fates = await rehearseUndo(c, offer.act, done)
  const free = fates.filter(({ fault }) => !fault)
  return confirmPage(c, {
    title: says.undoTitle,
    section: of.section,
    form,
    action: `/admin/${of.section}/bulk/undo?of=${command}`,
    yes: free.length === fates.length ? says.undo : free.length > 0 ? says.undoOthers(free.length) : undefined,
    fields: free.map(({ id }) => <input type="hidden" name="id" value={String(id)} />),
    back: { href: `/admin/${of.section}`, text: of.title(c) },
    children: (
      <>
        <p>{free.length > 0 ? says.undoBody : says.undoNone}</p>
        <Outcomes c={c} fates={fates} say={offer.act.say} />
      </>
    ),
  })
}

export async function takeBack(c: Ask, of: BulkOf): Promise<Response> {
  const { done, offer } = await doneAsked(c, of, c.req.query('of') ?? '')
  const ids = [(await typed(c)).id ?? []].flat().map(Number)
  const fates = await undo(c, offer.act, done, ids)
  if (fates.length === 0) return seeOther(c, `/admin/${of.section}?undone=${ids.length}`)
  // Somebody was quicker since the look: the page is shown as it is now.
  const faulty = fates.filter(({ fault }) => fault).length
  const form = { values: {}, errors: { form: words[c.var.language].bulk.notReady(faulty, fates.length) } }
  return showUndo(c, of, form)
}
