import { describedBy, FieldBox, type Question } from './field.tsx'
import { words } from './words.ts'

type PasswordFieldProps = Question & { autocomplete: 'current-password' | 'new-password' }

/** A password that one may look at while typing: fewer mistakes on a small keyboard. Without script it stays dots. */
export function PasswordField({ autocomplete, ...question }: PasswordFieldProps) {
  const { form, name, language } = question
  const says = words[language].password
  return (
    <FieldBox question={question} kind="govuk-password-input" data={dataOf(says)}>
      <div class="govuk-password-input__wrapper">
        <input
          class="input govuk-password-input__input govuk-js-password-input-input"
          id={name}
          name={name}
          type="password"
          autocomplete={autocomplete}
          {...notWords}
          aria-invalid={form.errors[name] ? 'true' : undefined}
          aria-describedby={describedBy(question)}
        />
        <button
          type="button"
          class="button secondary govuk-password-input__toggle govuk-js-password-input-toggle"
          aria-controls={name}
          aria-label={says.showLabel}
          hidden
        >
          {says.show}
        </button>
      </div>
    </FieldBox>
  )
}

// Hono types `spellcheck` as a boolean; the attribute wants the word.
const notWords: Record<string, unknown> = { spellcheck: 'false', autocapitalize: 'none' }

function dataOf(says: (typeof words)['id']['password']): Record<string, string> {
  return {
    'data-module': 'govuk-password-input',
    'data-i18n.show-password': says.show,
    'data-i18n.hide-password': says.hide,
    'data-i18n.show-password-aria-label': says.showLabel,
    'data-i18n.hide-password-aria-label': says.hideLabel,
    'data-i18n.password-shown-announcement': says.shown,
    'data-i18n.password-hidden-announcement': says.hidden,
  }
}
