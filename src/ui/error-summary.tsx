import type { FormState } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { words } from './words.ts'

/** At the top of a form that came back: each thing to check, leading to its field. Takes the focus by ui.client.ts. */
export function ErrorSummary({ form, language }: { form: FormState; language: Language }) {
  const errors = Object.entries(form.errors)
  if (errors.length === 0) return null
  return (
    <div class="error-summary govuk-error-summary" data-takes-focus tabindex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{words[language].errorSummary}</h2>
        <ul class="govuk-error-summary__list">
          {errors.map(([name, sentence]) => (
            <li>
              <a href={`#${name}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

export function hasErrors(form: FormState): boolean {
  return Object.keys(form.errors).length > 0
}
