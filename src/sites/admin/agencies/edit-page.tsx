import { allow } from '#account/allow.ts'
import { type AgencyFields, agencyKinds } from '#agency/agency.ts'
import { agencyDetail } from '#agency/read-agency.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { fieldNames } from '../field-words.ts'
import { CodeField, EditForm, Pair, pairValues } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { words } from './words.ts'

export async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  return adminPage(
    c,
    { title: says.addTitle, section: 'agencies', form, back: { href: '/admin/agencies', text: says.title } },
    <EditForm action="/admin/agencies" language={language} cancel="/admin/agencies" submit={says.add}>
      <CodeField form={form} language={language} />
      <Fields c={c} form={form} directory={directory} />
    </EditForm>,
  )
}

export async function showEdit(c: Ask, id: number, typed?: FormState): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const { agency, directory } = await c.var.inMall(async (tx) => ({
    agency: await agencyDetail(tx, id, todayOf(c)),
    directory: await directoryOf(tx, c.var.now),
  }))
  allow(actor, 'agency.edit', { agency: id })
  const form = typed ?? blankForm(valuesOf(agency.fields))
  return adminPage(
    c,
    {
      title: says.editTitle(agency.fields.shortName),
      section: 'agencies',
      form,
      back: { href: `/admin/agencies/${id}`, text: agency.fields.shortName },
    },
    <EditForm
      action={`/admin/agencies/${id}/edit`}
      seen={agency.fields}
      language={language}
      cancel={`/admin/agencies/${id}`}
    >
      <Fields c={c} form={form} directory={directory} />
    </EditForm>,
  )
}

function valuesOf({ name, shortName, kind, zone, complaints }: AgencyFields): FormState['values'] {
  return { ...pairValues('name', name), shortName, kind, zone, ...pairValues('complaints', complaints) }
}

function Fields({ c, form, directory }: { c: Ask; form: FormState; directory: Directory }) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  return (
    <>
      <Pair {...question} name="name" label={says.name} />
      <Field {...question} name="shortName" label={says.shortName} hint={says.shortNameHint} width="w20" />
      <Select
        {...question}
        name="kind"
        label={says.kind}
        options={agencyKinds.map((value) => ({ value, text: fieldNames[language].values[value] }))}
      />
      <Select {...question} name="zone" label={says.zone} options={zoneOptions(c, directory)} />
      <Pair {...question} name="complaints" label={says.complaints} hint={says.complaintsHint} isLong />
    </>
  )
}

/** Zones with their hall, by code: `Utara A, Aula Utara`. */
export function zoneOptions(c: Ask, directory: Directory): { value: string; text: string }[] {
  const { language } = c.var
  return [...directory.zones.values()].map((zone) => ({
    value: zone.code,
    text: `${zone.name[language]}, ${zone.hallName[language]}`,
  }))
}
