import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { keepQueuesOpen } from '#counter/keep-open.ts'
import { addOpening, editOpening, type OpeningFields, removeOpening } from '#mall/edit-opening.ts'
import { openingDetail } from '#mall/read-mall.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields } from '#platform/web/forms.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { parseWithRows, save, seenIn, typed } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { todayOf } from '../frame.tsx'
import { wholeNumber } from '../numbers.ts'
import { pressedRow } from '../rows.tsx'
import { words as common } from '../words.ts'
import { showAdd, showEdit } from './edit-page.tsx'
import { showHours } from './list-page.tsx'
import { blankGroup, timesIn } from './opening-form.ts'
import { spokenCode } from './spoken-code.ts'
import { words } from './words.ts'

const codePattern = '[a-z][a-z0-9-]{0,39}'

export function hoursRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showHours(c))
  routes.get('/new', (c) => showAdd(c))
  routes.post('/new', add)
  routes.get(`/form/:code{${codePattern}}`, (c) => showEdit(c, codeIn(c)))
  routes.post(`/form/:code{${codePattern}}`, edit)
  routes.get(`/form/:code{${codePattern}}/remove`, (c) => showRemove(c, blankForm()))
  routes.post(`/form/:code{${codePattern}}/remove`, remove)
  return routes
}

function codeIn(c: Ask): string {
  const code = c.req.param('code')
  if (!code) throw new NotFound()
  return code
}

const described = {
  validFrom: fields.day(),
  validUntil: fields.optionalDay(),
  rank: wholeNumber(0, 1000),
  isAssumed: fields.ticked(),
}
const changed = z.object(described)
const added = z.object({
  code: z
    .string()
    .trim()
    .regex(new RegExp(`^${codePattern}$`), 'shape'),
  ...described,
})

function sentences(c: Ask) {
  const says = common[c.var.language]
  return {
    validFrom: says.dayWrong,
    validUntil: says.dayWrong,
    rank: says.numberWrong(words[c.var.language].fields.rank, '0', '1000'),
    isAssumed: says.chooseOne,
  }
}

type Basics = z.output<typeof changed>

function openingFrom(
  { validFrom, validUntil, rank, isAssumed }: Basics,
  { days, breaks }: ReturnType<typeof timesIn>,
): OpeningFields {
  return { validFrom, validUntil: validUntil ?? null, rank, isAssumed, days, breaks }
}

const refusedFields = { 'opening.codeTaken': 'code', 'opening.endsFirst': 'validUntil', 'opening.equalRank': 'rank' }

async function add(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const show = (form: FormState) => showAdd(c, form)
  const values = await typed(c)
  const withRow = pressedRow(values, 'group', blankGroup)
  if (withRow) return show(withRow)
  const times = timesIn(values, words[language].fields)
  const said = { code: common[language].codeWrong, ...sentences(c) }
  const { code, ...form } = await parseWithRows(c, added, said, times.errors, show)
  const opening = openingFrom(form, times)
  const today = todayOf(c)
  await save(c, { show, fields: refusedFields }, (tx) =>
    keepQueuesOpen(tx, today, () => addOpening(tx, code, opening, actor, today, now, holdEveryQueue)),
  )
  return seeOther(c, '/admin/hours?done=1')
}

async function edit(c: Ask): Promise<Response> {
  const { actor, now, language } = c.var
  const code = codeIn(c)
  const show = (form: FormState) => showEdit(c, code, form)
  const values = await typed(c)
  const withRow = pressedRow(values, 'group', blankGroup)
  if (withRow) return show(withRow)
  const times = timesIn(values, words[language].fields)
  const wanted = openingFrom(await parseWithRows(c, changed, sentences(c), times.errors, show), times)
  const change = { seen: await seenIn(c), wanted }
  const today = todayOf(c)
  const saving = { show, subject: `opening:${code}`, fields: refusedFields }
  await save(c, saving, (tx) =>
    keepQueuesOpen(tx, today, () => editOpening(tx, code, change, actor, today, now, holdEveryQueue)),
  )
  return seeOther(c, '/admin/hours?done=1')
}

async function showRemove(c: Ask, form: FormState): Promise<Response> {
  allow(c.var.actor, 'mall.edit')
  const code = codeIn(c)
  await c.var.inMall((tx) => openingDetail(tx, code))
  const says = words[c.var.language].remove
  const at = `/admin/hours/form/${code}`
  return confirmPage(c, {
    title: says.title(spokenCode(code)),
    section: 'hours',
    form,
    action: `${at}/remove`,
    yes: says.yes,
    back: { href: at, text: spokenCode(code) },
    children: <p>{says.body}</p>,
  })
}

async function remove(c: Ask): Promise<Response> {
  const code = codeIn(c)
  const today = todayOf(c)
  await save(c, { show: (form) => showRemove(c, form) }, (tx) =>
    removeOpening(tx, code, c.var.actor, today, c.var.now, holdEveryQueue),
  )
  return seeOther(c, '/admin/hours?done=1')
}
