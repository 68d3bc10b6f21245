import { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import type { Language } from '#platform/words.ts'
import { mustRead } from '#visit/at-counter.ts'
import { returnAfterMiss } from '#visit/by-visitor.ts'
import { callChosen, callNext, chosenReasons } from '#visit/call-next.ts'
import { confirmPriority, withdrawPriority } from '#visit/confirm-priority.ts'
import { prioritise } from '#visit/help-visitor.ts'
import { requeueVisit, resumeVisit } from '#visit/move-on.ts'
import { protectedKinds, type Visit } from '#visit/visit.ts'
import { at, type Doing, post, visitForm } from './act.ts'
import { type Desk, deskOf } from './desk.ts'
import { showVisit } from './visit-page.tsx'
import { words } from './words.ts'

const id = z.coerce.number().int().positive()
const groups = ['none', ...protectedKinds] as const

/** Whoever is next; with `leg`, `visit` and `reason` that person, out of turn. */
const calling = z
  .object({ leg: id.optional(), visit: id.optional(), reason: z.enum(chosenReasons).optional() })
  .refine(({ leg, visit, reason }) => leg === undefined || (visit !== undefined && reason !== undefined), {
    path: ['reason'],
    message: 'missing',
  })

function call(tx: Tx, { desk, form: { leg, visit, reason }, by, now, command }: Doing<z.output<typeof calling>>) {
  if (!leg || !visit || !reason) return callNext(tx, desk.counter.id, by, now, command)
  return callChosen(tx, desk.counter.id, leg, visit, reason, by, now, command)
}

function sentences(language: Language) {
  const { choose } = words[language]
  return { leg: choose, visit: choose, reason: choose }
}

function askReason(c: Ask, form: FormState): Promise<Response> {
  return showOne(c, form, Number(form.values.visit))
}

/** One number that is not at this counter now: called out of turn, marked, brought back, taken up again. */
export function visitRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/:counter/visits/:visit', (c) => showOne(c, blankForm(), idIn(c, 'visit')))
  routes.post('/:counter/calls', post(calling, call, { sentences, show: askReason }))
  routes.post(
    '/:counter/resumes',
    post(visitForm, (tx, doing) => resumeVisit(tx, at(doing), doing.form.visit)),
  )
  routes.post(
    '/:counter/requeues',
    post(visitForm, (tx, doing) => requeueVisit(tx, at(doing), doing.form.visit)),
  )
  routes.post(
    '/:counter/returns',
    post(z.object({ visit: id }), async (tx, { desk, form, by, now, command }) => {
      await returnAfterMiss(tx, { visit: await visitFor(tx, desk, form.visit), by, now, command })
    }),
  )
  routes.post(
    '/:counter/groups',
    post(z.object({ visit: id, group: fields.choice(groups) }), async (tx, { desk, form, by, now, command }) => {
      await visitFor(tx, desk, form.visit)
      await prioritise(tx, { visitId: form.visit, by, now, command }, form.group === 'none' ? null : form.group)
    }),
  )
  routes.post(
    '/:counter/priorities',
    post(z.object({ visit: id, look: fields.choice(['confirm', 'withdraw']) }), async (tx, doing) => {
      const { form, by, now, command } = doing
      const look = form.look === 'confirm' ? confirmPriority : withdrawPriority
      await look(tx, { visitId: form.visit, by, now, command })
    }),
  )
  return routes
}

/** A visit that has, or had, something to do at this agency. */
async function visitFor(tx: Tx, desk: Desk, visitId: number): Promise<Visit> {
  const visit = await mustRead(tx, visitId)
  if (!visit.legs.some((leg) => desk.directory.queues.get(leg.queueId)?.agencyId === desk.agency.id))
    throw new Refused('visit.notYourQueue')
  return visit
}

async function showOne(c: Ask, form: FormState, visitId: number): Promise<Response> {
  const { desk, visit } = await c.var.inMall(async (tx) => {
    const desk = await deskOf(c, tx)
    return { desk, visit: await visitFor(tx, desk, visitId) }
  })
  return showVisit(c, desk, visit, form)
}
