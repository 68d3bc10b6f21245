import { Hono } from 'hono'
import { z } from 'zod'
import { pauseReasons } from '#counter/sitting.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, noFields } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { parkVisit } from '#visit/at-counter.ts'
import { closeIncident, incidentKinds, openIncident } from '#visit/incident.ts'
import { transferVisit } from '#visit/move-on.ts'
import { holdReasons } from '#visit/names.ts'
import { readHere, readSittings } from '#visit/read-desk.ts'
import { readWaiting } from '#visit/read-waiting.ts'
import { pause } from '#visit/sit-at-counter.ts'
import { at, type Doing, post } from './act.ts'
import { type LeftWaiting, showClose, showHold, showPause } from './ask-pages.tsx'
import { type Desk, deskOf } from './desk.ts'
import { showIncident, showIncidentKinds } from './incident-pages.tsx'
import { placeFrom } from './incident-place.ts'
import { showTransfer } from './transfer-page.tsx'
import { words } from './words.ts'

const id = z.coerce.number().int().positive()

/** The acts that ask one thing more: a page with the question, and the post that it sends. */
export function askRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  transfers(routes)
  holds(routes)
  pauses(routes)
  incidents(routes)
  routes.get('/:counter/close', async (c) => {
    const { desk, left } = await c.var.inMall(async (tx) => {
      const desk = await deskOf(c, tx)
      return { desk, left: await readLeftWaiting(tx, desk, c.var.now) }
    })
    return showClose(c, desk, left)
  })
  return routes
}

/** Who waits for this counter, and whether somebody at another one would call them. */
async function readLeftWaiting(tx: Tx, { directory, counter }: Desk, now: Date): Promise<LeftWaiting> {
  const list = (await readWaiting(tx, directory, [counter.id], now)).get(counter.id)
  const waitedFor = new Set(list?.next.map(({ queueId }) => queueId))
  const others = (await readSittings(tx)).filter((one) => one.counterId !== counter.id && !one.pausedAt)
  const called = new Set(
    others.flatMap((one) => directory.counters.get(one.counterId)?.profile.map(({ queueId }) => queueId) ?? []),
  )
  return { count: list?.count ?? 0, othersCall: [...waitedFor].every((queueId) => called.has(queueId)) }
}

function deskFor(c: Ask) {
  return c.var.inMall((tx) => deskOf(c, tx))
}

/** With the number that stands there, for a question about it. */
function deskWithVisit(c: Ask) {
  return c.var.inMall(async (tx) => {
    const desk = await deskOf(c, tx)
    return { desk, visit: (await readHere(tx, [desk.counter.id])).get(desk.counter.id)?.visit }
  })
}

type Show = (c: Ask, form: FormState) => Promise<Response>

function transfers(routes: Hono<Env>): void {
  const show: Show = async (c, form) => showTransfer(c, await deskWithVisit(c), form)
  routes.get('/:counter/transfers/new', (c) => show(c, blankForm({ leg: c.req.query('leg') })))
  routes.post(
    '/:counter/transfers',
    post(
      z.object({ leg: id, service: id, note: fields.optionalText(300) }),
      (tx, doing) => transferVisit(tx, at(doing), doing.form.service, doing.form.note ?? null),
      {
        show,
        sentences: (language) => ({
          leg: words[language].choose,
          service: words[language].chooseService,
          note: words[language].noteTooLong,
        }),
      },
    ),
  )
}

function holds(routes: Hono<Env>): void {
  const show: Show = async (c, form) => showHold(c, await deskWithVisit(c), form)
  routes.get('/:counter/parked/new', (c) => show(c, blankForm({ leg: c.req.query('leg') })))
  routes.post(
    '/:counter/parked',
    post(
      z.object({ leg: id, reason: fields.choice(holdReasons) }),
      (tx, doing) => parkVisit(tx, at(doing), doing.form.reason),
      {
        show,
        sentences: (language) => ({ leg: words[language].choose, reason: words[language].choose }),
      },
    ),
  )
}

function pauses(routes: Hono<Env>): void {
  const show: Show = async (c, form) => showPause(c, await deskFor(c), form)
  routes.get('/:counter/pauses/new', (c) => show(c, blankForm()))
  routes.post(
    '/:counter/pauses',
    post(
      z.object({
        reason: fields.choice(pauseReasons as unknown as readonly ['break', ...(typeof pauseReasons)[number][]]),
        minutes: z.preprocess((typed) => typed || undefined, z.coerce.number().int().min(1).max(240).optional()),
      }),
      (tx, { desk, by, now, command, form }) =>
        pause(tx, { counterId: desk.counter.id, by, now, command }, form.reason, form.minutes ?? null),
      { show, sentences: (language) => ({ reason: words[language].choose, minutes: words[language].choose }) },
    ),
  )
}

const incidentForm = z.object({
  kind: fields.choice(incidentKinds),
  place: z.string().regex(/^(agency|queue|counter):\d+$/, 'missing'),
  id: fields.text(300),
  en: fields.text(300),
  stops: fields.ticked(),
})

function incidents(routes: Hono<Env>): void {
  const show: Show = async (c, form) => showIncident(c, await deskFor(c), form)
  routes.get('/:counter/incidents/new', async (c) => {
    const kind = incidentKinds.find((one) => one === c.req.query('kind'))
    const desk = await deskFor(c)
    return kind ? showIncident(c, desk, undefined) : showIncidentKinds(c, desk)
  })
  routes.post(
    '/:counter/incidents',
    post(
      incidentForm,
      (tx, { form, by, now, command }: Doing<z.output<typeof incidentForm>>) => {
        const { kind, stops, place, ...message } = form
        return openIncident(tx, { kind, stops, message, ...placeFrom(place) }, by, now, command)
      },
      {
        show,
        sentences: (language) => {
          const { choose, messageMissing, incidentMessageId, incidentMessageEn } = words[language]
          return {
            ...{ kind: choose, place: choose, stops: choose },
            ...{ id: messageMissing(incidentMessageId), en: messageMissing(incidentMessageEn) },
          }
        },
      },
    ),
  )
  routes.post('/:counter/incidents/:incident/close', (c, next) =>
    post(noFields, (tx, { by, now }) => closeIncident(tx, idIn(c, 'incident'), by, now))(c, next),
  )
}
