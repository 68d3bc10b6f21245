import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { doneBy } from './bulk.ts'
import type { BulkOf } from './bulk-offer.ts'
import { words } from './words.ts'

/** Above a list after many of its rows were changed: how many, and the way back where there is one. */
export async function showBulkDone(c: Ask, of: BulkOf): Promise<Child> {
  const { language } = c.var
  const says = words[language].bulk
  const undone = c.req.query('undone') ?? ''
  if (/^\d{1,3}$/.test(undone))
    return (
      <Banner id="sekaligus" language={language} isDone>
        {says.undone(Number(undone), of.noun(c))}
      </Banner>
    )
  const command = c.req.query('bulk') ?? ''
  const done = /^[\w-]{8,64}$/.test(command) ? await doneBy(c, command) : undefined
  if (!done) return null
  const mayUndo = (await of.offers(c))[done.act]?.act.revert !== undefined
  return (
    <Banner id="sekaligus" language={language} isDone>
      <p class="govuk-notification-banner__heading">{says.done(done.rows.length, of.noun(c))}</p>
      {mayUndo && (
        <ButtonLink kind="secondary" href={`/admin/${of.section}/bulk/undo?of=${command}`}>
          {says.undo}
        </ButtonLink>
      )}
    </Banner>
  )
}
