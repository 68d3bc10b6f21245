import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import { blankForm } from '#platform/web/forms.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkboxes, Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { asked, find, hrefOf, type List, perPage } from './list-state.ts'
import { words } from './words.ts'

/**
 * A list of the administration: found by words, narrowed, ordered, counted, paged, taken along as CSV, and changed many
 * rows at once. All of it stands in the address, so that it can be sent on and works without scripts.
 */
export function ListView<R>({ c, list }: { c: Ask; list: List<R> }) {
  const { language } = c.var
  const says = words[language].list
  const state = asked(c, list)
  const found = find(list, state, language)
  const last = Math.max(1, Math.ceil(found.length / perPage))
  const current = Math.min(state.page, last)
  const shown = found.slice((current - 1) * perPage, current * perPage)
  if (list.rows.length === 0) return <EmptyState title={list.empty.title}>{list.empty.body}</EmptyState>
  return (
    <>
      <Filter c={c} list={list} />
      <p class="count" role="status">
        {says.found(found.length, list.rows.length, list.noun)}
        {last > 1 && (
          <span class="on-paper">
            {says.rowsOfPage((current - 1) * perPage + 1, Math.min(current * perPage, found.length))}
          </span>
        )}
        {found.length > 0 && (
          <a class="with-icon" href={hrefOf(list, { ...state, page: 1, format: 'csv' })}>
            <Icon name="download" /> {says.csv}
          </a>
        )}
      </p>
      {found.length === 0 ? (
        <EmptyState title={says.nothing}>
          <p>{says.nothingBody}</p>
          <p>
            <a href={list.at}>{says.all}</a>
          </p>
        </EmptyState>
      ) : (
        <Rows c={c} list={list} found={found} shown={shown} />
      )}
      <Pagination
        current={current}
        last={last}
        href={(page) => hrefOf(list, { ...state, page })}
        language={language}
        label={says.pages(list.noun)}
      />
    </>
  )
}

function Filter<R>({ c, list }: { c: Ask; list: List<R> }) {
  const { language } = c.var
  const says = words[language].list
  const state = asked(c, list)
  const form = blankForm({ q: state.q, ...state.filters })
  const isNarrowed = state.q !== '' || Object.values(state.filters).some(Boolean)
  return (
    <search class="filter">
      <form action={list.at} method="get">
        <Field form={form} name="q" type="search" label={list.searchLabel} language={language} width="w20" />
        {list.filters.map(({ name, label, options, isTick }) =>
          isTick ? (
            <Checkboxes
              form={form}
              name={name}
              label={<span class="unseen">{label}</span>}
              options={[{ value: '1', text: label }]}
              language={language}
            />
          ) : (
            <Select
              form={form}
              name={name}
              label={label}
              options={[{ value: '', text: says.any }, ...options]}
              language={language}
            />
          ),
        )}
        {state.sort !== list.order && <input type="hidden" name="sort" value={state.sort} />}
        <Button kind="secondary">{says.search}</Button>
        {isNarrowed && (
          <ButtonLink kind="link" href={list.at}>
            {says.clear}
          </ButtonLink>
        )}
      </form>
    </search>
  )
}

type RowsProps<R> = { c: Ask; list: List<R>; found: readonly R[]; shown: readonly R[] }

function Rows<R>({ c, list, found, shown }: RowsProps<R>) {
  const table = <ListTable c={c} list={list} shown={shown} />
  if (!list.bulk) return table
  return <Choosing c={c} list={list} found={found} shown={shown} table={table} />
}

function ListTable<R>({ c, list, shown }: Omit<RowsProps<R>, 'found'>) {
  const { language } = c.var
  const state = asked(c, list)
  const { bulk } = list
  return (
    <Table
      caption={list.caption}
      isCaptionUnseen
      isLong
      columns={list.columns.map(
        (column, i): Column<R> => ({
          heading: column.heading,
          isFigure: column.isFigure,
          sort: column.value ? column.key : undefined,
          cell: (row) =>
            i === 0 && bulk ? (
              <Picked name={bulk.nameOf(row)} id={bulk.idOf(row)} isPicked={state.pick === 'all'} c={c}>
                {column.cell(row)}
              </Picked>
            ) : (
              column.cell(row)
            ),
        }),
      )}
      rows={shown}
      sorted={state.sort}
      sortHref={(sort) => hrefOf(list, { ...state, sort, page: 1 })}
      language={language}
    />
  )
}

function Picked(props: { c: Ask; name: string; id: number; isPicked: boolean; children?: Child }) {
  const { c, name, id, isPicked, children } = props
  return (
    <span class="picked">
      <label class="pick">
        <input type="checkbox" name="id" value={String(id)} checked={isPicked} />
        <span class="unseen">{words[c.var.language].list.pick(name)}</span>
      </label>
      <span>{children}</span>
    </span>
  )
}

/** The table inside a form that asks for the page of an act on the chosen rows; that page shows what would happen first. */
function Choosing<R>({ c, list, found, shown, table }: RowsProps<R> & { table: Child }) {
  const { language } = c.var
  const says = words[language].list
  const state = asked(c, list)
  const { bulk } = list
  if (!bulk) return table
  const elsewhere = state.pick === 'all' ? found.filter((row) => !shown.includes(row)) : []
  return (
    <form method="get" action={`${list.at}/bulk`} class="choosing">
      {elsewhere.map((row) => (
        <input type="hidden" name="id" value={String(bulk.idOf(row))} />
      ))}
      {table}
      <div class="together">
        <p>
          {state.pick === 'all' ? (
            <>
              {says.allPicked(found.length, list.noun)}{' '}
              <a href={hrefOf(list, { ...state, pick: '' })}>{says.pickNone}</a>
            </>
          ) : (
            <a href={hrefOf(list, { ...state, pick: 'all' })}>{says.pickAll(found.length, list.noun)}</a>
          )}
        </p>
        <label for="act">{says.together}</label>
        <select class="input" id="act" name="act">
          {bulk.acts.map(({ value, text }) => (
            <option value={value}>{text}</option>
          ))}
        </select>
        <Button kind="secondary">{says.goOn}</Button>
      </div>
    </form>
  )
}
