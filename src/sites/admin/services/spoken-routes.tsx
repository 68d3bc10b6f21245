import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { editSpoken, readSpoken } from '#service/search/edit-spoken.ts'
import { TextArea } from '#ui/field.tsx'
import { save, seenIn } from '../change.ts'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { loadService, nameOfService } from './service-page.tsx'
import { spokenWords } from './spoken-words.ts'

/** Words to find one service by: its agency's own, beside those of its standard. */
export function spokenRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/:id{\\d+}/words', (c) => showSpoken(c))
  routes.post('/:id{\\d+}/words', saveSpoken)
  return routes
}

async function showSpoken(c: Ask, typed?: FormState): Promise<Response> {
  const { language, actor } = c.var
  const says = spokenWords[language]
  const { service, spoken } = await c.var.inMall(async (tx) => ({
    ...(await loadService(c, tx)),
    spoken: await readSpoken(tx, idIn(c)),
  }))
  allow(actor, 'service.edit', { agency: service.agencyId })
  const form = typed ?? blankForm({ spoken: spoken.join('\n') })
  const name = nameOfService(c, service)
  const at = `/admin/services/${service.id}`
  const ofStandard = service.current?.draft.words ?? []
  return adminPage(
    c,
    { title: says.over(name), section: 'services', form, back: { href: at, text: name } },
    <>
      <EditForm action={`${at}/words`} seen={{ spoken }} language={language} cancel={at}>
        <p>{says.help}</p>
        <TextArea form={form} language={language} name="spoken" label={says.label} hint={says.hint} rows={8} />
      </EditForm>
      {ofStandard.length > 0 && (
        <section aria-labelledby="dari-standar">
          <h2 id="dari-standar">{says.ofStandard}</h2>
          <p class="quiet">{says.ofStandardHelp}</p>
          <p>{ofStandard.join(', ')}</p>
        </section>
      )}
    </>,
  )
}

const longest = 60
const most = 100

/** One phrase a line; the same one twice, in whatever letters, is one. */
const phrases = z
  .string()
  .default('')
  .transform((text) => {
    const all = text.split(/\r?\n|,/).map((one) => one.trim().replace(/\s+/g, ' '))
    return [...new Map(all.filter(Boolean).map((one) => [one.toLowerCase(), one])).values()]
  })
  .refine((all) => all.length <= most, 'many')
  .refine((all) => all.every((one) => one.length <= longest), 'long')

async function saveSpoken(c: Ask): Promise<Response> {
  const id = idIn(c)
  const { long, many } = spokenWords[c.var.language]
  const show = (form: FormState) => showSpoken(c, form)
  const { spoken } = await parseForm(c, z.object({ spoken: phrases }), { spoken: { long, many } }, show)
  const edit = { wanted: spoken, seen: await seenIn(c) }
  await save(c, { show, subject: `service:${id}` }, (tx) => editSpoken(tx, id, edit, c.var.actor, c.var.now))
  return seeOther(c, `/admin/services/${id}?done=1`)
}
