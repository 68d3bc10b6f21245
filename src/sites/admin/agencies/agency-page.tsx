import { allow, may } from '#account/allow.ts'
import type { Addendum, OneDay } from '#agency/agency.ts'
import { type AgencyDetail, agencyDetail, peopleWaitingFor } from '#agency/read-agency.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { SummaryList, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { fieldNames } from '../field-words.ts'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { words as common } from '../words.ts'
import { ruleOn, saysDays } from './days.ts'
import { words } from './words.ts'

export async function showAgency(c: Ask, id: number): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  allow(actor, 'mall.read', { agency: id })
  const { agency, directory, people, entries } = await c.var.inMall(async (tx) => ({
    agency: await agencyDetail(tx, id, todayOf(c)),
    directory: await directoryOf(tx, c.var.now),
    people: await peopleWaitingFor(tx, id),
    entries: await namedHistory(tx, { subject: `agency:${id}` }, 8),
  }))
  const mayEdit = may(actor, 'agency.edit', { agency: id }) && !agency.isRetired
  return adminPage(
    c,
    {
      title: agency.fields.name[language],
      section: 'agencies',
      back: { href: '/admin/agencies', text: says.title },
      tag: agency.isRetired ? <Tag tone="attention">{common[language].retiredTag}</Tag> : null,
    },
    <>
      {mayEdit && (
        <div class="buttons">
          <ButtonLink href={`/admin/agencies/${id}/edit`}>{says.edit}</ButtonLink>
          {may(actor, 'mall.edit') && (
            <ButtonLink kind="stop" href={`/admin/agencies/${id}/retire`}>
              {says.retire.act}
            </ButtonLink>
          )}
        </div>
      )}
      <Facts c={c} agency={agency} directory={directory} people={people} />
      <PresencePart c={c} agency={agency} mayEdit={mayEdit} />
      <OneDayPart c={c} agency={agency} mayEdit={mayEdit} />
      <HistoryFoot c={c} entries={entries} subject={`agency:${id}`} />
    </>,
  )
}

function Facts({
  c,
  agency,
  directory,
  people,
}: {
  c: Ask
  agency: AgencyDetail
  directory: Directory
  people: number
}) {
  const { language } = c.var
  const { fields: labels, parts } = words[language]
  const { fields, id } = agency
  const zone = [...directory.zones.values()].find(({ code }) => code === fields.zone)
  const count = (of: ReadonlyMap<number, { agencyId: number }>) =>
    [...of.values()].filter(({ agencyId }) => agencyId === id).length
  const link = (section: string, of: ReadonlyMap<number, { agencyId: number }>) => (
    <a href={`/admin/${section}?agency=${id}`}>{count(of)}</a>
  )
  return (
    <SummaryList
      rows={[
        { term: labels.shortName, value: fields.shortName },
        { term: common[language].code, value: agency.code },
        { term: labels.kind, value: fieldNames[language].values[fields.kind] },
        { term: labels.zone, value: zone ? `${zone.name[language]}, ${zone.hallName[language]}` : fields.zone },
        { term: parts.services, value: link('services', directory.services) },
        { term: parts.queues, value: link('queues', directory.queues) },
        { term: parts.counters, value: link('counters', directory.counters) },
        { term: parts.waiting, value: parts.people(people) },
        { term: labels.complaints, value: <span class="plain">{fields.complaints[language]}</span> },
      ]}
    />
  )
}

type PartProps = { c: Ask; agency: AgencyDetail; mayEdit: boolean }

function PresencePart({ c, agency, mayEdit }: PartProps) {
  const says = words[c.var.language].presence
  const today = todayOf(c)
  const now = ruleOn(agency.addenda, today)
  const columns: Column<Addendum>[] = [
    { heading: says.from, cell: (one) => c.var.formats.day(one.validFrom) },
    { heading: says.days, cell: (one) => saysDays(c, one.days) },
    { heading: says.basis, cell: (one) => one.basis },
    {
      heading: common[c.var.language].state,
      cell: (one) => {
        if (one === now) return <Tag tone="good">{says.now}</Tag>
        if (one.validFrom <= today) return ''
        return (
          <>
            <Tag>{says.coming}</Tag>{' '}
            {mayEdit && <a href={`/admin/agencies/${agency.id}/presence/${one.validFrom}/withdraw`}>{says.withdraw}</a>}
          </>
        )
      },
    },
  ]
  return (
    <section aria-labelledby="hadir">
      <Bar>
        <h2 id="hadir">{says.title}</h2>
        {mayEdit && (
          <ButtonLink kind="secondary" href={`/admin/agencies/${agency.id}/presence`}>
            {says.change}
          </ButtonLink>
        )}
      </Bar>
      {agency.addenda.length === 0 ? (
        <p>{says.none}</p>
      ) : (
        <Table caption={says.caption} columns={columns} rows={agency.addenda} language={c.var.language} />
      )}
    </section>
  )
}

function OneDayPart({ c, agency, mayEdit }: PartProps) {
  const says = words[c.var.language].oneDay
  const act: Column<OneDay> = {
    heading: common[c.var.language].acts,
    isAct: true,
    cell: (one) => <a href={`/admin/agencies/${agency.id}/days/${one.heldOn}/clear`}>{says.clear}</a>,
  }
  const columns: Column<OneDay>[] = [
    { heading: says.date, cell: (one) => c.var.formats.date(one.heldOn) },
    {
      heading: says.presence,
      cell: (one) =>
        one.isPresent ? <Tag tone="good">{says.present}</Tag> : <Tag tone="attention">{says.absent}</Tag>,
    },
    { heading: says.reason, cell: (one) => one.reason[c.var.language] },
    ...(mayEdit ? [act] : []),
  ]
  return (
    <section aria-labelledby="khusus">
      <Bar>
        <h2 id="khusus">{says.title}</h2>
        {mayEdit && (
          <ButtonLink kind="secondary" href={`/admin/agencies/${agency.id}/days`}>
            {says.add}
          </ButtonLink>
        )}
      </Bar>
      {agency.oneDays.length === 0 ? (
        <p>{says.none}</p>
      ) : (
        <Table caption={says.caption} columns={columns} rows={agency.oneDays} language={c.var.language} />
      )}
    </section>
  )
}
