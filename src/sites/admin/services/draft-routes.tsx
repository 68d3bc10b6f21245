import { Hono } from 'hono'
import { z } from 'zod'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, Invalid, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { type DraftPart, draftParts, partOf } from '#service/draft.ts'
import { discardDraft, editDraft, startDraft } from '#service/edit-draft.ts'
import { publishDraft } from '#service/publish-draft.ts'
import { readPapers } from '#service/read-service.ts'
import { change, save, seenIn, typed } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { wholeNumber } from '../numbers.ts'
import { EnterSaves, pressedRow, type RowValues } from '../rows.tsx'
import { words as common } from '../words.ts'
import { fieldsOfPart } from './draft-fields.tsx'
import { loadDraft, showDraft } from './draft-page.tsx'
import { parsePart } from './draft-parse.ts'
import { valuesOfPart } from './draft-values.ts'
import { words } from './words.ts'

/** Writing a new version of a service's standard, part by part, and publishing it. */
export function draftRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  const parts = Object.keys(draftParts).join('|')
  routes.post('/:id{\\d+}/draft', start)
  routes.get('/:id{\\d+}/draft', (c) => showDraft(c))
  routes.get('/:id{\\d+}/draft/discard', (c) => showDiscard(c, blankForm()))
  routes.post('/:id{\\d+}/draft/discard', discard)
  routes.get(`/:id{\\d+}/draft/:part{${parts}}`, (c) => showPart(c))
  routes.post(`/:id{\\d+}/draft/:part{${parts}}`, savePart)
  routes.post('/:id{\\d+}/versions', publish)
  return routes
}

async function start(c: Ask): Promise<Response> {
  const id = idIn(c)
  await change(c, (tx) => startDraft(tx, id, c.var.actor, todayOf(c), c.var.now))
  return seeOther(c, `/admin/services/${id}/draft`)
}

function partIn(c: Ask): DraftPart {
  return c.req.param('part') as DraftPart
}

async function loadHelp(c: Ask) {
  return c.var.inMall(async (tx) => {
    const { services } = await directoryOf(tx, c.var.now)
    const papers = await readPapers(tx)
    return { papers, services: [...services.values()].map(({ code, name }) => ({ code, name: name[c.var.language] })) }
  })
}

async function showPart(c: Ask, shown?: FormState): Promise<Response> {
  const { language } = c.var
  const part = partIn(c)
  const { service, agency, draft } = await loadDraft(c)
  const { papers, services } = await loadHelp(c)
  const form = shown ?? blankForm(valuesOfPart[part](draft.draft))
  const at = `/admin/services/${service.id}/draft`
  const action = `${at}/${part}`
  const says = words[language].draft
  return adminPage(
    c,
    {
      title: says.parts[part],
      section: 'services',
      form,
      back: { href: at, text: says.title(draft.draft.name[language]) },
      over: draft.draft.name[language],
    },
    <EditForm action={action} seen={partOf(draft.draft, part)} language={language} cancel={at}>
      <EnterSaves language={language} />
      {fieldsOfPart[part]({ c, form, action, papers, services, usualComplaints: agency.complaints })}
    </EditForm>,
  )
}

const blankRows: Readonly<Record<string, RowValues>> = {
  paper: {
    document: '',
    nameId: '',
    nameEn: '',
    form: 'original',
    count: '',
    whenId: '',
    whenEn: '',
    obtainAt: '',
    whereId: '',
    whereEn: '',
  },
  step: { nameId: '', nameEn: '' },
  line: { nameId: '', nameEn: '', amount: '' },
}

async function savePart(c: Ask): Promise<Response> {
  const id = idIn(c)
  const part = partIn(c)
  const values = await typed(c)
  for (const [list, blank] of Object.entries(blankRows)) {
    const withRow = pressedRow(values, list, blank)
    if (withRow) return showPart(c, withRow)
  }
  const show = (form: FormState) => showPart(c, form)
  const { papers, services } = await loadHelp(c)
  const help = {
    language: c.var.language,
    papers: new Map(papers.map(({ code, name }) => [code, name])),
    serviceCodes: new Set(services.map(({ code }) => code)),
  }
  const parsed = parsePart[part](values, help)
  if (parsed.errors) throw new Invalid({ values, errors: parsed.errors }, show)
  const edit = { seen: await seenIn(c), wanted: parsed.wanted }
  await save(c, { show, subject: `service:${id}` }, (tx) => editDraft(tx, id, part, edit, c.var.actor, c.var.now))
  return seeOther(c, `/admin/services/${id}/draft?done=1`)
}

async function showDiscard(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].draft
  const { service, draft } = await loadDraft(c)
  const at = `/admin/services/${service.id}/draft`
  return confirmPage(c, {
    title: says.discardTitle,
    section: 'services',
    form,
    action: `${at}/discard`,
    yes: says.discardYes,
    back: { href: at, text: says.title(draft.draft.name[c.var.language]) },
    children: <p>{says.discardBody}</p>,
  })
}

async function discard(c: Ask): Promise<Response> {
  const id = idIn(c)
  await save(c, { show: (form) => showDiscard(c, form) }, (tx) => discardDraft(tx, id, c.var.actor, c.var.now))
  return seeOther(c, `/admin/services/${id}?done=1`)
}

const publication = z.object({ number: wholeNumber(1, 100_000), validFrom: fields.day() })

async function publish(c: Ask): Promise<Response> {
  const id = idIn(c)
  const says = common[c.var.language]
  const show = (form: FormState) => showDraft(c, form)
  const form = await parseForm(c, publication, { number: says.chooseOne, validFrom: says.dayWrong }, show)
  const asked = { ...form, seen: await seenIn(c) }
  const saving = {
    show,
    subject: `service:${id}`,
    fields: { 'service.publishInThePast': 'validFrom', 'service.laterPublished': 'validFrom' },
  }
  await save(c, saving, (tx) => publishDraft(tx, id, asked, c.var.actor, todayOf(c), c.var.now))
  return seeOther(c, `/admin/services/${id}?done=published`)
}
