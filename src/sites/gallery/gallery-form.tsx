import { z } from 'zod'
import { type FormState, fields, type Sentences } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Checkboxes, DateField, Radios, Select } from '#ui/choices.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { words } from './words.ts'

const needs = ['elder', 'wheelchair', 'pregnant', 'toddler'] as const
const ways = ['whatsapp', 'sms', 'none'] as const

export const galleryAnswers = z.object({
  name: fields.text(),
  phone: fields.text().regex(/^[\d\s+-]{10,18}$/, 'shape'),
  born: fields.day(),
  needs: fields.many(z.enum(needs)),
  way: fields.choice(ways),
  agency: fields.text(),
  note: fields.optionalText(300),
})

export function sentencesIn(language: Language): Sentences<typeof galleryAnswers> {
  const says = words[language]
  return {
    name: says.nameMissing,
    phone: says.phoneWrong,
    born: says.bornWrong,
    needs: says.needWrong,
    way: says.wayMissing,
    agency: says.agencyMissing,
    note: says.noteLong,
  }
}

export function GalleryForm({ form, language, isSent }: { form: FormState; language: Language; isSent: boolean }) {
  const says = words[language]
  return (
    <>
      {isSent && (
        <Notice tone="good" isNews>
          {says.sent}
        </Notice>
      )}
      <ErrorSummary form={form} language={language} />
      <h1>{says.formTitle}</h1>
      <Form action="/gallery/form">
        <Questions form={form} language={language} />
        <Buttons>
          <Button>{says.send}</Button>
          <ButtonLink href="/gallery" kind="secondary">
            {says.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
}

/** One of each kind of question. */
export function Questions(common: { form: FormState; language: Language }) {
  const says = words[common.language]
  return (
    <>
      <Field {...common} name="name" label={says.name} hint={says.nameHint} autocomplete="name" />
      <Field
        {...common}
        name="phone"
        label={says.phone}
        hint={says.phoneHint}
        type="tel"
        autocomplete="tel"
        width="w20"
      />
      <DateField {...common} name="born" label={says.born} hint={says.bornHint} autocomplete="bday" />
      <Radios
        {...common}
        name="way"
        label={says.way}
        options={ways.map((value) => ({ value, text: says.wayOption[value], hint: says.wayHint[value] }))}
      />
      <Checkboxes
        {...common}
        name="needs"
        label={says.needs}
        hint={says.needsHint}
        options={needs.map((value) => ({ value, text: says.need[value] }))}
      />
      <Select
        {...common}
        name="agency"
        label={says.agency}
        options={['Disdukcapil', 'Imigrasi', 'Polri', 'BPJS Kesehatan'].map((text) => ({ value: text, text }))}
      />
      <TextArea {...common} name="note" label={says.note} hint={says.noteHint} rows={3} />
    </>
  )
}
