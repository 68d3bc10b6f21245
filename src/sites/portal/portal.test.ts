import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from '#platform/database.ts'
import { openIncident } from '#visit/incident.ts'
import { tellHall } from '#visit/notice.ts'
import { startApp } from '../../../test/harness/app.ts'
import { hands } from '../../../test/harness/hall.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from '../../../test/harness/small-mall.ts'

let mall: SmallMall
const house = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    const { owner } = database
    await owner.run(
      sql`insert into mall.holiday (mall_id, held_on, kind, name) values (${mall.mall}, '2026-12-25', 'national', ${{ id: 'Natal', en: 'Christmas' }})`,
    )
    await owner.run(sql`
      insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, assumed, source, published_at)
      select mall_id, service_id, n.number, agency_id, n.valid_from::date, n.name, n.level, minutes, words, standard || n.changed, '{time}', 'Perda 3/2026', published_at
      from service.version v cross join (values
        (2, '2026-07-01', ${{ id: 'SKCK baru dan perpanjangan', en: 'Police record' }}::jsonb, 'consultation',
          ${{ cost: { kind: 'fixed', amount: 30000, basis: 'PP 76/2020' }, time: { min: 1, max: 3, unit: 'working_day' } }}::jsonb),
        (3, '2027-01-01', ${{ id: 'SKCK 2027', en: 'Police record 2027' }}::jsonb, 'issued_here',
          ${{
            cost: {
              kind: 'table',
              lines: [
                { name: { id: 'Baru', en: 'New' }, amount: 35000 },
                { name: { id: '<b>Lama</b>', en: 'Old' }, amount: 0 },
              ],
            },
          }}::jsonb)
      ) n(number, valid_from, name, level, changed) where v.service_id = ${mall.service.skck}`)
  },
})
// biome-ignore lint/style/noNonNullAssertion: arranged above
const hall = hands(house.house, mall!)
const reader = openReader(house)

beforeEach(() => house.clock.set(at(60)))

test('the front page tells the mall today in one line: open until, agencies here, the wait, who came', async () => {
  await hall.number(mall.service.ktpHilang, 60)
  await hall.number([mall.service.ktpHilang, mall.service.skck], 60)
  const { text } = await reader.get('/')
  assert.match(
    text,
    /Buka sampai 15\.00 Senin, 23 November 2026 0 dari 2 instansi hadir Belum ada petugas: Disdukcapil dan Polri .*2 nomor hari ini 2 orang sedang menunggu/,
  )
})

test('a holiday is named, with the next open day, and nobody is said to be here', async () => {
  house.clock.set(at((32 * 24 + 1) * 60))
  const { text } = await reader.get('/')
  assert.match(
    text,
    /Hari ini libur Jumat, 25 Desember 2026, Natal\. Buka lagi Senin, 28 Desember 2026, pukul 08\.00\./,
  )
  assert.match(text, /Tidak ada instansi hari ini/)
})

test('what is typed finds services; what finds nothing says what to do', async () => {
  assert.match(
    (await reader.get('/services?q=ktp+HILANG')).text,
    /1 layanan untuk “ktp HILANG” KTP hilang atau rusak Disdukcapil · Selesai di sini · Gratis/,
  )
  const nothing = await reader.get('/services?q=%3Cscript%3Ex')
  assert.match(nothing.text, /Belum ada layanan yang cocok/)
  assert.doesNotMatch(nothing.html, /<script>x/)
})

test('every service is listed under its agency, and each page leads on', async () => {
  const list = await reader.get('/services')
  for (const code of ['DKC-08', 'DKC-01', 'SKC-01']) assert.match(list.html, new RegExp(`href="/services/${code}"`))
  const agency = await reader.get('/agencies/polri')
  assert.match(agency.text, /Belum ada petugas di loketnya sekarang/)
  assert.match(agency.text, /Hadir di mal Senin sampai Jumat.*Layanan SKCK baru dan perpanjangan/)
})

test('a service page shows the six published components of its standard, money and times as people write them', async () => {
  const { text, html } = await reader.get('/services/SKC-01')
  for (const words of [
    'Biaya Rp30.000 Dasar: PP 76/2020',
    'Selesai dalam 1 sampai 3 hari kerja',
    'Hasil KTP-el baru',
    'Tempat Loket 14 Aula Utara, lantai 1',
    'Hanya konsultasi',
    'Di mal ini Anda bisa bertanya dan dibimbing.',
    'Bawa ini',
    'Kartu Keluarga',
    'Caranya Tunjukkan berkas di loket',
    'Tidak sesuai janji? Meja informasi',
    'Belum dipastikan ke instansi: waktu.',
    'Sumber: Perda 3/2026',
  ])
    assert.ok(text.includes(words), `${words} is missing in: ${text}`)
  assert.match(html, /<input type="checkbox"/)
})

test('a version that has passed or is to come stays readable at its own address, marked as such', async () => {
  const { html, text } = await reader.get('/services/SKC-01')
  assert.match(text, /Mulai 1 Januari 2027 berlaku standar yang baru\./)
  assert.match(
    text,
    /Versi 3 , mulai berlaku 1 Januari 2027 Versi 2 , berlaku sekarang, berlaku sejak 1 Juli 2026 Versi 1 , berlaku 1 Januari 2026 sampai 30 Juni 2026/,
  )
  assert.match(html, /href="\/services\/SKC-01\/versions\/1"/)
  const old = await reader.get('/services/SKC-01/versions/1')
  assert.match(old.text, /Ini versi 1, berlaku sejak 1 Januari 2026\. Bukan versi yang berlaku hari ini/)
  assert.match(old.text, /Gratis/)
  const coming = await reader.get('/services/SKC-01/versions/3')
  assert.match(coming.text, /Gratis sampai Rp35\.000.*Rincian biaya.*Baru Rp35\.000/)
  assert.ok(coming.html.includes('&lt;b&gt;Lama'), 'texts are data, not markup')
  assert.equal((await reader.get('/services/SKC-01/versions/2')).path, '/services/SKC-01')
  assert.equal((await reader.get('/services/SKC-01/versions/9')).status, 404)
})

test('a service says whether it is open now, how many wait for it, and what is broken', async () => {
  house.clock.set(at(0))
  const message = { id: 'Sistem KK terputus sejak pagi.', en: 'The family card system is down.' }
  const incident = {
    kind: 'system_down',
    agencyId: null,
    queueId: mall.queue.kk,
    serviceId: null,
    counterId: null,
    stops: true,
    message,
  } as const
  await hall.act((tx) => openIncident(tx, incident, mall.ibuSiti, at(0)))
  await hall.act((tx) =>
    tellHall(
      tx,
      {
        message: { id: 'Parkir utara penuh.', en: 'The north car park is full.' },
        until: at(120),
        audiences: ['hall', 'public'],
      },
      mall.ibuSiti,
      at(0),
    ),
  )
  const car = { id: 'Mobil BM 1 mohon dipindahkan.', en: 'Please move car BM 1.' }
  await hall.act((tx) => tellHall(tx, { message: car, until: at(120) }, mall.ibuSiti, at(0)))
  assert.match(
    (await reader.get('/services/DKC-01')).text,
    /Nomor belum bisa diambil\. Sistem KK terputus sejak pagi\./,
  )
  assert.match((await reader.get('/services/DKC-08')).text, /Buka sampai 15\.00\..* 2 orang menunggu di antrean ini/)
  for (const page of ['/', '/mall']) {
    const { text } = await reader.get(page)
    assert.match(text, /Sistem KK terputus sejak pagi\./, page)
    assert.match(text, /Parkir utara penuh\./, page)
    assert.doesNotMatch(text, /Mobil BM 1/, 'what is for the hall only does not stand on the public site')
  }
})

test('hours that end one day, as in Ramadan, are told with that day', async () => {
  const { owner } = house.database
  assert.doesNotMatch((await reader.get('/mall')).text, /Jam ini berlaku sampai/)
  await owner.run(sql`
    insert into mall.opening_form (mall_id, code, valid_from, valid_until, rank, days)
    select mall_id, 'ramadan', '2026-11-23', '2026-12-20', 2, days from mall.opening_form where mall_id = ${mall.mall}`)
  assert.match((await reader.get('/mall')).text, /Jam ini berlaku sampai Minggu, 20 Desember 2026\./)
  await owner.run(sql`delete from mall.opening_form where code = 'ramadan'`)
})

test('the mall page tells hours, holidays ahead and each agency with its days', async () => {
  const { text, html } = await reader.get('/mall')
  assert.match(html, /<nav class="on-page".*href="#jam".*href="#libur".*href="#instansi".*href="#denah"/s)
  assert.match(text, /Senin, 23 November 2026 hari ini 08\.00 sampai 15\.00/)
  assert.match(text, /Sabtu, 28 November 2026 Tutup/)
  assert.match(text, /Jumat, 25 Desember 2026 Natal/)
  assert.match(
    text,
    /Disdukcapil Hadir Senin sampai Jumat · Aula Utara, lantai 1 Polri Belum ada petugas Senin sampai Jumat · Aula Utara, lantai 1/,
  )
})

test('a service leads to the plan of the halls, where its counters are marked, and the same stands in words', async () => {
  assert.match((await reader.get('/services/SKC-01')).html, /href="\/mall\?for=SKC-01#denah"/)
  assert.match((await reader.get('/agencies/polri')).html, /href="\/mall\?agency=polri#denah"/)
  const { html, text } = await reader.get('/mall?for=SKC-01')
  assert.match(text, /Denah SKCK baru dan perpanjangan: Loket 14, Aula Utara, lantai 1\. Diberi warna/)
  assert.match(text, /tidak menurut skala/)
  const marked = [...html.matchAll(/<g class="counter wanted">.*?<text[^>]*>([^<]*)</gs)].map(([, sign]) => sign)
  assert.deepEqual(marked, ['14'])
  assert.equal([...html.matchAll(/<g class="counter/g)].length, 4)
  assert.match(text, /Utara A yang Anda cari Disdukcapil , Loket 1 sampai 3 Polri , Loket 14/)
  assert.doesNotMatch((await reader.get('/mall?for=NOPE-9')).html, /wanted/)
})

test('a browser that has the page is only told that it still holds, until something changes', async () => {
  const ask = (tag = '') => house.app.request('/services', { headers: { 'if-none-match': tag } })
  const first = await ask()
  const tag = first.headers.get('etag') ?? ''
  assert.equal((await ask(tag)).status, 304)
  assert.equal(await (await ask(tag)).text(), '')
  await house.database.owner.run(sql`select set_config('app.mall', ${String(mall.mall)}, false)`)
  await house.database.owner.run(sql`update agency.agency set short_name = 'Polresta' where id = ${mall.agency.polri}`)
  const changed = await ask(tag)
  assert.equal(changed.status, 200)
  assert.match(await changed.text(), /Polresta/)
  const english = await house.app.request('/services?lang=en', { headers: { 'if-none-match': tag } })
  assert.equal(english.status, 200)
})

test('a public page weighs at most 30 KB over the wire with its style, and needs no script and no cookie', async () => {
  for (const path of ['/', '/services', '/services/SKC-01', '/agencies/polri', '/mall']) {
    const answer = await house.app.request(path, { headers: { 'accept-encoding': 'gzip' } })
    const body = Buffer.from(await answer.arrayBuffer())
    const html = await (await house.app.request(path)).text()
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href)
    const sizes = await Promise.all(
      styles.map(async (href) => gzipSync(Buffer.from(await (await house.app.request(href)).arrayBuffer())).length),
    )
    const weight = body.length + sizes.reduce((a, b) => a + b, 0)
    assert.ok(weight <= 30_000, `${path} weighs ${weight}`)
    // A service page has one that keeps the ticks; it is whole without.
    if (!path.startsWith('/services/')) assert.doesNotMatch(html, /<script (?!type="application\/ld\+json")/, path)
    assert.equal(answer.headers.get('set-cookie'), null, path)
  }
})

test('programs read the service as a GovernmentService of schema.org, and the data cannot break out of its block', async () => {
  const { html } = await reader.get('/services/SKC-01')
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
  const [data, crumbs] = JSON.parse(block)['@graph']
  assert.equal(crumbs['@type'], 'BreadcrumbList')
  assert.equal(data['@type'], 'GovernmentService')
  assert.equal(data.identifier, 'SKC-01')
  assert.deepEqual(data.offers, { '@type': 'Offer', price: 30000, priceCurrency: 'IDR' })
  assert.doesNotMatch(block, /</)
})

test('a program of the city reads each queue as a QueueMonitor of FIWARE', async () => {
  const ask = async () => (await house.app.request('http://mall.example/queues.json')).json()
  const found = ((await ask()) as { localId: string; dateModified: string }[]).find(({ localId }) => localId === 'KTP')
  assert.deepEqual(
    { ...found, dateModified: undefined },
    {
      id: 'urn:ngsi-ld:QueueMonitor:kecil:KTP',
      type: 'QueueMonitor',
      name: 'Disdukcapil, KTP',
      officeName: 'Disdukcapil',
      localId: 'KTP',
      serviceId: 'disdukcapil',
      queueLine: 'A',
      linePriority: 1,
      serviceStatus: 'Open',
      serviceStatusNote: 'Buka sampai 15.00',
      lastTicketIssued: 2,
      lastTicketIssuedLabel: 'A 002',
      ticketsToServe: 2,
      description: 'belum bisa diperkirakan, belum ada petugas untuk antrean ini',
      dateModified: undefined,
      dataProvider: 'Mal Kecil',
      source: 'http://mall.example/queues.json',
      seeAlso: 'http://mall.example/agencies/disdukcapil',
      address: { addressRegion: 'Pekanbaru', addressCountry: 'ID' },
    },
  )
  assert.equal(found?.dateModified, at(60).toISOString())
  house.clock.set(at(12 * 60))
  assert.ok(((await ask()) as { serviceStatus: string }[]).every(({ serviceStatus }) => serviceStatus === 'Closed'))
})

test('search engines find every public page and are kept from the rest', async () => {
  const get = async (path: string) => await (await house.app.request(`http://mall.example${path}`)).text()
  const robots = await get('/robots.txt')
  assert.match(robots, /^Disallow: \/v\/$/m)
  assert.match(robots, /^Sitemap: http:\/\/mall\.example\/sitemap\.xml$/m)
  const map = await get('/sitemap.xml')
  const addresses = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address)
  assert.ok(addresses.length >= 8)
  for (const address of addresses) {
    const answer = await house.app.request(address)
    assert.equal(answer.status, 200, address)
    const { pathname } = new URL(address)
    assert.ok(!robots.includes(`Disallow: ${pathname}\n`), `${address} is listed and forbidden`)
  }
  assert.match(map, /hreflang="en" href="http:\/\/mall\.example\/services\/DKC-08\?lang=en"/)
})

test('in English every public page speaks English', async () => {
  const english = openReader(house)
  assert.match((await english.get('/?lang=en')).text, /What do you need to get done\?/)
  assert.match(
    (await english.get('/services/SKC-01')).text,
    /Cost Rp30,000.*Done within 1 to 3 working days.*Advice only|Advice only.*Cost Rp30,000/,
  )
  assert.match((await english.get('/mall')).text, /Holidays ahead Friday,? 25 December 2026 Christmas/)
})

test('what does not exist is not found', async () => {
  for (const path of ['/services/NOPE-9', '/agencies/nobody', '/services/SKC-01/versions/0', '/nowhere'])
    assert.equal((await reader.get(path)).status, 404, path)
})

test('a life event leads through its services in order, passing over one that has left', async () => {
  await house.database.owner.run(sql`select set_config('app.mall', ${String(mall.mall)}, false)`)
  const steps = ['DKC-08', 'NOPE-9', 'SKC-01'].map((service) => ({ service, note: null }))
  await house.database.owner.run(sql`
    insert into service.life_event (mall_id, code, position, name, about, steps)
    values (${mall.mall}, 'hilang', 0, ${{ id: 'Dompet hilang', en: 'Lost wallet' }}, ${{ id: 'KTP dan SKCK', en: 'ID' }}, ${JSON.stringify(steps)}::jsonb)`)
  assert.match((await reader.get('/')).html, /href="\/life\/hilang"/)
  const { html, text } = await reader.get('/life/hilang')
  assert.deepEqual(
    [...html.matchAll(/<li><a href="\/services\/([A-Z0-9-]+)"/g)].map(([, code]) => code),
    ['DKC-08', 'SKC-01'],
  )
  assert.match(text, /Dompet hilang KTP dan SKCK/)
  assert.equal((await reader.get('/life/tidak-ada')).status, 404)
})

test('many who open the front page at once are each told the present', async () => {
  const before = await Promise.all(Array.from({ length: 20 }, () => house.app.request('/')))
  for (const answer of before) assert.equal(answer.status, 200)
  const { ticket } = await hall.number(mall.service.ktpHilang, 60)
  assert.ok(ticket)
  const told = await Promise.all(Array.from({ length: 20 }, async () => (await house.app.request('/')).text()))
  for (const html of told) assert.match(html, /3 nomor hari ini/)
})

test('a service leads to what is needed with it, and its address can be scanned', async () => {
  const { html, text } = await reader.get('/services/DKC-08')
  assert.match(text, /Sering diurus bersama SKCK/)
  assert.match(
    html,
    /<img src="\/services\/DKC-08\/qr\.svg" width="132" height="132" alt="Kode QR ke halaman KTP hilang/,
  )
  const qr = await house.app.request('/services/DKC-08/qr.svg')
  assert.equal(qr.headers.get('content-type'), 'image/svg+xml')
  assert.match(await qr.text(), /^<svg/)
  assert.equal((await house.app.request('/services/NOPE-9/qr.svg')).status, 404)
})

test('a mall whose services are not written yet says so on each page, and offers no search that finds nothing', async () => {
  const { owner } = house.database
  // A service for which somebody waits does not go.
  await owner.run(sql`update visit.interval set to_at = from_at where to_at is null`)
  await owner.run(sql`update visit.leg set state = 'abandoned', ended_at = now() where ended_at is null`)
  await owner.run(sql`update visit.visit set closed_at = now() where closed_at is null`)
  await owner.run(sql`update service.service set is_retired = true`)
  await owner.run(sql`update mall.mall set version = version + 1`)
  for (const path of ['/', '/services', '/services?q=ktp']) {
    const { status, text, html } = await reader.get(path)
    assert.equal(status, 200, path)
    assert.match(text, /Layanan mal ini sedang disiapkan\. .*datangi meja informasi/, path)
    assert.doesNotMatch(html, /name="q"/, path)
  }
  for (const path of ['/mall', '/agencies/disdukcapil', '/life/hilang'])
    assert.equal((await reader.get(path)).status, 200, path)
})
