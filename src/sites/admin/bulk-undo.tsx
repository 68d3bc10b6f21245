import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { doneBy, type Fate, undo } from './bulk.ts'
import type { BulkOf } from './bulk-offer.ts'
import { Outcomes } from './bulk-tables.tsx'
import { confirmPage } from './confirm.tsx'
import { words } from './words.ts'

async function doneAsked(c: Ask, of: BulkOf, command: string) {
  const done = /^[\w-]{8,64}$/.test(command) ? await doneBy(c, command) : undefined
  const offer = done && (await of.offers(c))[done.act]
  if (!done || !offer?.act.revert) throw new NotFound()
  return { done, offer }
}

/** What was changed at once is taken back at once, after one look. */
export async function showUndo(c: Ask, of: BulkOf, form: FormState, fates: readonly Fate[] = []): Promise<Response> {
  const says = words[c.var.language].bulk
  const command = c.req.query('of') ?? ''
  const { done, offer } = await doneAsked(c, of, command)
  const shown = done.rows.map(({ id, name, was, now }) => ({
    id,
    name,
    was: now,
    now: was,
    isSame: false,
    fault: undefined,
  }))
  return confirmPage(c, {
    title: says.undoTitle,
    section: of.section,
    form,
    action: `/admin/${of.section}/bulk/undo?of=${command}`,
    yes: says.undo,
    back: { href: `/admin/${of.section}`, text: of.title(c) },
    children: (
      <>
        <p>{says.undoBody}</p>
        <Outcomes c={c} fates={fates.length > 0 ? fates : shown} say={offer.act.say} />
      </>
    ),
  })
}

export async function takeBack(c: Ask, of: BulkOf): Promise<Response> {
  const command = c.req.query('of') ?? ''
  const { done, offer } = await doneAsked(c, of, command)
  const fates = await undo(c, offer.act, done)
  if (fates.length === 0) return seeOther(c, `/admin/${of.section}?undone=${done.rows.length}`)
  const says = words[c.var.language].bulk
  const faulty = fates.filter(({ fault }) => fault).length
  c.status(409)
  return showUndo(c, of, { values: {}, errors: { form: says.notReady(faulty, fates.length) } }, fates)
}
