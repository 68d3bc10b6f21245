import { Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '#platform/web/env.ts'
import { fields, noFields } from '#platform/web/forms.ts'
import { type Ending, finishServing, markAbsent, notePapers, recallNumber, startServing } from '#visit/at-counter.ts'
import { finishAndCallNext } from '#visit/finish-and-call.ts'
import { longestNote } from '#visit/note.ts'
import { goOn, sitDown, standUp } from '#visit/sit-at-counter.ts'
import { declineRequest, followRequest } from '#visit/staff-counters.ts'
import { undoLast } from '#visit/undo.ts'
import { outcomes } from '#visit/visit.ts'
import { at, type Doing, legForm, post } from './act.ts'

const seen = fields.many(z.coerce.number().int().min(0).max(99))
const ticking = z.object({ leg: legForm.shape.leg, has: seen })
const recalling = z.object({ leg: legForm.shape.leg, calls: z.coerce.number().int().min(1).max(999).optional() })
/** Which act was meant: the one that the page named. */
const undoing = z.object({ act: legForm.shape.leg.optional() })
const answering = z.object({ request: z.coerce.number().int().positive() })
const finishing = z.object({
  leg: legForm.shape.leg,
  outcome: z.enum(outcomes as readonly [string, ...string[]]),
  note: fields.optionalText(longestNote),
  has: seen,
  // The first button of the form, which Enter presses, also calls the next.
  after: z.enum(['call', 'rest']).default('call'),
})

/** The acts that need no further question: one press, one small resource. */
export function actRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post(
    '/:counter/sittings',
    post(noFields, (tx, doing) => sitDown(tx, atDesk(doing))),
  )
  routes.post(
    '/:counter/close',
    post(noFields, (tx, doing) => standUp(tx, atDesk(doing))),
  )
  routes.post(
    '/:counter/resume',
    post(noFields, (tx, doing) => goOn(tx, atDesk(doing))),
  )
  routes.post(
    '/:counter/moves',
    post(answering, (tx, { form, by, now, command }) => followRequest(tx, form.request, by, now, command)),
  )
  routes.post(
    '/:counter/declines',
    post(answering, (tx, { form, by, now, command }) => declineRequest(tx, form.request, by, now, command)),
  )
  routes.post(
    '/:counter/recalls',
    post(recalling, (tx, doing) => recallNumber(tx, at(doing), doing.form.calls)),
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
    post(undoing, (tx, { desk, by, now, command, form }) => undoLast(tx, desk.counter.id, by, now, command, form.act)),
  )
  routes.post(
    '/:counter/outcomes',
    post(finishing, (tx, doing) => {
      const ending = endingOf(doing.form)
      return doing.form.after === 'call'
        ? finishAndCallNext(tx, at(doing), ending)
        : finishServing(tx, at(doing), ending)
    }),
  )
  routes.post(
    '/:counter/papers',
    post(ticking, (tx, doing) => notePapers(tx, at(doing), doing.form.has)),
  )
  return routes
}

function atDesk({ desk, by, now, command }: Doing<unknown>) {
  return { counterId: desk.counter.id, by, now, command }
}

/** Nothing ticked says something only when something is missing; else the officer did not need the list. */
function endingOf({ outcome, note, has }: z.output<typeof finishing>): Ending {
  const ending = { outcome: outcome as (typeof outcomes)[number], note: note ?? null }
  return has.length > 0 || outcome === 'incomplete' ? { ...ending, seen: has } : ending
}
