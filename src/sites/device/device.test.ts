import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp } from '../../../test/harness/app.ts'
import { buildPeople, password } from '../../../test/harness/people.ts'
import { openReader, type Reader } from '../../../test/harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from '../../../test/harness/small-mall.ts'

let mall: SmallMall
const house = await startApp({
  at: at(0),
  environment: { PUBLIC_URL: 'https://mall.example' },
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await buildPeople(database, mall)
  },
})
let networks = 0
const newScreen = (network = `198.51.100.${++networks}`): Reader => openReader(house, { network, isHttps: true })
const codeOn = (html: string) => /<\/span>(\d{3} \d{3})</.exec(html)?.[1] ?? ''

async function signedIn(username: string): Promise<Reader> {
  const reader = newScreen()
  await reader.get('/account/sign-in')
  await reader.post('/account/sign-in?to=/account', { username, password })
  return reader
}
async function approve(manager: Reader, code: string, name = 'Kios pintu utara') {
  await manager.get('/admin/devices/pair')
  return await manager.post('/admin/devices/approvals', { code, name, zone: String(mall.zone) })
}

test('a kiosk shows a code, the manager types it, and the kiosk goes on by itself', async () => {
  const [kiosk, manager] = [newScreen(), await signedIn('rahman')]
  const first = await kiosk.get('/device/kiosk')
  const code = codeOn(first.html)
  assert.match(code, /^\d{3} \d{3}$/)
  assert.match(first.html, /<noscript><meta http-equiv="refresh" content="4"\/><\/noscript>/)
  assert.equal(codeOn((await kiosk.get('/device/kiosk')).html), code, 'the same code each time the page is loaded')
  assert.match((await manager.get('/admin/devices')).text, new RegExp(`${code} Kios 08\\.00 Pakai kode ini`))
  const done = await approve(manager, code)
  assert.match(done.text, /Kios pintu utara Kios Utara A/)
  assert.equal((await kiosk.get('/device/kiosk')).path, '/kiosk')
})

test('the device\u2019s cookie is bound to the host, lasts, and is hidden from scripts', async () => {
  const { setCookies } = await newScreen().get('/device/display')
  const line = setCookies.find((one) => one.startsWith('__Host-device=')) ?? ''
  for (const wanted of [/Max-Age=34560000/, /HttpOnly/, /Secure/, /SameSite=Lax/, /Path=\//]) assert.match(line, wanted)
})

test('for the page\u2019s script the state is told in a word', async () => {
  const [screen, manager] = [newScreen(), await signedIn('rahman')]
  const code = codeOn((await screen.get('/device/display')).html)
  const state = async () => JSON.parse((await screen.get('/device/display/state')).html)
  assert.deepEqual(await state(), { state: 'waiting', code })
  house.clock.set(at(15))
  assert.deepEqual(await state(), { state: 'over' })
  house.clock.set(at(0))
  await approve(manager, code, 'Layar aula')
  assert.deepEqual(await state(), { state: 'approved' })
})

test('a code that ran out is replaced on the screen', async () => {
  const screen = newScreen()
  const code = codeOn((await screen.get('/device/display')).html)
  house.clock.set(at(16))
  const next = codeOn((await screen.get('/device/display')).html)
  house.clock.set(at(0))
  assert.match(next, /^\d{3} \d{3}$/)
  assert.notEqual(next, code)
})

test('a wrong code, and a code that somebody else has just approved, are said beside the field', async () => {
  const manager = await signedIn('rahman')
  const seen = await approve(manager, '000 000')
  assert.equal(seen.status, 422)
  assert.match(seen.text, /Lihat lagi kode di layar perangkat/)
  assert.match((await approve(manager, '12')).text, /Ketik enam angka/)
  const code = codeOn((await newScreen().get('/device/kiosk')).html)
  await approve(await signedIn('yusuf'), code)
  assert.match((await approve(manager, code)).text, /baru saja disetujui/)
})

test('officers, coordinators and the information desk cannot approve', async () => {
  const code = codeOn((await newScreen().get('/device/kiosk')).html)
  for (const username of ['lina', 'hendra', 'wati', 'joko']) {
    const reader = await signedIn(username)
    await reader.get('/account')
    assert.equal(
      (await reader.post('/admin/devices/approvals', { code, name: 'X', zone: String(mall.zone) })).status,
      403,
      username,
    )
  }
  const wati = await signedIn('wati')
  assert.match((await wati.get('/admin/devices')).text, /Perangkat terpasang/)
  assert.doesNotMatch((await wati.get('/admin/devices')).html, /devices\/pair/)
})

test('a revoked kiosk says so clearly, tells visitors where to go, and can be set up again', async () => {
  const [kiosk, manager] = [newScreen(), await signedIn('rahman')]
  await approve(manager, codeOn((await kiosk.get('/device/kiosk')).html), 'Kios lama')
  const { html } = await manager.get('/admin/devices')
  const id = /devices\/(\d+)">Kios lama/.exec(html)?.[1]
  await manager.get(`/admin/devices/${id}/revoke`)
  await manager.post(`/admin/devices/${id}/revoke`)
  const seen = await kiosk.get('/device/kiosk')
  assert.match(seen.text, /Perangkat ini sudah dilepas/)
  assert.match(seen.text, /kios lain atau di meja informasi/)
  assert.equal((await kiosk.post('/device/heartbeat', { printer: 'ok' }, { accept: 'application/json' })).status, 403)
  await kiosk.get('/device/kiosk')
  assert.match(codeOn((await kiosk.post('/device/kiosk/pairings')).html), /^\d{3} \d{3}$/)
})

test('a broken kiosk is replaced by the code of the new machine, which is that kiosk at once; the old one asks anew', async () => {
  const [broken, machine, manager] = [newScreen(), newScreen(), await signedIn('rahman')]
  await approve(manager, codeOn((await broken.get('/device/kiosk')).html), 'Kios selatan')
  const id = /devices\/(\d+)">Kios selatan/.exec((await manager.get('/admin/devices')).html)?.[1]
  const code = codeOn((await machine.get('/device/kiosk')).html)
  const page = await manager.get(`/admin/devices/${id}`)
  assert.match(page.text, /Keadaan Terhubung/)
  assert.match(page.html, new RegExp(`href="/admin/devices/${id}/machine"[^>]*><span>Ganti mesinnya`))
  assert.match((await manager.get(`/admin/devices/${id}/machine`)).text, /Buka \/device\/kiosk di mesin baru/)

  const replaced = (typed: string) => manager.post(`/admin/devices/${id}/machine`, { code: typed })
  const wrong = await replaced(codeOn((await newScreen().get('/device/display')).html))
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Kode ini dari sebuah layar\. Di sini berdiri kios/)
  assert.equal((await broken.get('/device/kiosk')).path, '/kiosk')

  await manager.get(`/admin/devices/${id}/machine`)
  const done = await replaced(code)
  assert.equal(done.path, `/admin/devices/${id}?done=1`)
  assert.match(done.text, /Mesin perangkat diganti/)
  assert.equal((await machine.get('/device/kiosk')).path, '/kiosk')
  assert.match(codeOn((await broken.get('/device/kiosk')).html), /^\d{3} \d{3}$/)
  const { html } = await manager.get('/admin/devices')
  assert.equal(html.match(/>Kios selatan</g)?.length, 1)
})

test('the kiosk tells how its printer is and whether it can read aloud, and the manager sees it', async () => {
  const [kiosk, manager] = [newScreen(), await signedIn('rahman')]
  await approve(manager, codeOn((await kiosk.get('/device/kiosk')).html), 'Kios timur')
  const beat = (printer: string, voice?: string) =>
    house.app.request('http://mall.example/device/heartbeat', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-proto': 'https',
        'sec-fetch-site': 'same-origin',
        cookie: `__Host-device=${kiosk.cookies.get('__Host-device')}`,
      },
      body: JSON.stringify({ printer, voice }),
    })
  assert.equal((await beat('paper_out')).status, 204)
  assert.match((await manager.get('/admin/devices')).text, /Kios timur.*Terhubung.*Kertas habis/)
  assert.equal((await beat('on fire')).status, 422)
  assert.equal((await beat('ok', 'missing')).status, 204)
  assert.match((await manager.get('/admin/devices')).text, /Kios timur.*Tidak bisa membacakan layar/)
  assert.equal((await beat('ok', 'ready')).status, 204)
  assert.doesNotMatch((await manager.get('/admin/devices')).text, /Tidak bisa membacakan layar/)
  house.clock.set(at(5))
  assert.match((await manager.get('/admin/devices')).text, /Kios timur.*Tidak terhubung sejak 08\.00/)
  house.clock.set(at(0))
})

test('a technician who signs in at a kiosk does not stop it from being a kiosk', async () => {
  const [kiosk, manager] = [newScreen(), await signedIn('rahman')]
  await approve(manager, codeOn((await kiosk.get('/device/kiosk')).html), 'Kios barat')
  await kiosk.get('/account/sign-in')
  await kiosk.post('/account/sign-in?to=/account', { username: 'yusuf', password })
  assert.equal((await kiosk.get('/account')).status, 200)
  assert.equal((await kiosk.get('/device/kiosk')).path, '/kiosk')
})

test('one network cannot use up the codes: after sixty it has to wait, and the screen tries again by itself', async () => {
  const network = '203.0.113.60'
  for (let i = 0; i < 60; i++) await newScreen(network).get('/device/kiosk')
  const seen = await newScreen(network).get('/device/kiosk')
  assert.match(seen.text, /Terlalu banyak kode diminta/)
  assert.match(codeOn((await newScreen('203.0.113.61').get('/device/kiosk')).html), /^\d{3} \d{3}$/)
})
