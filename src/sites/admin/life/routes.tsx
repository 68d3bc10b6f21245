import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseOwnFields } from '#platform/web/forms.ts'
import {
  addLifeEvent,
  editLifeEvent,
  type LifeEventFields,
  lifeEventOf,
  moveLifeEvent,
  removeLifeEvent,
} from '#service/life/edit-life-event.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { change, parseWithRows, save, seenIn, typed } from '../change.ts'
import { removal } from '../confirm.tsx'
import { CodeField, EditForm, pairSentences, textSentences } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { EnterSaves, pressedRow } from '../rows.tsx'
import { words as common } from '../words.ts'
import { blankStep, Fields, stepsIn, valuesOf } from './fields.tsx'
import { showLifeEvents } from './list-page.tsx'
import { words } from './words.ts'

const code = '[a-z][a-z0-9-]{0,39}'

/** Which services belong to one thing in life, in which order, and in which order these are shown. */
export function lifeAdmin(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showLifeEvents)
  routes.get('/new', (c) => showAdd(c, blankForm({ 'step-0-service': '' })))
  routes.post('/', add)
  routes.get(`/:code{${code}}`, (c) => showEdit(c))
  routes.post(`/:code{${code}}`, edit)
  routes.post(`/:code{${code}}/places`, move)
  removal(routes, `/:code{${code}}`, '/admin/life', {
    section: 'life',
    find: (tx, c) => lifeEventOf(tx, codeIn(c)),
    says: ({ name }, language) => {
      const { title, ...says } = words[language].remove
      return { ...says, title: title(name[language]), name: name[language] }
    },
    at: (event) => `/admin/life/${event.code}`,
    act: (tx, event, by, now) => removeLifeEvent(tx, event.code, by, now),
  })
  return routes
}

function codeIn(c: Ask): string {
  return c.req.param('code') ?? ''
}

const basics = z.object({
  nameId: fields.text(200),
  nameEn: fields.text(200),
  aboutId: fields.text(200),
  aboutEn: fields.text(200),
})
// The code first, as on the page: what is wrong is listed in this order.
const withCode = z.object({
  // `new` would hide behind the page that adds.
  code: z
    .string()
    .regex(new RegExp(`^${code}$`), 'shape')
    .refine((text) => text !== 'new', 'shape'),
  ...basics.shape,
})

type Show = (form: FormState) => Promise<Response>

async function wantedIn<S extends typeof basics>(
  c: Ask,
  schema: S,
  show: Show,
): Promise<{ wanted: LifeEventFields; form: z.output<S> }> {
  const { codeWrong } = common[c.var.language]
  const about = textSentences(c, words[c.var.language].fields.about)
  const { steps, errors } = stepsIn(c, await typed(c))
  const sentences = { ...pairSentences(c), aboutId: about.id, aboutEn: about.en, code: codeWrong }
  const form = await parseWithRows(c, schema, sentences as never, errors, show)
  const { nameId, nameEn, aboutId, aboutEn } = form as z.output<typeof basics>
  return { wanted: { name: { id: nameId, en: nameEn }, about: { id: aboutId, en: aboutEn }, steps }, form }
}

async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  return adminPage(
    c,
    { title: says.add, section: 'life', form, back: { href: '/admin/life', text: says.title } },
    <EditForm action="/admin/life" language={language} cancel="/admin/life" submit={says.add}>
      <EnterSaves language={language} />
      <CodeField form={form} language={language} />
      <Fields c={c} form={form} action="/admin/life" directory={directory} />
    </EditForm>,
  )
}

async function add(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showAdd(c, form)
  const withRow = pressedRow(await typed(c), 'step', blankStep)
  if (withRow) return show(withRow)
  const { wanted, form } = await wantedIn(c, withCode, show)
  await save(c, { show, fields: { 'life.codeTaken': 'code' } }, (tx) => addLifeEvent(tx, form.code, wanted, actor, now))
  return seeOther(c, '/admin/life?done=1')
}

async function showEdit(c: Ask, shown?: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const subject = `life:${codeIn(c)}`
  const { event, directory, entries } = await c.var.inMall(async (tx) => ({
    event: await lifeEventOf(tx, codeIn(c)),
    directory: await directoryOf(tx, now),
    entries: await namedHistory(tx, { subject }, 8),
  }))
  const { name, about, steps } = event
  const form = shown ?? blankForm(valuesOf(event))
  const at = `/admin/life/${event.code}`
  return adminPage(
    c,
    { title: name[language], section: 'life', form, back: { href: '/admin/life', text: says.title } },
    <>
      <p>
        <a href={`/life/${event.code}`}>{says.see}</a>
      </p>
      <EditForm action={at} seen={{ name, about, steps }} language={language} cancel="/admin/life">
        <EnterSaves language={language} />
        <Fields c={c} form={form} action={at} directory={directory} />
      </EditForm>
      <Buttons>
        <ButtonLink kind="stop" href={`${at}/remove`}>
          {says.remove.act}
        </ButtonLink>
      </Buttons>
      <HistoryFoot c={c} entries={entries} subject={subject} />
    </>,
  )
}

async function edit(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showEdit(c, form)
  const withRow = pressedRow(await typed(c), 'step', blankStep)
  if (withRow) return show(withRow)
  const { wanted } = await wantedIn(c, basics, show)
  const change = { wanted, seen: await seenIn(c) }
  await save(c, { show, subject: `life:${codeIn(c)}` }, (tx) => editLifeEvent(tx, codeIn(c), change, actor, now))
  return seeOther(c, `/admin/life/${codeIn(c)}?done=1`)
}

async function move(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const { to } = await parseOwnFields(c, z.object({ to: z.enum(['earlier', 'later']) }))
  await change(c, (tx) => moveLifeEvent(tx, codeIn(c), to === 'earlier' ? -1 : 1, actor, now))
  return seeOther(c, '/admin/life')
}
