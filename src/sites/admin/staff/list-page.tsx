import { allow, reachOf } from '#account/allow.ts'
import { peopleFor } from '#account/people.ts'
import type { Person } from '#account/person.ts'
import { isRole } from '#account/roles.ts'
import { words as accountWords } from '#account/words.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm } from '#platform/web/forms.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { EmptyState, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export async function showPeople(c: Ask): Promise<Response> {
  const { actor, language, now } = c.var
  allow(actor, 'staff.read', { agency: actor.kind === 'staff' ? actor.agency : undefined })
  const says = words[language]
  const reach = reachOf(actor, 'staff.read')
  const { people, directory } = await c.var.inMall(async (tx) => ({
    people: await peopleFor(tx, actor),
    directory: await directoryOf(tx, now),
  }))
  const found = people.filter(wantedBy(c))
  return adminPage(
    c,
    { title: says.title, section: 'staff' },
    <>
      <Bar>
        <p>{reach === 'all' ? says.intro : says.introOwn}</p>
        <ButtonLink href="/admin/staff/new">{says.add}</ButtonLink>
      </Bar>
      <Filter c={c} directory={directory} hasAgencies={reach === 'all'} />
      {found.length === 0 ? (
        <EmptyState title={says.nobodyTitle}>{says.nobody}</EmptyState>
      ) : (
        <Table
          caption={says.caption(found.length)}
          columns={columnsFor(c, directory)}
          rows={found}
          language={language}
        />
      )}
    </>,
  )
}

/** `?q=rina&agency=3&retired=1`; agency 0 is the mall itself. */
function wantedBy(c: Ask): (person: Person) => boolean {
  const text = (c.req.query('q') ?? '').trim().toLowerCase()
  const agency = c.req.query('agency')
  const retiredToo = c.req.query('retired') === '1'
  return ({ name, username, agencyId, isRetired }) =>
    (retiredToo || !isRetired) &&
    (!agency || (agencyId ?? 0) === Number(agency)) &&
    (name.toLowerCase().includes(text) || username.includes(text))
}

function Filter({ c, directory, hasAgencies }: { c: Ask; directory: Directory; hasAgencies: boolean }) {
  const { language } = c.var
  const says = words[language]
  const form = blankForm({ q: c.req.query('q'), agency: c.req.query('agency') })
  const agencies = [...directory.agencies.values()].sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
  const options = [
    { value: '', text: says.allAgencies },
    { value: '0', text: says.wholeMall },
    ...agencies.map(({ id, shortName }) => ({ value: String(id), text: shortName })),
  ]
  const retiredToo = c.req.query('retired') === '1'
  return (
    <search class="bar">
      <form method="get" action="/admin/staff">
        <Field form={form} name="q" label={says.search} language={language} type="search" width="w20" />
        {hasAgencies && <Select form={form} name="agency" label={says.agency} language={language} options={options} />}
        {retiredToo && <input type="hidden" name="retired" value="1" />}
        <Button kind="secondary">{common[language].filter}</Button>
      </form>
      {!retiredToo && <a href="/admin/staff?retired=1">{says.retiredToo}</a>}
    </search>
  )
}

function columnsFor(c: Ask, directory: Directory): Column<Person>[] {
  const { language, formats } = c.var
  const says = words[language]
  return [
    {
      heading: says.name,
      cell: ({ id, name, username }) => (
        <>
          <a href={`/admin/staff/${id}`}>{name}</a>
          <span class="small quiet beneath">{username}</span>
        </>
      ),
    },
    { heading: says.roles, cell: ({ roles }) => saysRoles(c, roles) },
    { heading: says.agency, cell: ({ agencyId }) => saysAgency(c, directory, agencyId) },
    {
      heading: says.lastSignIn,
      cell: ({ lastSignedInAt }) => (lastSignedInAt ? formats.moment(lastSignedInAt) : says.never),
    },
    { heading: says.state, cell: (person) => <States c={c} person={person} /> },
  ]
}

export function saysRoles(c: Ask, roles: readonly string[]): string {
  const names = accountWords[c.var.language].roles
  return c.var.formats.list(roles.filter(isRole).map((role) => names[role]))
}

export function saysAgency(c: Ask, directory: Directory, agencyId: number | null): string {
  return agencyId === null
    ? words[c.var.language].wholeMall
    : (directory.agencies.get(agencyId)?.shortName ?? String(agencyId))
}

export function States({ c, person }: { c: Ask; person: Person }) {
  const says = words[c.var.language].states
  if (person.isRetired) return <Tag tone="attention">{says.retired}</Tag>
  return (
    <>
      {!person.canSignIn && <Tag tone="attention">{says.noPassword}</Tag>}
      {person.canSignIn && person.mustChangePassword && <Tag tone="attention">{says.first}</Tag>}
      {person.canSignIn && !person.mustChangePassword && <Tag tone="good">{says.active}</Tag>}{' '}
      {person.hasSecondStep && <Tag>{says.secondStep}</Tag>}
    </>
  )
}
