import type { Hono } from 'hono'
import { z } from 'zod'
import { setUpDevice } from '#account/device/set-up.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { type FormState, fields, parseForm, refuseField } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { save } from '../change.ts'
import { screenIn, screenShows, screenThemes, screenVoices, showScreenSettings } from './screen-page.tsx'
import { words } from './words.ts'

const screenForm = z.object({
  shows: fields.choice(screenShows),
  agency: fields.optionalText(15),
  theme: fields.choice(screenThemes),
  voice: fields.choice(screenVoices),
})

export function screenAdmin(routes: Hono<Env>): void {
  routes.get('/:id{\\d+}/screen', (c) => showScreenSettings(c))
  routes.post('/:id{\\d+}/screen', set)
}

async function set(c: Ask): Promise<Response> {
  const show = (form: FormState) => showScreenSettings(c, form)
  const { actor, language, now } = c.var
  const says = words[language].screenPage
  const form = await parseForm(
    c,
    screenForm,
    { shows: says.shows, agency: says.agencyMissing, theme: says.theme, voice: says.voice },
    show,
  )
  const agency = form.agency === undefined ? null : Number(form.agency)
  const isKnown = await c.var.inMall(async (tx) => (await directoryOf(tx, now)).agencies.has(agency ?? 0))
  if (form.shows === 'agency' && !isKnown) await refuseField(c, { agency: says.agencyMissing }, show)
  await save(c, { show }, async (tx) => {
    const { id } = await screenIn(c, tx)
    await setUpDevice(tx, id, { ...form, agency: isKnown ? agency : null }, actor, now)
  })
  return seeOther(c, `/admin/devices/${idIn(c)}?done=1`)
}
