import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql, type Tx } from '#platform/database.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { buildPeople, eventsOf, password, streamsToldToEnd } from '../../../test/harness/people.ts'
import { at, buildSmallMall } from '../../../test/harness/small-mall.ts'
import { hashesMade } from '../password.ts'
import { resetPassword } from '../rescue.ts'
import { sweepAccounts } from '../sweep.ts'
import { openVault } from '../vault.ts'
import type { Browser, Door } from './door.ts'
import { countTry, failuresAfter, forgive, nameRule, placeRule, waitAfter } from './lock-out.ts'
import { findSession, openSessionsOf, signOut, signOutEverywhere } from './session.ts'
import { type Opened, signIn } from './sign-in.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const { yusuf, pakRahman, lina, wati, joko } = await buildPeople(database, mall)
const vault = openVault(Buffer.alloc(32, 1))
const inMall = <T>(act: (tx: Tx) => Promise<T>) => database.db.transact({ mall: mall.mall }, act)

let networks = 0
/** A browser in a place of its own, unless told where. */
function browserAt(network = `10.0.0.${++networks}`, knownTokens: string[] = []): Browser {
  return { network, knownTokens, name: 'Chrome, Windows' }
}
function doorAt(browser: Browser, minutes = 0, seconds = 0): Door {
  return { vault, browser, now: at(minutes, seconds) }
}
function enter(username: string, typed: string, browser = browserAt(), minutes = 0, seconds = 0) {
  return signIn(inMall, doorAt(browser, minutes, seconds), { username, password: typed })
}
async function enterRight(username: string, browser = browserAt(), minutes = 0): Promise<Opened> {
  const opened = await enter(username, password, browser, minutes)
  assert.ok(opened, `${username} did not get in`)
  return opened
}
const waits = { name: 'Refused', key: 'account.waitBeforeTrying' }

test('a right password opens a session of that person', async () => {
  const { token, awaitsCode } = await enterRight('lina')
  const by = await inMall((tx) => findSession(tx, token, at(1)))
  assert.deepEqual(
    [by?.id, by?.name, by?.roles, by?.agency, awaitsCode],
    [lina.id, 'Lina Marlina', ['officer'], mall.agency.disdukcapil, false],
  )
})

test('a wrong password and a name that nobody has are answered the same, after the same work', async () => {
  const nobodyYet = 'petugas.1'
  for (const username of ['lina', 'tidak.ada', nobodyYet, '']) {
    const before = hashesMade()
    assert.equal(await enter(username, 'salah sama sekali'), undefined)
    assert.equal(hashesMade() - before, 1, username)
  }
})

test('only the hash of a token is kept, and a made-up token opens nothing', async () => {
  const { token } = await enterRight('lina')
  const kept = await database.owner.rows<{ token_hash: string }>(sql`select token_hash from account.session`)
  assert.ok(kept.every((row) => !row.token_hash.includes(token)))
  for (const made of ['', 'x', 'A'.repeat(43), ...kept.map((row) => row.token_hash)])
    assert.equal(await inMall((tx) => findSession(tx, made, at(0))), undefined)
})

test('a session of one mall opens nothing in another', async () => {
  const nextDoor = await buildSmallMall(database, 'sebelah')
  const { token } = await enterRight('lina')
  assert.equal(await database.db.transact({ mall: nextDoor.mall }, (tx) => findSession(tx, token, at(0))), undefined)
})

test('a session ends after twelve hours without a sign of life, and after a day in any case', async () => {
  const { token } = await enterRight('lina')
  const lives = async (minutes: number) => (await inMall((tx) => findSession(tx, token, at(minutes)))) !== undefined
  assert.equal(await lives(11 * 60 + 59), true)
  assert.equal(await lives(23 * 60), true, 'seen eleven hours ago')
  assert.equal(await lives(24 * 60), false, 'a day old')
  const { token: left } = await enterRight('lina')
  assert.equal(await inMall((tx) => findSession(tx, left, at(12 * 60))), undefined)
})

test('that a session lives is written down once a minute at most', async () => {
  const { token } = await enterRight('joko')
  const seen = async () => {
    const [session] = await inMall((tx) => openSessionsOf(tx, joko.id, at(3)))
    return session?.lastSeenAt
  }
  await inMall((tx) => findSession(tx, token, at(0, 59)))
  assert.deepEqual(await seen(), at(0))
  await inMall((tx) => findSession(tx, token, at(1, 1)))
  assert.deepEqual(await seen(), at(1, 1))
})

test('who signs out is out; who signs out everywhere is out everywhere, and a stolen cookie is worth nothing', async () => {
  const [desk, phone, stolen] = [await enterRight('wati'), await enterRight('wati'), await enterRight('wati')]
  const by = await inMall((tx) => findSession(tx, desk.token, at(1)))
  assert.ok(by)
  await inMall((tx) => signOut(tx, by, at(1)))
  assert.equal(await inMall((tx) => findSession(tx, desk.token, at(1))), undefined)
  const still = await inMall((tx) => findSession(tx, phone.token, at(1)))
  assert.ok(still)
  await inMall((tx) => signOutEverywhere(tx, still, at(2)))
  for (const { token } of [phone, stolen]) assert.equal(await inMall((tx) => findSession(tx, token, at(2))), undefined)
  assert.deepEqual(
    (await eventsOf(database.owner, 'account.signedOut')).map(({ kind, actor }) => [kind, actor]),
    [
      ['account.signedOut', `staff:${wati.id}`],
      ['account.signedOutEverywhere', `staff:${wati.id}`],
    ],
  )
  assert.deepEqual((await streamsToldToEnd(database.owner)).slice(-2), [
    `access:staff:${wati.id}`,
    `access:staff:${wati.id}`,
  ])
})

test('whoever must choose a password has no roles until then', async () => {
  await inMall((tx) =>
    resetPassword(
      tx,
      joko.id,
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
      yusuf,
      at(0),
    ),
  )
  const opened = await enter('joko', 'password')
  const by = await inMall((tx) => findSession(tx, opened?.token ?? '', at(0)))
  assert.deepEqual([by?.mustChangePassword, by?.roles], [true, []])
})

test('a password kept with older costs is hashed anew at sign-in, and still opens', async () => {
  const kept = () =>
    database.owner.row<{ hash: string }>(
      sql`select password_hash as hash from account.staff where id = ${joko.id}::bigint`,
    )
  assert.match((await kept()).hash, /m=19456,t=2,p=1/, 'done by the test before')
  assert.ok(await enter('joko', 'password'))
})

test('the wait grows with each failure, up to a quarter of an hour, and time forgives', () => {
  assert.deepEqual(
    [1, 4, 5, 6, 7, 8, 9, 10, 11, 60].map((failures) => waitAfter(nameRule, failures)),
    [0, 0, 30, 60, 120, 240, 480, 900, 900, 900],
  )
  assert.deepEqual(
    [0, 60, 899, 900, 1800, 9000].map((seconds) => failuresAfter(nameRule, 5, seconds)),
    [6, 6, 6, 5, 4, 1],
  )
  assert.equal(failuresAfter(nameRule, 5, -60), 6, 'a clock that was set back forgives nothing')
})

test('guessing at one name from one place soon has to wait, for a name that nobody has as well', async () => {
  for (const username of ['rahman', 'bukan.siapa']) {
    const guesser = browserAt()
    for (let i = 0; i < 5; i++) assert.equal(await enter(username, `tebakan ke ${i}`, guesser), undefined)
    const before = hashesMade()
    await assert.rejects(enter(username, password, guesser, 0, 29), { ...waits, detail: { seconds: 1 } })
    assert.equal(hashesMade(), before, 'a try that has to wait costs no work')
    assert.equal(await enter(username, 'tebakan lagi', guesser, 0, 31), undefined)
    await assert.rejects(enter(username, password, guesser, 1, 30), waits, 'twice as long')
  }
})

test('a hundred guesses at once gain nothing over a hundred in a row', async () => {
  const guesser = browserAt()
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, (_, i) => enter('rahman', `sekaligus ${i}`, guesser)),
  )
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 5)
})

test('a stranger who guesses elsewhere does not keep the person out, at any place of the person', async () => {
  const guesser = browserAt()
  for (let i = 0; i < 5; i++) await enter('rahman', `tebakan ke ${i}`, guesser, 100)
  await assert.rejects(enter('rahman', password, guesser, 100), waits)
  await enterRight('rahman', browserAt(), 100)
})

test('a stranger in the hall, behind the same address, does not keep out a browser where the person signed in before', async () => {
  const hall = '203.0.113.7'
  const { knownToken } = await enterRight('rahman', browserAt(hall), 200)
  assert.ok(knownToken)
  const stranger = browserAt(hall)
  for (let i = 0; i < 5; i++) await enter('rahman', `tebakan ke ${i}`, stranger, 201)
  await assert.rejects(enter('rahman', password, stranger, 201), waits)
  const opened = await enterRight('rahman', browserAt(hall, [knownToken]), 201)
  assert.equal(opened.knownToken, undefined, 'the browser is known already')
})

test('being known as one person does not help to guess at another', async () => {
  const hall = '203.0.113.8'
  const tokens: string[] = []
  for (let i = 0; i < 3; i++) {
    const { knownToken } = await enterRight('lina', browserAt(hall), 300)
    tokens.push(knownToken ?? '')
  }
  const guesses = tokens.flatMap((token) => [browserAt(hall, [token]), browserAt(hall, [token])])
  for (const browser of guesses.slice(0, 5))
    assert.equal(await enter('rahman', 'tebakan lina', browser, 300), undefined)
  await assert.rejects(enter('rahman', 'tebakan lina', guesses[5], 300), waits)
})

/** As many tries with as many names as a place has free; counted as sign-in counts them, before it hashes anything. */
async function spray(browser: Browser, minutes: number): Promise<void> {
  const one = (name: string) =>
    inMall((tx) => countTry(tx, vault, name, undefined, { network: browser.network, browsers: new Map() }, at(minutes)))
  for (let i = 0; i < placeRule.free; i++) await one(`nama.${i}`)
}

test('one place that tries many names has to wait, whatever the names', async () => {
  const sprayer = browserAt()
  await spray(sprayer, 400)
  await assert.rejects(enter('rahman', password, sprayer, 400), waits)
  assert.equal(await enter('rahman', 'tebakan', sprayer, 401), undefined)
  await assert.rejects(enter('wati', password, sprayer, 401), waits)
})

test('while the hall\u2019s address has to wait, desks where somebody of the mall signed in before go on', async () => {
  const hall = '203.0.113.9'
  const { knownToken } = await enterRight('lina', browserAt(hall), 500)
  await spray(browserAt(hall), 501)
  await assert.rejects(enter('wati', password, browserAt(hall), 501), waits)
  assert.ok(knownToken)
  await enterRight('wati', browserAt(hall, [knownToken]), 501)
})

test('an own account does not wash away the guesses at others in between', async () => {
  const insider = browserAt('203.0.113.10')
  const guess = (i: number) =>
    inMall((tx) =>
      countTry(tx, vault, `nama.${i}`, undefined, { network: insider.network, browsers: new Map() }, at(600)),
    )
  for (let i = 0; i < placeRule.free - 1; i++) {
    await guess(i)
    if (i % 16 === 0) await enterRight('lina', insider, 600)
  }
  await guess(1000)
  await assert.rejects(guess(1001), waits)
})

test('a whole shift that signs in from one address at the same moment gets in', async () => {
  const place = { network: '203.0.113.11', browsers: new Map() }
  const shift = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      inMall((tx) => countTry(tx, vault, `petugas.${i}`, undefined, place, at(700))),
    ),
  )
  for (const counted of shift) await inMall((tx) => forgive(tx, counted))
  await spray(browserAt(place.network), 700)
  await assert.rejects(
    enter('wati', password, browserAt(place.network), 700),
    waits,
    'the shift used up nothing, and the wide rule still holds',
  )
})

test('one name guessed at from many places stays open to the person, who is told at the next sign-in', async () => {
  for (let i = 0; i < 30; i++) assert.equal(await enter('hendra', `tebakan ${i}`, browserAt(), 800), undefined)
  const { token } = await enterRight('hendra', browserAt(), 801)
  const by = await inMall((tx) => findSession(tx, token, at(801)))
  assert.equal(by?.failuresBefore, 30)
  assert.deepEqual((await eventsOf(database.owner, 'account.signedIn')).at(-1)?.data, { failuresBefore: 30 })
})

test('the addresses that were counted are not kept in a readable form', async () => {
  const kept = await database.owner.rows(sql`select key_hash from account.attempt`)
  assert.ok(kept.length > 0)
  assert.doesNotMatch(JSON.stringify(kept), /203\.0|10\.0\.0|rahman|hendra/)
})

test('what ran out is swept, and what lives stays', async () => {
  const { token } = await enterRight('lina', browserAt(), 5000)
  await inMall((tx) => sweepAccounts(tx, at(5001)))
  assert.ok(await inMall((tx) => findSession(tx, token, at(5001))))
  const { count } = await database.owner.row<{ count: number }>(
    sql`select count(*) from account.session where mall_id = ${mall.mall}::int`,
  )
  assert.equal(count, 1)
  assert.ok(pakRahman.id)
})
