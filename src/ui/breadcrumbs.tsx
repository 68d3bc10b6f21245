import type { Language } from '#platform/words.ts'
import { words } from './words.ts'

export type Crumb = { readonly href: string; readonly text: string }

/** Where a page stands, from the top: for pages three levels down and more. Two levels need only `Back`. */
export function Breadcrumbs({ crumbs, language }: { crumbs: readonly Crumb[]; language: Language }) {
  return (
    <nav class="govuk-breadcrumbs" aria-label={words[language].crumbs}>
      <ol class="govuk-breadcrumbs__list">
        {crumbs.map(({ href, text }) => (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
