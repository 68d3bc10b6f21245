import { may, reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { searchServices } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import { type MissedSearch, readMissed } from '#service/search/missed.ts'
import { readSameWords } from '#service/search/read-same-words.ts'
import type { SameWordsRow } from '#service/search/same-words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { ListView } from '../list.tsx'
import { csvAsked } from '../list-csv.ts'
import type { List } from '../list-state.ts'
import { words } from './words.ts'

const mostMissed = 30

/** What people say and what it is searched as; above it, what they searched for in vain. */
export async function showSearch(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const mayEdit = may(actor, 'mall.edit')
  const { directory, pairs, missed } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, now),
    pairs: await readSameWords(tx),
    missed: reachOf(actor, 'service.edit') === undefined ? undefined : await readMissed(tx, mostMissed * 3),
  }))
  const list = listOf(c, directory, pairs, mayEdit)
  return (
    csvAsked(c, list) ??
    adminPage(
      c,
      { title: says.title, section: 'search' },
      <>
        <Bar>
          <p>{says.intro}</p>
          {mayEdit && <ButtonLink href="/admin/search/new">{says.add}</ButtonLink>}
        </Bar>
        <p class="quiet">{says.ofServices}</p>
        {missed && <Missed c={c} directory={directory} missed={missed} mayEdit={mayEdit} />}
        <section aria-labelledby="kata">
          <h2 id="kata">{says.list.title}</h2>
          <ListView c={c} list={list} />
        </section>
      </>,
    )
  )
}

type MissedProps = { c: Ask; directory: Directory; missed: readonly MissedSearch[]; mayEdit: boolean }

/** What finds its service by now is mended and no longer shown. */
function Missed({ c, directory, missed, mayEdit }: MissedProps) {
  const { language, formats } = c.var
  const says = words[language].missed
  const open = missed
    .map((one) => ({ ...one, search: searchServices(directory, one.words) }))
    .filter(({ search }) => search.found.length === 0)
    .slice(0, mostMissed)
  type Row = (typeof open)[number]
  const act: Column<Row> = {
    heading: says.act,
    isAct: true,
    cell: (row) => (
      <a href={`/admin/search/new?says=${encodeURIComponent(row.words)}`}>
        {says.act}
        <span class="unseen"> {row.words}</span>
      </a>
    ),
  }
  const columns: Column<Row>[] = [
    { heading: says.words, cell: (row) => row.words },
    { heading: says.times, cell: ({ times }) => formats.number(times), isFigure: true },
    { heading: says.last, cell: ({ lastOn }) => formats.shortDay(lastOn) },
    { heading: says.near, cell: ({ search }) => search.near[0]?.name[language] ?? '' },
  ]
  return (
    <section aria-labelledby="tidak-ketemu">
      <h2 id="tidak-ketemu">{says.title}</h2>
      <p class="quiet">{says.help}</p>
      {open.length === 0 ? (
        <p>{says.none}</p>
      ) : (
        <Table
          caption={says.title}
          isCaptionUnseen
          columns={mayEdit ? [...columns, act] : columns}
          rows={open}
          language={language}
        />
      )}
    </section>
  )
}

function listOf(c: Ask, directory: Directory, rows: readonly SameWordsRow[], mayEdit: boolean): List<SameWordsRow> {
  const says = words[c.var.language].list
  return {
    at: '/admin/search',
    noun: says.noun,
    caption: says.title,
    searchLabel: says.search,
    text: (row) => `${row.says} ${row.means}`,
    columns: [
      {
        key: 'says',
        heading: says.says,
        value: (row) => row.says,
        cell: (row) => (mayEdit ? <a href={`/admin/search/${row.id}`}>{row.says}</a> : row.says),
      },
      { key: 'means', heading: says.means, value: (row) => row.means, cell: (row) => row.means },
      { key: 'finds', heading: says.finds, cell: (row) => <Finds c={c} directory={directory} typed={row.says} /> },
    ],
    filters: [],
    rows,
    order: 'says',
    empty: { title: says.emptyTitle, body: says.emptyBody },
  }
}

function Finds({ c, directory, typed }: { c: Ask; directory: Directory; typed: string }) {
  const says = words[c.var.language].list
  const { found } = searchServices(directory, typed)
  if (found.length === 0) return <Tag tone="attention">{says.nothing}</Tag>
  return found.length === 1 ? found[0]?.name[c.var.language] : says.services(found.length)
}
