import { allow } from '#account/allow.ts'
import { differences } from '#mall/edit.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm } from '#platform/web/forms.ts'
import { type DraftPart, partOf } from '#service/draft.ts'
import type { VersionRow } from '#service/service-row.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { EmptyState, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage } from '../frame.tsx'
import { loadService, nameOfService } from './service-page.tsx'
import { type PartRow, partsOfStandard } from './standard-view.tsx'
import { words } from './words.ts'

type Pair = { readonly part: DraftPart; readonly left: PartRow; readonly right: PartRow; readonly isChanged: boolean }

/** Two versions of a standard side by side; what differs is said in a word. */
export async function showVersions(c: Ask): Promise<Response> {
  const { language } = c.var
  const says = words[language].compare
  const { service, agency } = await c.var.inMall((tx) => loadService(c, tx))
  allow(c.var.actor, 'mall.read', { agency: service.agencyId })
  const [newest, before] = service.versions
  const left = versionAsked(c, service.versions, 'left') ?? before ?? newest
  const right = versionAsked(c, service.versions, 'right') ?? newest
  const options = service.versions.map(({ number, validFrom }) => ({
    value: String(number),
    text: says.version(number, c.var.formats.day(validFrom)),
  }))
  const form = blankForm({ left: String(left?.number ?? ''), right: String(right?.number ?? '') })
  return adminPage(
    c,
    {
      title: says.title,
      section: 'services',
      back: { href: `/admin/services/${service.id}`, text: nameOfService(c, service) },
      over: nameOfService(c, service),
    },
    <>
      {service.versions.length > 1 && (
        <search class="filter of-versions">
          <form action={`/admin/services/${service.id}/versions`} method="get">
            <Select form={form} name="left" label={says.left} options={options} language={language} />
            <Select form={form} name="right" label={says.right} options={options} language={language} />
            <Button kind="secondary">{says.show}</Button>
          </form>
        </search>
      )}
      {left && right && left !== right ? (
        <Table
          caption={says.caption(left.number, right.number)}
          columns={columnsFor(c, left, right)}
          rows={pairsOf(c, left, right, agency.complaints)}
          language={language}
        />
      ) : (
        <EmptyState title={says.title}>{says.one}</EmptyState>
      )}
    </>,
  )
}

function versionAsked(c: Ask, versions: readonly VersionRow[], side: 'left' | 'right'): VersionRow | undefined {
  return versions.find(({ number }) => String(number) === c.req.query(side))
}

function pairsOf(
  c: Ask,
  left: VersionRow,
  right: VersionRow,
  complaints: Parameters<typeof partsOfStandard>[2],
): Pair[] {
  const rights = partsOfStandard(c, right.draft, complaints)
  return partsOfStandard(c, left.draft, complaints).flatMap((row) => {
    const other = rights.find(({ part }) => part === row.part)
    if (!other) return []
    const isChanged = Object.keys(differences(partOf(left.draft, row.part), partOf(right.draft, row.part))).length > 0
    return [{ part: row.part, left: row, right: other, isChanged }]
  })
}

function columnsFor(c: Ask, left: VersionRow, right: VersionRow): Column<Pair>[] {
  const says = words[c.var.language].compare
  const heading = ({ number, validFrom }: VersionRow) => says.version(number, c.var.formats.day(validFrom))
  return [
    {
      heading: says.part,
      cell: (pair) => (
        <>
          {pair.left.term} {pair.isChanged && <Tag tone="attention">{says.changed}</Tag>}
        </>
      ),
    },
    { heading: heading(left), cell: (pair) => pair.left.value },
    { heading: heading(right), cell: (pair) => pair.right.value },
  ]
}
