import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { revokeDevice } from '#account/device/pair.ts'
import { sql } from '#platform/database.ts'
import { openIncident } from '#visit/incident.ts'
import { type Kiosk, pairKiosk } from '../../../test/harness/kiosk.ts'
import { formsOf } from '../../../test/harness/page-forms.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { openSmallHouse } from '../../../test/harness/small-house.ts'
import { at } from '../../../test/harness/small-mall.ts'

const {
  app: house,
  mall,
  hall,
} = await openSmallHouse({
  at: at(0),
  arrange: (database, mall) =>
    database.owner.run(sql`
      insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, published_at)
      select mall_id, service_id, 2, agency_id, '2026-02-01', name, level, minutes, words,
        jsonb_set(standard, '{requirements}', standard->'requirements' || ${{ name: { id: 'Surat kehilangan', en: 'Loss report' }, form: 'original', when: { id: 'Bila hilang', en: 'If lost' }, obtainAt: 'SKC-01' }}::jsonb), published_at
      from service.version v where v.service_id = ${mall.service.ktpHilang}`),
})
let kiosk: Kiosk

beforeEach(async () => {
  house.clock.set(at(0))
  kiosk ??= await pairKiosk(house, mall)
})

const numbers = () =>
  house.database.owner.rows<{
    ticket: string
    class: string
    channel: string
    language: string
    legs: number
    steps: number
  }>(sql`
    select v.ticket, v.class, v.channel, v.language, count(l.*)::int as legs, max(l.step) as steps
    from visit.visit v join visit.leg l on l.mall_id = v.mall_id and l.visit_id = v.id group by v.mall_id, v.id order by v.id`)

/** Presses the button that gives the number on a page of the kiosk. */
async function press(path: string, which = 0) {
  const { html } = await kiosk.get(path)
  const form = formsOf(html).filter(({ action }) => action === '/kiosk/numbers')[which]
  assert.ok(form, `no number to take on ${path}`)
  const fields: Record<string, string[]> = {}
  for (const [name, value] of form.fields)
    if (name !== 'token' && name !== 'command') fields[name] = [...(fields[name] ?? []), value]
  return await kiosk.post('/kiosk/numbers', fields)
}

test('a browser that is no kiosk is led to pairing and gets no number', async () => {
  const stranger = openReader(house)
  assert.equal((await stranger.get('/kiosk')).path, '/device/kiosk')
  assert.equal((await stranger.get('/kiosk/services/DKC-08')).path, '/device/kiosk')
  const before = (await numbers()).length
  await stranger.get('/device/kiosk')
  const posted = await house.app.request('/kiosk/numbers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': 'not-a-kiosk-1' },
    body: JSON.stringify({ services: ['DKC-08'] }),
  })
  assert.equal(posted.status, 403)
  assert.equal((await numbers()).length, before)
})

test('from everyday words to the number: search, requirements, number with place, people before and QR', async () => {
  const found = await kiosk.get('/kiosk/search?q=ktp hilang'.replace(' ', '+'))
  assert.match(found.html, /href="\/kiosk\/services\/DKC-08\?q=ktp\+hilang"/)
  const service = await kiosk.get('/kiosk/services/DKC-08?q=ktp+hilang')
  assert.match(
    service.text,
    /Sudahkah Anda membawa\? Kartu Keluarga.*Surat kehilangan Bila hilang\. Asli\. Bisa dibuat di Loket 14, gedung ini/,
  )
  assert.match(service.html, /href="\/kiosk\/search\?q=ktp\+hilang"/, 'Kembali leads to what was found')
  const given = await press('/kiosk/services/DKC-08')
  assert.equal(given.answered, 303)
  assert.match(
    given.text,
    /Nomor Anda A 001 KTP hilang atau rusak Loket 1 dan 2, Aula Utara, lantai 1 Anda yang berikutnya/,
  )
  assert.match(given.html, /<svg[^>]*viewBox/)
  const second = await press('/kiosk/services/DKC-08')
  assert.match(second.text, /A 002.*1 orang sebelum Anda/)
})

test('pressing twice is one number, also when both presses arrive at once', async () => {
  await kiosk.get('/kiosk/services/DKC-08')
  const before = (await numbers()).length
  const twice = await Promise.all([1, 2].map(() => kiosk.post('/kiosk/numbers', { services: 'DKC-08' })))
  assert.equal(twice[0]?.path, twice[1]?.path)
  assert.equal((await numbers()).length, before + 1)
})

test('several services on one number, in any order or as listed; the choice stays in the address only', async () => {
  const first = await kiosk.get('/kiosk/services/DKC-08')
  assert.match(first.html, /href="\/kiosk\?s=DKC-08"/)
  const next = await kiosk.get('/kiosk/services/SKC-01?s=DKC-08')
  assert.match(next.html, /href="\/kiosk\/order\?s=DKC-08&amp;s=SKC-01"/)
  await press('/kiosk/order?s=DKC-08&s=SKC-01&order=any')
  await press('/kiosk/order?s=DKC-08&s=SKC-01&order=listed')
  const [any, listed] = (await numbers()).slice(-2)
  assert.deepEqual([any?.legs, any?.steps, listed?.legs, listed?.steps], [2, 1, 2, 2])
  assert.doesNotMatch((await kiosk.get('/kiosk')).text, /Sudah dipilih/)
})

test('a paper that another counter gives can be taken first, on the same number', async () => {
  const missing = await kiosk.get('/kiosk/services/DKC-08/missing?have=0')
  assert.match(missing.html, /href="\/kiosk\/order\?s=SKC-01&amp;s=DKC-08"/)
  const given = await press('/kiosk/order?s=SKC-01&s=DKC-08')
  assert.match(given.text, /Nomor Anda C \d{3} SKCK .* KTP hilang atau rusak/)
})

test('who needs priority says so with one press; nobody is asked to prove it here', async () => {
  const asked = await kiosk.get('/kiosk/priority?s=DKC-08')
  assert.match(asked.text, /Lansia.*disabilitas.*Hamil.*balita.*Korban bencana.*Tidak ada, ambil nomor biasa/)
  assert.match(asked.text, /dihitung seperti datang 30 menit lebih awal/)
  const given = await press('/kiosk/priority?s=DKC-08', 1)
  assert.doesNotMatch(given.text, /disabilitas/, 'the ticket does not say why')
  assert.equal((await numbers()).at(-1)?.class, 'protected')
  assert.doesNotMatch(
    (await kiosk.get('/kiosk/priority?s=SKC-01')).text,
    /lebih awal/,
    'no credit is promised where there is none',
  )
})

test('where an officer must confirm priority, the number says to whom it is shown, and not why', async () => {
  const needs = (whether: boolean) =>
    house.database.owner.run(
      sql`update mall.mall set settings = settings || ${{ priorityNeedsConfirmation: whether }}::jsonb, version = version + 1`,
    )
  await needs(true)
  const given = await press('/kiosk/priority?s=DKC-08', 1)
  assert.match(given.text, /Agar didahulukan, tunjukkan nomor ini kepada petugas meja informasi\./)
  assert.doesNotMatch(given.text, /disabilitas/)
  assert.doesNotMatch((await press('/kiosk/services/DKC-08')).text, /Agar didahulukan/)
  await needs(false)
  assert.doesNotMatch((await press('/kiosk/priority?s=DKC-08', 1)).text, /Agar didahulukan/)
})

test('paper that did not come out is known, and its number can be printed again; saying it twice is saying it once', async () => {
  const given = await press('/kiosk/services/DKC-08')
  const id = Number(given.path.split('/').at(-1))
  const stateOf = async () =>
    (
      await house.database.owner.row<{ state: string }>(
        sql`select print_state as state from visit.visit where id = ${id}`,
      )
    ).state
  assert.equal(await stateOf(), 'pending')
  assert.match(given.html, /data-print="now"/)
  const failed = await Promise.all([1, 2].map(() => kiosk.post(`/kiosk/numbers/${id}/print`, { state: 'failed' })))
  assert.match(failed[0]?.text ?? '', /Nomor Anda tetap berlaku/)
  assert.equal(await stateOf(), 'failed')
  await kiosk.post(`/kiosk/numbers/${id}/print`, { state: 'printed' })
  assert.equal(await stateOf(), 'printed')
  const events = await house.database.owner.rows<{ kind: string }>(
    sql`select kind from ledger.event where visit_id = ${id} order by id`,
  )
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['visit.issued', 'visit.print.failed', 'visit.print.printed'],
  )
})

test('another kiosk cannot open the number, and nobody can after ten minutes', async () => {
  const given = await press('/kiosk/services/DKC-08')
  const other = await pairKiosk(house, mall, 'Kios 2')
  assert.equal((await other.get(given.path)).status, 404)
  assert.equal((await kiosk.get(given.path)).status, 200)
  house.clock.set(at(11))
  assert.equal((await kiosk.get(given.path)).status, 404)
})

test('when numbers are not given the kiosk says why and when again, and offers no button', async () => {
  const cases: [Date, RegExp][] = [
    [at(-62), /Belum buka\. Nomor bisa diambil mulai pukul 07\.00/],
    [at(7 * 60), /Nomor untuk hari ini sudah ditutup\. Buka lagi besok, Selasa, 24 November 2026, pukul 08\.00/],
    [at(5 * 24 * 60), /Hari ini tutup\. Buka lagi Senin, 30 November 2026/],
  ]
  for (const [now, sentence] of cases) {
    house.clock.set(now)
    const { text, html } = await kiosk.get('/kiosk/services/DKC-08')
    assert.match(text, sentence)
    assert.doesNotMatch(html, /action="\/kiosk\/numbers"/)
    assert.match((await kiosk.get('/kiosk')).text, sentence)
  }
})

test('a number pressed for on a page from before closing is refused on the kiosk, with the way back to its first screen', async () => {
  await kiosk.get('/kiosk/services/DKC-08')
  house.clock.set(at(8 * 60))
  const refused = await kiosk.post('/kiosk/numbers', { services: 'DKC-08' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /sudah ditutup/)
  assert.match(refused.html, /data-face="kiosk".*href="\/kiosk\?lang=id"/s)
  assert.doesNotMatch(refused.html, /href="\/"/)
})

test('what is stopped by an incident offers no number; what is only warned of does, after the warning', async () => {
  const incident = { kind: 'system_down', agencyId: null, queueId: null, counterId: null } as const
  const message = (id: string) => ({ id, en: id })
  // It stood open before, and is pressed afterwards.
  await kiosk.get('/kiosk/services/SKC-01')
  const before = (await numbers()).length
  await hall.act(async (tx) => {
    await openIncident(
      tx,
      { ...incident, serviceId: mall.service.skck, stops: true, message: message('Sistem SKCK mati.') },
      mall.ibuSiti,
      at(0),
    )
    await openIncident(
      tx,
      { ...incident, serviceId: mall.service.kkBaru, stops: false, message: message('Sistem KK lambat.') },
      mall.ibuSiti,
      at(0),
    )
  })
  const late = await kiosk.post('/kiosk/numbers', { services: 'SKC-01' })
  assert.deepEqual([late.status, (await numbers()).length], [409, before])
  assert.match(late.text, /Sistem SKCK mati\..*Mulai lagi dari awal/)
  const stopped = await kiosk.get('/kiosk/services/SKC-01')
  assert.match(stopped.text, /Nomor belum bisa diambil Sistem SKCK mati\./)
  assert.doesNotMatch(stopped.html, /action="\/kiosk\/numbers"/)
  const order = await kiosk.get('/kiosk/order?s=DKC-08&s=SKC-01')
  assert.match(order.text, /SKCK: Nomor belum bisa diambil\. Hapus dari pilihan/)
  assert.doesNotMatch(order.html, /action="\/kiosk\/numbers"/)
  const warned = await kiosk.get('/kiosk/services/DKC-01')
  assert.match(warned.text, /Sistem KK lambat\..*Ambil nomor/)
})

test('who does not know where to go is led to people', async () => {
  const { text } = await kiosk.get('/kiosk/help')
  assert.match(text, /Datang ke meja informasi/)
})

test('the next visitor begins in the first language, and an English number leads to an English phone', async () => {
  const english = await pairKiosk(house, mall, 'Kios 3')
  await english.get('/kiosk/services/DKC-08?lang=en')
  const given = await english.post('/kiosk/numbers', { services: 'DKC-08' })
  assert.match(given.text, /Your number A \d{3}/)
  assert.equal((await numbers()).at(-1)?.language, 'en')
  assert.match(given.html, /data-home="\/kiosk\?lang=id&amp;view=usual"/)
  assert.match((await english.get('/kiosk?lang=id')).text, /Apa yang ingin Anda urus\?/)
})

test('what does not exist is said in the kiosk, never on a page that leads out of it', async () => {
  for (const path of ['/kiosk/services/NOPE-1', '/kiosk/agencies/nobody', '/kiosk/nothing', '/kiosk/numbers/999999']) {
    const { status, html } = await kiosk.get(path)
    assert.equal(status, 404, path)
    assert.match(html, /data-face="kiosk"/, path)
  }
})

test('a kiosk that was taken out of use gives no more numbers', async () => {
  const old = await pairKiosk(house, mall, 'Kios 4')
  await old.get('/kiosk/services/DKC-08')
  const { id } = await house.database.owner.row<{ id: number }>(
    sql`select id from account.device where name = 'Kios 4'`,
  )
  await hall.act((tx) => revokeDevice(tx, id, mall.ibuSiti, at(0)))
  const before = (await numbers()).length
  await old.post('/kiosk/numbers', { services: 'DKC-08' })
  assert.equal((await numbers()).length, before)
  assert.equal((await old.get('/kiosk')).path, '/device/kiosk')
})
