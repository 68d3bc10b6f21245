import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { clockwork, type Staff, stranger } from '#platform/actor.ts'
import { allow, type Holder, may, type Permission, reachOf, table } from './allow.ts'
import { roles } from './roles.ts'
import { words } from './words.ts'

const disdukcapil = 1
const polri = 2
const person = (role: string, agency?: number): Staff => ({
  kind: 'staff',
  id: 7,
  name: role,
  roles: [role],
  ...(agency ? { agency } : {}),
})
const rina = person('officer', disdukcapil)
const pakHendra = person('coordinator', disdukcapil)
const ibuSiti = person('manager')
const yusuf = person('technician')
const bapakJoko = person('evaluator')
const wati = person('information')
const kiosk = { kind: 'device', id: 3, name: 'Kios 1', roles: ['kiosk'] } as const

test('an officer serves at the own agency and at no other', () => {
  assert.equal(may(rina, 'visit.serve', { agency: disdukcapil }), true)
  assert.equal(may(rina, 'visit.serve', { agency: polri }), false)
  assert.equal(may(rina, 'visit.serve'), false, 'what belongs to nobody in particular is not the own')
})

test('a technician keeps the system running and serves nobody', () => {
  assert.equal(may(yusuf, 'device.approve'), true)
  assert.equal(may(yusuf, 'staff.edit', { agency: polri }), true)
  for (const permission of ['visit.serve', 'visit.issue', 'visit.prioritise'] as const)
    assert.equal(may(yusuf, permission, { agency: disdukcapil }), false, permission)
})

test('an evaluator reads and changes nothing', () => {
  const held = (Object.keys(table) as Permission[]).filter((permission) => reachOf(bapakJoko, permission))
  assert.deepEqual(
    held.filter((permission) => !permission.endsWith('.read')),
    [],
  )
  assert.ok(held.includes('report.read'))
})

test('the information desk gives numbers and marks priority but does not serve', () => {
  assert.equal(may(wati, 'visit.issue', { agency: polri }), true)
  assert.equal(may(wati, 'visit.prioritise'), true)
  assert.equal(may(wati, 'visit.serve', { agency: polri }), false)
})

test('a coordinator reaches everything of the own agency and nothing beyond', () => {
  assert.equal(reachOf(pakHendra, 'staff.edit'), disdukcapil)
  assert.equal(may(pakHendra, 'service.edit', { agency: disdukcapil }), true)
  assert.equal(may(pakHendra, 'service.edit', { agency: polri }), false)
  assert.equal(may(pakHendra, 'staff.edit', { agency: null }), false, 'people of the mall itself')
  assert.equal(may(pakHendra, 'mall.edit'), false)
  assert.equal(may(pakHendra, 'device.approve'), false)
})

test('somebody without agency does not pass as the agency of something that has none', () => {
  const lost = { ...rina, agency: undefined } as unknown as Staff
  assert.equal(may(lost, 'visit.serve', {}), false)
  assert.equal(may(lost, 'visit.serve', { agency: undefined }), false)
  assert.equal(may(lost, 'visit.serve', { agency: null }), false)
})

test('a stranger may nothing and is asked to sign in; a person without the role is told so', () => {
  for (const permission of Object.keys(table) as Permission[]) {
    assert.equal(may(stranger, permission, { agency: disdukcapil }), false)
    assert.throws(() => allow(stranger, permission), { name: 'Forbidden', key: 'account.signInFirst' })
    assert.equal(may(person('', disdukcapil), permission, { agency: disdukcapil }), false)
  }
  assert.throws(() => allow(rina, 'mall.edit'), { key: 'account.notYourRole' })
  assert.throws(() => allow(rina, 'visit.serve', { agency: polri }), { key: 'account.notYourAgency' })
})

test('a role that nobody has heard of gives nothing, not even by a name that every object has', () => {
  for (const role of ['admin', 'constructor', '__proto__', 'toString'])
    for (const permission of Object.keys(table) as Permission[])
      assert.equal(may(person(role, disdukcapil), permission, { agency: disdukcapil }), false, role)
})

test('a kiosk gives numbers, and a manager and the clock do their work', () => {
  assert.equal(may(kiosk, 'visit.issue', { agency: polri }), true)
  assert.equal(may(kiosk, 'visit.serve', { agency: polri }), false)
  assert.equal(may(ibuSiti, 'floor.act'), true)
  assert.equal(may(clockwork, 'visit.serve', { agency: polri }), true)
})

test('docs/running/roles.md says what the table says', async () => {
  const file = join(import.meta.dirname, '../../docs/running/roles.md')
  const printed = printTable()
  if (process.env.PRINT_ROLES) await writeFile(file, printed)
  assert.equal(
    await readFile(file, 'utf8'),
    printed,
    'print it anew: PRINT_ROLES=1 npm test -- src/account/allow.test.ts',
  )
})

function printTable(): string {
  const holders: readonly Holder[] = [...roles, 'kiosk', 'display']
  const named = { ...words.en.roles, kiosk: 'Kiosk', display: 'Hall screen' }
  const onScreen = roles.map(
    (role) => `| ${words.en.roles[role]} | ${words.id.roles[role]} | ${words.en.aboutRoles[role]} |`,
  )
  const lines = (Object.keys(table) as Permission[]).map((permission) => {
    const grants: Partial<Record<Holder, string>> = table[permission]
    return `| \`${permission}\` | ${holders.map((holder) => grants[holder] ?? '').join(' | ')} |`
  })
  return `# Who may do what

Printed from \`src/account/allow.ts\` by its test. **all**: everywhere in the mall. **own**: only for the own agency.
Somebody works either for the mall (technician, manager, information desk, evaluator) or for one agency (coordinator, officer).
Nobody changes the own roles, and the last technician and the last manager stay.

| Role | On screen | What for |
|---|---|---|
${onScreen.join('\n')}

| Permission | ${holders.map((holder) => named[holder]).join(' | ')} |
|---|${holders.map(() => '---|').join('')}
${lines.join('\n')}
`
}
