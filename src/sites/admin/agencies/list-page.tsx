import { may, reachOf } from '#account/allow.ts'
import { retiredAgencies } from '#agency/read-agency.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { showBulkDone } from '../bulk-done.tsx'
import { fieldNames } from '../field-words.ts'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { ListView } from '../list.tsx'
import { csvAsked } from '../list-csv.ts'
import type { List, ListColumn } from '../list-state.ts'
import { agencyActs, agencyBulk } from './bulk.tsx'
import { ruleOn, saysDays } from './days.ts'
import { words } from './words.ts'

type Row = { readonly agency: Agency; readonly counters: number; readonly services: number; readonly zone: string }

export async function showAgencies(c: Ask): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const { directory, retired } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, c.var.now),
    retired: await retiredAgencies(tx),
  }))
  const list = listFor(c, rowsFor(c, directory))
  const mayAdd = may(actor, 'mall.edit')
  const bulkDone = await showBulkDone(c, agencyBulk)
  return (
    csvAsked(c, list) ??
    adminPage(
      c,
      { title: says.title, section: 'agencies' },
      <>
        {bulkDone}
        <Bar>
          <p>{says.intro}</p>
          {mayAdd && <ButtonLink href="/admin/agencies/new">{says.add}</ButtonLink>}
        </Bar>
        <ListView c={c} list={list} />
        {mayAdd && retired.length > 0 && <Retired c={c} retired={retired} />}
      </>,
    )
  )
}

/** Agencies that have left, where there are any; folded away until somebody looks for one. */
function Retired({ c, retired }: { c: Ask; retired: Awaited<ReturnType<typeof retiredAgencies>> }) {
  const { language } = c.var
  const says = words[language]
  if (!c.req.query('retired')) {
    return (
      <p>
        <a href="/admin/agencies?retired=1">{says.retiredShow}</a>
      </p>
    )
  }
  return (
    <section aria-labelledby="diakhiri">
      <h2 id="diakhiri">{says.retiredTitle}</h2>
      <ul>
        {retired.map(({ id, fields }) => (
          <li>
            <a href={`/admin/agencies/${id}`}>{fields.name[language]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function listFor(c: Ask, rows: readonly Row[]): List<Row> {
  const { language, actor } = c.var
  const says = words[language]
  const values: Readonly<Record<string, string>> = fieldNames[language].values
  const kinds = [...new Set(rows.map(({ agency }) => agency.kind))]
  return {
    at: '/admin/agencies',
    noun: says.noun,
    caption: says.title,
    searchLabel: says.search,
    text: ({ agency, zone }) => [agency.shortName, agency.name[language], agency.code, zone].join(' '),
    columns: columnsFor(c),
    filters:
      rows.length < 2
        ? []
        : [
            {
              name: 'kind',
              label: says.columns.kind,
              options: kinds.map((value) => ({ value, text: values[value] ?? value })),
              holds: ({ agency }, value) => agency.kind === value,
            },
            {
              name: 'presence',
              label: says.columns.presence,
              options: [{ value: 'none', text: says.notPresent }],
              holds: ({ agency }) => ruleOn(agency.presence, todayOf(c)) === undefined,
            },
          ],
    rows,
    order: 'name',
    empty: { title: says.emptyTitle, body: may(actor, 'mall.edit') ? says.emptyBody : says.nothingYours },
    bulk:
      reachOf(actor, 'agency.edit') === 'all'
        ? { acts: agencyActs(c), idOf: ({ agency }) => agency.id, nameOf: ({ agency }) => agency.shortName }
        : undefined,
  }
}

function rowsFor(c: Ask, directory: Directory): Row[] {
  const reach = reachOf(c.var.actor, 'mall.read')
  const counters = [...directory.counters.values()]
  const services = [...directory.services.values()]
  return [...directory.agencies.values()]
    .filter(({ id }) => reach === 'all' || reach === id)
    .sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
    .map((agency) => ({
      agency,
      counters: counters.filter(({ agencyId }) => agencyId === agency.id).length,
      services: services.filter(({ agencyId }) => agencyId === agency.id).length,
      zone: directory.zones.get(agency.zoneId)?.name[c.var.language] ?? '',
    }))
}

function columnsFor(c: Ask): ListColumn<Row>[] {
  const { language } = c.var
  const { columns } = words[language]
  const values: Readonly<Record<string, string>> = fieldNames[language].values
  const kindOf = ({ agency }: Row) => values[agency.kind] ?? agency.kind
  return [
    {
      key: 'name',
      heading: columns.name,
      value: ({ agency }) => agency.shortName,
      cell: ({ agency }) => (
        <>
          <a href={`/admin/agencies/${agency.id}`}>{agency.shortName}</a>
          <span class="small quiet beneath">{agency.name[language]}</span>
        </>
      ),
    },
    { key: 'kind', heading: columns.kind, value: kindOf, cell: kindOf },
    {
      key: 'presence',
      heading: columns.presence,
      text: ({ agency }) => daysNow(c, agency),
      cell: ({ agency }) => <span class="whole">{daysNow(c, agency)}</span>,
    },
    {
      key: 'zone',
      heading: columns.zone,
      value: ({ zone }) => zone,
      cell: ({ zone }) => <span class="whole">{zone}</span>,
    },
    {
      key: 'counters',
      heading: columns.counters,
      value: ({ counters }) => counters,
      cell: ({ counters }) => counters,
      isFigure: true,
    },
    {
      key: 'services',
      heading: columns.services,
      value: ({ services }) => services,
      cell: ({ services }) => services,
      isFigure: true,
    },
  ]
}

/** The weekdays of the addendum that holds today, short. */
function daysNow(c: Ask, agency: Agency): string {
  const rule = ruleOn(agency.presence, todayOf(c))
  if (!rule) return words[c.var.language].notPresent
  return saysDays(c, rule.days)
}
