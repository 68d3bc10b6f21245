import { may, reachOf } from '#account/allow.ts'
import type { Presence } from '#agency/presence.ts'
import { retiredAgencies } from '#agency/read-agency.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { fieldNames } from '../field-words.ts'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Row = { readonly agency: Agency; readonly counters: number; readonly services: number; readonly zone: string }

export async function showAgencies(c: Ask): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const { directory, retired } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, c.var.now),
    retired: c.req.query('retired') ? await retiredAgencies(tx) : undefined,
  }))
  const rows = rowsFor(c, directory)
  const mayAdd = may(actor, 'mall.edit')
  return adminPage(
    c,
    { title: says.title, section: 'agencies' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayAdd && <ButtonLink href="/admin/agencies/new">{says.add}</ButtonLink>}
      </Bar>
      {rows.length === 0 ? (
        <EmptyState title={says.emptyTitle}>{mayAdd ? says.emptyBody : says.nothingYours}</EmptyState>
      ) : (
        <Table caption={says.caption(rows.length)} columns={columnsFor(c)} rows={rows} language={language} />
      )}
      {mayAdd && !retired && (
        <p>
          <a href="/admin/agencies?retired=1">{says.retiredShow}</a>
        </p>
      )}
      {retired && (
        <section aria-labelledby="diakhiri">
          <h2 id="diakhiri">{says.retiredTitle}</h2>
          {retired.length === 0 ? <p class="quiet">{says.retiredNone}</p> : null}
          <ul>
            {retired.map(({ id, fields }) => (
              <li>
                <a href={`/admin/agencies/${id}`}>{fields.name[language]}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  )
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

function columnsFor(c: Ask): Column<Row>[] {
  const { language } = c.var
  const { columns } = words[language]
  const values: Readonly<Record<string, string>> = fieldNames[language].values
  return [
    {
      heading: columns.name,
      cell: ({ agency }) => (
        <>
          <a href={`/admin/agencies/${agency.id}`}>{agency.shortName}</a>
          <span class="small quiet beneath">{agency.name[language]}</span>
        </>
      ),
    },
    { heading: columns.kind, cell: ({ agency }) => values[agency.kind] ?? agency.kind },
    { heading: columns.presence, cell: ({ agency }) => daysNow(c, agency) },
    { heading: columns.zone, cell: ({ zone }) => zone },
    { heading: columns.counters, cell: ({ counters }) => counters, isFigure: true },
    { heading: columns.services, cell: ({ services }) => services, isFigure: true },
  ]
}

/** The weekdays of the addendum that holds today, short. */
function daysNow(c: Ask, agency: Agency): string {
  const rule = ruleOn(agency.presence, todayOf(c))
  if (!rule) return words[c.var.language].notPresent
  return saysDays(c, rule.days)
}

export function saysDays(c: Ask, days: readonly string[]): string {
  const names: Readonly<Record<string, string>> = common[c.var.language].weekdaysShort
  const nobody = words[c.var.language].presence.nobody
  return (
    weekOrder
      .filter((day) => days.includes(day))
      .map((day) => names[day])
      .join(', ') || nobody
  )
}

export const weekOrder = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The addendum that holds on a day. */
export function ruleOn(presence: readonly Presence[], day: string): Presence | undefined {
  return presence.filter(({ validFrom }) => validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}
