import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from '#account/password.ts'
import { enrol, peopleFor, retire } from '#account/people.ts'
import { type Person, usernameFrom, usernameShape } from '#account/person.ts'
import { firstPassword, resetPassword } from '#account/rescue.ts'
import { roles } from '#account/roles.ts'
import { openVault } from '#account/vault.ts'
import { commandLine } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Call, type Command, option, optionList, Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { inMall } from './which-mall.ts'
import { withDatabase } from './with-database.ts'
import { words } from './words.ts'

const mall = { mall: { type: 'string' } } as const

const add: Command = {
  name: 'staff add',
  usage: 'USERNAME --name NAME --role ROLE [--role ROLE] [--agency CODE] [--mall CODE]',
  example: 'pendopo staff add teknisi2 --name "Rina A." --role technician',
  summary: {
    id: 'Menambah orang dan memberi kata sandi pertamanya.',
    en: 'Adds a person and tells their first password.',
  },
  takes: [1, 1],
  options: { ...mall, name: { type: 'string' }, role: { type: 'string', multiple: true }, agency: { type: 'string' } },
  run: async (call) => {
    const whom = appointmentOf(call)
    const password = newPassword()
    const hash = await hashPassword(password)
    const { username } = await withDatabase(call, (tools) =>
      inMall(tools, call, async (tx) => {
        const agencyId = await agencyOf(tx, call)
        return await enrol(tx, { ...whom, agencyId }, hash, commandLine, tools.now())
      }),
    )
    return {
      exit: exits.ok,
      lines: words[call.language].added(username, password).split('\n'),
      data: { username, password },
    }
  },
}

const reset: Command = {
  name: 'staff reset-password',
  usage: 'USERNAME [--mall CODE]',
  example: 'pendopo staff reset-password manajer',
  summary: {
    id: 'Memberi kata sandi baru dan mengakhiri semua sesi orang itu.',
    en: 'Gives a new password and ends all sessions of that person.',
  },
  takes: [1, 1],
  options: mall,
  run: async (call) => {
    const password = newPassword()
    const hash = await hashPassword(password)
    const { username } = await withPerson(call, async (tx, person, now) => {
      await resetPassword(tx, person.id, hash, commandLine, now)
      return person
    })
    return {
      exit: exits.ok,
      lines: words[call.language].reset(username, password).split('\n'),
      data: { username, password },
    }
  },
}

const retirePerson: Command = {
  name: 'staff retire',
  usage: 'USERNAME [--mall CODE]',
  example: 'pendopo staff retire petugas.12',
  summary: { id: 'Menutup akun seseorang.', en: 'Closes the account of a person.' },
  takes: [1, 1],
  options: mall,
  run: async (call) => {
    const { username } = await withPerson(call, async (tx, person, now) => {
      await retire(tx, person.id, commandLine, now)
      return person
    })
    return { exit: exits.ok, lines: [words[call.language].retired(username)], data: { username } }
  },
}

const list: Command = {
  name: 'staff list',
  usage: '[--mall CODE]',
  example: 'pendopo staff list --json',
  summary: { id: 'Menyebut semua akun dan perannya.', en: 'Lists all accounts and their roles.' },
  takes: [0, 0],
  options: mall,
  run: async (call) => {
    const people = await withDatabase(call, (tools) => inMall(tools, call, (tx) => peopleFor(tx, commandLine)))
    const said = words[call.language]
    const lines = people.map(({ username, name, roles: has, isRetired }) =>
      [username.padEnd(34), has.join(', ').padEnd(14), name, isRetired ? `(${said.retiredMark})` : '']
        .join(' ')
        .trimEnd(),
    )
    const data = people.map(({ username, name, roles: has, isRetired, canSignIn }) => ({
      username,
      name,
      roles: has,
      isRetired,
      canSignIn,
    }))
    return { exit: exits.ok, lines: lines.length > 0 ? lines : [said.noPeople], data: { people: data } }
  },
}

export const staffCommands: readonly Command[] = [list, add, reset, retirePerson]

/** A line that is typed twice is two commands, so it is made from nothing but chance. */
function newPassword(): string {
  return firstPassword(openVault(randomBytes(32)), randomUUID())
}

function appointmentOf(call: Call): Pick<Person, 'username' | 'name' | 'roles'> {
  const said = words[call.language]
  const username = usernameFrom(call.words[0] ?? '')
  const name = option(call, 'name')?.trim()
  const given = optionList(call, 'role')
  if (!usernameShape.test(username)) throw new Stopped(exits.usage, [said.badUsername])
  if (!name) throw new Stopped(exits.usage, [said.needsName])
  if (given.length === 0 || !given.every((role) => (roles as readonly string[]).includes(role)))
    throw new Stopped(exits.usage, [said.needsRole(roles.join(', '))])
  return { username, name, roles: [...new Set(given)] }
}

async function agencyOf(tx: Tx, call: Call): Promise<number | null> {
  const code = option(call, 'agency')
  if (code === undefined) return null
  const found = await tx.maybe<{ id: number }>(
    sql`select id from agency.agency where mall_id = ${tx.mall?.id}::int and code = ${code} and not is_retired`,
  )
  if (!found) throw new Stopped(exits.refused, [words[call.language].noAgency(code)])
  return found.id
}

function withPerson<T>(call: Call, act: (tx: Tx, person: Person, now: Date) => Promise<T>): Promise<T> {
  const username = usernameFrom(call.words[0] ?? '')
  return withDatabase(call, (tools) =>
    inMall(tools, call, async (tx) => {
      const person = (await peopleFor(tx, commandLine)).find((one) => one.username === username)
      if (!person) throw new Stopped(exits.refused, [words[call.language].noPerson(username)])
      return await act(tx, person, tools.now())
    }),
  )
}
