import type { Child, PropsWithChildren } from 'hono/jsx'
import { boxClass, chosenIn, describedBy, FieldBox, HintAndError, type Question, typedIn } from './field.tsx'
import { words } from './words.ts'

export type Option = {
  readonly value: string
  readonly text: Child
  readonly hint?: Child
  readonly isDisabled?: boolean | undefined
}
type ChoiceProps = Question & { options: readonly Option[] }

/** `shortcut`: the key of a desk that leads to the answer that is chosen; the arrows go on from it. */
export function Radios({ options, shortcut, ...question }: ChoiceProps & { shortcut?: string }) {
  const chosen = typedIn(question.form, question.name)
  return (
    <Fieldset question={question}>
      <Options
        kind="radios"
        name={question.name}
        options={options}
        isChosen={(value) => value === chosen}
        shortcut={shortcut}
      />
    </Fieldset>
  )
}

export function Checkboxes({ options, ...question }: ChoiceProps) {
  const chosen = chosenIn(question.form, question.name)
  return (
    <Fieldset question={question}>
      <Options kind="checkboxes" name={question.name} options={options} isChosen={(value) => chosen.includes(value)} />
    </Fieldset>
  )
}

function Options(props: {
  kind: 'radios' | 'checkboxes'
  name: string
  options: readonly Option[]
  isChosen: (value: string) => boolean
  shortcut?: string | undefined
}) {
  const { kind, name, options, isChosen, shortcut } = props
  return (
    <div class={`govuk-${kind} govuk-${kind}--small`}>
      {options.map(({ value, text, hint, isDisabled }, i) => {
        // The first has the question's own id, so that the error summary's link leads to it.
        const id = i === 0 ? name : `${name}-${i + 1}`
        return (
          <div class={`govuk-${kind}__item`}>
            <input
              class={`govuk-${kind}__input`}
              type={kind === 'radios' ? 'radio' : 'checkbox'}
              id={id}
              name={name}
              value={value}
              checked={isChosen(value)}
              disabled={isDisabled}
              data-shortcut={isChosen(value) ? shortcut : undefined}
              aria-describedby={hint ? `${id}-about` : undefined}
            />
            <label class={`govuk-label govuk-${kind}__label`} for={id}>
              {text}
            </label>
            {hint && (
              <div class={`govuk-hint govuk-${kind}__hint`} id={`${id}-about`}>
                {hint}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}

export function Select({ options, shortcut, ...question }: ChoiceProps & { shortcut?: string }) {
  const { form, name, language } = question
  const chosen = typedIn(form, name)
  return (
    <FieldBox question={question}>
      <select
        class="input"
        id={name}
        name={name}
        data-shortcut={shortcut}
        aria-invalid={form.errors[name] ? 'true' : undefined}
        aria-describedby={describedBy(question)}
      >
        {!options.some((option) => option.value === '') && <option value="">{words[language].choose}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen} disabled={option.isDisabled}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldBox>
  )
}

/** Three boxes that everybody can type into, whatever the keyboard: a calendar is slow for a day of birth. */
export function DateField(question: Question & { autocomplete?: 'bday' | undefined }) {
  const { form, name, language, autocomplete } = question
  const says = words[language]
  const [year, month, day] = typedIn(form, name).split('-')
  const parts = [
    { part: 'day', label: says.day, width: 'w2', value: day },
    { part: 'month', label: says.month, width: 'w2', value: month },
    { part: 'year', label: says.year, width: 'w4', value: year },
  ]
  return (
    <Fieldset question={question} role="group">
      <div class="govuk-date-input">
        {parts.map(({ part, label, width, value }, i) => (
          <div class="govuk-date-input__item">
            <label class="govuk-label govuk-date-input__label" for={i === 0 ? name : `${name}-${part}`}>
              {label}
            </label>
            <input
              class={`input ${width}`}
              id={i === 0 ? name : `${name}-${part}`}
              name={`${name}-${part}`}
              value={form.values[`${name}-${part}`] === undefined ? (value ?? '') : typedIn(form, `${name}-${part}`)}
              inputmode="numeric"
              autocomplete={autocomplete && `${autocomplete}-${part}`}
              aria-invalid={form.errors[name] ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}

/** The mark of an error stands outside the fieldset: beside its own edge a legend would break the line. */
export function Fieldset({
  question,
  role,
  children,
}: PropsWithChildren<{ question: Question; role?: string | undefined }>) {
  const { label, isHeading } = question
  return (
    <div class={boxClass(question)}>
      <fieldset class="govuk-fieldset" role={role} aria-describedby={describedBy(question)}>
        <legend class="govuk-fieldset__legend">
          {isHeading ? <h1 class="govuk-fieldset__heading">{label}</h1> : label}
        </legend>
        <HintAndError question={question} />
        {children}
      </fieldset>
    </div>
  )
}
