import type { Child, PropsWithChildren } from 'hono/jsx'
import type { FormState } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

/** What every question has: its form (what was typed, what is wrong), its name, its label. */
export type Question = {
  form: FormState
  name: string
  label: Child
  language: Language
  hint?: Child
  /** One question on the page: its label is the page's heading. */
  isHeading?: boolean | undefined
}

export type Width = 'w2' | 'w4' | 'w10' | 'w20'
type FieldProps = Question & {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | 'file' | 'time' | 'color' | undefined
  /** Lets the browser and the password keeper help: `name`, `tel`, `current-password`, `one-time-code`. */
  autocomplete?: string | undefined
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  width?: Width | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  isDisabled?: boolean | undefined
  /** Not words: a number, a name of an account. */
  isCode?: boolean | undefined
  accept?: string | undefined
  /** The id of a datalist with suggestions. */
  list?: string | undefined
  /** The key of a desk that leads to the field. */
  shortcut?: string | undefined
}

// Hono types `spellcheck` as a boolean; the attribute wants the word.
const notWords: Record<string, unknown> = { spellcheck: 'false', autocapitalize: 'off' }

export function Field({
  type = 'text',
  autocomplete,
  inputMode,
  width,
  prefix,
  suffix,
  isDisabled,
  isCode,
  accept,
  list,
  shortcut,
  ...question
}: FieldProps) {
  const { form, name } = question
  const input = (
    <input
      class={width ? `input ${width}` : 'input'}
      id={name}
      name={name}
      type={type}
      value={type === 'password' || type === 'file' ? undefined : typedIn(form, name)}
      autocomplete={autocomplete}
      inputmode={inputMode}
      accept={accept}
      list={list}
      data-shortcut={shortcut}
      {...(isCode ? notWords : {})}
      disabled={isDisabled}
      aria-invalid={form.errors[name] ? 'true' : undefined}
      aria-describedby={describedBy(question)}
    />
  )
  return (
    <FieldBox question={question}>
      {prefix || suffix ? (
        <div class="affix">
          {prefix && <span aria-hidden="true">{prefix}</span>}
          {input}
          {suffix && <span aria-hidden="true">{suffix}</span>}
        </div>
      ) : (
        input
      )}
    </FieldBox>
  )
}

type TextAreaProps = Question & {
  rows?: number | undefined
  /** At most so many letters: says so, and counts what is left while one types. The schema refuses more all the same. */
  most?: number | undefined
}

export function TextArea({ rows = 5, most, ...question }: TextAreaProps) {
  const { form, name } = question
  const described = [describedBy(question), most && `${name}-info`].filter(Boolean).join(' ')
  return (
    <FieldBox question={question} {...(most ? { kind: 'govuk-character-count', data: countOf(question, most) } : {})}>
      <textarea
        class={most ? 'input govuk-js-character-count' : 'input'}
        id={name}
        name={name}
        rows={rows}
        aria-invalid={form.errors[name] ? 'true' : undefined}
        aria-describedby={described || undefined}
      >
        {typedIn(form, name)}
      </textarea>
      {most && (
        <div class="govuk-hint govuk-character-count__message" id={`${name}-info`}>
          {words[question.language].count.most(most)}
        </div>
      )}
    </FieldBox>
  )
}

function countOf({ language }: Question, most: number): Record<string, string> {
  const says = words[language].count
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': String(most),
    'data-i18n.characters-under-limit.other': says.left,
    'data-i18n.characters-under-limit.one': says.leftOne,
    'data-i18n.characters-at-limit': says.none,
    'data-i18n.characters-over-limit.other': says.over,
    'data-i18n.characters-over-limit.one': says.overOne,
  }
}

type BoxProps = PropsWithChildren<{ question: Question; data?: Readonly<Record<string, string>>; kind?: string }>

/** Label, hint, error, answer, in the order in which they are read. */
export function FieldBox({ question, kind, data = {}, children }: BoxProps) {
  const { name, label, isHeading } = question
  const labelled = (
    <label class="govuk-label" for={name}>
      {label}
    </label>
  )
  return (
    <div class={[boxClass(question), kind].filter(Boolean).join(' ')} {...data}>
      {isHeading ? <h1 class="govuk-label-wrapper">{labelled}</h1> : labelled}
      <HintAndError question={question} />
      {children}
    </div>
  )
}

export function boxClass({ form, name }: Question): string {
  return form.errors[name] ? 'field wrong govuk-form-group govuk-form-group--error' : 'field govuk-form-group'
}

/** The hint before, the error nearest to the answer; both are read out with it. */
export function HintAndError({ question }: { question: Question }) {
  const { form, name, hint, language } = question
  const error = form.errors[name]
  return (
    <>
      {hint && (
        <div class="govuk-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${name}-error`}>
          <Icon name="warning" />
          <span>
            <span class="unseen">{words[language].errorPrefix} </span>
            {error}
          </span>
        </p>
      )}
    </>
  )
}

export function describedBy({ form, name, hint }: Question): string | undefined {
  const ids = [hint && `${name}-hint`, form.errors[name] && `${name}-error`].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

export function typedIn(form: FormState, name: string): string {
  const value = form.values[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function chosenIn(form: FormState, name: string): readonly string[] {
  const value = form.values[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}
