import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password } from '../../../../test/harness/people.ts'
import { openReader, type Reader } from '../../../../test/harness/reader.ts'
import { at } from '../../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../../test/harness/staffed-mall.ts'

const { app: house, mall, people } = await openStaffedMall({ at: at(0) })

async function signedIn(username: string, typed = password): Promise<Reader> {
  const reader = openReader(house)
  await reader.get('/account/sign-in')
  const seen = await reader.post('/account/sign-in?to=/account', { username, password: typed })
  assert.equal(seen.answered, 303, seen.text)
  return reader
}
/** Opens the page of a form and sends it. */
async function fill(reader: Reader, path: string, fields: Record<string, string | string[]> = {}, action = path) {
  await reader.get(path)
  return await reader.post(action, fields)
}
const toldPassword = (html: string) => /class="number">([a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{3})</.exec(html)?.[1] ?? ''

test('a coordinator adds an officer, tells the first password, and the officer gets in and chooses an own one', async () => {
  const hendra = await signedIn('hendra')
  const seen = await fill(
    hendra,
    '/admin/staff/new',
    { name: 'Sari Dewi', username: 'Sari.Dewi', roles: 'officer' },
    '/admin/staff',
  )
  assert.match(seen.text, /Kata sandi sementara untuk Sari Dewi/)
  const first = toldPassword(seen.html)
  assert.ok(first)
  assert.equal(toldPassword((await hendra.get(seen.path)).html), '', 'shown once')
  const sari = await signedIn('sari.dewi', first)
  assert.equal((await sari.get('/account')).path, '/account/password?to=%2Faccount')
  await fill(sari, '/account/password', { newPassword: 'melati putih di taman' })
  assert.match((await sari.get('/account')).text, /Sari Dewi.*Disdukcapil/)
})

test('a coordinator cannot place somebody in another agency or in the mall by sending it', async () => {
  const hendra = await signedIn('hendra')
  const polri = String(mall.agency.polri)
  const seen = await fill(
    hendra,
    '/admin/staff/new',
    { name: 'Tono', username: 'tono.x', roles: 'officer', agency: polri },
    '/admin/staff',
  )
  const list = await (await signedIn('rahman')).get(`/admin/staff?agency=${polri}`)
  assert.doesNotMatch(list.text, /Tono/)
  assert.match(seen.text, /Tono/, 'added to the own agency')
  const manager = await fill(
    hendra,
    '/admin/staff/new',
    { name: 'Toni', username: 'toni.x', roles: 'manager', agency: '' },
    '/admin/staff',
  )
  assert.equal(manager.status, 422)
  assert.match(manager.text, /Kosongkan pilihan instansi/)
})

test('a coordinator neither sees nor reaches people beyond the own agency, by any address', async () => {
  const hendra = await signedIn('hendra')
  assert.doesNotMatch((await hendra.get('/admin/staff')).text, /Nita Lubis|Abdul Rahman|Yusuf Hadi/)
  for (const { id } of [people.ibuNita, people.pakRahman, people.yusuf])
    for (const page of ['', '/edit', '/reset', '/phone-off', '/sign-out', '/retire', '/reinstate']) {
      assert.equal((await hendra.get(`/admin/staff/${id}${page}`)).status, 403, page)
      if (page === '') continue
      await hendra.get('/admin/staff/new')
      assert.equal((await hendra.post(`/admin/staff/${id}${page}`, { name: 'X', roles: 'officer' })).status, 403, page)
    }
})

test('officers, information desk and evaluator have no list of people', async () => {
  for (const username of ['lina', 'wati', 'joko']) {
    const reader = await signedIn(username)
    assert.equal((await reader.get('/admin/staff')).status, 403, username)
    assert.equal((await reader.get('/admin/staff/new')).status, 403, username)
  }
  assert.match((await openReader(house).get('/admin/staff')).path, /^\/account\/sign-in/)
})

test('a form that arrives twice adds one person and tells the same password', async () => {
  const rahman = await signedIn('rahman')
  const { html } = await rahman.get('/admin/staff/new')
  const command = /name="command" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const fields = { name: 'Putri Ayu', username: 'putri', roles: 'information', agency: '' }
  const [one, two] = [
    await rahman.post('/admin/staff', { ...fields, command, token }),
    await rahman.post('/admin/staff', { ...fields, command, token }),
  ]
  assert.ok(toldPassword(one.html))
  assert.equal(toldPassword(two.html), toldPassword(one.html))
  assert.match((await rahman.get('/admin/staff?q=putri')).text, /1 pegawai/)
})

test('what is wrong with a new person is said beside the field, with what was typed kept', async () => {
  const rahman = await signedIn('rahman')
  const wrong = await fill(rahman, '/admin/staff/new', { name: '', username: 'A B!', agency: '' }, '/admin/staff')
  assert.equal(wrong.status, 422)
  for (const says of [/Isi namanya/, /Tulis nama masuk dengan/, /paling sedikit satu peran/])
    assert.match(wrong.text, says)
  const taken = await rahman.post('/admin/staff', {
    name: 'Lina Lain',
    username: 'lina',
    roles: 'officer',
    agency: String(mall.agency.polri),
  })
  assert.match(taken.text, /Nama masuk lina sudah dipakai/)
  assert.match(taken.html, /value="Lina Lain"/)
  const mixed = await rahman.post('/admin/staff', {
    name: 'Lina Lain',
    username: 'lina.lain',
    roles: ['officer', 'manager'],
    agency: String(mall.agency.polri),
  })
  assert.match(mixed.text, /tidak bisa digabung/)
})

test('roles are changed by somebody else only, and the history says from what to what', async () => {
  const rahman = await signedIn('rahman')
  assert.match((await rahman.get(`/admin/staff/${people.pakRahman.id}`)).text, /akun Anda sendiri/)
  const own = await fill(rahman, `/admin/staff/${people.pakRahman.id}/edit`, {
    name: 'Abdul Rahman',
    roles: ['manager', 'technician'],
  })
  assert.equal(own.status, 403)
  const seen = await fill(rahman, `/admin/staff/${people.wati.id}/edit`, {
    name: 'Wati S.',
    roles: ['information', 'evaluator'],
  })
  assert.match(seen.text, /Wati S\./)
  assert.match(seen.text, /Peran: Petugas informasi menjadi Petugas informasi, Evaluator/)
  // Among the changes of the whole mall it is said whose.
  assert.match(
    (await rahman.get('/admin/history?sort=staff')).html,
    /<span>Wati S\.<\/span>.*Petugas informasi, Evaluator/s,
  )
})

test('a reset password ends the sessions and is told once', async () => {
  const lina = await signedIn('lina')
  const hendra = await signedIn('hendra')
  const told = await fill(hendra, `/admin/staff/${people.lina.id}/reset`)
  assert.match((await lina.get('/account')).path, /sign-in/)
  assert.equal(
    (await (await signedIn('lina', toldPassword(told.html))).get('/account')).path,
    '/account/password?to=%2Faccount',
  )
})

test('who leaves is out at once, stays in the list of those who left, and comes back with a new password', async () => {
  const joko = await signedIn('joko')
  const rahman = await signedIn('rahman')
  await fill(rahman, `/admin/staff/${people.joko.id}/retire`)
  assert.match((await joko.get('/account')).path, /sign-in/)
  assert.doesNotMatch((await rahman.get('/admin/staff')).text, /Joko Prasetyo/)
  assert.match((await rahman.get('/admin/staff?retired=1')).text, /Joko Prasetyo.*Sudah berhenti/)
  const told = await fill(rahman, `/admin/staff/${people.joko.id}/reinstate`)
  await signedIn('joko', toldPassword(told.html))
})

test('the last technician stays, and the page says whom to appoint first', async () => {
  const rahman = await signedIn('rahman')
  const seen = await fill(rahman, `/admin/staff/${people.yusuf.id}/retire`)
  assert.equal(seen.status, 409)
  assert.match(seen.text, /Ini teknisi terakhir/)
})

test('the list is searched by name and by agency', async () => {
  const rahman = await signedIn('rahman')
  const seen = await rahman.get('/admin/staff?q=nita')
  assert.match(seen.text, /Nita Lubis/)
  assert.doesNotMatch(seen.text, /Hendra Saputra/)
  assert.doesNotMatch((await rahman.get('/admin/staff?agency=0')).text, /Nita Lubis/)
  assert.match((await rahman.get('/admin/staff?q=tidakada')).text, /Tidak ada yang cocok/)
})
