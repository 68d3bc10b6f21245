import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import type { Named } from '#platform/words.ts'
import type { LifeEventFields } from '#service/life/edit-life-event.ts'
import type { LifeEventStep } from '#service/life-event.ts'
import { Select } from '#ui/choices.tsx'
import { Pair, pairValues } from '../fields.tsx'
import { fieldOf, Rows, type RowValues, rowsIn, rowValues } from '../rows.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export const blankStep: RowValues = { service: '', noteId: '', noteEn: '' }

type Props = { c: Ask; form: FormState; action: string; directory: Directory }

/** Name, one line, and the services in their order. */
export function Fields({ c, form, action, directory }: Props) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  return (
    <>
      <Pair {...question} name="name" label={says.name} hint={says.nameHint} />
      <Pair {...question} name="about" label={says.about} hint={says.aboutHint} />
      <h2>{words[language].steps}</h2>
      <Rows
        form={form}
        list="step"
        action={action}
        title={says.step}
        add={says.addStep}
        empty={says.noSteps}
        language={language}
        row={(i, values) => (
          <>
            <Select
              {...question}
              name={fieldOf('step', i, 'service')}
              label={says.service}
              options={optionsFor(c, directory, values.service ?? '')}
            />
            <Pair {...question} name={fieldOf('step', i, 'note')} label={says.note} hint={says.noteHint} />
          </>
        )}
      />
    </>
  )
}

/** What was chosen and has left stays to be seen, so that saving something else does not lose it unseen. */
function optionsFor(c: Ask, directory: Directory, chosen: string) {
  const { language } = c.var
  const says = words[language].fields
  const options = [...directory.services.values()].map(({ code, name }) => ({
    value: code,
    text: `${code} ${name[language]}`,
  }))
  const isGone = chosen !== '' && !options.some(({ value }) => value === chosen)
  return [{ value: '', text: says.choose }, ...(isGone ? [{ value: chosen, text: says.gone(chosen) }] : []), ...options]
}

export function valuesOf({ name, about, steps }: LifeEventFields): Record<string, string> {
  const rows = steps.map(({ service, note }) => ({ service, ...pairValues('note', note ?? undefined) }))
  return { ...pairValues('name', name), ...pairValues('about', about), ...rowValues('step', rows) }
}

/** The steps that were typed, and what is wrong with them by field. */
export function stepsIn(c: Ask, values: FormState['values']): { steps: LifeEventStep[]; errors: FormState['errors'] } {
  const says = common[c.var.language]
  const errors: Record<string, string> = {}
  const steps = rowsIn(values, 'step').map((row, i) => {
    const service = (row.service ?? '').trim().toUpperCase()
    const note: Named = { id: (row.noteId ?? '').trim(), en: (row.noteEn ?? '').trim() }
    if (!service) errors[fieldOf('step', i, 'service')] = words[c.var.language].fields.serviceMissing
    if (Boolean(note.id) !== Boolean(note.en))
      errors[fieldOf('step', i, note.id ? 'noteEn' : 'noteId')] = says.bothLanguages
    for (const [field, text] of [
      ['noteId', note.id],
      ['noteEn', note.en],
    ] as const)
      if (text.length > 300) errors[fieldOf('step', i, field)] = says.textLong
    return { service, note: note.id && note.en ? note : null }
  })
  return { steps, errors }
}
