import { Hono } from 'hono'
import { z } from 'zod'
import { allow, reachOf } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { addService } from '#service/add-service.ts'
import { peopleAppointedFor } from '#service/read-service.ts'
import { requeueService } from '#service/requeue-service.ts'
import { retireService } from '#service/retire-service.ts'
import { words as standardWords } from '#service/words.ts'
import { Radios, Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { bulkRoutes } from '../bulk-pages.tsx'
import { save, seenIn } from '../change.ts'
import { confirmPage, Ending } from '../confirm.tsx'
import { EditForm, Pair, pairSentences } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { chosenId } from '../numbers.ts'
import { words as common } from '../words.ts'
import { serviceBulk } from './bulk.tsx'
import { showVersions } from './compare-page.tsx'
import { levels } from './draft-parse.ts'
import { draftRoutes } from './draft-routes.tsx'
import { showServices } from './list-page.tsx'
import { queueOptions } from './queue-options.ts'
import { loadService, nameOfService, showService } from './service-page.tsx'
import { spokenRoutes } from './spoken-routes.tsx'
import { words } from './words.ts'

export function serviceRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showServices(c))
  bulkRoutes(routes, serviceBulk)
  routes.get('/new', (c) => showAdd(c, blankForm()))
  routes.post('/', add)
  routes.get('/:id{\\d+}', (c) => showService(c))
  routes.get('/:id{\\d+}/versions', (c) => showVersions(c))
  routes.get('/:id{\\d+}/queue', (c) => showRequeue(c))
  routes.post('/:id{\\d+}/queue', requeue)
  routes.get('/:id{\\d+}/retire', (c) => showRetire(c, blankForm()))
  routes.post('/:id{\\d+}/retire', retire)
  routes.route('/', draftRoutes())
  routes.route('/', spokenRoutes())
  return routes
}

async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  if (reachOf(actor, 'service.edit') === undefined) allow(actor, 'service.edit')
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const question = { form, language }
  const { level, levelMore } = standardWords[language]
  return adminPage(
    c,
    { title: says.add, section: 'services', form, back: { href: '/admin/services', text: says.title } },
    <EditForm action="/admin/services" language={language} cancel="/admin/services" submit={says.add}>
      <p>{says.emptyBody}</p>
      <Select
        {...question}
        name="queue"
        label={says.fields.queue}
        hint={says.fields.queueHint}
        options={queueOptions(c, directory)}
      />
      <Field {...question} name="code" label={says.fields.code} hint={says.fields.codeHint} width="w10" isCode />
      <Pair {...question} name="name" label={says.fields.name} hint={says.fields.nameHint} />
      <Radios
        {...question}
        name="level"
        label={says.fields.level}
        options={levels.map((value) => ({ value, text: level[value], hint: levelMore[value] }))}
      />
    </EditForm>,
  )
}

const added = z.object({
  queue: chosenId(),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'shape'),
  nameId: fields.text(),
  nameEn: fields.text(),
  level: fields.choice(levels),
})

async function add(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = common[language]
  const show = (form: FormState) => showAdd(c, form)
  const names = pairSentences(c)
  const sentences = {
    queue: says.chooseOneOf(words[language].fields.queue),
    code: words[language].fields.codeWrong,
    ...names,
    level: says.chooseOneOf(words[language].fields.level),
  }
  const form = await parseForm(c, added, sentences, show)
  const service = {
    queueId: form.queue,
    code: form.code,
    name: { id: form.nameId, en: form.nameEn },
    level: form.level,
  }
  const id = await save(c, { show, fields: { 'service.codeTaken': 'code' } }, (tx) =>
    addService(tx, service, actor, todayOf(c), now),
  )
  return seeOther(c, `/admin/services/${id}/draft?done=1`)
}

async function showRequeue(c: Ask, typed?: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language].requeue
  const { service, directory } = await c.var.inMall(async (tx) => ({
    ...(await loadService(c, tx)),
    directory: await directoryOf(tx, now),
  }))
  allow(actor, 'service.edit', { agency: service.agencyId })
  const form = typed ?? blankForm({ queue: String(service.queueId) })
  const at = `/admin/services/${service.id}`
  return adminPage(
    c,
    {
      title: says.title(nameOfService(c, service)),
      section: 'services',
      form,
      back: { href: at, text: nameOfService(c, service) },
    },
    <EditForm action={`${at}/queue`} seen={{ queue: service.queueCode }} language={language} cancel={at}>
      <p>{says.help}</p>
      <Select
        form={form}
        language={language}
        name="queue"
        label={says.queue}
        options={queueOptions(c, directory, service.agencyId)}
      />
    </EditForm>,
  )
}

async function requeue(c: Ask): Promise<Response> {
  const id = idIn(c)
  const show = (form: FormState) => showRequeue(c, form)
  const form = await parseForm(c, z.object({ queue: chosenId() }), { queue: common[c.var.language].chooseOne }, show)
  const to = { seen: await seenIn(c), queueId: form.queue }
  await save(c, { show, subject: `service:${id}` }, (tx) => requeueService(tx, id, to, c.var.actor, c.var.now))
  return seeOther(c, `/admin/services/${id}?done=1`)
}

async function showRetire(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].retire
  const { service, appointed } = await c.var.inMall(async (tx) => ({
    ...(await loadService(c, tx)),
    appointed: await peopleAppointedFor(tx, [idIn(c)], todayOf(c)),
  }))
  allow(c.var.actor, 'service.edit', { agency: service.agencyId })
  const name = nameOfService(c, service)
  const at = `/admin/services/${service.id}`
  return confirmPage(c, {
    title: says.title(name),
    section: 'services',
    form,
    action: `${at}/retire`,
    yes: says.yes,
    back: { href: at, text: name },
    children: <Ending c={c} body={says.body} appointed={appointed} />,
  })
}

async function retire(c: Ask): Promise<Response> {
  const id = idIn(c)
  await save(c, { show: (form) => showRetire(c, form) }, (tx) => retireService(tx, id, c.var.actor, c.var.now))
  return seeOther(c, `/admin/services/${id}?done=1`)
}
