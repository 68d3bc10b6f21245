import { may } from '#account/allow.ts'
import { personFor } from '#account/people.ts'
import type { Person } from '#account/person.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Notice, SummaryList } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { States, saysAgency, saysRoles } from './list-page.tsx'
import { words } from './words.ts'

export async function showPerson(c: Ask, id: number): Promise<Response> {
  const { actor, language, formats, now } = c.var
  const says = words[language]
  const { person, directory, entries } = await c.var.inMall(async (tx) => ({
    person: await personFor(tx, id, actor),
    directory: await directoryOf(tx, now),
    entries: await namedHistory(tx, { subject: `staff:${id}` }, 8),
  }))
  return adminPage(
    c,
    { title: person.name, section: 'staff', back: { href: '/admin/staff', text: says.title } },
    <>
      <SummaryList
        rows={[
          { term: says.username, value: person.username },
          { term: says.roles, value: saysRoles(c, person.roles) },
          { term: says.agency, value: saysAgency(c, directory, person.agencyId) },
          { term: says.state, value: <States c={c} person={person} /> },
          { term: says.lastSignIn, value: person.lastSignedInAt ? formats.moment(person.lastSignedInAt) : says.never },
        ]}
      />
      {may(actor, 'staff.edit', { agency: person.agencyId }) && <Acts c={c} person={person} />}
      <HistoryFoot c={c} entries={entries} subject={`staff:${id}`} />
    </>,
  )
}

function Acts({ c, person }: { c: Ask; person: Person }) {
  const says = words[c.var.language]
  const at = `/admin/staff/${person.id}`
  if (c.var.actor.kind === 'staff' && c.var.actor.id === person.id) {
    return (
      <Notice>
        <p>
          {says.yourself} <a href="/account">{says.account}</a>
        </p>
      </Notice>
    )
  }
  if (person.isRetired) {
    return (
      <Buttons>
        <ButtonLink href={`${at}/reinstate`}>{says.reinstate}</ButtonLink>
      </Buttons>
    )
  }
  return (
    <Buttons>
      <ButtonLink href={`${at}/edit`}>{says.edit}</ButtonLink>
      <ButtonLink kind="secondary" href={`${at}/reset`}>
        {says.reset}
      </ButtonLink>
      {person.hasSecondStep && (
        <ButtonLink kind="secondary" href={`${at}/phone-off`}>
          {says.phoneOff}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={`${at}/sign-out`}>
        {says.signOut}
      </ButtonLink>
      <ButtonLink kind="stop" href={`${at}/retire`}>
        {says.retire}
      </ButtonLink>
    </Buttons>
  )
}
