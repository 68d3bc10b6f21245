import { Hono } from 'hono'
import { z } from 'zod'
import { addAgency } from '#agency/add-agency.ts'
import { agencyKinds } from '#agency/agency.ts'
import { editAgency } from '#agency/edit-agency.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { bulkRoutes } from '../bulk-pages.tsx'
import { save, seenIn } from '../change.ts'
import { words as common } from '../words.ts'
import { showAgency } from './agency-page.tsx'
import { agencyBulk } from './bulk.tsx'
import { showAdd, showEdit } from './edit-page.tsx'
import { showAgencies } from './list-page.tsx'
import { presenceRoutes } from './presence-routes.tsx'
import { retireRoutes } from './retire-routes.tsx'
import { words } from './words.ts'

export function agencyRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showAgencies(c))
  bulkRoutes(routes, agencyBulk)
  routes.get('/new', (c) => showAdd(c, blankForm()))
  routes.post('/', add)
  routes.get('/:id{\\d+}', (c) => showAgency(c, idIn(c)))
  routes.get('/:id{\\d+}/edit', (c) => showEdit(c, idIn(c)))
  routes.post('/:id{\\d+}/edit', edit)
  routes.route('/', presenceRoutes())
  routes.route('/', retireRoutes())
  return routes
}

const described = {
  nameId: fields.text(),
  nameEn: fields.text(),
  shortName: fields.text(30),
  kind: fields.choice(agencyKinds),
  zone: fields.text(41),
  complaintsId: fields.text(1000),
  complaintsEn: fields.text(1000),
}
const changed = z.object(described)
const added = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'shape'),
  ...described,
})

function sentences(c: Ask) {
  const says = common[c.var.language]
  const { fields: label } = words[c.var.language]
  const text = (of: string) => ({ missing: says.textMissingIn(of), long: says.textLong })
  return {
    nameId: { missing: says.nameMissing.id, long: says.textLong },
    nameEn: { missing: says.nameMissing.en, long: says.textLong },
    shortName: text(label.shortName),
    kind: says.chooseOneOf(label.kind),
    zone: says.chooseOneOf(label.zone),
    complaintsId: text(says.inLanguage.id(label.complaints)),
    complaintsEn: text(says.inLanguage.en(label.complaints)),
  }
}

function fieldsFrom(form: z.output<typeof changed>) {
  const { shortName, kind, zone } = form
  return {
    name: { id: form.nameId, en: form.nameEn },
    shortName,
    kind,
    zone,
    complaints: { id: form.complaintsId, en: form.complaintsEn },
  }
}

async function add(c: Ask): Promise<Response> {
  const show = (form: Parameters<typeof showAdd>[1]) => showAdd(c, form)
  const form = await parseForm(c, added, { code: common[c.var.language].codeWrong, ...sentences(c) }, show)
  const { actor, now } = c.var
  const saving = { show, fields: { 'agency.codeTaken': 'code', 'agency.noSuchZone': 'zone' } }
  const id = await save(c, saving, (tx) => addAgency(tx, form.code, fieldsFrom(form), actor, now))
  return seeOther(c, `/admin/agencies/${id}?done=1`)
}

async function edit(c: Ask): Promise<Response> {
  const id = idIn(c)
  const show = (form: Parameters<typeof showAdd>[1]) => showEdit(c, id, form)
  const form = await parseForm(c, changed, sentences(c), show)
  const seen = await seenIn(c)
  const { actor, now } = c.var
  const saving = { show, subject: `agency:${id}`, fields: { 'agency.noSuchZone': 'zone' } }
  await save(c, saving, (tx) => editAgency(tx, id, { seen, wanted: fieldsFrom(form) }, actor, now))
  return seeOther(c, `/admin/agencies/${id}?done=1`)
}
