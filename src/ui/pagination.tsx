import type { Language } from '#platform/words.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

type PaginationProps = {
  current: number
  last: number
  href: (page: number) => string
  language: Language
  label?: string | undefined
}

export function Pagination({ current, last, href, language, label }: PaginationProps) {
  if (last <= 1) return null
  const says = words[language]
  return (
    <nav class="pagination" aria-label={label ?? says.pages}>
      {current > 1 && (
        <a href={href(current - 1)} rel="prev">
          <Icon name="back" /> {says.previous}
        </a>
      )}
      {shownPages(current, last).map((number) =>
        number === undefined ? (
          <span>…</span>
        ) : (
          <PageLink number={number} isCurrent={number === current} href={href(number)} label={says.page(number)} />
        ),
      )}
      {current < last && (
        <a href={href(current + 1)} rel="next">
          {says.next} <Icon name="forward" />
        </a>
      )}
    </nav>
  )
}

function PageLink({
  number,
  isCurrent,
  href,
  label,
}: {
  number: number
  isCurrent: boolean
  href: string
  label: string
}) {
  return (
    <a href={href} aria-label={label} aria-current={isCurrent ? 'page' : undefined}>
      {number}
    </a>
  )
}

/** The first, the last, and the neighbours of the current one; a gap is undefined. */
export function shownPages(current: number, last: number): (number | undefined)[] {
  const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  return pages.flatMap((page, i) => {
    const before = pages[i - 1]
    if (before === undefined || page - before === 1) return [page]
    return page - before === 2 ? [page - 1, page] : [undefined, page]
  })
}
