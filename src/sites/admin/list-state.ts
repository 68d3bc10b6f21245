import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'

export type ListColumn<R> = {
  /** Its name in `?sort=`. */
  readonly key: string
  readonly heading: string
  readonly cell: (row: R) => Child
  /** What the column is ordered by; a column without stands as it stands. */
  readonly value?: ((row: R) => string | number | null) | undefined
  /** What the CSV says, where that is not the value. */
  readonly text?: ((row: R) => string) | undefined
  readonly isFigure?: boolean | undefined
}

export type ListFilter<R> = {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  /** Whether the row belongs, for the chosen value; asked for '' too when it says so. */
  readonly holds: (row: R, value: string) => boolean
  /** A box to tick: '' or '1', asked in both states. */
  readonly isTick?: boolean | undefined
}

export type List<R> = {
  readonly at: string
  /** `layanan`: after a number. */
  readonly noun: string
  readonly caption: string
  readonly searchLabel: string
  /** What the search looks in. */
  readonly text: (row: R) => string
  readonly columns: readonly ListColumn<R>[]
  readonly filters: readonly ListFilter<R>[]
  readonly rows: readonly R[]
  /** The usual order: `name` or `-name`. */
  readonly order: string
  readonly empty: { readonly title: string; readonly body: Child }
  readonly bulk?:
    | {
        readonly acts: readonly { readonly value: string; readonly text: string }[]
        readonly idOf: (row: R) => number
        readonly nameOf: (row: R) => string
      }
    | undefined
}

export type Asked = {
  readonly q: string
  readonly filters: Readonly<Record<string, string>>
  readonly sort: string
  readonly page: number
  readonly pick: string
  readonly format?: string
}

export const perPage = 50

export function asked<R>(c: Ask, list: List<R>): Asked {
  const page = Number(c.req.query('page') ?? 1)
  const sort = c.req.query('sort') ?? ''
  const isKnown = list.columns.some(({ key, value }) => value && (sort === key || sort === `-${key}`))
  return {
    q: (c.req.query('q') ?? '').trim().slice(0, 100),
    filters: Object.fromEntries(list.filters.map(({ name }) => [name, c.req.query(name) ?? ''])),
    sort: isKnown ? sort : list.order,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pick: c.req.query('pick') === 'all' ? 'all' : '',
  }
}

/** The same list in another state. What is usual is left out, so that an address stays short. */
export function hrefOf<R>(list: List<R>, { q, filters, sort, page, pick, format }: Asked): string {
  const parts = {
    q,
    ...filters,
    sort: sort === list.order ? '' : sort,
    page: page > 1 ? String(page) : '',
    pick,
    format,
  }
  const said = Object.entries(parts).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return said.length === 0 ? list.at : `${list.at}?${new URLSearchParams(said)}`
}

/** The rows that were asked for, in the order that was asked for. */
export function find<R>(list: List<R>, { q, filters, sort }: Asked, language: Language): R[] {
  const parts = plain(q).split(/\s+/)
  const found = list.rows.filter(
    (row) =>
      list.filters.every(({ name, holds, isTick }) => {
        const value = filters[name] ?? ''
        return value === '' && !isTick ? true : holds(row, value)
      }) && parts.every((part) => plain(list.text(row)).includes(part)),
  )
  return ordered(found, list, sort, language)
}

/** Letters alone: `Café` is found by `cafe`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function ordered<R>(rows: readonly R[], { columns }: List<R>, sort: string, language: Language): R[] {
  const key = sort.replace(/^-/, '')
  const value = columns.find((column) => column.key === key)?.value
  if (!value) return [...rows]
  const compare = new Intl.Collator(language, { numeric: true, sensitivity: 'base' }).compare
  const sign = sort.startsWith('-') ? -1 : 1
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)]
    // What says nothing stands last, in either order.
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other)
    return sign * compare(String(one), String(other))
  })
}
