import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import type { Named } from '#platform/words.ts'
import type { DraftPart } from '#service/draft.ts'
import { words as standardWords } from '#service/words.ts'
import { Checkboxes, Radios, Select } from '#ui/choices.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { fieldNames } from '../field-words.ts'
import { Pair } from '../fields.tsx'
import { fieldOf, Rows } from '../rows.tsx'
import { assumable, costKinds, levels, timeUnits } from './draft-parse.ts'
import { Papers } from './paper-rows.tsx'
import { words } from './words.ts'

export type PartFields = {
  readonly c: Ask
  readonly form: FormState
  readonly action: string
  /** Papers that several agencies ask for. */
  readonly papers: readonly { readonly code: string; readonly name: Named }[]
  readonly services: readonly { readonly code: string; readonly name: string }[]
  readonly usualComplaints: Named
}

/** The fields of each part of a draft. */
export const fieldsOfPart: { readonly [P in DraftPart]: (props: PartFields) => Child } = {
  basics: Basics,
  requirements: Papers,
  procedure: Procedure,
  time: Time,
  cost: Cost,
  product: Product,
  complaints: Complaints,
}

function Basics({ c, form }: PartFields) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  const { level, levelMore } = standardWords[language]
  const parts: Readonly<Record<string, string>> = { ...words[language].draft.parts, minutes: says.minutes }
  return (
    <>
      <Pair {...question} name="name" label={says.name} hint={says.nameHint} />
      <Radios
        {...question}
        name="level"
        label={says.level}
        options={levels.map((value) => ({ value, text: level[value], hint: levelMore[value] }))}
      />
      <Field
        {...question}
        name="minutes"
        label={says.minutes}
        hint={says.minutesHint}
        suffix={says.minutesUnit}
        inputMode="decimal"
        width="w4"
      />
      <TextArea {...question} name="words" label={says.words} hint={says.wordsHint} rows={5} />
      <Field {...question} name="source" label={says.source} hint={says.sourceHint} />
      <Checkboxes
        {...question}
        name="assumed"
        label={says.assumed}
        hint={says.assumedHint}
        options={assumable.map((value) => ({ value, text: parts[value] ?? value }))}
      />
    </>
  )
}

function Procedure({ c, form, action }: PartFields) {
  const { language } = c.var
  const says = words[language].procedure
  return (
    <Rows
      form={form}
      list="step"
      action={action}
      title={says.row}
      add={says.add}
      empty={says.empty}
      language={language}
      row={(i) => <Pair form={form} name={fieldOf('step', i, 'name')} label={says.step} language={language} />}
    />
  )
}

function Time({ c, form }: PartFields) {
  const { language } = c.var
  const says = words[language].time
  const question = { form, language }
  const values = fieldNames[language].values
  return (
    <>
      <Field {...question} name="min" label={says.min} inputMode="decimal" width="w4" />
      <Field {...question} name="max" label={says.max} inputMode="decimal" width="w4" />
      <Select
        {...question}
        name="unit"
        label={says.unit}
        options={timeUnits.map((value) => ({ value, text: values[value] }))}
      />
      <Pair {...question} name="note" label={says.note} hint={says.noteHint} />
    </>
  )
}

function Cost({ c, form, action }: PartFields) {
  const { language } = c.var
  const says = words[language].cost
  const question = { form, language }
  const values = fieldNames[language].values
  return (
    <>
      <Radios
        {...question}
        name="kind"
        label={says.kind}
        options={costKinds.map((value) => ({ value, text: values[value] }))}
      />
      <Field
        {...question}
        name="amount"
        label={`${says.amount} (${values.fixed})`}
        prefix="Rp"
        inputMode="numeric"
        width="w10"
      />
      <h2>
        {says.lines} ({values.table})
      </h2>
      <Rows
        form={form}
        list="line"
        action={action}
        title={says.row}
        add={says.add}
        empty={says.empty}
        language={language}
        row={(i) => (
          <>
            <Pair {...question} name={fieldOf('line', i, 'name')} label={says.lineName} />
            <Field
              {...question}
              name={fieldOf('line', i, 'amount')}
              label={says.amount}
              prefix="Rp"
              inputMode="numeric"
              width="w10"
            />
          </>
        )}
      />
      <Pair {...question} name="text" label={says.text} hint={says.textHint} isLong rows={3} />
      <Field {...question} name="basis" label={says.basis} hint={says.basisHint} />
    </>
  )
}

function Product({ c, form }: PartFields) {
  const { language } = c.var
  const says = words[language].product
  const question = { form, language }
  return (
    <>
      <Pair {...question} name="product" label={says.product} hint={says.productHint} />
      <Pair {...question} name="validity" label={says.validity} hint={says.validityHint} />
    </>
  )
}

function Complaints({ c, form, usualComplaints }: PartFields) {
  const { language } = c.var
  const says = words[language].complaints
  const hint = (
    <>
      {says.hint} <q>{usualComplaints[language]}</q>
    </>
  )
  return <Pair form={form} language={language} name="complaints" label={says.label} hint={hint} isLong />
}
