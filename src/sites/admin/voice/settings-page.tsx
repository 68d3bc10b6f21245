import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { editHall } from '#hall/edit-hall.ts'
import { hallSettings } from '#hall/read-hall.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { Checkboxes } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { save, seenIn } from '../change.ts'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { wholeNumber } from '../numbers.ts'
import { words as common } from '../words.ts'
import { subject } from './list-page.tsx'
import { words } from './words.ts'

const quiet = [15, 900] as const
const picture = [5, 120] as const
const ticks = ['chime', 'english', 'filmSound'] as const

export async function showVoiceSettings(c: Ask, typed?: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const settings = await c.var.inMall((tx) => hallSettings(tx))
  const form =
    typed ??
    blankForm({
      does: ticks.filter((name) => settings[name]),
      quietSeconds: String(settings.quietSeconds),
      pictureSeconds: String(settings.pictureSeconds),
    })
  const question = { form, language }
  const seconds = { suffix: says.settings.seconds, inputMode: 'numeric', width: 'w4' } as const
  return adminPage(
    c,
    { title: says.editSettings, section: 'voice', form, back: { href: '/admin/voice', text: says.title } },
    <EditForm action="/admin/voice/settings" seen={settings} language={language} cancel="/admin/voice">
      <Checkboxes
        {...question}
        name="does"
        label={says.settingsTitle}
        options={[
          { value: 'chime', text: says.settings.chime },
          { value: 'english', text: says.settings.english },
          { value: 'filmSound', text: says.settings.filmSound, hint: says.settings.filmOnly },
        ]}
      />
      <Field {...question} {...seconds} name="quietSeconds" label={says.settings.quietSeconds} />
      <Field {...question} {...seconds} name="pictureSeconds" label={says.settings.pictureSeconds} />
    </EditForm>,
  )
}

export async function saveVoiceSettings(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showVoiceSettings(c, form)
  const says = common[language]
  const labels = words[language].settings
  const schema = z.object({
    does: fields.many(z.enum(ticks)),
    quietSeconds: wholeNumber(...quiet),
    pictureSeconds: wholeNumber(...picture),
  })
  const { does, ...seconds } = await parseForm(
    c,
    schema,
    {
      does: says.textMissing,
      quietSeconds: says.numberWrong(labels.quietSeconds, String(quiet[0]), String(quiet[1])),
      pictureSeconds: says.numberWrong(labels.pictureSeconds, String(picture[0]), String(picture[1])),
    },
    show,
  )
  const [chime, english, filmSound] = ticks.map((name) => does.includes(name)) as [boolean, boolean, boolean]
  const edit = { seen: await seenIn(c), wanted: { ...seconds, chime, english, filmSound } }
  await save(c, { show, subject }, (tx) => editHall(tx, edit, actor, now))
  return seeOther(c, '/admin/voice?done=1')
}
