import { allow, reachOf } from '#account/allow.ts'
import { personFor } from '#account/people.ts'
import { agencyRoles, mallRoles, type Role, roles } from '#account/roles.ts'
import { words as accountWords } from '#account/words.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Checkboxes, Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { words } from './words.ts'

/** Somebody new: who, where, what for. A coordinator's people are of the coordinator's agency, so that is not asked. */
export async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { actor, language, now } = c.var
  const says = words[language]
  const reach = reachOf(actor, 'staff.edit')
  allow(actor, 'staff.edit', { agency: typeof reach === 'number' ? reach : undefined })
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  return adminPage(
    c,
    { title: says.addTitle, section: 'staff', form, back: { href: '/admin/staff', text: says.title } },
    <EditForm action="/admin/staff" language={language} cancel="/admin/staff" submit={says.addSubmit}>
      <Field form={form} name="name" label={says.name} language={language} autocomplete="off" width="w20" />
      <Field
        form={form}
        name="username"
        label={says.username}
        hint={says.usernameHint}
        language={language}
        autocomplete="off"
        width="w20"
        isCode
      />
      <Roles c={c} form={form} from={reach === 'all' ? roles : agencyRoles} />
      {reach === 'all' && <Agencies c={c} form={form} directory={directory} />}
    </EditForm>,
  )
}

export async function showEdit(c: Ask, id: number, typed?: FormState): Promise<Response> {
  const { actor, language } = c.var
  const says = words[language]
  const person = await c.var.inMall((tx) => personFor(tx, id, actor))
  allow(actor, 'staff.edit', { agency: person.agencyId })
  const form = typed ?? blankForm({ name: person.name, roles: person.roles })
  return adminPage(
    c,
    {
      title: says.edit,
      section: 'staff',
      form,
      over: person.username,
      back: { href: `/admin/staff/${id}`, text: person.name },
    },
    <EditForm action={`/admin/staff/${id}/edit`} language={language} cancel={`/admin/staff/${id}`} submit={says.save}>
      <Field form={form} name="name" label={says.name} language={language} autocomplete="off" width="w20" />
      <Roles c={c} form={form} from={person.agencyId === null ? mallRoles : agencyRoles} />
    </EditForm>,
  )
}

function Roles({ c, form, from }: { c: Ask; form: FormState; from: readonly Role[] }) {
  const { language } = c.var
  const { roles: names, aboutRoles } = accountWords[language]
  const options = from.map((role) => ({ value: role, text: names[role], hint: aboutRoles[role] }))
  return <Checkboxes form={form} name="roles" label={words[language].roles} language={language} options={options} />
}

function Agencies({ c, form, directory }: { c: Ask; form: FormState; directory: Directory }) {
  const { language } = c.var
  const says = words[language]
  const agencies = [...directory.agencies.values()].sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
  const options = [
    { value: '', text: says.wholeMall },
    ...agencies.map(({ id, shortName }) => ({ value: String(id), text: shortName })),
  ]
  return (
    <Select
      form={form}
      name="agency"
      label={says.agency}
      hint={says.agencyHint}
      language={language}
      options={options}
    />
  )
}
