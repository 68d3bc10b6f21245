import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAdminSite } from '../../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { buildSmallMall } from '../../../../test/harness/small-mall.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
const ibuSiti = site.as(mall.ibuSiti)
const disdukcapil = `/admin/agencies/${mall.agency.disdukcapil}`

test('the manager changes the short name of an agency, and its history says who did it', async () => {
  const saved = await ibuSiti.fill(`${disdukcapil}/edit`, { shortName: 'Capil' })
  assert.equal(saved.status, 303)
  const { html } = await ibuSiti.read(disdukcapil)
  assert.match(html, /Capil/)
  assert.match(html, /Data instansi diubah/)
  assert.match(html, /Siti R\./)
})

test('an agency that leaves takes its services, queues and counters with it, and the page says what goes', async () => {
  const polri = `/admin/agencies/${mall.agency.polri}`
  const { html } = await ibuSiti.read(`${polri}/retire`)
  assert.match(html, /1 layanan, 1 antrean, dan 1 loket/)
  // Nobody has left yet, so nobody who left is offered.
  assert.doesNotMatch((await ibuSiti.read('/admin/agencies')).html, /sudah diakhiri/)
  const left = await ibuSiti.fill(`${polri}/retire`)
  assert.equal(left.status, 303, left.html)
  assert.match((await ibuSiti.read('/admin/agencies')).html, /retired=1">Lihat yang sudah diakhiri/)
  assert.match((await ibuSiti.read('/admin/agencies?retired=1')).html, /Instansi yang sudah diakhiri.*Polri/s)
  assert.doesNotMatch((await ibuSiti.read('/admin/services')).html, /SKC-01/)
  assert.equal((await ibuSiti.fill(`${polri}/edit`, { shortName: 'Polresta' })).status, 409)
})

test('days of presence change by addendum from today on; one that has not begun can be taken back', async () => {
  const past = await ibuSiti.fill(`${disdukcapil}/presence`, {
    'validFrom-day': '1',
    'validFrom-month': '11',
    'validFrom-year': '2026',
    days: ['mon'],
    basis: 'Adendum 2',
  })
  assert.equal(past.status, 422)
  assert.match(past.html, /berlaku mulai hari ini atau sesudahnya/)
  assert.match(past.html, /value="Adendum 2"/)
  const coming = await ibuSiti.fill(`${disdukcapil}/presence`, {
    'validFrom-day': '1',
    'validFrom-month': '12',
    'validFrom-year': '2026',
    days: ['mon', 'fri'],
    basis: 'Adendum 2',
  })
  assert.equal(coming.status, 303)
  assert.match((await ibuSiti.read(disdukcapil)).html, /Sen, Jum.*belum berlaku/s)
  assert.equal((await ibuSiti.fill(`${disdukcapil}/presence/2026-12-01/withdraw`)).status, 303)
  assert.doesNotMatch((await ibuSiti.read(disdukcapil)).html, /belum berlaku/)
})

test('a form that is not filled in says so beside each field and above it', async () => {
  const answer = await ibuSiti.fill('/admin/agencies/new', { code: 'Bukan Kode', shortName: '' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Ada yang perlu diperiksa/)
  assert.match(answer.html, /Isi namanya dalam bahasa Inggris/)
  assert.match(answer.html, /value="Bukan Kode"/)
})
