import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql, type Tx } from '#platform/database.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { buildPeople, eventsOf } from '../../test/harness/people.ts'
import { at, buildSmallMall } from '../../test/harness/small-mall.ts'
import { passwordFault } from './password-rules.ts'
import { appoint, changeRoles, peopleFor, personFor, reinstate, rename, retire } from './people.ts'
import { firstPassword, resetPassword, resetSecondStep, signOutPerson } from './rescue.ts'
import { findSession, openSession } from './sign-in/session.ts'
import { openVault } from './vault.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const { ibuSiti, rina } = mall
const { yusuf, pakRahman, pakHendra, ibuNita, lina, wati, joko } = await buildPeople(database, mall)
const { disdukcapil, polri } = mall.agency
const now = at(0)

function inMall<T>(act: (tx: Tx) => Promise<T>, agency?: number): Promise<T> {
  return database.db.transact({ mall: mall.mall, agency }, act)
}
const officer = (username: string, agencyId: number | null = disdukcapil, roles = ['officer']) => ({
  username,
  name: username,
  agencyId,
  roles,
})
const hash = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ'

test('a manager appoints for every agency, and the person must choose a password first', async () => {
  const person = await inMall((tx) => appoint(tx, officer('sari', polri), hash, ibuSiti, now))
  assert.deepEqual([person.agencyId, person.roles, person.mustChangePassword], [polri, ['officer'], true])
  const said = (await eventsOf(database.owner, 'account.appointed')).at(-1)
  assert.deepEqual(said, {
    kind: 'account.appointed',
    actor: `staff:${ibuSiti.id}`,
    data: {
      staffId: person.id,
      subject: `staff:${person.id}`,
      label: '',
      agency: polri,
      changes: { roles: { was: null, now: ['officer'] } },
    },
  })
})

test('a coordinator appoints officers and coordinators of the own agency', async () => {
  const person = await inMall((tx) => appoint(tx, officer('tono'), hash, pakHendra, now), disdukcapil)
  assert.equal(person.agencyId, disdukcapil)
  await inMall(
    (tx) => appoint(tx, officer('tini', disdukcapil, ['coordinator', 'officer']), hash, pakHendra, now),
    disdukcapil,
  )
})

test('a coordinator appoints nobody in another agency, and nobody for the mall', async () => {
  for (const [agency, role] of [
    [polri, 'officer'],
    [polri, 'coordinator'],
    [null, 'manager'],
    [null, 'technician'],
    [null, 'information'],
    [null, 'evaluator'],
  ] as const)
    await assert.rejects(
      inMall((tx) => appoint(tx, officer('lain', agency, [role]), hash, pakHendra, now), disdukcapil),
      { name: 'Forbidden', key: 'account.notYourAgency' },
      `${role} at ${agency}`,
    )
})

test('a role of the mall never comes with an agency, so a coordinator cannot smuggle one in', async () => {
  for (const roles of [
    ['manager'],
    ['technician'],
    ['officer', 'manager'],
    ['coordinator', 'technician'],
    ['root'],
    [],
  ])
    await assert.rejects(
      inMall((tx) => appoint(tx, officer('lain', disdukcapil, roles), hash, pakHendra, now), disdukcapil),
      { name: 'Refused' },
      roles.join(),
    )
  await assert.rejects(
    inMall((tx) => changeRoles(tx, lina.id, ['manager'], pakHendra, now), disdukcapil),
    { key: 'account.agencyNotNeeded' },
  )
  await assert.rejects(
    inMall((tx) => changeRoles(tx, lina.id, ['officer', 'technician'], pakHendra, now), disdukcapil),
    { key: 'account.mixedRoles' },
  )
})

test('even a forgotten check lets a coordinator write no other agency: the database refuses', async () => {
  const grab = (tx: Tx) =>
    tx.run(
      sql`update account.staff set name = 'X' where mall_id = ${mall.mall}::int and agency_id is distinct from ${disdukcapil}::bigint`,
    )
  assert.equal(await inMall(grab, disdukcapil), 0)
})

test('officers, information desk and evaluator appoint nobody', async () => {
  for (const by of [rina, wati, joko])
    await assert.rejects(
      inMall((tx) => appoint(tx, officer('lain'), hash, by, now)),
      { name: 'Forbidden' },
      by.name,
    )
})

test('nobody changes the own roles, retires oneself, or resets the own password from the list', async () => {
  for (const by of [ibuSiti, yusuf, pakHendra]) {
    const tries = [
      (tx: Tx) => changeRoles(tx, by.id, [...by.roles], by, now),
      (tx: Tx) => retire(tx, by.id, by, now),
      (tx: Tx) => resetPassword(tx, by.id, hash, by, now),
      (tx: Tx) => resetSecondStep(tx, by.id, by, now),
    ]
    for (const attempt of tries) await assert.rejects(inMall(attempt), { key: 'account.notYourself' })
  }
})

test('a coordinator sees, changes and helps the own people only', async () => {
  const seen = await inMall((tx) => peopleFor(tx, pakHendra), disdukcapil)
  assert.ok(seen.length > 3 && seen.every(({ agencyId }) => agencyId === disdukcapil))
  const others = [ibuNita, ibuSiti, yusuf]
  for (const { id } of others) {
    const tries: ((tx: Tx) => Promise<unknown>)[] = [
      (tx: Tx) => personFor(tx, id, pakHendra),
      (tx: Tx) => rename(tx, id, 'Lain', pakHendra, now),
      (tx: Tx) => changeRoles(tx, id, ['officer'], pakHendra, now),
      (tx: Tx) => retire(tx, id, pakHendra, now),
      (tx: Tx) => resetPassword(tx, id, hash, pakHendra, now),
      (tx: Tx) => resetSecondStep(tx, id, pakHendra, now),
      (tx: Tx) => signOutPerson(tx, id, pakHendra, now),
    ]
    for (const attempt of tries) await assert.rejects(inMall(attempt, disdukcapil), { name: 'Forbidden' })
  }
  await inMall((tx) => rename(tx, lina.id, 'Lina M.', pakHendra, now), disdukcapil)
  assert.equal((await inMall((tx) => personFor(tx, lina.id, pakHendra))).name, 'Lina M.')
})

test('two people do not share a username, and the mall next door may use it too', async () => {
  await assert.rejects(
    inMall((tx) => appoint(tx, officer('lina'), hash, ibuSiti, now)),
    { key: 'account.usernameTaken' },
  )
  const nextDoor = await buildSmallMall(database, 'sebelah')
  const person = await database.db.transact({ mall: nextDoor.mall }, (tx) =>
    appoint(tx, officer('lina', nextDoor.agency.polri), hash, nextDoor.ibuSiti, now),
  )
  assert.notEqual(person.id, lina.id)
  await assert.rejects(
    inMall((tx) => personFor(tx, person.id, ibuSiti)),
    { name: 'NotFound' },
  )
})

test('whoever is retired is out at once, everywhere, and comes back with a new password only', async () => {
  const token = await inMall((tx) => openSession(tx, { staffId: lina.id, browser: 'Firefox, Linux' }, now))
  assert.equal((await inMall((tx) => findSession(tx, token, now)))?.name, 'Lina M.')
  await inMall((tx) => retire(tx, lina.id, pakHendra, now), disdukcapil)
  assert.equal(await inMall((tx) => findSession(tx, token, now)), undefined)
  await inMall((tx) => reinstate(tx, lina.id, hash, pakHendra, now), disdukcapil)
  assert.equal(await inMall((tx) => findSession(tx, token, now)), undefined)
  const person = await inMall((tx) => personFor(tx, lina.id, ibuSiti))
  assert.deepEqual([person.isRetired, person.mustChangePassword], [false, true])
})

test('a reset password ends open sessions', async () => {
  const token = await inMall((tx) => openSession(tx, { staffId: wati.id, browser: '' }, now))
  await inMall((tx) => resetPassword(tx, wati.id, hash, yusuf, now))
  assert.equal(await inMall((tx) => findSession(tx, token, now)), undefined)
})

test('the last technician stays', async () => {
  await assert.rejects(
    inMall((tx) => retire(tx, yusuf.id, ibuSiti, now)),
    { key: 'account.lastOfRole' },
  )
  await assert.rejects(
    inMall((tx) => changeRoles(tx, yusuf.id, ['evaluator'], ibuSiti, now)),
    { key: 'account.lastOfRole' },
  )
})

test('of two managers who let each other go at the same moment one stays', async () => {
  const both = await Promise.allSettled([
    inMall((tx) => retire(tx, pakRahman.id, ibuSiti, now)),
    inMall((tx) => retire(tx, ibuSiti.id, pakRahman, now)),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const refused = both.find((one) => one.status === 'rejected')
  assert.equal(refused?.reason.key, 'account.lastOfRole')
})

test('without a mall in the context there are no people at all', async () => {
  const none = await database.db.transact({}, (tx) =>
    tx.rows(sql`select 1 from account.staff union all select 1 from account.session`),
  )
  assert.deepEqual(none, [])
})

test('first passwords differ, pass the rules for passwords, and stay the same for a form that arrives twice', () => {
  const vault = openVault(Buffer.alloc(32, 1))
  const made = Array.from({ length: 200 }, (_, i) => firstPassword(vault, `command-${i}`))
  assert.equal(new Set(made).size, 200)
  assert.deepEqual(
    made.filter((one) => passwordFault(one, 'lina')),
    [],
  )
  assert.equal(firstPassword(vault, 'command-7'), made[7])
})
