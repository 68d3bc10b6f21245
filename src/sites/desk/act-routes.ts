import { Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '#platform/web/env.ts'
import { fields } from '#platform/web/forms.ts'
import { finishServing, markAbsent, recallNumber, startServing } from '#visit/at-counter.ts'
import { finishAndCallNext } from '#visit/finish-and-call.ts'
import { goOn, sitDown, standUp } from '#visit/sit-at-counter.ts'
import { undoLast } from '#visit/undo.ts'
import { outcomes } from '#visit/visit.ts'
import { at, type Doing, legForm, noForm, post } from './act.ts'
import { missingPapers } from './needed-view.tsx'
import { words } from './words.ts'

const finishing = z.object({
  leg: legForm.shape.leg,
  service: legForm.shape.leg,
  outcome: z.enum(outcomes as readonly [string, ...string[]]),
  note: fields.optionalText(300),
  has: fields.many(z.string()),
  // The first button of the form, which Enter presses, also calls the next.
  after: z.enum(['call', 'rest']).default('call'),
})

/** The acts that need no further question: one press, one small resource. */
export function actRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post(
    '/:counter/sittings',
    post(noForm, (tx, doing) => sitDown(tx, atDesk(doing))),
  )
  routes.post(
    '/:counter/close',
    post(noForm, (tx, doing) => standUp(tx, atDesk(doing))),
  )
  routes.post(
    '/:counter/resume',
    post(noForm, (tx, doing) => goOn(tx, atDesk(doing))),
  )
  routes.post(
    '/:counter/recalls',
    post(legForm, (tx, doing) => recallNumber(tx, at(doing))),
  )
  routes.post(
    '/:counter/starts',
    post(legForm, (tx, doing) => startServing(tx, at(doing))),
  )
  routes.post(
    '/:counter/absences',
    post(legForm, (tx, doing) => markAbsent(tx, at(doing))),
  )
  routes.post(
    '/:counter/undo',
    post(noForm, (tx, { desk, by, now, command }) => undoLast(tx, desk.counter.id, by, now, command)),
  )
  routes.post(
    '/:counter/outcomes',
    post(finishing, (tx, doing) => {
      const outcome = doing.form.outcome as (typeof outcomes)[number]
      const note = noteOf(doing)
      return doing.form.after === 'call'
        ? finishAndCallNext(tx, at(doing), outcome, note)
        : finishServing(tx, at(doing), outcome, note)
    }),
  )
  return routes
}

function atDesk({ desk, by, now, command }: Doing<unknown>) {
  return { counterId: desk.counter.id, by, now, command }
}

/** Not complete: what was not ticked is noted for whoever serves this number next. Notes are in the mall's first language. */
function noteOf({ desk, form }: Doing<z.output<typeof finishing>>): string | null {
  const said = form.note ?? null
  if (form.outcome !== 'incomplete') return said
  const service = desk.directory.services.get(form.service)
  const missing = service ? missingPapers(service.standard.requirements, form.has, 'id') : []
  return [missing.length > 0 && words.id.missing(missing.join(', ')), said].filter(Boolean).join('. ') || null
}
