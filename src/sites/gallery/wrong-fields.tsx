import type { Language } from '#platform/words.ts'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Field } from '#ui/field.tsx'
import { sentencesIn } from './gallery-form.tsx'
import { words } from './words.ts'

/** Fields as they come back with what is wrong. */
export function WrongFields({ language }: { language: Language }) {
  const form = { values: { phone: '12', way: '' }, errors: sentencesIn(language) as Record<string, string> }
  const says = words[language]
  const { name, way } = form.errors
  const shown = { ...form, errors: { 'wrong-name': name ?? '', 'wrong-way': way ?? '', 'wrong-needs': says.needWrong } }
  return (
    <>
      <ErrorSummary form={shown} language={language} />
      <Field form={shown} language={language} name="wrong-name" label={says.name} hint={says.nameHint} />
      <Field
        form={shown}
        language={language}
        name="amount"
        label="Jumlah"
        prefix="Rp"
        width="w10"
        inputMode="numeric"
      />
      <Field form={shown} language={language} name="minutes" label="Janji dipanggil" suffix="menit" width="w4" />
      <Field form={shown} language={language} name="closed" label="Tidak bisa diubah" isDisabled />
      <Radios
        form={shown}
        language={language}
        name="wrong-way"
        label={says.way}
        options={[
          { value: 'a', text: 'WhatsApp' },
          { value: 'b', text: 'Telepon rumah', hint: 'Belum tersedia', isDisabled: true },
        ]}
      />
      <Checkboxes
        form={shown}
        language={language}
        name="wrong-needs"
        label={says.needs}
        options={[{ value: 'a', text: says.need.elder }]}
      />
    </>
  )
}
