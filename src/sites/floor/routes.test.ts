import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { signedIn } from '../../../test/harness/at-work.ts'
import { hands } from '../../../test/harness/hall.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { at, today } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app, mall, people } = await openStaffedMall({ at: at(0) })
const hall = hands(app.database, mall)
const siti = await signedIn(app, mall, mall.ibuSiti)
const owner = app.database.owner

/** The confirm page, its button pressed twice, and the floor after it. */
async function twice(page: string, action: string, fields: Record<string, string> = {}) {
  const token = /name="token" value="([^"]+)"/.exec((await siti.get(page)).html)?.[1] ?? ''
  const form = { ...fields, token, command: randomUUID() }
  const seen = await siti.post(action, form)
  assert.equal(seen.status, 200, seen.text)
  assert.equal((await siti.post(action, form)).status, 200)
  return seen
}
const countOf = async (kind: string) =>
  (await owner.row<{ count: number }>(sql`select count(*) from ledger.event where kind = ${kind}`)).count

test('the manager sees the floor and acts; information and evaluator only see it; officers do not', async () => {
  const floor = await siti.get('/floor')
  assert.match(floor.text, /Menunggu 0 .*Perlu keputusan .*Antrean .*Dilayani 0 .*Janji ditepati/)
  assert.match(floor.html, /href="\/floor\/day"/)
  for (const person of [people.wati, people.joko]) {
    const reader = await signedIn(app, mall, person)
    const seen = await reader.get('/floor')
    assert.equal(seen.status, 200)
    // From the hall to its description and back is one press.
    assert.match(seen.html, /href="\/admin"/)
    assert.match((await reader.get('/admin')).html, /href="\/floor"/)
    assert.doesNotMatch(seen.html, /href="\/floor\/(day"|rehearsal|notices|incidents|counters|hours)/)
    assert.equal((await reader.get('/floor/day')).status, 403)
    await reader.get('/floor')
    assert.equal((await reader.post('/floor/day', { site: '1', day: today })).status, 403)
  }
  assert.equal((await (await signedIn(app, mall, mall.rina)).get('/floor')).status, 403)
  assert.match((await openReader(app).get('/floor')).path, /^\/account\/sign-in/)
})

test('a coordinator has the floor of the own agency: its queues, counters, people and incidents, and of the others nothing', async () => {
  const hendra = await signedIn(app, mall, people.pakHendra)
  const own = `floor.now?acts=yes&agency=${mall.agency.disdukcapil}`
  const { text, html } = await hendra.get('/floor')
  assert.match(text, /Lantai Disdukcapil, Senin, 23 November 2026 .*Menunggu 0 .*Antrean/)
  assert.doesNotMatch(text, /Polri|SKCK/)
  assert.match(html, new RegExp(`data-live="${own.replace('?', '\\?').replace('&', '&amp;')}"`))
  assert.doesNotMatch(html, /href="\/floor\/(hours|day"|days|rehearsal|accuracy|screens|wall)/)
  const watch = (section: string) =>
    app.app.request(`http://localhost/live?s=${encodeURIComponent(section)}`, {
      headers: { cookie: `pendopo=${hendra.cookies.get('pendopo')}` },
    })
  for (const section of [
    'floor.now?acts=yes',
    'floor.figures?',
    'floor.wall?',
    'floor.wall.day?',
    `floor.now?acts=yes&agency=${mall.agency.polri}`,
  ])
    assert.equal((await watch(section)).status, 403, section)
  const stream = await watch(own)
  assert.equal(stream.status, 200)
  await stream.body?.cancel()
  for (const path of ['hours', 'day', 'days', 'rehearsal', 'accuracy', 'screens', 'wall'])
    assert.equal((await hendra.get(`/floor/${path}`)).status, 403, path)
  const counters = await hendra.get('/floor/counters')
  assert.match(counters.text, /Loket 1 .*Loket 3/)
  assert.doesNotMatch(counters.text, /Loket 14/)
  for (const path of ['counters/14/open', 'counters/14/move', 'counters/14/close'])
    assert.equal((await hendra.get(`/floor/${path}`)).status, 404, path)
  // What is not shown is refused too, and nothing is left behind.
  await hendra.get('/floor/counters/1/open')
  const refused = async (path: string, form: Record<string, string>) => {
    await hendra.get('/floor/counters/1/open')
    assert.equal((await hendra.post(path, form)).answered, 403, path)
  }
  await refused('/floor/counters/14/requests', { staff: String(mall.agus.id) })
  await refused('/floor/counters/14/sittings', { staff: String(mall.agus.id) })
  const words = { kind: 'other', id: 'Rusak', en: 'Broken' }
  for (const place of ['mall:0', `agency:${mall.agency.polri}`, `queue:${mall.queue.skck}`])
    await refused('/floor/incidents', { ...words, place })
  await refused('/floor/notices', { id: 'Halo', en: 'Hello', minutes: '30', audiences: 'hall', to: 'mall:0' })
  assert.deepEqual(await Promise.all(['incident.opened', 'hall.told', 'counter.asked'].map(countOf)), [0, 0, 0])
  await hendra.get('/floor/counters/1/open')
  assert.equal((await hendra.post('/floor/counters/1/requests', { staff: String(people.lina.id) })).status, 200)
  assert.match((await hendra.get('/floor/counters')).text, /Lina Marlina diminta membuka/)
  const { id } = await owner.row<{ id: number }>(sql`select id from counter.request where answer is null`)
  await hendra.get('/floor/counters/1/open')
  assert.equal((await hendra.post(`/floor/requests/${id}/withdraw`)).status, 200)
})

test('an incident is opened in two steps, its words written already, and closed again, each once', async () => {
  const page = await siti.get(`/floor/incidents/new?kind=blanks_out&place=queue:${mall.queue.ktp}`)
  assert.match(page.html, /Disdukcapil, KTP: blangko habis sejak 08\.00/)
  assert.match(page.html, /out of blank cards since 08:00/)
  const form = { kind: 'blanks_out', place: `queue:${mall.queue.ktp}`, id: 'Blangko habis', en: 'No blanks' }
  const floor = await twice('/floor/incidents/new?kind=blanks_out&place=mall:0', '/floor/incidents', form)
  assert.match(floor.text, /Disdukcapil, KTP: blangko habis, baru saja/)
  assert.equal(await countOf('incident.opened'), 1)
  const base = /\/floor\/incidents\/\d+/.exec(floor.html)?.[0] ?? ''
  assert.match((await siti.get(`${base}/stop`)).text, /Hentikan nomor baru\?/)
  assert.match((await twice(`${base}/stop`, `${base}/stop`)).text, /Nomor baru dihentikan/)
  await assert.rejects(hall.number(mall.service.ktpHilang, 0), { key: 'visit.stopped' })
  assert.match((await twice(`${base}/give`, `${base}/give`)).text, /Nomor baru masih diberikan/)
  assert.doesNotMatch((await twice(`${base}/close`, `${base}/close`)).text, /blangko habis/)
  assert.deepEqual([await countOf('incident.changed'), await countOf('incident.closed')], [2, 1])
  await siti.get(`/floor/incidents/new?kind=blanks_out&place=queue:${mall.queue.ktp}`)
  const missing = await siti.post('/floor/incidents', { ...form, en: '' })
  assert.equal(missing.answered, 422)
  assert.match(missing.text, /Pesan dalam Bahasa Inggris: tulis pesannya/)
})

test('the hall is told something until a time, each where it is meant to be read, and it can be taken back', async () => {
  const car = { id: 'Mobil BM 1 mohon dipindahkan', en: 'Please move the car', minutes: '30' }
  await twice('/floor/notices/new', '/floor/notices', { ...car, to: `zone:${mall.zone}`, audiences: 'hall' })
  assert.equal(await countOf('hall.told'), 1)
  const page = await siti.get('/floor/notices/new')
  assert.match(page.text, /Mobil BM 1 mohon dipindahkan Aula Utara, Utara A Layar aula 08\.30 Sudahi/)
  assert.match(
    (await siti.get('/floor')).text,
    /Sedang diumumkan Mobil BM 1 mohon dipindahkan Aula Utara, Utara A, sampai 08\.30/,
  )
  assert.match((await siti.get('/screens/utara-a')).text, /Mobil BM 1/)
  assert.doesNotMatch((await openReader(app).get('/')).text, /Mobil BM 1/)
  await siti.get('/floor/notices/new')
  const nobody = await siti.post('/floor/notices', { ...car, to: 'mall:0' })
  assert.equal(nobody.answered, 422)
  const end = /\/floor\/notices\/\d+\/end/.exec(page.html)?.[0] ?? ''
  await twice('/floor/notices/new', end)
  app.clock.set(at(1))
  for (const path of ['/floor/notices/new', '/floor'])
    assert.doesNotMatch((await siti.get(path)).text, /Sedang diumumkan/)
})

test('a counter whose officer left is closed from the floor', async () => {
  await hall.open(mall.counter.one, mall.rina)
  const open = await siti.get('/floor/counters')
  assert.match(open.text, /Loket 1 Rina A\. 08\.00 Buka, siap memanggil Tutup loket/)
  // Paper has nothing to press, so it has no column for it either.
  assert.match(open.html, /<th scope="col" class="not-on-paper">Tindakan<\/th>/)
  assert.match(open.html, /<td class="not-on-paper" data-column="Tindakan">/)
  assert.match((await siti.get('/floor/counters/1/close')).text, /Untuk Rina A\. yang sudah pergi/)
  await twice('/floor/counters/1/close', '/floor/counters/1/close')
  assert.match((await siti.get('/floor/counters')).text, /Loket 1 – – Tutup Buka loket/)
  assert.equal(await countOf('counter.closedFor'), 1)
})

test('an officer is asked to open a counter, the question is taken back, the counter opened for the officer and left for another', async () => {
  const staff = { staff: String(mall.rina.id) }
  assert.match(
    (await siti.get('/floor/counters/1/open')).text,
    /Siapa petugasnya\? .*Budi S\. Tidak sedang di loket .*Rina A\./,
  )
  await twice('/floor/counters/1/open', '/floor/counters/1/requests', staff)
  const asked = await siti.get('/floor/counters')
  assert.match(
    asked.text,
    /Loket 1 – – Rina A\. diminta membuka, pukul 08\.01 Buka loket Loket 1 Tarik permintaan Loket 1/,
  )
  const { id } = await owner.row<{ id: number }>(sql`select id from counter.request where answer is null`)
  await twice('/floor/counters/1/open', `/floor/requests/${id}/withdraw`)
  await twice('/floor/counters/1/open', '/floor/counters/1/sittings', staff)
  assert.match((await siti.get('/floor/counters/1/move')).text, /Pindahkan Rina A\. dari Loket 1 .*Loket 2 Loket 3/)
  const free = await siti.get('/floor/counters/1/move')
  assert.doesNotMatch(free.text, /Loket 14/)
  await twice('/floor/counters/1/move', '/floor/counters/1/departures', { ...staff, to: '3' })
  assert.match((await siti.get('/floor/counters')).text, /Loket 1 – – Tutup .*Loket 3 Rina A\./)
  await twice('/floor/counters/2/open', '/floor/counters/2/moves', staff)
  await siti.get('/floor/counters/1/open')
  const stranger = await siti.post('/floor/counters/1/requests', { staff: String(mall.agus.id) })
  assert.equal(stranger.answered, 409)
  assert.match(stranger.text, /bukan petugas instansi ini/)
  for (const [kind, count] of Object.entries({ asked: 2, askedWithdrawn: 2, openedFor: 3, moved: 2 }))
    assert.equal(await countOf(`counter.${kind}`), count, kind)
  await twice('/floor/counters/2/close', '/floor/counters/2/close')
})

test('today closes later for those who still wait, and at its usual hour again', async () => {
  assert.match((await siti.get('/floor/hours')).text, /Hari ini tutup pukul 15\.00\. .*15\.30 16\.00 16\.30 17\.00/)
  await twice('/floor/hours', '/floor/hours', { until: '16:00' })
  assert.match((await siti.get('/floor/hours')).text, /Hari ini tutup pukul 16\.00\. .*Kembali ke jam biasa/)
  await siti.get('/floor/hours')
  const earlier = await siti.post('/floor/hours', { until: '14:00' })
  assert.equal(earlier.answered, 409)
  assert.match(earlier.text, /Mal tutup pukul 16\.00/)
  await twice('/floor/hours', '/floor/hours/usual')
  assert.match((await siti.get('/floor/hours')).text, /Hari ini tutup pukul 15\.00/)
  assert.deepEqual([await countOf('hours.extended'), await countOf('hours.asUsual')], [1, 1])
})

test('past days are there to look back at, and how well waits were said on them', async () => {
  assert.match((await siti.get('/floor/days')).text, /Belum ada hari yang lewat/)
  assert.equal((await siti.get(`/floor/days/${today}`)).status, 404)
  assert.match((await siti.get('/floor/days/2026-11-20')).text, /Jumat, 20 November 2026 .*0 orang datang/)
  assert.match((await siti.get('/floor/accuracy')).text, /Belum ada perkiraan yang dapat dinilai/)
  const joko = await signedIn(app, mall, people.joko)
  assert.equal((await joko.get('/floor/accuracy')).status, 200)
})

test('a rehearsal begins only in an empty hall, and a late press never begins another', async () => {
  const taken = await hall.number(mall.service.skck, 2)
  const refused = await siti.get('/floor/rehearsal').then(() => siti.post('/floor/rehearsal/begin'))
  assert.equal(refused.answered, 409)
  assert.match(refused.text, /Masih ada 1 nomor pengunjung/)
  await hall.leave(taken, 3)
  const begin = { command: randomUUID() }
  await siti.get('/floor/rehearsal')
  assert.match((await siti.post('/floor/rehearsal/begin', begin)).text, /Gladi sejak 08\.0/)
  await twice('/floor/rehearsal', '/floor/rehearsal/end')
  assert.doesNotMatch((await siti.post('/floor/rehearsal/begin', begin)).text, /Gladi sejak/)
  assert.deepEqual([await countOf('rehearsal.begun'), await countOf('rehearsal.ended')], [1, 1])
})

test('closing the day says what ends with it, and ends that day only', async () => {
  await hall.number(mall.service.skck, 4)
  assert.match((await siti.get('/floor/day')).text, /1 nomor yang belum selesai akan berakhir\. /)
  await hall.open(mall.counter.fourteen, mall.agus, 4)
  const page = await siti.get('/floor/day')
  assert.match(page.text, /1 nomor yang belum selesai akan berakhir, dan 1 loket/)
  assert.match(page.text, /Mal masih buka sampai 1\d\.\d\d .*nomor tidak diberikan lagi hari ini/)
  const site = /name="site" value="(\d+)"/.exec(page.html)?.[1] ?? ''
  const yesterday = await siti.post('/floor/day', { site, day: '2026-11-22' })
  assert.match(yesterday.text, /Menunggu 1 terlama/)
  assert.match(
    (await twice('/floor/day', '/floor/day', { site, day: today })).text,
    /Menunggu 0 tidak ada yang menunggu/,
  )
  assert.equal(await countOf('visit.expired'), 1)
  const floor = await siti.get('/floor')
  assert.match(floor.text, /Layanan hari ini sudah ditutup pukul 08\.\d\d\. Buka lagi besok, .* Buka lagi hari ini/)
  assert.match((await siti.get('/floor/wall')).text, /Layanan hari ini sudah ditutup pukul/)
  // Who may not open it again reads that it is closed.
  const reads = await signedIn(app, mall, people.joko)
  const { html } = await reads.get('/floor')
  assert.match(html, /class="closed-day"/)
  assert.doesNotMatch(html, /\/floor\/day[?"]/)
})

test('what each screen shows can be looked at from the office, also after the day was closed', async () => {
  assert.match((await siti.get('/floor/screens')).text, /Aula Utara/)
  assert.match((await siti.get('/screens/utara-a')).text, /Aula sudah tutup/)
})

test('a day that was closed by mistake is opened again from the same page, once, however often it is pressed', async () => {
  const page = await siti.get('/floor/day')
  assert.match(page.text, /Ditutup pukul 08\.\d\d\. Nomor tidak diberikan lagi hari ini\./)
  assert.match(page.text, /Nomor yang sudah berakhir tetap berakhir/)
  const site = /name="site" value="(\d+)"/.exec(page.html)?.[1] ?? ''
  const yesterday = await siti.post('/floor/day/reopen', { site, day: '2026-11-22' })
  assert.equal(yesterday.status, 409)
  assert.match(yesterday.text, /Hari itu sudah lewat, jadi tidak bisa dibuka lagi/)
  const opened = await twice('/floor/day', '/floor/day/reopen', { site, day: today })
  assert.doesNotMatch(opened.text, /sudah ditutup pukul/)
  assert.equal(await countOf('day.reopened'), 1)
  assert.equal((await hall.number(mall.service.skck, 5)).ticket, 'C 003')
})

test('on a day without opening the floor and its wall say so: an empty hall is not one where nobody comes', async () => {
  assert.doesNotMatch((await siti.get('/floor')).text, /Hari ini (libur|tutup)/)
  await owner.run(
    sql`insert into mall.holiday (mall_id, held_on, kind, name) values (${mall.mall}, ${today}, 'national', ${{ id: 'Hari Guru', en: 'Teachers’ Day' }})`,
  )
  await owner.run(sql`update mall.mall set version = version + 1`)
  assert.match((await siti.get('/floor')).text, /Hari ini libur\. Hari Guru\. Buka lagi/)
  assert.match((await siti.get('/floor/wall')).text, /Hari ini libur/)
})
