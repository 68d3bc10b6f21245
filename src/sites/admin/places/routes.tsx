import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { addPlace, editPlace, retirePlace } from '#mall/edit-place.ts'
import { type PlaceFields, type PlaceKind, placeKinds } from '#mall/place.ts'
import { placeDetail } from '#mall/read-mall.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { save, seenIn } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { CodeField, EditForm, Pair, pairSentences, pairValues } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { words as common } from '../words.ts'
import { showPlaces } from './list-page.tsx'
import { words } from './words.ts'

const kindPattern = placeKinds.join('|')
const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

export function placeRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showPlaces)
  routes.get(`/new/:kind{${kindPattern}}`, (c) => showAdd(c))
  routes.post(`/new/:kind{${kindPattern}}`, add)
  routes.get(`/:kind{${kindPattern}}/:id{\\d+}`, (c) => showEdit(c))
  routes.post(`/:kind{${kindPattern}}/:id{\\d+}`, edit)
  routes.get(`/:kind{${kindPattern}}/:id{\\d+}/retire`, (c) => showRetire(c, blankForm()))
  routes.post(`/:kind{${kindPattern}}/:id{\\d+}/retire`, retire)
  return routes
}

function kindIn(c: Ask): PlaceKind {
  return c.req.param('kind') as PlaceKind
}

function back(c: Ask) {
  return { href: '/admin/places', text: words[c.var.language].title }
}

async function showAdd(c: Ask, shown?: FormState): Promise<Response> {
  const { language, actor, mall } = c.var
  allow(actor, 'mall.edit')
  const kind = kindIn(c)
  const says = words[language]
  const form = shown ?? blankForm({ in: c.req.query('in') ?? '', floor: '1', timeZone: mall.timeZone })
  const question = { form, language }
  return adminPage(
    c,
    { title: says.add[kind], section: 'places', form, back: back(c) },
    <EditForm action={`/admin/places/new/${kind}`} language={language} cancel="/admin/places" submit={says.add[kind]}>
      <input type="hidden" name="in" value={String(form.values.in ?? '')} />
      <CodeField {...question} />
      <Fields c={c} form={form} kind={kind} />
      {kind === 'site' && (
        <Select
          {...question}
          name="timeZone"
          label={says.fields.timeZone}
          options={zones.map((value) => ({ value, text: says.fields.zones[value] }))}
        />
      )}
    </EditForm>,
  )
}

function Fields({ c, form, kind }: { c: Ask; form: FormState; kind: PlaceKind }) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  return (
    <>
      <Pair {...question} name="name" label={says.name} />
      {kind === 'hall' && <Field {...question} name="floor" label={says.floor} width="w4" />}
      {kind === 'site' && (
        <Pair {...question} name="address" label={says.address} hint={says.addressHint} isLong rows={3} />
      )}
    </>
  )
}

const described = {
  nameId: fields.text(120),
  nameEn: fields.text(120),
  floor: fields.optionalText(20),
  addressId: fields.optionalText(300),
  addressEn: fields.optionalText(300),
}
const changed = z.object(described)
const added = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'shape'),
  in: z
    .string()
    .regex(/^\d{0,15}$/, 'shape')
    .optional(),
  timeZone: z.enum(zones).optional(),
  ...described,
})

function sentences(c: Ask) {
  const says = common[c.var.language]
  return { ...pairSentences(c), floor: says.textLong, addressId: says.textLong, addressEn: says.textLong }
}

function fieldsFrom(kind: PlaceKind, form: z.output<typeof changed>): PlaceFields {
  return {
    name: { id: form.nameId, en: form.nameEn },
    floor: kind === 'hall' ? (form.floor ?? '1') : null,
    address: kind === 'site' ? { id: form.addressId ?? '', en: form.addressEn ?? form.addressId ?? '' } : null,
  }
}

async function add(c: Ask): Promise<Response> {
  const { language, actor, now, mall } = c.var
  const kind = kindIn(c)
  const show = (form: FormState) => showAdd(c, form)
  const says = common[language]
  const form = await parseForm(
    c,
    added,
    { code: says.codeWrong, in: says.chooseOne, timeZone: says.chooseOne, ...sentences(c) },
    show,
  )
  const place = {
    kind,
    parentId: kind === 'site' ? null : Number(form.in ?? 0),
    code: form.code,
    timeZone: form.timeZone ?? mall.timeZone,
    fields: fieldsFrom(kind, form),
  }
  await save(c, { show, fields: { 'place.codeTaken': 'code' } }, (tx) => addPlace(tx, place, actor, now))
  return seeOther(c, '/admin/places?done=1')
}

async function showEdit(c: Ask, shown?: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const [kind, id] = [kindIn(c), idIn(c)]
  const says = words[language]
  const { place, entries } = await c.var.inMall(async (tx) => ({
    place: await placeDetail(tx, kind, id),
    entries: await namedHistory(tx, { subject: `${kind}:${id}` }, 8),
  }))
  const { name, floor, address } = place.fields
  const form =
    shown ??
    blankForm({ ...pairValues('name', name), floor: floor ?? '', ...pairValues('address', address ?? undefined) })
  const at = `/admin/places/${kind}/${id}`
  return adminPage(
    c,
    { title: says.edit(name[language]), section: 'places', form, back: back(c), over: says.kinds[kind] },
    <>
      <EditForm action={at} seen={place.fields} language={language} cancel="/admin/places">
        <Fields c={c} form={form} kind={kind} />
      </EditForm>
      {!place.isRetired && (
        <ButtonLink kind="stop" href={`${at}/retire`}>
          {common[language].retire}
        </ButtonLink>
      )}
      <HistoryFoot c={c} entries={entries} subject={`${kind}:${id}`} />
    </>,
  )
}

async function edit(c: Ask): Promise<Response> {
  const [kind, id] = [kindIn(c), idIn(c)]
  const show = (form: FormState) => showEdit(c, form)
  const form = await parseForm(c, changed, sentences(c), show)
  const wanted = { seen: await seenIn(c), wanted: fieldsFrom(kind, form) }
  await save(c, { show, subject: `${kind}:${id}` }, (tx) => editPlace(tx, kind, id, wanted, c.var.actor, c.var.now))
  return seeOther(c, '/admin/places?done=1')
}

async function showRetire(c: Ask, form: FormState): Promise<Response> {
  allow(c.var.actor, 'mall.edit')
  const [kind, id] = [kindIn(c), idIn(c)]
  const says = words[c.var.language].retire
  const place = await c.var.inMall((tx) => placeDetail(tx, kind, id))
  const name = place.fields.name[c.var.language]
  const at = `/admin/places/${kind}/${id}`
  return confirmPage(c, {
    title: says.title(name),
    section: 'places',
    form,
    action: `${at}/retire`,
    yes: says.yes,
    back: { href: at, text: name },
    children: <p>{says.body}</p>,
  })
}

async function retire(c: Ask): Promise<Response> {
  const [kind, id] = [kindIn(c), idIn(c)]
  await save(c, { show: (form) => showRetire(c, form) }, (tx) => retirePlace(tx, kind, id, c.var.actor, c.var.now))
  return seeOther(c, '/admin/places?done=1')
}
