import type { Child } from 'hono/jsx'
import type { Language } from '#platform/words.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

export type Column<R> = {
  readonly heading: string
  readonly cell: (row: R) => Child
  /** Numbers line up at the right. */
  readonly isFigure?: boolean | undefined
  /** Something to press: paper has no such column. */
  readonly isAct?: boolean | undefined
  /** The value of `?sort=` that orders by this column; `-value` orders the other way. */
  readonly sort?: string | undefined
}

type TableProps<R> = {
  caption: Child
  isCaptionUnseen?: boolean | undefined
  columns: readonly Column<R>[]
  rows: readonly R[]
  /** The present order, as in the address: `wait` or `-wait`. */
  sorted?: string | undefined
  /** The address of the page with another order. */
  sortHref?: ((sort: string) => string) | undefined
  language: Language
  /** On a phone each row becomes a short list. */
  stacks?: boolean | undefined
  /** Longer than a screen: the heads stay in sight while one reads on. */
  isLong?: boolean | undefined
}

/** A calm table: a caption, the first cell of a row is its heading, order by links that work without script. */
export function Table<R>({
  caption,
  isCaptionUnseen,
  columns,
  rows,
  sorted,
  sortHref,
  language,
  stacks = true,
  isLong,
}: TableProps<R>) {
  return (
    // What scrolls sideways must be reachable by keyboard
    <div class={['table', stacks && 'stacks', isLong && 'long'].filter(Boolean).join(' ')} tabindex={0}>
      <table>
        <caption class={isCaptionUnseen ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading column={column} sorted={sorted} sortHref={sortHref} language={language} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column, i) =>
                i === 0 ? <th scope="row">{column.cell(row)}</th> : <Cell column={column} row={row} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  return (
    <td class={classOf(column)} data-column={column.heading}>
      <span>{column.cell(row)}</span>
    </td>
  )
}

function classOf<R>({ isFigure, isAct }: Column<R>): string | undefined {
  return isAct ? 'not-on-paper' : isFigure ? 'figure' : undefined
}

type HeadingProps<R> = Pick<TableProps<R>, 'sorted' | 'sortHref' | 'language'> & { column: Column<R> }

function Heading<R>({ column, sorted, sortHref, language }: HeadingProps<R>) {
  const { heading, sort } = column
  const className = classOf(column)
  if (!sort || !sortHref) {
    return (
      <th scope="col" class={className}>
        {heading}
      </th>
    )
  }
  const direction = sorted === sort ? 'ascending' : sorted === `-${sort}` ? 'descending' : undefined
  return (
    <th scope="col" class={className} aria-sort={direction}>
      <a class="sort" href={sortHref(direction === 'ascending' ? `-${sort}` : sort)}>
        {heading}
        {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
        {direction && (
          <span class="unseen">
            , {direction === 'ascending' ? words[language].sortedUp : words[language].sortedDown}
          </span>
        )}
      </a>
    </th>
  )
}
