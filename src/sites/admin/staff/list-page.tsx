import { allow, reachOf } from '#account/allow.ts'
import { peopleFor } from '#account/people.ts'
import type { Person } from '#account/person.ts'
import { isRole, type Role, roles } from '#account/roles.ts'
import { words as accountWords } from '#account/words.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Tag } from '#ui/parts.tsx'
import { agencyFilter } from '../agency-filter.tsx'
import { showBulkDone } from '../bulk-done.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { ListView } from '../list.tsx'
import { csvAsked } from '../list-csv.ts'
import type { List, ListColumn, ListFilter } from '../list-state.ts'
import { staffActs, staffBulk } from './bulk.ts'
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
  const list = listFor(c, people, directory)
  const bulkDone = await showBulkDone(c, staffBulk)
  return (
    csvAsked(c, list) ??
    adminPage(
      c,
      { title: says.title, section: 'staff' },
      <>
        {bulkDone}
        <Bar>
          <p>{reach === 'all' ? says.intro : says.introOwn}</p>
          <ButtonLink href="/admin/staff/new">{says.add}</ButtonLink>
        </Bar>
        <ListView c={c} list={list} />
      </>,
    )
  )
}

function listFor(c: Ask, rows: readonly Person[], directory: Directory): List<Person> {
  const { language, actor } = c.var
  const says = words[language]
  return {
    at: '/admin/staff',
    noun: says.noun,
    caption: says.title,
    searchLabel: says.search,
    text: (person) =>
      `${person.name} ${person.username} ${saysRoles(c, person.roles)} ${saysAgency(c, directory, person.agencyId)}`,
    columns: columnsFor(c, directory),
    filters: [...ofAgency(c, directory), ofRole(c), ofState(c), retiredToo(c)],
    rows,
    order: 'name',
    empty: { title: says.nobodyTitle, body: says.nobody },
    bulk:
      reachOf(actor, 'staff.edit') === undefined
        ? undefined
        : { acts: staffActs(c), idOf: ({ id }) => id, nameOf: ({ name }) => name },
  }
}

/** Agency 0 is the mall itself. */
function ofAgency(c: Ask, directory: Directory): ListFilter<Person>[] {
  return agencyFilter(c, directory, ({ agencyId }: Person) => agencyId ?? 0).map((filter) => ({
    ...filter,
    options: [{ value: '0', text: words[c.var.language].wholeMall }, ...filter.options],
  }))
}

function ofRole(c: Ask): ListFilter<Person> {
  const names = accountWords[c.var.language].roles
  return {
    name: 'role',
    label: words[c.var.language].roles,
    options: roles.map((value) => ({ value, text: names[value] })),
    holds: (person, value) => person.roles.includes(value as Role),
  }
}

function ofState(c: Ask): ListFilter<Person> {
  const { state, states } = words[c.var.language]
  return {
    name: 'state',
    label: state,
    options: [
      { value: 'first', text: states.first },
      { value: 'noPassword', text: states.noPassword },
      { value: 'noSecondStep', text: states.noSecondStep },
    ],
    holds: (person, value) => {
      if (value === 'first') return person.canSignIn && person.mustChangePassword
      return value === 'noPassword' ? !person.canSignIn : !person.hasSecondStep
    },
  }
}

function retiredToo(c: Ask): ListFilter<Person> {
  return {
    name: 'retired',
    label: words[c.var.language].retiredToo,
    options: [],
    isTick: true,
    holds: ({ isRetired }, value) => value === '1' || !isRetired,
  }
}

function columnsFor(c: Ask, directory: Directory): ListColumn<Person>[] {
  const { language, formats } = c.var
  const says = words[language]
  return [
    {
      key: 'name',
      heading: says.name,
      value: ({ name }) => name,
      cell: ({ id, name, username }) => (
        <>
          <a href={`/admin/staff/${id}`}>{name}</a>
          <span class="small quiet beneath">{username}</span>
        </>
      ),
    },
    {
      key: 'roles',
      heading: says.roles,
      value: (one) => saysRoles(c, one.roles),
      cell: (one) => saysRoles(c, one.roles),
    },
    {
      key: 'agency',
      heading: says.agency,
      value: ({ agencyId }) => saysAgency(c, directory, agencyId),
      cell: ({ agencyId }) => saysAgency(c, directory, agencyId),
    },
    {
      key: 'seen',
      heading: says.lastSignIn,
      value: ({ lastSignedInAt }) => lastSignedInAt?.getTime() ?? null,
      text: ({ lastSignedInAt }) => (lastSignedInAt ? formats.moment(lastSignedInAt) : says.never),
      cell: ({ lastSignedInAt }) => (lastSignedInAt ? formats.moment(lastSignedInAt) : says.never),
    },
    { key: 'state', heading: says.state, cell: (person) => <States c={c} person={person} /> },
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
