import { words as standardWords } from '#service/words.ts'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { Pair } from '../fields.tsx'
import { fieldOf, Rows, type RowValues } from '../rows.tsx'
import type { PartFields } from './draft-fields.tsx'
import { paperForms } from './draft-parse.ts'
import { words } from './words.ts'

/** What to bring: any number of papers, each with the few things that are rarely needed folded away. */
export function Papers({ c, form, action, papers, services }: PartFields) {
  const { language } = c.var
  const says = words[language].requirements
  const question = { form, language }
  const documents = [
    { value: '', text: says.other },
    ...papers.map(({ code, name }) => ({ value: code, text: name[language] })),
  ]
  const forms = paperForms.map((value) => ({ value, text: standardWords[language].form[value] }))
  return (
    <>
      <datalist id="services-here">
        {services.map(({ code, name }) => (
          <option value={code}>{name}</option>
        ))}
      </datalist>
      <Rows
        form={form}
        list="paper"
        action={action}
        title={says.row}
        add={says.add}
        empty={says.empty}
        language={language}
        row={(i, values) => (
          <>
            <Select
              {...question}
              name={fieldOf('paper', i, 'document')}
              label={says.document}
              hint={says.documentHint}
              options={documents}
            />
            <Pair {...question} name={fieldOf('paper', i, 'name')} label={says.name} hint={says.nameHint} />
            <Select {...question} name={fieldOf('paper', i, 'form')} label={says.form} options={forms} />
            <details open={hasMore(values, form.errors, i)}>
              <summary>{says.more}</summary>
              <div>
                <Field
                  {...question}
                  name={fieldOf('paper', i, 'count')}
                  label={says.count}
                  inputMode="numeric"
                  width="w4"
                />
                <Pair {...question} name={fieldOf('paper', i, 'when')} label={says.when} hint={says.whenHint} />
                <Field
                  {...question}
                  name={fieldOf('paper', i, 'obtainAt')}
                  label={says.obtainAt}
                  hint={says.obtainAtHint}
                  list="services-here"
                  width="w10"
                  isCode
                />
                <Pair {...question} name={fieldOf('paper', i, 'where')} label={says.where} />
              </div>
            </details>
          </>
        )}
      />
    </>
  )
}

const rare = ['count', 'whenId', 'whenEn', 'obtainAt', 'whereId', 'whereEn']

function hasMore(values: RowValues, errors: Readonly<Record<string, string>>, i: number): boolean {
  return rare.some((field) => values[field] || errors[fieldOf('paper', i, field)])
}
