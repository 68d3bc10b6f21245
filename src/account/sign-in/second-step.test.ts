import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { buildPeople, eventsOf, password } from '../../../test/harness/people.ts'
import { at, buildSmallMall } from '../../../test/harness/small-mall.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import { resetSecondStep } from '../rescue.ts'
import { codeAt, stepAt } from '../totp.ts'
import { openVault } from '../vault.ts'
import type { Browser, Door } from './door.ts'
import { askPasswordAgain, changeOwnPassword, passwordHashOf, passwordWasRight } from './own-password.ts'
import {
  confirmSecondStep,
  dropSecondStep,
  enterCode,
  offeredSecret,
  offerSecondStep,
  secondStepOf,
} from './second-step.ts'
import { findSession, openSession, type SignedIn } from './session.ts'
import { signIn } from './sign-in.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const { yusuf, pakRahman, lina, wati, joko, pakHendra } = await buildPeople(database, mall)
const vault = openVault(Buffer.alloc(32, 1))
const inMall = <T>(act: (tx: Tx) => Promise<T>) => database.db.transact({ mall: mall.mall }, act)
const waits = { key: 'account.waitBeforeTrying' }

let networks = 0
function doorAt(minutes: number, knownTokens: string[] = []): Door {
  const browser: Browser = { network: `10.1.0.${++networks}`, knownTokens, name: 'Firefox, Android' }
  return { vault, browser, now: at(minutes) }
}

async function sessionOf(person: Staff, minutes: number): Promise<SignedIn> {
  const token = await inMall((tx) => openSession(tx, { staffId: person.id, browser: '' }, at(minutes)))
  const by = await inMall((tx) => findSession(tx, token, at(minutes)))
  assert.ok(by)
  return by
}

/** Sets the second step up as a person would: look at the QR code, type the first code. */
async function setUp(person: Staff, minutes: number): Promise<{ secret: Buffer; recovery: readonly string[] }> {
  const by = await sessionOf(person, minutes)
  const secret = await inMall((tx) => offerSecondStep(tx, vault, by))
  const recovery = await inMall((tx) =>
    confirmSecondStep(tx, vault, by, codeAt(secret, stepAt(at(minutes))), at(minutes)),
  )
  assert.notEqual(recovery, 'wrong')
  return { secret, recovery: recovery as readonly string[] }
}

async function passwordStep(username: string, door: Door): Promise<string> {
  const opened = await signIn(inMall, door, { username, password })
  assert.equal(opened?.awaitsCode, true)
  return opened?.token ?? ''
}
const codeFor = (secret: Buffer, minutes: number) => codeAt(secret, stepAt(at(minutes)))
const enter = (token: string, code: string, door: Door) => inMall((tx) => enterCode(tx, door, token, code))

test('a second step counts once the first code came back, and not before', async () => {
  const by = await sessionOf(lina, 0)
  const secret = await inMall((tx) => offerSecondStep(tx, vault, by))
  assert.deepEqual(
    await inMall((tx) => offerSecondStep(tx, vault, by)),
    secret,
    'loading the page again shows the same code',
  )
  assert.equal((await signIn(inMall, doorAt(0), { username: 'lina', password }))?.awaitsCode, false)
  const wrong = codeAt(secret, stepAt(at(0)) + 5)
  assert.equal(await inMall((tx) => confirmSecondStep(tx, vault, by, wrong, at(0))), 'wrong')
  const recovery = await inMall((tx) => confirmSecondStep(tx, vault, by, codeFor(secret, 0), at(0)))
  assert.equal(new Set(recovery).size, 8)
  assert.deepEqual(await inMall((tx) => secondStepOf(tx, lina.id)), { isOn: true, recoveryLeft: 8 })
  assert.equal(await inMall((tx) => offeredSecret(tx, vault, by)), undefined, 'the secret is never shown again')
})

test('the secret is kept sealed, and recovery codes only as marks', async () => {
  const { secret, recovery } = await setUp(joko, 0)
  const kept = await database.owner.row<{ secret: Buffer; codes: string[] }>(
    sql`select totp_secret as secret, recovery_codes as codes from account.staff where id = ${joko.id}::bigint`,
  )
  assert.equal(kept.secret.includes(secret), false)
  assert.equal(
    kept.codes.some((code) => recovery.some((plain) => code.includes(plain))),
    false,
  )
})

test('after the password comes the code; until then nothing opens', async () => {
  const { secret } = await setUp(wati, 0)
  const door = doorAt(2)
  const waiting = await passwordStep('wati', door)
  assert.equal(await inMall((tx) => findSession(tx, waiting, at(2))), undefined)
  const opened = await enter(waiting, codeFor(secret, 2), door)
  assert.ok(opened !== 'wrong')
  assert.notEqual(opened.token, waiting, 'a new token after each step')
  assert.equal((await inMall((tx) => findSession(tx, opened.token, at(2))))?.id, wati.id)
  assert.equal(await inMall((tx) => findSession(tx, waiting, at(2))), undefined)
})

test('a code that was seen over a shoulder is used up', async () => {
  const { secret } = await setUp(pakRahman, 0)
  const first = doorAt(2)
  const code = codeFor(secret, 2)
  assert.notEqual(await enter(await passwordStep('rahman', first), code, first), 'wrong')
  const second = doorAt(2)
  assert.equal(await enter(await passwordStep('rahman', second), code, second), 'wrong')
})

test('two who type the same right code at the same moment: one gets in', async () => {
  const { secret } = await setUp(yusuf, 0)
  const doors = [doorAt(2), doorAt(2)] as const
  const tokens = await Promise.all(doors.map((door) => passwordStep('yusuf', door)))
  const outcomes = await Promise.all(tokens.map((token, i) => enter(token, codeFor(secret, 2), doors[i] ?? doors[0])))
  assert.equal(outcomes.filter((outcome) => outcome !== 'wrong').length, 1)
})

test('whoever has the password but not the phone runs out of tries, from however many places, and the known desk goes on', async () => {
  const { secret } = await setUp(pakHendra, 0)
  const desk = doorAt(1)
  const opened = await enter(await passwordStep('hendra', desk), codeFor(secret, 1), desk)
  const knownToken = opened === 'wrong' ? undefined : opened.knownToken
  for (let i = 0; i < 5; i++) {
    const door = doorAt(3)
    assert.equal(await enter(await passwordStep('hendra', door), '000000', door), 'wrong')
  }
  const door = doorAt(3)
  await assert.rejects(enter(await passwordStep('hendra', door), codeFor(secret, 3), door), waits)
  const known = doorAt(3, [knownToken ?? ''])
  assert.notEqual(await enter(await passwordStep('hendra', known), codeFor(secret, 3), known), 'wrong')
})

test('ten minutes after the password the code comes too late', async () => {
  const door = doorAt(0)
  const waiting = await passwordStep('joko', door)
  await assert.rejects(enter(waiting, '000000', { ...door, now: at(10) }), { key: 'account.codeTooLate' })
  await assert.rejects(enter('nothing', '000000', door), { key: 'account.codeTooLate' })
})

test('a recovery code opens once, however it is typed', async () => {
  const by = await sessionOf(joko, 20)
  await inMall((tx) => dropSecondStep(tx, joko.id, by, at(20)))
  const { recovery } = await setUp(joko, 21)
  const [code] = recovery
  const door = doorAt(30)
  assert.notEqual(await enter(await passwordStep('joko', door), ` ${code?.toUpperCase()} `, door), 'wrong')
  assert.equal(await enter(await passwordStep('joko', door), code ?? '', door), 'wrong')
  assert.deepEqual(await inMall((tx) => secondStepOf(tx, joko.id)), { isOn: true, recoveryLeft: 7 })
  assert.deepEqual((await eventsOf(database.owner, 'account.recoveryCodeUsed')).at(-1)?.data, { left: 7 })
})

test('when the phone is gone a manager turns the second step off', async () => {
  await inMall((tx) => resetSecondStep(tx, wati.id, mall.ibuSiti, at(40)))
  assert.equal((await signIn(inMall, doorAt(40), { username: 'wati', password }))?.awaitsCode, false)
})

test('a new password ends all other sessions, and this one goes on under a new token', async () => {
  const [here, elsewhere] = [await sessionOf(wati, 50), await sessionOf(wati, 50)]
  const before = await inMall((tx) => passwordHashOf(tx, here))
  const change = { from: before, to: await hashPassword('teh manis di pendopo') }
  const token = (await inMall((tx) => changeOwnPassword(tx, doorAt(50), here, change))) ?? ''
  const open = await database.owner.rows<{ hash: string }>(
    sql`select token_hash as hash from account.session where staff_id = ${wati.id}::bigint`,
  )
  assert.equal(open.length, 1)
  assert.ok(open.every((row) => row.hash !== here.session && row.hash !== elsewhere.session))
  assert.equal((await inMall((tx) => findSession(tx, token, at(50))))?.id, wati.id)
  assert.equal(await inMall((tx) => changeOwnPassword(tx, doorAt(50), here, change)), undefined)
  assert.equal((await inMall((tx) => findSession(tx, token, at(50))))?.id, wati.id, 'the second press ends nothing')
})

test('at an unlocked desk the password cannot be guessed at will', async () => {
  const by = await sessionOf(lina, 60)
  const ask = () => inMall((tx) => askPasswordAgain(tx, doorAt(60), by))
  const { passwordHash, counted } = await ask()
  assert.equal(await verifyPassword(password, passwordHash), true)
  await inMall((tx) => passwordWasRight(tx, { passwordHash, counted }))
  for (let i = 0; i < 5; i++) await ask()
  await assert.rejects(ask(), waits)
})
