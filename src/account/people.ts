import { announce } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { accessTopic } from '#platform/live.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { allow, reachOf } from './allow.ts'
import { aboutPerson, type Person } from './person.ts'
import { isRole, neverWithout, rolesFault } from './roles.ts'
import { endSessionsOf } from './sign-in/session.ts'
import * as store from './store.ts'

/** Who works here: added, named, given roles, let go. An agency's coordinator does so for that agency's people alone. */

export async function peopleFor(tx: Tx, by: Actor): Promise<Person[]> {
  const reach = reachOf(by, 'staff.read')
  if (reach === undefined) allow(by, 'staff.read')
  return reach === undefined ? [] : await store.readPeople(tx, reach)
}

export async function personFor(tx: Tx, id: number, by: Actor): Promise<Person> {
  const person = await store.readPerson(tx, id)
  if (!person) throw new NotFound('account.noSuchPerson')
  allow(by, 'staff.read', { agency: person.agencyId })
  return person
}

export type Appointment = Pick<Person, 'username' | 'name' | 'agencyId' | 'roles'>

/** The first password is made by the house, told once, and changed by the person at the first sign-in. */
export async function appoint(tx: Tx, whom: Appointment, passwordHash: string, by: Actor, now: Date): Promise<Person> {
  allow(by, 'staff.edit', { agency: whom.agencyId })
  return await enrol(tx, whom, passwordHash, by, now)
}

/** Without asking who may: for the command line and the demonstration, where whoever runs them holds the machine. */
export async function enrol(
  tx: Tx,
  whom: Appointment,
  passwordHash: string | null,
  by: Actor,
  now: Date,
): Promise<Person> {
  checkRoles(whom.roles, whom.agencyId)
  const person = await store.insertPerson(tx, whom, passwordHash, now)
  if (!person) throw new Refused('account.usernameTaken', { username: whom.username })
  await say(tx, 'account.appointed', person, by, now, { roles: { was: null, now: person.roles } })
  return person
}

export async function rename(tx: Tx, id: number, name: string, by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  if (person.name === name) return
  await store.updatePerson(tx, id, { name })
  await say(tx, 'account.renamed', person, by, now)
}

/** Nobody changes the own roles, neither up nor down. */
export async function changeRoles(tx: Tx, id: number, roles: readonly string[], by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  refuseOneself(person, by)
  checkRoles(roles, person.agencyId)
  await keepOneOfEach(tx, person, roles)
  await store.updatePerson(tx, id, { roles })
  await say(tx, 'account.rolesChanged', person, by, now, { roles: { was: person.roles, now: roles } })
}

/** What the person did stays in the ledger; the account opens nothing any more, at once. */
export async function retire(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  refuseOneself(person, by)
  if (person.isRetired) return
  await keepOneOfEach(tx, person, [])
  await store.updatePerson(tx, id, { isRetired: true })
  await endSessionsOf(tx, id)
  await say(tx, 'account.retired', person, by, now)
}

/** Comes back with a new password only. Of two who do it at once one tells a password that is right. */
export async function reinstate(tx: Tx, id: number, passwordHash: string, by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  if (!person.isRetired) throw new Refused('account.isBack')
  await store.updatePerson(tx, id, { isRetired: false })
  await store.updatePassword(tx, id, passwordHash, true)
  await say(tx, 'account.reinstated', person, by, now)
}

/** Who may help or change this person: checked against the person's agency, never against what a form says. */
export async function mustEdit(tx: Tx, id: number, by: Actor): Promise<Person> {
  const person = await personFor(tx, id, by)
  allow(by, 'staff.edit', { agency: person.agencyId })
  return person
}

export function refuseOneself(person: Person, by: Actor): void {
  if (by.kind === 'staff' && by.id === person.id) throw new Forbidden('account.notYourself')
}

function checkRoles(roles: readonly string[], agencyId: number | null): void {
  const fault = roles.every(isRole) ? rolesFault(roles, agencyId) : 'account.noRole'
  if (fault) throw new Refused(fault)
}

async function keepOneOfEach(tx: Tx, person: Person, rolesAfter: readonly string[]): Promise<void> {
  const losing = person.isRetired
    ? []
    : neverWithout.filter((role) => person.roles.includes(role) && !rolesAfter.includes(role))
  if (losing.length === 0) return
  const others = (await store.lockHolders(tx, neverWithout)).filter(({ id }) => id !== person.id)
  const last = losing.find((role) => !others.some((other) => other.roles.includes(role)))
  if (last) throw new Refused('account.lastOfRole', { role: last })
}

type Changes = Readonly<Record<string, { readonly was: unknown; readonly now: unknown }>>

export function say(
  tx: Tx,
  kind: string,
  person: Person,
  by: Actor,
  now: Date,
  changes: Changes = {},
): Promise<number> {
  const agency = person.agencyId === null ? {} : { agency: person.agencyId }
  return announce(
    tx,
    {
      kind,
      actor: by,
      data: { ...aboutPerson(person.id), ...agency, changes },
      topics: ['staff', accessTopic('staff', person.id)],
    },
    now,
  )
}
