import { z } from 'zod'
import { defaultSettings, type MallSettings } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { editSettings, type Settings } from '#mall/edit-settings.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, Invalid, parseForm } from '#platform/web/forms.ts'
import { Radios } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { save, seenIn, typed } from '../change.ts'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { wholeNumber } from '../numbers.ts'
import { words as common } from '../words.ts'
import { back, loadForEditing, settingsOf } from './load.ts'
import { words } from './words.ts'

type NumberSetting = Exclude<keyof MallSettings, 'priorityNeedsConfirmation' | 'informationService'>
export const numberSettings = Object.keys(defaultSettings).filter(
  (name) => typeof defaultSettings[name as keyof MallSettings] === 'number',
) as NumberSetting[]

const ranges: Readonly<Record<NumberSetting, readonly [number, number]>> = {
  callsBeforeAbsent: [1, 20],
  minutesBeforeAbsent: [1, 120],
  awayMinutes: [1, 240],
  undoSeconds: [0, 600],
  lastNumberMinutes: [0, 480],
  firstNumberMinutes: [0, 480],
}

export async function showSettings(c: Ask, shown?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const settings = settingsOf(await loadForEditing(c))
  const form = shown ?? blankForm(shownSettings(settings))
  return adminPage(
    c,
    { title: says.editSettings, section: 'mall', form, back: back(c) },
    <EditForm action="/admin/mall/settings" seen={settings} language={language} cancel="/admin/mall">
      {numberSettings.map((name) => {
        const { label, hint, unit } = says.settings[name]
        return (
          <Field
            form={form}
            language={language}
            name={name}
            label={label}
            hint={hint}
            suffix={unit}
            inputMode="numeric"
            width="w4"
          />
        )
      })}
      <Radios
        form={form}
        language={language}
        name="priority"
        label={says.priority.label}
        options={priorityWays.map((way) => ({ value: way, ...says.priority.ways[way] }))}
      />
      <Field
        form={form}
        language={language}
        name="information"
        label={says.information.label}
        hint={says.information.hint}
        width="w10"
        isCode
      />
    </EditForm>,
  )
}

const priorityWays = ['claimed', 'confirmed'] as const

function shownSettings(settings: MallSettings): Record<string, string> {
  const numbers = numberSettings.map((name) => [name, String(settings[name])])
  return {
    ...Object.fromEntries(numbers),
    priority: settings.priorityNeedsConfirmation ? 'confirmed' : 'claimed',
    information: settings.informationService,
  }
}

export async function saveSettings(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const show = (form: FormState) => showSettings(c, form)
  const says = words[language]
  const numbers = Object.fromEntries(numberSettings.map((name) => [name, wholeNumber(...ranges[name])]))
  const information = fields.optionalText(20)
  const schema = z.object({ ...numbers, priority: fields.choice(priorityWays), information })
  const sentences = Object.fromEntries(
    numberSettings.map((name) => [
      name,
      common[language].numberWrong(says.settings[name].label, ...(ranges[name].map(String) as [string, string])),
    ]),
  )
  const asked = { ...sentences, priority: says.priority.missing, information: says.information.unknown }
  const { priority, information: typedCode, ...rest } = await parseForm(c, schema, asked, show)
  const informationService = String(typedCode ?? '').toUpperCase()
  if (informationService && !(await isOffered(c, informationService)))
    throw new Invalid({ values: await typed(c), errors: { information: says.information.unknown } }, show)
  const wanted: Settings = { ...rest, priorityNeedsConfirmation: priority === 'confirmed', informationService }
  const seen = await seenIn(c)
  await save(c, { show, subject: `mall:${c.var.mall.id}` }, (tx) =>
    editSettings(tx, { ...defaultSettings }, { seen, wanted }, actor, now),
  )
  return seeOther(c, '/admin/mall?done=1')
}

function isOffered(c: Ask, code: string): Promise<boolean> {
  return c.var.inMall(async (tx) => serviceByCode(await directoryOf(tx, c.var.now), code) !== undefined)
}
