import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Reader } from '#platform/live.ts'
import { sql } from '#platform/sql.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { signedIn } from '../../../../test/harness/at-work.ts'
import { hands } from '../../../../test/harness/hall.ts'
import { at } from '../../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../../test/harness/staffed-mall.ts'
import { infoHall } from './hall-view.tsx'

const { app, mall, people } = await openStaffedMall({ at: at(0) })
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
  const found = await wati.get('/desk/info?q=ktp+hilang')
  assert.match(found.text, /KTP hilang atau rusak Disdukcapil/)
  const form = { service: String(ktpHilang), group: 'elderly', language: 'id', paper: 'yes', command: randomUUID() }
  const given = await wati.post('/desk/info/numbers', form)
  assert.match(given.text, /Nomor A 001 sudah diberikan/)
  assert.match(given.html, /<svg/)
  assert.match((await wati.post('/desk/info/numbers', form)).text, /Nomor A 001 sudah diberikan/)
  assert.equal(await count('visit.visit'), 1)
})

test('what somebody asks of a service is answered on the same screen: the wait, the place, the cost, what to bring', async () => {
  const { text } = await wati.get(`/desk/info?service=${ktpHilang}`)
  assert.match(text, /Menunggu sekarang belum bisa diperkirakan, belum ada petugas untuk antrean ini 1 menunggu/)
  assert.match(text, /Loket 1 dan 2/)
  assert.match(text, /Biaya Gratis Waktu 15 sampai 30 menit/)
  assert.match(text, /Yang dibawa Kartu Keluarga Asli/)
  const sheet = await wati.get(`/desk/info/services/${ktpHilang}/sheet?width=80`)
  assert.match(sheet.text, /KTP hilang atau rusak Disdukcapil Yang dibawa Kartu Keluarga Asli/)
  assert.match(sheet.html, /class="sheet-page narrow"/)
  assert.match((await wati.get('/desk/info')).text, /Sekarang di aula .*Disdukcapil, KK Loket 3/)
})

test('in a mall without queues the information desk says what is needed first, and shows no table without rows', async () => {
  const now = app.clock.now()
  const seen = await app.house.db.transact({ mall: mall.mall }, async (tx) => {
    const directory = { ...(await directoryOf(tx, now)), agencies: new Map(), queues: new Map() }
    return { directory, waits: await recentWaits(tx, directory, now), now }
  })
  const reader = { language: 'id', formats: formatsFor('id', 'Asia/Jakarta') } as Reader
  const html = String(infoHall.render(seen, {}, reader))
  assert.match(html, /Belum ada antrean di mal ini/)
  assert.doesNotMatch(html, /<table/)
})

test('several services on one number, in the order they are listed, chosen without a script', async () => {
  const order = await wati.get(`/desk/info?order=${kkBaru}&order=${ktpHilang}&service=${skck}`)
  assert.match(order.html, new RegExp(`name="service" value="${skck}"`))
  const without = /href="([^"]+)" aria-label="Hapus SKCK"/.exec(order.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const seen = await wati.get(without)
  assert.doesNotMatch(seen.html, new RegExp(`type="hidden" name="service" value="${skck}"`))
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
  const seen = await wati.get(`/desk/info?service=${skck}`)
  assert.match(seen.text, /Nomor untuk hari ini sudah ditutup|Mal sudah tutup|tutup/)
  const refused = await wati.post(`/desk/info/numbers?service=${skck}`, {
    service: String(skck),
    group: 'disabled',
    language: 'id',
  })
  assert.equal(refused.answered, 409)
  assert.match(refused.text, /Nomor untuk hari ini sudah ditutup/)
  assert.match(refused.html, /value="disabled" selected/)
  app.clock.set(at(10))
})

test('a number is found as people say it, and its owner is told where to go now', async () => {
  for (const typed of ['A 001', 'a1', 'a-001']) {
    const { text } = await wati.get(`/desk/info?q=${encodeURIComponent(typed)}`)
    assert.match(text, /A 001 Tunggu di dekat Loket 1 dan 2/, typed)
    assert.match(text, /Dengarkan panggilan dan lihat layar aula/)
  }
  assert.match((await wati.get('/desk/info?q=1')).text, /A 001 KTP hilang .* B 001 Kartu Keluarga/)
  assert.match((await wati.get('/desk/info?q=Z9')).text, /Tidak ada hasil untuk “Z9”/)
})

test('somebody who lost the paper is found by what for and about when, and no name is asked', async () => {
  const { text } = await wati.get(`/desk/info?service=${ktpHilang}&around=08:05`)
  assert.match(text, /A 001 diambil 08\.00 Menunggu/)
  assert.match((await wati.get(`/desk/info?service=${skck}&around=08:05`)).text, /Belum ada nomor untuk layanan ini/)
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

test('who took the wrong service gets the right one instead, with the time of arrival, once however often it is pressed', async () => {
  const taken = await hall.number(kkBaru, 31)
  const path = `/desk/info/visits/${taken.visitId}`
  const [wrong] = (await hall.visit(taken)).legs
  assert.match(
    (await wati.get(`${path}?add=1&service=${skck}`)).text,
    /Sebagai ganti Kartu Keluarga baru, waktu datang tetap/,
  )
  const press = () =>
    wati.post(`${path}/services`, { service: String(skck), when: `instead:${wrong?.id}`, command: randomUUID() })
  const answered = (await Promise.all([press(), press(), press()])).map((seen) => seen.answered)
  assert.deepEqual(answered.sort(), [303, 409, 409])
  assert.deepEqual(
    (await hall.visit(taken)).legs.map((leg) => [leg.serviceId, leg.state, leg.arrivalRef]),
    [
      [kkBaru, 'transferred', wrong?.arrivalRef],
      [skck, 'waiting', wrong?.arrivalRef],
    ],
  )
  assert.deepEqual(await hall.breaches(), [])
})

test('two people at the information desk who help the same visitor at once help once', async () => {
  const lina = await signedIn(app, mall, mall.ibuSiti)
  const taken = await hall.number(kkBaru, 12)
  const path = `/desk/info/visits/${taken.visitId}`
  const both = async (name: string, fields: Record<string, string> = {}) => {
    const helpers = [wati, lina, wati, lina, wati, lina]
    for (const helper of [wati, lina]) await helper.get(path)
    return Promise.all(helpers.map((helper) => helper.post(`${path}/${name}`, { ...fields, command: randomUUID() })))
  }
  const added = await both('services', { service: String(skck), when: 'after' })
  assert.deepEqual(added.map((seen) => seen.answered).sort(), [303, 409, 409, 409, 409, 409])
  const legs = await app.database.owner.rows(
    sql`select id from visit.leg where visit_id = ${taken.visitId}::bigint and service_id = ${skck}::bigint`,
  )
  assert.equal(legs.length, 1)
  const groups = await both('groups', { group: 'pregnant' })
  assert.ok(groups.every((seen) => seen.answered === 303))
  await hall.open(mall.counter.three, mall.dewi, 13)
  const called = await hall.call(mall.counter.three, mall.dewi, 13)
  assert.equal(called?.visitId, taken.visitId)
  await hall.absent(mall.counter.three, mall.dewi, called, 25)
  const back = await both('returns')
  assert.deepEqual(back.map((seen) => seen.answered).sort(), [303, 409, 409, 409, 409, 409])
  const over = await both('cancel')
  assert.deepEqual(over.map((seen) => seen.answered).sort(), [303, 409, 409, 409, 409, 409])
  assert.deepEqual(await hall.breaches(), [])
})

test('a number that came back once already is told so, and has no button to come back again', async () => {
  const taken = await hall.number(skck, 26)
  await hall.open(mall.counter.fourteen, mall.agus, 26)
  for (const minute of [27, 45]) {
    const called = await hall.call(mall.counter.fourteen, mall.agus, minute)
    assert.equal(called?.visitId, taken.visitId)
    await hall.absent(mall.counter.fourteen, mall.agus, called, minute + 12)
    const seen = await wati.get(`/desk/info/visits/${taken.visitId}`)
    if (minute === 27) {
      assert.match(seen.text, /Boleh kembali satu kali/)
      await wati.post(`/desk/info/visits/${taken.visitId}/returns`)
    } else {
      assert.match(seen.text, /Nomor ini terlewat dan sudah berakhir/)
      assert.doesNotMatch(seen.html, /\/returns/)
    }
  }
})

test('where the desk has a printer the number comes out of it, once for each wish', async () => {
  await app.database.owner.run(sql`
    insert into printing.printer (mall_id, device_id, address, port, width_mm, answers, health_since)
    values (${mall.mall}, null, '127.0.0.1', 9109, 80, false, ${at(50)}::timestamptz)`)
  await wati.get(`/desk/info?service=${kkBaru}`)
  const form = { service: String(kkBaru), group: 'none', language: 'id', paper: 'yes', command: randomUUID() }
  const given = await wati.post('/desk/info/numbers', form)
  assert.match(given.path, /^\/desk\/info\/visits\/\d+$/)
  const wishes = async () =>
    (await app.database.owner.rows<{ wish: string }>(sql`select wish from printing.print order by id`)).length
  await wati.post('/desk/info/numbers', form)
  assert.equal(await wishes(), 1)
  const again = { command: randomUUID() }
  for (let i = 0; i < 2; i++) assert.equal((await wati.post(`${given.path}/sheets`, again)).answered, 303)
  assert.equal(await wishes(), 2)
  assert.match((await wati.get(given.path)).text, /Kertas (Menunggu dicetak|Sedang dicetak|Gagal tercetak)/)
})

test('an officer of one agency never gives or changes numbers of the whole mall', async () => {
  const agus = await signedIn(app, mall, mall.agus)
  for (const path of ['/desk/info', `/desk/info/services/${skck}/sheet`, '/desk/info/visits/1'])
    assert.equal((await agus.get(path)).status, 403, path)
  await agus.get('/desk/14')
  for (const name of ['services', 'groups', 'priorities', 'sheets', 'returns', 'cancel', 'prints'])
    assert.equal((await agus.post(`/desk/info/visits/1/${name}`, { service: '1' })).status, 403, name)
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
