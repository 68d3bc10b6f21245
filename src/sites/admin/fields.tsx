import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { type Language, languages, type Named } from '#platform/words.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { words } from './words.ts'

type PairProps = {
  form: FormState
  name: string
  label: string
  language: Language
  hint?: Child
  isLong?: boolean | undefined
  rows?: number | undefined
}

/** One text in both languages, side by side where there is room: `nameId`, `nameEn`. */
export function Pair({ form, name, label, language, hint, isLong, rows }: PairProps) {
  return (
    <fieldset class="pair">
      <legend class="label">{label}</legend>
      {hint && <div class="hint">{hint}</div>}
      <div class="columns">
        {languages.map((of) => {
          const question = { form, name: pairName(name, of), label: words[language].language[of], language }
          return isLong ? <TextArea {...question} rows={rows ?? 4} /> : <Field {...question} />
        })}
      </div>
    </fieldset>
  )
}

export function pairName(name: string, language: Language): string {
  return `${name}${language === 'id' ? 'Id' : 'En'}`
}

/** The values of a pair for a form's first showing. */
export function pairValues(name: string, text: Named | undefined): Record<string, string> {
  return { [pairName(name, 'id')]: text?.id ?? '', [pairName(name, 'en')]: text?.en ?? '' }
}

/** The short name by which files and addresses know a thing; asked once, when it is made. */
export function CodeField({ form, language, hint }: { form: FormState; language: Language; hint?: Child }) {
  const { code, codeHint } = words[language]
  return <Field form={form} language={language} name="code" label={code} hint={hint ?? codeHint} width="w20" isCode />
}

/** What is said of the two boxes of any other text, by its label. */
export function textSentences(c: Ask, label: string) {
  const { textMissingIn, textLong, inLanguage } = words[c.var.language]
  const of = (language: Language) => ({ missing: textMissingIn(inLanguage[language](label)), long: textLong })
  return { id: of('id'), en: of('en') }
}

/** What is said of the two boxes of a name. */
export function pairSentences(c: Ask) {
  const { nameMissing, textLong } = words[c.var.language]
  return { nameId: { missing: nameMissing.id, long: textLong }, nameEn: { missing: nameMissing.en, long: textLong } }
}

/** What the form shows, sent back with it, so that nobody overwrites unseen what somebody else saved meanwhile. */
export function Seen({ of }: { of: unknown }) {
  return <input type="hidden" name="seen" value={JSON.stringify(of)} />
}

type EditFormProps = {
  action: string
  seen?: unknown
  language: Language
  cancel?: string
  submit?: string
  hasFiles?: boolean
  children?: Child
}

/** A form with one main act. `form` is where the error summary leads when the whole form is refused. */
export function EditForm({ action, seen, language, cancel, submit, hasFiles, children }: EditFormProps) {
  const says = words[language]
  return (
    <Form action={action} id="form" class="edit" hasFiles={hasFiles}>
      {seen !== undefined && <Seen of={seen} />}
      {children}
      <Buttons>
        <Button>{submit ?? says.save}</Button>
        {cancel && (
          <ButtonLink href={cancel} kind="quiet">
            {says.cancel}
          </ButtonLink>
        )}
      </Buttons>
    </Form>
  )
}

/** `Saved` after a redirect: the page that follows says so once. */
export const done = 'done=1'
