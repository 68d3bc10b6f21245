import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { startApp } from '../../../../test/harness/app.ts'
import { signedIn } from '../../../../test/harness/at-work.ts'
import { hands } from '../../../../test/harness/hall.ts'
import { buildPeople, type People } from '../../../../test/harness/people.ts'
import { at, buildSmallMall, type SmallMall } from '../../../../test/harness/small-mall.ts'

let mall = {} as SmallMall
let people = {} as People
const app = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    people = await buildPeople(database, mall)
  },
})
const hall = hands(app.database, mall)
const { ktpHilang, kkBaru, skck } = mall.service
const wati = await signedIn(app, mall, people.wati)

const count = async (what: 'visit.visit' | 'visit.leg') =>
  (
    await app.database.owner.row<{ count: number }>(
      what === 'visit.visit' ? sql`select count(*) from visit.visit` : sql`select count(*) from visit.leg`,
    )
  ).count

test('somebody without a phone gets a number at the information desk, once however often the button is pressed', async () => {
  const found = await wati.get('/desk/info?q=ktp')
  assert.match(found.text, /KTP hilang atau rusak Disdukcapil/)
  const order = await wati.get(`/desk/info/numbers/new?service=${ktpHilang}`)
  assert.match(order.text, /Layanan yang dipilih KTP hilang atau rusak Disdukcapil Kartu Keluarga/)
  const form = { service: String(ktpHilang), group: 'elderly', language: 'id', paper: 'yes', command: randomUUID() }
  const given = await wati.post('/desk/info/numbers', form)
  assert.match(given.text, /Nomor A 001 sudah diberikan/)
  assert.match(given.html, /<svg/)
  assert.match((await wati.post('/desk/info/numbers', form)).text, /Nomor A 001 sudah diberikan/)
  assert.equal(await count('visit.visit'), 1)
})

test('several services on one number, in the order they are listed, chosen without a script', async () => {
  const two = `service=${kkBaru}&service=${ktpHilang}`
  const order = await wati.get(`/desk/info/numbers/new?${two}&service=${skck}&without=${skck}`)
  assert.doesNotMatch(order.html, new RegExp(`name="service" value="${skck}"`))
  const given = await wati.post('/desk/info/numbers', {
    service: [String(kkBaru), String(ktpHilang)],
    order: 'listed',
    group: 'none',
    language: 'en',
  })
  assert.match(given.path, /\/desk\/info\/visits\/\d+$/)
  assert.match(given.text, /Kartu Keluarga baru Menunggu/)
  assert.match(given.text, /KTP hilang atau rusak Menyusul/)
})

test('a number that cannot be given is refused with the reason, and what was chosen stays', async () => {
  app.clock.set(at(8 * 60))
  const seen = await wati.get(`/desk/info/numbers/new?service=${skck}`)
  assert.match(seen.text, /Nomor untuk hari ini sudah ditutup/)
  const refused = await wati.post('/desk/info/numbers', { service: String(skck), group: 'disabled', language: 'id' })
  assert.equal(refused.answered, 409)
  assert.match(refused.text, /Nomor untuk hari ini sudah ditutup/)
  assert.match(refused.html, /value="disabled" checked/)
  app.clock.set(at(10))
})

test('a number is found as people say it', async () => {
  for (const typed of ['A 001', 'a1', 'a-001', '1']) {
    assert.match((await wati.get(`/desk/info?number=${encodeURIComponent(typed)}`)).text, /A 001 KTP hilang/, typed)
  }
  assert.match((await wati.get('/desk/info?number=Z9')).text, /Tidak ada nomor Z9 hari ini/)
})

test('what the information desk mends on a number, pressed twice, is mended once', async () => {
  const taken = await hall.number(ktpHilang, 11)
  const path = `/desk/info/visits/${taken.visitId}`
  const twice = async (name: string, fields: Record<string, string> = {}) => {
    const token = /name="token" value="([^"]+)"/.exec((await wati.get(path)).html)?.[1] ?? ''
    const form = { token, ...fields, command: randomUUID() }
    const seen = await wati.post(`${path}/${name}`, form)
    assert.equal(seen.status, 200, seen.text)
    assert.equal((await wati.post(`${path}/${name}`, form)).status, 200)
    return seen
  }
  const legs = await count('visit.leg')
  assert.match((await twice('services', { service: String(skck), when: 'after' })).text, /SKCK Menyusul/)
  assert.equal(await count('visit.leg'), legs + 1)
  assert.match((await twice('groups', { group: 'pregnant' })).text, /Hamil atau menyusui/)
  await hall.open(mall.counter.one, mall.rina, 11)
  let called = await hall.call(mall.counter.one, mall.rina, 12)
  while (called && called.visitId !== taken.visitId) {
    await hall.start(mall.counter.one, mall.rina, called, 12)
    await hall.finish(mall.counter.one, mall.rina, called, 12)
    called = await hall.call(mall.counter.one, mall.rina, 12)
  }
  await hall.absent(mall.counter.one, mall.rina, called, 20)
  assert.match((await twice('returns')).text, /KTP hilang atau rusak Menunggu/)
  assert.match((await twice('prints', { state: 'failed' })).text, /Gagal tercetak/)
  assert.match((await wati.get(`${path}/cancel`)).text, new RegExp(`Batalkan nomor ${taken.ticket}`))
  const page = await wati.get(`${path}/cancel`)
  const token = /name="token" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  assert.match((await twice('cancel', { token })).text, /KTP hilang atau rusak Dibatalkan/)
  const again = await wati.post(`${path}/cancel`, { token, command: randomUUID() })
  assert.equal(again.answered, 409)
  assert.match(again.text, /sudah selesai/)
})

test('a service that is on the number already is not added again', async () => {
  const taken = await hall.number(kkBaru, 30)
  const path = `/desk/info/visits/${taken.visitId}`
  await wati.get(path)
  const refused = await wati.post(`${path}/services`, { service: String(kkBaru), when: 'now' })
  assert.equal(refused.answered, 409)
  assert.match(refused.text, /sudah mempunyai layanan itu/)
  assert.equal((await wati.post(`${path}/services`, { service: '', when: 'now' })).answered, 422)
})

test('the paper is in the visitor’s language and leads to the visitor’s own page', async () => {
  const { visitId, token } = await app.database.owner.row<{ visitId: number; token: string }>(
    sql`select id as "visitId", token from visit.visit where language = 'en'`,
  )
  const seen = await wati.get(`/desk/info/visits/${visitId}/ticket`)
  assert.match(seen.text, /Your queue number B 001/)
  assert.match((await wati.get(`/desk/info/visits/${visitId}`)).html, new RegExp(`href="/v/${token}"`))
  assert.equal((await wati.get('/desk/info/visits/999999')).status, 404)
})
