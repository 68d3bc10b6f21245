import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { addCounter } from '#counter/add-counter.ts'
import type { CounterFields } from '#counter/counter.ts'
import { editCounter } from '#counter/edit-counter.ts'
import { counterDetail } from '#counter/read-counter.ts'
import { retireCounters } from '#counter/retire-counter.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { bulkRoutes } from '../bulk-pages.tsx'
import { parseWithRows, save, seenIn, typed } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { pairSentences } from '../fields.tsx'
import { todayOf } from '../frame.tsx'
import { fieldOf, pressedRow, rowsIn } from '../rows.tsx'
import { words as common } from '../words.ts'
import { counterBulk } from './bulk.tsx'
import { showCounter } from './counter-page.tsx'
import { chooseAgency, showAdd, showEdit } from './edit-page.tsx'
import { showCounters } from './list-page.tsx'
import { words } from './words.ts'

export function counterRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showCounters(c))
  bulkRoutes(routes, counterBulk)
  routes.get('/new', (c) => chooseAgency(c))
  routes.get('/new/:agency{\\d+}', (c) => showAdd(c, idIn(c, 'agency')))
  routes.post('/new/:agency{\\d+}', add)
  routes.get('/:id{\\d+}', (c) => showCounter(c, idIn(c)))
  routes.get('/:id{\\d+}/edit', (c) => showEdit(c, idIn(c)))
  routes.post('/:id{\\d+}/edit', edit)
  routes.get('/:id{\\d+}/retire', (c) => showRetire(c, blankForm()))
  routes.post('/:id{\\d+}/retire', retire)
  return routes
}

const described = z.object({
  sign: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,8}$/, 'shape'),
  nameId: fields.text(60),
  nameEn: fields.text(60),
  zone: fields.text(41),
  breakGroup: fields.optionalText(40),
})

const refusedFields = {
  'counter.signTaken': 'sign',
  'counter.noSuchZone': 'zone',
  'counter.onlyHelps': 'queue-0-over',
  'counter.queueWouldClose': 'breakGroup',
}

/** The form with a row more or less, or what was typed into it. */
async function readForm(
  c: Ask,
  show: (form: FormState) => Promise<Response>,
): Promise<{ again: Response } | { wanted: CounterFields }> {
  const values = await typed(c)
  const withRow = pressedRow(values, 'queue', { queue: '', over: '' })
  if (withRow) return { again: await show(withRow) }
  const says = common[c.var.language]
  const labels = words[c.var.language].fields
  const names = pairSentences(c)
  const sentences = {
    sign: labels.signWrong,
    ...names,
    zone: says.chooseOneOf(labels.zone),
    breakGroup: says.chooseOneOf(labels.breakGroup),
  }
  const errors: Record<string, string> = {}
  const profile = rowsIn(values, 'queue').map(({ queue = '', over = '' }, i) => {
    const minutes = over.trim() === '' ? null : Number(over)
    if (!queue) errors[fieldOf('queue', i, 'queue')] = says.chooseOneOf(labels.row(i + 1))
    if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 480))
      errors[fieldOf('queue', i, 'over')] = says.numberWrong(labels.over, '1', '480')
    return { queue, whenWaitingOver: minutes }
  })
  const form = await parseWithRows(c, described, sentences, errors, show)
  const { sign, nameId, nameEn, zone, breakGroup } = form
  return { wanted: { sign, name: { id: nameId, en: nameEn }, zone, breakGroup: breakGroup ?? null, profile } }
}

async function add(c: Ask): Promise<Response> {
  const agency = idIn(c, 'agency')
  const show = (form: FormState) => showAdd(c, agency, form)
  const read = await readForm(c, show)
  if ('again' in read) return read.again
  const id = await save(c, { show, fields: refusedFields }, (tx) =>
    addCounter(tx, agency, read.wanted, c.var.actor, c.var.now),
  )
  return seeOther(c, `/admin/counters/${id}?done=1`)
}

async function edit(c: Ask): Promise<Response> {
  const id = idIn(c)
  const show = (form: FormState) => showEdit(c, id, form)
  const read = await readForm(c, show)
  if ('again' in read) return read.again
  const wanted = { seen: await seenIn(c), wanted: read.wanted }
  const saving = { show, subject: `counter:${id}`, fields: refusedFields }
  await save(c, saving, (tx) => editCounter(tx, id, wanted, c.var.actor, todayOf(c), c.var.now))
  return seeOther(c, `/admin/counters/${id}?done=1`)
}

async function showRetire(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].retire
  const counter = await c.var.inMall((tx) => counterDetail(tx, idIn(c)))
  allow(c.var.actor, 'agency.edit', { agency: counter.agencyId })
  const name = counter.fields.name[c.var.language]
  const at = `/admin/counters/${counter.id}`
  return confirmPage(c, {
    title: says.title(name),
    section: 'counters',
    form,
    action: `${at}/retire`,
    yes: says.yes,
    back: { href: at, text: name },
    children: <p>{says.body}</p>,
  })
}

async function retire(c: Ask): Promise<Response> {
  const id = idIn(c)
  await save(c, { show: (form) => showRetire(c, form) }, (tx) =>
    retireCounters(tx, [id], c.var.actor, todayOf(c), c.var.now),
  )
  return seeOther(c, `/admin/counters/${id}?done=1`)
}
