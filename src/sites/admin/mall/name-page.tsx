import { z } from 'zod'
import { editMall } from '#mall/edit-mall.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { Field } from '#ui/field.tsx'
import { save, seenIn } from '../change.ts'
import { EditForm, Pair, pairValues } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { words as common } from '../words.ts'
import { back, loadForEditing } from './load.ts'
import { words } from './words.ts'

export async function showName(c: Ask, shown?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const { name, shortName, region } = await loadForEditing(c)
  const form = shown ?? blankForm({ ...pairValues('name', name), shortName, region })
  const question = { form, language }
  return adminPage(
    c,
    { title: says.editName, section: 'mall', form, back: back(c) },
    <EditForm action="/admin/mall/name" seen={{ name, shortName, region }} language={language} cancel="/admin/mall">
      <Pair {...question} name="name" label={says.fields.name} />
      <Field
        {...question}
        name="shortName"
        label={says.fields.shortName}
        hint={says.fields.shortNameHint}
        width="w20"
      />
      <Field {...question} name="region" label={says.fields.region} />
    </EditForm>,
  )
}

const named = z.object({
  nameId: fields.text(120),
  nameEn: fields.text(120),
  shortName: fields.text(40),
  region: fields.text(120),
})

export async function saveName(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = common[language]
  const show = (form: FormState) => showName(c, form)
  const text = { missing: says.textMissing, long: says.textLong }
  const form = await parseForm(c, named, { nameId: text, nameEn: text, shortName: text, region: text }, show)
  const wanted = { name: { id: form.nameId, en: form.nameEn }, shortName: form.shortName, region: form.region }
  const seen = await seenIn(c)
  await save(c, { show, subject: `mall:${c.var.mall.id}` }, (tx) => editMall(tx, { seen, wanted }, actor, now))
  return seeOther(c, '/admin/mall?done=1')
}
