import { allow, reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { dayAt } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { type QueueFields, usualQueue } from '#service/queue.ts'
import { numbersOn, queueDetail } from '#service/read-queue.ts'
import { Radios, Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { agencyOptions } from '../agency-filter.tsx'
import { EditForm, Pair, pairValues } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { words } from './words.ts'

/** The form of a new queue: as most queues are. */
export function usualValues(agency: string | undefined): FormState['values'] {
  return { agency: agency ?? '', ...numbersAsText(usualQueue) }
}

function numbersAsText(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}

function valuesOf({ name, ...fields }: QueueFields): FormState['values'] {
  return { ...pairValues('name', name), ...numbersAsText(fields) }
}

export async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  if (reachOf(actor, 'service.edit') === undefined) allow(actor, 'service.edit')
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const question = { form, language }
  const sites = [...directory.sites.values()].map(({ id, name }) => ({ value: String(id), text: name[language] }))
  const [only] = sites
  return adminPage(
    c,
    { title: says.add, section: 'queues', form, back: { href: '/admin/queues', text: says.title } },
    <EditForm action="/admin/queues" language={language} cancel="/admin/queues" submit={says.add}>
      <Select {...question} name="agency" label={says.fields.agency} options={agencyOptions(c, directory)} />
      {sites.length === 1 && only ? (
        <input type="hidden" name="site" value={only.value} />
      ) : (
        <Select {...question} name="site" label={says.fields.site} options={sites} />
      )}
      <Field {...question} name="code" label={says.fields.code} hint={says.fields.codeHint} width="w10" isCode />
      <Fields c={c} form={form} letters={lettersOf(directory, 0)} />
    </EditForm>,
  )
}

export async function showEdit(c: Ask, id: number, typed?: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { queue, directory, numbers } = await c.var.inMall(async (tx) => {
    const found = await queueDetail(tx, id)
    return {
      queue: found,
      directory: await directoryOf(tx, now),
      numbers: await numbersOn(tx, id, dayAt(now, found.timeZone)),
    }
  })
  allow(actor, 'service.edit', { agency: queue.agencyId })
  const form = typed ?? blankForm(valuesOf(queue.fields))
  const name = `${queue.fields.letter} ${queue.fields.name[language]}`
  const at = `/admin/queues/${id}`
  return adminPage(
    c,
    { title: says.editTitle(name), section: 'queues', form, back: { href: at, text: name } },
    <EditForm action={`${at}/edit`} seen={queue.fields} language={language} cancel={at}>
      {numbers > 0 && <Notice>{says.fields.letterLocked(numbers)}</Notice>}
      <Fields c={c} form={form} letters={lettersOf(directory, id)} />
    </EditForm>,
  )
}

function lettersOf(directory: Directory, otherThan: number): string {
  const letters = [...directory.queues.values()].filter(({ id }) => id !== otherThan).map(({ letter }) => letter)
  return letters.sort((a, b) => a.length - b.length || a.localeCompare(b)).join(', ') || '-'
}

function Fields({ c, form, letters }: { c: Ask; form: FormState; letters: string }) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  const minutes = (name: string, label: string, hint?: string) => (
    <Field {...question} name={name} label={label} hint={hint} suffix={says.minutes} inputMode="numeric" width="w4" />
  )
  const options = <K extends string>(texts: Readonly<Record<K, string>>, hints: Readonly<Record<K, string>>) =>
    (Object.keys(texts) as K[]).map((value) => ({ value, text: texts[value], hint: hints[value] }))
  return (
    <>
      <Pair {...question} name="name" label={says.name} />
      <Field {...question} name="letter" label={says.letter} hint={says.letterHint(letters)} width="w2" isCode />
      <Field
        {...question}
        name="firstNumber"
        label={says.firstNumber}
        hint={says.firstNumberHint}
        inputMode="numeric"
        width="w4"
      />
      <Field {...question} name="digits" label={says.digits} hint={says.digitsHint} inputMode="numeric" width="w2" />
      <Radios {...question} name="reset" label={says.reset} options={options(says.resets, says.resetHints)} />
      {minutes('promiseMinutes', says.promise, says.promiseHint)}
      <h2>{says.more}</h2>
      <Radios
        {...question}
        name="discipline"
        label={says.discipline}
        options={options(says.disciplines, says.disciplineHints)}
      />
      {minutes('creditProtectedMinutes', says.creditProtected)}
      {minutes('creditAppointmentMinutes', says.creditAppointment)}
      {minutes('promiseProtectedMinutes', says.promiseProtected)}
      <Field
        {...question}
        name="weightProtected"
        label={says.weightProtected}
        hint={says.weightHint}
        inputMode="decimal"
        width="w4"
      />
      <Field {...question} name="weightAppointment" label={says.weightAppointment} inputMode="decimal" width="w4" />
      <Field
        {...question}
        name="lanePlaces"
        label={says.lanePlaces}
        hint={says.lanePlacesHint}
        inputMode="numeric"
        width="w4"
      />
    </>
  )
}
