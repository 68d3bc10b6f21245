import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword } from '#account/password.ts'
import { resetPassword, signOutPerson } from '#account/rescue.ts'
import { codeAt, stepAt } from '#account/totp.ts'
import type { Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { password } from '../../../test/harness/people.ts'
import { openReader, type Reader } from '../../../test/harness/reader.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const {
  app: house,
  mall,
  people,
} = await openStaffedMall({ at: at(0), environment: { PUBLIC_URL: 'https://mall.example' } })
const inMall = <T>(act: (tx: Tx) => Promise<T>) => house.house.db.transact({ mall: mall.mall }, act)

let networks = 0
function newReader(network = `198.51.100.${++networks}`): Reader {
  return openReader(house, {
    network,
    isHttps: true,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
  })
}
async function signedIn(username: string, reader = newReader()): Promise<Reader> {
  await reader.get('/account/sign-in')
  const seen = await reader.post('/account/sign-in', { username, password })
  assert.equal(seen.answered, 303, seen.text)
  return reader
}
const session = '__Host-pendopo'

test('whoever opens a page for staff signs in first and then lands on that page', async () => {
  const reader = newReader()
  const first = await reader.get('/account/second-step')
  assert.equal(first.path, '/account/sign-in?to=%2Faccount%2Fsecond-step')
  const seen = await reader.post(first.path, { username: ' Lina ', password })
  assert.equal(seen.path, '/account/second-step')
  assert.match(seen.text, /Lina Marlina/)
})

test('the session cookie is bound to the host, hidden from scripts and not sent from other sites', async () => {
  const reader = newReader()
  await reader.get('/account/sign-in')
  const { setCookies } = await reader.post('/account/sign-in', { username: 'lina', password })
  const line = setCookies.find((one) => one.startsWith(session)) ?? ''
  for (const wanted of [/^__Host-pendopo=/, /; Path=\//, /; HttpOnly/, /; Secure/, /; SameSite=Lax/])
    assert.match(line, wanted)
  assert.doesNotMatch(line, /Domain|Max-Age|Expires/i)
})

test('on plain HTTP, as on a machine of one\u2019s own, signing in works without a secure cookie', async () => {
  const reader = openReader(house)
  await reader.get('/account/sign-in')
  const { setCookies, path } = await reader.post('/account/sign-in?to=/account', { username: 'lina', password })
  assert.equal(path, '/account')
  const line = setCookies.find((one) => one.startsWith('pendopo=')) ?? ''
  assert.match(line, /HttpOnly/)
  assert.doesNotMatch(line, /Secure/)
})

test('a wrong password and an unknown name show the same page, with the name kept and the password not', async () => {
  const pages: string[] = []
  for (const username of ['lina', 'linda']) {
    const reader = newReader()
    await reader.get('/account/sign-in')
    const seen = await reader.post('/account/sign-in', { username, password: 'rahasia yang salah' })
    assert.equal(seen.status, 422)
    assert.match(seen.html, new RegExp(`value="${username}"`))
    assert.doesNotMatch(seen.html, /rahasia yang salah/)
    pages.push(seen.text)
  }
  assert.equal(pages[0], pages[1])
})

test('after some failures the form says how long to wait, and somebody else in the mall gets in meanwhile', async () => {
  const guesser = newReader()
  await guesser.get('/account/sign-in')
  for (let i = 0; i < 5; i++) await guesser.post('/account/sign-in', { username: 'nita', password: `tebakan ke ${i}` })
  const seen = await guesser.post('/account/sign-in', { username: 'nita', password })
  assert.equal(seen.status, 422)
  assert.match(seen.text, /Coba lagi setelah 30 detik/)
  await signedIn('nita')
})

test('a session that somebody planted before is not the one after signing in', async () => {
  const reader = newReader()
  reader.cookies.set(session, 'A'.repeat(43))
  await signedIn('wati', reader)
  const token = reader.cookies.get(session)
  assert.notEqual(token, 'A'.repeat(43))
  const thief = newReader()
  thief.cookies.set(session, 'A'.repeat(43))
  assert.match((await thief.get('/account')).path, /^\/account\/sign-in/)
})

test('whoever signs in over somebody\u2019s session ends that session', async () => {
  const desk = await signedIn('lina')
  const left = desk.cookies.get(session) ?? ''
  const { html } = await desk.get('/account')
  assert.match(html, /Lina Marlina/)
  const seen = await desk.post('/account/sign-in?to=/account', { username: 'joko', password })
  assert.match(seen.text, /Joko Prasetyo/)
  const other = newReader()
  other.cookies.set(session, left)
  assert.match((await other.get('/account')).path, /sign-in/)
})

test('a stolen cookie opens nothing once the person has signed out everywhere', async () => {
  const wati = await signedIn('wati')
  const thief = newReader()
  thief.cookies.set(session, wati.cookies.get(session) ?? '')
  assert.equal((await thief.get('/account')).path, '/account')
  await wati.get('/account')
  const seen = await wati.post('/account/sign-out-everywhere')
  assert.equal(seen.path, '/account/sign-in?because=signed-out')
  assert.match((await thief.get('/account')).path, /^\/account\/sign-in/)
})

test('what a manager ends holds from the very next request', async () => {
  const wati = await signedIn('wati')
  assert.equal((await wati.get('/account')).path, '/account')
  await inMall((tx) => signOutPerson(tx, people.wati.id, mall.ibuSiti, at(0)))
  const seen = await wati.get('/account')
  assert.match(seen.path, /^\/account\/sign-in/)
  assert.match(seen.text, /Sesi Anda sudah berakhir/)
})

test('another site cannot post as somebody who is signed in, nor without the token of a page', async () => {
  const wati = await signedIn('wati')
  await wati.get('/account')
  for (const site of ['cross-site', 'same-site', 'none']) {
    await wati.get('/account')
    assert.equal((await wati.post('/account/sign-out', {}, { 'sec-fetch-site': site })).answered, 403, site)
  }
  const again = await signedIn('wati')
  const bare = await house.app.request('http://mall.example/account/sign-out-everywhere', {
    method: 'POST',
    headers: {
      cookie: `${session}=${again.cookies.get(session)}`,
      'x-forwarded-proto': 'https',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'command=12345678',
  })
  assert.equal(bare.status, 403)
  assert.equal((await again.get('/account')).path, '/account')
})

test('a form token of one session is worth nothing in another', async () => {
  const [lina, wati] = [await signedIn('lina'), await signedIn('wati')]
  const { html } = await wati.get('/account')
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
  await lina.get('/gallery-of-nothing')
  assert.equal((await lina.post('/account/sign-out', { token })).answered, 403)
})

test('a button pressed after the session ended leads to signing in and not to a suspicion', async () => {
  const reader = await signedIn('wati')
  await reader.get('/account/password')
  house.clock.set(at(13 * 60))
  const seen = await reader.post('/account/password', {
    currentPassword: password,
    newPassword: 'jambu manis di kebun',
  })
  house.clock.set(at(0))
  assert.equal(seen.path, '/account/sign-in?to=%2Faccount%2Fpassword')
})

test('signing in never leads out of the house', async () => {
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%09/evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ]) {
    const reader = newReader()
    await reader.get(`/account/sign-in?to=${encodeURIComponent(to)}`)
    const answer = await reader.post(`/account/sign-in?to=${encodeURIComponent(to)}`, { username: 'joko', password })
    assert.match(answer.path, /^\/(?![/\\])/, to)
  }
})

test('a first password opens nothing but the page to choose an own one', async () => {
  const first = 'bambu-lampu-padi-kuda-512'
  const hash = await hashPassword(first)
  await inMall((tx) => resetPassword(tx, people.joko.id, hash, mall.ibuSiti, at(0)))
  const reader = newReader()
  await reader.get('/account/sign-in')
  const seen = await reader.post('/account/sign-in', { username: 'joko', password: first })
  assert.equal(seen.path, '/account/password')
  assert.match(seen.text, /Pilih kata sandi Anda/)
  for (const path of ['/account', '/account/second-step'])
    assert.match((await reader.get(path)).path, /^\/account\/password/)
  await reader.get('/account/password')
  const refusals = [
    ['pendek', /paling sedikit 10/],
    ['bismillah2026', /paling sering dicoba/],
    [first, /berbeda dari yang sekarang/],
  ] as const
  for (const [typed, says] of refusals)
    assert.match((await reader.post('/account/password', { newPassword: typed })).text, says)
  const before = reader.cookies.get(session)
  await reader.post('/account/password', { newPassword: 'hujan sore di sungai siak' })
  assert.notEqual(reader.cookies.get(session), before)
  assert.equal((await reader.get('/account')).path, '/account')
})

test('changing the password asks for the present one, and ends sessions elsewhere', async () => {
  const [here, elsewhere] = [await signedIn('rahman'), await signedIn('rahman')]
  await here.get('/account/password')
  const wrong = await here.post('/account/password', {
    currentPassword: 'bukan ini dia',
    newPassword: 'kapal kayu di pelabuhan',
  })
  assert.match(wrong.text, /Kata sandi sekarang tidak cocok/)
  const seen = await here.post('/account/password', {
    currentPassword: password,
    newPassword: 'kapal kayu di pelabuhan',
  })
  assert.match(seen.text, /Kata sandi sudah diganti/)
  assert.match((await elsewhere.get('/account')).path, /sign-in/)
})

test('the second step: turned on with a phone, asked for at sign-in, the recovery code once', async () => {
  const reader = await signedIn('hendra')
  await reader.get('/account/second-step')
  assert.match((await reader.post('/account/second-step/offers', { password: 'bukan ini dia' })).text, /tidak cocok/)
  const qr = await reader.post('/account/second-step/offers', { password })
  assert.match(qr.html, /<svg[^>]*viewBox/)
  const { secret, code } = await secretOn(qr.html)
  const recovery = await reader.post('/account/second-step/first-code', { passcode: code })
  assert.match(recovery.text, /hanya muncul satu kali/)
  const [kept] = /[a-z2-9]{5}-[a-z2-9]{5}/.exec(recovery.text) ?? []
  assert.ok(kept)
  assert.doesNotMatch((await reader.get('/account/second-step/recovery-codes')).text, new RegExp(kept))

  const phone = newReader()
  await phone.get('/account/sign-in?to=/account')
  const asks = await phone.post('/account/sign-in?to=/account', { username: 'hendra', password })
  assert.equal(asks.path, '/account/code?to=%2Faccount')
  assert.equal(phone.cookies.has(session), false)
  assert.match((await phone.get('/account')).path, /sign-in/)
  await phone.get(asks.path)
  assert.match((await phone.post(asks.path, { passcode: '000000' })).text, /Kode tidak cocok/)
  assert.match((await phone.post(asks.path, { passcode: code })).text, /sudah dipakai/, 'seen at set-up')
  house.clock.set(at(2))
  assert.equal((await phone.post(asks.path, { passcode: codeAt(secret, stepAt(at(2))) })).path, '/account')
  house.clock.set(at(0))
})

test('in a demonstration whose clock shows another hour, the codes that telephones show are the right ones', async () => {
  let onPhones = at(-500)
  const clock = Object.assign(house.clock, { onPhones: () => onPhones })
  const reader = await signedIn('nita')
  await reader.get('/account/second-step')
  const { secret, code } = await secretOn((await reader.post('/account/second-step/offers', { password })).html)
  assert.match((await reader.post('/account/second-step/first-code', { passcode: code })).text, /Kode tidak cocok/)
  const shown = () => codeAt(secret, stepAt(onPhones))
  const on = await reader.post('/account/second-step/first-code', { passcode: shown() })
  assert.match(on.text, /hanya muncul satu kali/)
  const phone = newReader()
  await phone.get('/account/sign-in?to=/account')
  const asks = await phone.post('/account/sign-in?to=/account', { username: 'nita', password })
  onPhones = at(-498)
  assert.equal((await phone.post(asks.path, { passcode: shown() })).path, '/account')
  Object.assign(clock, { onPhones: undefined })
})

/** The secret as typed from the page, and its code by the house's own clock. */
async function secretOn(html: string) {
  const text = /class="key">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? ''
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return { secret, code: codeAt(secret, stepAt(at(0))) }
}

test('the list of sessions knows them by browser, and one can be ended from another', async () => {
  const [desk, phone] = [
    await signedIn('yusuf'),
    await signedIn(
      'yusuf',
      openReader(house, {
        network: '198.51.100.200',
        isHttps: true,
        userAgent: 'Mozilla/5.0 (Android 14; Mobile) Firefox/131.0',
      }),
    ),
  ]
  const seen = await desk.get('/account')
  assert.match(seen.text, /Chrome, Windows/)
  assert.match(seen.text, /Firefox, Android/)
  const other = /name="session" value="([^"]+)"/.exec(seen.html)?.[1] ?? ''
  await desk.post('/account/sessions/ends', { session: other })
  assert.match((await phone.get('/account')).path, /sign-in/)
  assert.equal((await desk.get('/account')).path, '/account')
})

test('one cannot end the session of somebody else', async () => {
  const [lina, wati] = [await signedIn('lina'), await signedIn('wati')]
  const { hash } = await house.database.owner.row<{ hash: string }>(
    sql`select token_hash as hash from account.session where staff_id = ${people.wati.id}::bigint order by created_at desc limit 1`,
  )
  await lina.get('/account')
  assert.equal((await lina.post('/account/sessions/ends', { session: hash })).status, 409)
  assert.equal((await wati.get('/account')).path, '/account')
})

test('failed tries in between are told at the next sign-in', async () => {
  for (let i = 0; i < 4; i++) {
    const guesser = newReader()
    await guesser.get('/account/sign-in')
    await guesser.post('/account/sign-in', { username: 'petugas.14', password: `tebakan ke ${i}` })
  }
  const agus: Staff = mall.agus
  const hash = await hashPassword(password)
  await house.database.owner.run(sql`update account.staff set password_hash = ${hash} where id = ${agus.id}::bigint`)
  const reader = await signedIn('petugas.14')
  assert.match((await reader.get('/account')).text, /4 percobaan dengan nama masuk Anda gagal/)
})

test('English readers read English', async () => {
  const reader = newReader()
  await reader.get('/account/sign-in?lang=en')
  const seen = await reader.post('/account/sign-in', { username: 'lina', password: 'not the right one' })
  assert.match(seen.text, /The user name or the password does not match/)
})

test('who works in the dark says so once; the very next page is dark, and the browser of a colleague is not', async () => {
  const reader = await signedIn('lina')
  await reader.get('/account')
  assert.doesNotMatch((await reader.get('/account')).html, /<html[^>]*data-theme/)
  const chosen = await reader.post('/account/theme', { theme: 'dark' })
  assert.match(chosen.html, /<html[^>]*data-face="work"[^>]*data-theme="dark"/)
  assert.match(chosen.text, /Tampilan layar kerja sudah diganti/)
  assert.match(chosen.html, /value="dark"[^>]*checked/)
  assert.doesNotMatch((await (await signedIn('lina')).get('/account')).html, /data-theme="dark"/)
  const asDevice = await reader.post('/account/theme', { theme: 'device' })
  assert.doesNotMatch(asDevice.html, /<html[^>]*data-theme/)
})

test('a look that does not exist is not kept', async () => {
  const reader = await signedIn('lina')
  await reader.get('/account')
  const seen = await reader.post('/account/theme', { theme: 'pink' })
  assert.equal(seen.answered, 422)
  assert.doesNotMatch((await reader.get('/account')).html, /<html[^>]*data-theme/)
})
