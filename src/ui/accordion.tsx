import type { Child } from 'hono/jsx'
import type { Language } from '#platform/words.ts'
import { words } from './words.ts'

export type AccordionSection = { readonly title: string; readonly summary?: string; readonly body: Child }

/** Long matter in parts that fold away. Without script all parts stand open, each under its heading. */
export function Accordion({
  id,
  sections,
  language,
}: {
  id: string
  sections: readonly AccordionSection[]
  language: Language
}) {
  return (
    <div class="govuk-accordion" id={id} {...dataOf(language)}>
      {sections.map(({ title, summary, body }, i) => (
        <div class="govuk-accordion__section">
          <div class="govuk-accordion__section-header">
            <h3 class="govuk-accordion__section-heading">
              <span class="govuk-accordion__section-button" id={`${id}-heading-${i + 1}`}>
                {title}
              </span>
            </h3>
            {summary && (
              <div class="govuk-accordion__section-summary" id={`${id}-summary-${i + 1}`}>
                {summary}
              </div>
            )}
          </div>
          <div id={`${id}-content-${i + 1}`} class="govuk-accordion__section-content">
            {body}
          </div>
        </div>
      ))}
    </div>
  )
}

function dataOf(language: Language): Record<string, string> {
  const says = words[language].fold
  return {
    'data-module': 'govuk-accordion',
    'data-i18n.hide-all-sections': says.hideAll,
    'data-i18n.show-all-sections': says.showAll,
    'data-i18n.hide-section': says.hide,
    'data-i18n.show-section': says.show,
  }
}
