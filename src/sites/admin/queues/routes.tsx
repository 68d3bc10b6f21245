import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { addQueue } from '#service/add-queue.ts'
import { editQueue } from '#service/edit-queue.ts'
import type { QueueFields } from '#service/queue.ts'
import { queueDetail } from '#service/read-queue.ts'
import { retireQueue } from '#service/retire-queue.ts'
import { bulkRoutes } from '../bulk-pages.tsx'
import { save, seenIn } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { pairSentences } from '../fields.tsx'
import { chosenId, decimalNumber, wholeNumber } from '../numbers.ts'
import { words as common } from '../words.ts'
import { queueBulk } from './bulk.tsx'
import { showAdd, showEdit, usualValues } from './edit-page.tsx'
import { showQueues } from './list-page.tsx'
import { showQueue } from './queue-page.tsx'
import { words } from './words.ts'

export function queueRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showQueues(c))
  bulkRoutes(routes, queueBulk)
  routes.get('/new', (c) => showAdd(c, blankForm(usualValues(c.req.query('agency')))))
  routes.post('/', add)
  routes.get('/:id{\\d+}', (c) => showQueue(c, idIn(c)))
  routes.get('/:id{\\d+}/edit', (c) => showEdit(c, idIn(c)))
  routes.post('/:id{\\d+}/edit', edit)
  routes.get('/:id{\\d+}/retire', (c) => showRetire(c, blankForm()))
  routes.post('/:id{\\d+}/retire', retire)
  return routes
}

const described = {
  nameId: fields.text(),
  nameEn: fields.text(),
  letter: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,2}$/, 'shape'),
  firstNumber: wholeNumber(0, 99_999),
  digits: wholeNumber(2, 5),
  reset: fields.choice(['daily', 'never']),
  promiseMinutes: wholeNumber(1, 480),
  discipline: fields.choice(['credit', 'accumulating', 'lane']),
  creditProtectedMinutes: wholeNumber(0, 240),
  creditAppointmentMinutes: wholeNumber(0, 240),
  promiseProtectedMinutes: wholeNumber(1, 240),
  weightProtected: decimalNumber(1, 100),
  weightAppointment: decimalNumber(1, 100),
  lanePlaces: wholeNumber(1, 500),
}
const changed = z.object(described)
const added = z.object({
  agency: chosenId(),
  site: chosenId(),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9-]{0,19}$/, 'shape'),
  ...described,
})

function sentences(c: Ask) {
  const says = common[c.var.language]
  const labels = words[c.var.language].fields
  const names = pairSentences(c)
  return {
    ...names,
    letter: labels.letterWrong,
    firstNumber: says.numberWrong(labels.firstNumber, '0', '99999'),
    digits: says.numberWrong(labels.digits, '2', '5'),
    reset: says.chooseOneOf(labels.reset),
    promiseMinutes: says.numberWrong(labels.promise, '1', '480'),
    discipline: says.chooseOneOf(labels.discipline),
    creditProtectedMinutes: says.numberWrong(labels.creditProtected, '0', '240'),
    creditAppointmentMinutes: says.numberWrong(labels.creditAppointment, '0', '240'),
    promiseProtectedMinutes: says.numberWrong(labels.promiseProtected, '1', '240'),
    weightProtected: says.numberWrong(labels.weightProtected, '1', '100'),
    weightAppointment: says.numberWrong(labels.weightAppointment, '1', '100'),
    lanePlaces: says.numberWrong(labels.lanePlaces, '1', '500'),
  }
}

function fieldsFrom({ nameId, nameEn, ...form }: z.output<typeof changed>): QueueFields {
  return { ...form, name: { id: nameId, en: nameEn } }
}

const refusedFields = {
  'queue.letterTaken': 'letter',
  'queue.letterIsOut': 'letter',
  'queue.letterOutToday': 'letter',
  'queue.seriesIsOut': 'reset',
  'queue.codeTaken': 'code',
}

async function add(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const show = (form: FormState) => showAdd(c, form)
  const says = common[language]
  const form = await parseForm(
    c,
    added,
    {
      agency: says.chooseOneOf(words[language].fields.agency),
      site: says.chooseOneOf(words[language].fields.site),
      code: words[language].fields.codeWrong,
      ...sentences(c),
    },
    show,
  )
  const { agency, site, code, ...described } = form
  const id = await save(c, { show, fields: refusedFields }, async (tx) => {
    const directory = await directoryOf(tx, now)
    const place = directory.sites.get(site)
    if (!place || !directory.agencies.has(agency)) throw new NotFound()
    return addQueue(
      tx,
      { agencyId: agency, siteId: site, timeZone: place.timeZone, code, fields: fieldsFrom(described) },
      actor,
      now,
    )
  })
  return seeOther(c, `/admin/queues/${id}?done=1`)
}

async function edit(c: Ask): Promise<Response> {
  const id = idIn(c)
  const show = (form: FormState) => showEdit(c, id, form)
  const form = await parseForm(c, changed, sentences(c), show)
  const wanted = { seen: await seenIn(c), wanted: fieldsFrom(form) }
  await save(c, { show, subject: `queue:${id}`, fields: refusedFields }, (tx) =>
    editQueue(tx, id, wanted, c.var.actor, c.var.now),
  )
  return seeOther(c, `/admin/queues/${id}?done=1`)
}

async function showRetire(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].retire
  const queue = await c.var.inMall((tx) => queueDetail(tx, idIn(c)))
  allow(c.var.actor, 'service.edit', { agency: queue.agencyId })
  const name = `${queue.fields.letter} ${queue.fields.name[c.var.language]}`
  const at = `/admin/queues/${queue.id}`
  return confirmPage(c, {
    title: says.title(name),
    section: 'queues',
    form,
    action: `${at}/retire`,
    yes: says.yes,
    back: { href: at, text: name },
    children: <p>{says.body}</p>,
  })
}

async function retire(c: Ask): Promise<Response> {
  const id = idIn(c)
  await save(c, { show: (form) => showRetire(c, form) }, (tx) => retireQueue(tx, id, c.var.actor, c.var.now))
  return seeOther(c, `/admin/queues/${id}?done=1`)
}
