import type { PropsWithChildren } from 'hono/jsx'
import type { Language } from '#platform/words.ts'
import { words } from './words.ts'

type BannerProps = PropsWithChildren<{
  id: string
  language: Language
  /** What was done just now: a screen reader says it at once. Otherwise a region that one can find. */
  isDone?: boolean | undefined
  title?: string | undefined
}>

/** Above a page: what was just done and how to take it back, or what matters more than the page itself. At most one. */
export function Banner({ id, language, isDone, title, children }: BannerProps) {
  const says = words[language].banner
  return (
    <div
      class={isDone ? 'govuk-notification-banner govuk-notification-banner--success' : 'govuk-notification-banner'}
      {...{ role: isDone ? 'alert' : 'region', 'aria-labelledby': id }}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={id}>
          {title ?? (isDone ? says.done : says.important)}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? <p class="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  )
}
