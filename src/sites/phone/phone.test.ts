import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from '#platform/database.ts'
import { closeDay } from '#visit/close-day.ts'
import { openIncident } from '#visit/incident.ts'
import { startApp } from '../../../test/harness/app.ts'
import { hands } from '../../../test/harness/hall.ts'
import { openReader, type Seen } from '../../../test/harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from '../../../test/harness/small-mall.ts'

let mall: SmallMall
const house = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
// biome-ignore lint/style/noNonNullAssertion: arranged above
const hall = hands(house.house, mall!)

let minute = 0
/** Each test begins ten minutes after the last, in an empty hall. */
beforeEach(async () => {
  minute += 10
  house.clock.set(at(minute))
  await house.database.owner.run(sql`update visit.interval set to_at = from_at where to_at is null`)
  await house.database.owner.run(sql`update visit.leg set state = 'abandoned', ended_at = now() where ended_at is null`)
  await house.database.owner.run(sql`update visit.visit set closed_at = now() where closed_at is null`)
})
function pass(minutes: number): void {
  minute += minutes
  house.clock.set(at(minute))
}

async function open(token: string, reader = openReader(house)): Promise<{ reader: typeof reader; seen: Seen }> {
  return { reader, seen: await reader.get(`/v/${token}`) }
}
const eventsOf = (visitId: number) =>
  house.database.owner
    .rows<{ kind: string }>(sql`select kind from ledger.event where visit_id = ${visitId} order by id`)
    .then((rows) => rows.map(({ kind }) => kind))

test('a phone shows the number, how many are before, where, what to bring and the promise of the queue', async () => {
  await hall.number(mall.service.ktpHilang, minute)
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { seen } = await open(siti.token)
  for (const words of [
    siti.ticket,
    '1 orang sebelum Anda',
    'KTP hilang atau rusak',
    'Aula Utara, lantai 1',
    'Loket 1 dan 2',
    'Kartu Keluarga',
    'Dipanggil paling lambat 08.40',
  ])
    assert.ok(seen.text.includes(words), `${words} is missing in: ${seen.text}`)
})

test('the page is kept nowhere and tells no other site its address', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const answer = await house.app.request(`/v/${siti.token}`)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.equal(answer.headers.get('referrer-policy'), 'no-referrer')
  assert.match(answer.headers.get('x-robots-tag') ?? '', /noindex/)
  assert.equal(answer.headers.get('etag'), null)
})

test('what the live stream carries and is asked by never holds the secret address', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { seen } = await open(siti.token)
  const keys = [...seen.html.matchAll(/data-live="([^"]+)"/g)].map(([, key = '']) => key.replaceAll('&amp;', '&'))
  const carries = [/Anda yang berikutnya/, /Kartu Keluarga/]
  assert.equal(keys.length, carries.length)
  for (const [i, key] of keys.entries()) {
    assert.match(key, /^phone\.(status|about)\?seal=[\w-]{22}&visit=\d+$/)
    const carried = await firstSectionOf(key)
    assert.match(carried, carries[i] ?? /^$/)
    assert.ok(!carried.includes(siti.token), 'the secret travels in the stream')
    const byOther = await firstSectionOf(key.replace(/seal=[\w-]{22}/, `seal=${'x'.repeat(22)}`))
    assert.doesNotMatch(byOther, /Nomor|Kartu/)
  }
})

async function firstSectionOf(key: string): Promise<string> {
  const answer = await house.app.request(`/live?${new URLSearchParams({ s: key, v: '' })}`)
  const stream = answer.body?.getReader()
  let text = ''
  while (stream && !text.includes('event: section')) text += new TextDecoder().decode((await stream.read()).value)
  await stream?.cancel()
  return text
}

test('nothing on the page says who the person is or why the person goes first', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute, { protectedAs: 'disabled' })
  const { seen } = await open(siti.token)
  assert.doesNotMatch(seen.text, /disab|difabel|lansia|hamil|prioritas/i)
})

test('stepping out and coming back keeps the place; pressing twice is pressing once', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  await hall.number(mall.service.ktpHilang, minute)
  const { reader } = await open(siti.token)
  const once = { 'idempotency-key': 'away-once-1' }
  const away = await reader.post(`/v/${siti.token}`, { act: 'away' }, once)
  assert.equal(away.answered, 303)
  assert.match(away.text, /Anda sedang keluar sebentar/)
  assert.match(away.text, /menunggu lagi dengan sendirinya pukul \d\d\.\d\d/)
  const twice = await reader.post(`/v/${siti.token}`, { act: 'away' }, once)
  assert.equal(twice.path, `/v/${siti.token}`)
  pass(5)
  const back = await reader.post(`/v/${siti.token}`, { act: 'back' })
  assert.match(back.text, /Anda yang berikutnya/)
  assert.deepEqual(await eventsOf(siti.visitId), ['visit.issued', 'visit.away', 'visit.back'])
})

test('who was called sees where to go, larger than anything else, and can no longer step out by a late press', async () => {
  await hall.open(mall.counter.two, mall.budi, minute)
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { reader } = await open(siti.token)
  await hall.call(mall.counter.two, mall.budi, minute)
  const late = await reader.post(`/v/${siti.token}`, { act: 'away' })
  assert.equal(late.status, 200)
  assert.match(late.text, /keadaan nomor Anda sudah berubah/)
  assert.match(late.html, /<h2>Silakan ke Loket\s2<\/h2>/)
  assert.doesNotMatch(late.html, /name="act"/)
})

test('a program that acts too late is told so with a problem document', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': 'machine-command-1',
  }
  const answer = await house.app.request(`/v/${siti.token}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ act: 'back' }),
  })
  assert.equal(answer.status, 409)
  assert.equal(((await answer.json()) as { type: string }).type, '/problems/visit.notAway')
})

test('who missed the call comes back once, with the time of arrival kept', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const called = await hall.call(mall.counter.two, mall.budi, minute)
  pass(6)
  await hall.absent(mall.counter.two, mall.budi, called, minute)
  const { reader, seen } = await open(siti.token)
  assert.match(seen.text, /Nomor Anda sudah dipanggil.*hanya bisa satu kali/)
  await hall.number(mall.service.ktpHilang, minute)
  const back = await reader.post(`/v/${siti.token}`, { act: 'return' }, { 'idempotency-key': 'return-once-1' })
  assert.match(back.text, /Anda yang berikutnya/)
  await reader.post(`/v/${siti.token}`, { act: 'return' }, { 'idempotency-key': 'return-once-1' })
  assert.deepEqual((await eventsOf(siti.visitId)).filter((kind) => kind === 'visit.cameBack').length, 1)
})

test('a service that was missed for the second time is told as over, while the other of the same number goes on', async () => {
  const siti = await hall.number([mall.service.ktpHilang, mall.service.skck], minute)
  const miss = async () => {
    const called = await hall.call(mall.counter.two, mall.budi, minute)
    pass(6)
    await hall.absent(mall.counter.two, mall.budi, called, minute)
  }
  await miss()
  const { reader } = await open(siti.token)
  await reader.post(`/v/${siti.token}`, { act: 'return' })
  await miss()
  const { text } = (await open(siti.token)).seen
  assert.match(text, /Anda yang berikutnya/)
  assert.match(text, /KTP hilang atau rusak Tidak datang/)
  assert.doesNotMatch(text, /Saya sudah di sini/)
})

test('cancelling is asked about first and done once; then the number says that it is over', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { reader, seen } = await open(siti.token)
  assert.match(seen.html, /href="\?leave"/)
  const asked = await reader.get(`/v/${siti.token}?leave`)
  assert.match(asked.text, new RegExp(`Batalkan nomor ${siti.ticket}\\?`))
  assert.match(asked.html, /action="\?"/)
  const press = () => reader.post(`/v/${siti.token}`, { act: 'leave' })
  for (const done of await Promise.all([press(), press()])) assert.match(done.text, /Nomor ini sudah dibatalkan/)
  assert.deepEqual(await eventsOf(siti.visitId), ['visit.issued', 'visit.left'])
  assert.match((await reader.get(`/v/${siti.token}?leave`)).text, /sudah tidak bisa dibatalkan/)
})

test('two services in order: the second is named as the next one, with its own counters', async () => {
  const siti = await hall.number([mall.service.ktpHilang, mall.service.skck], minute, { inOrder: true })
  const { seen } = await open(siti.token)
  assert.match(seen.text, /Layanan berikutnya SKCK Loket 14/)
})

test('two services in any order: the nearer queue is told first and both are listed', async () => {
  await hall.number(mall.service.ktpHilang, minute)
  const siti = await hall.number([mall.service.ktpHilang, mall.service.skck], minute)
  const { seen } = await open(siti.token)
  assert.match(seen.html, /<h2>Anda yang berikutnya<\/h2>/)
  assert.match(seen.text, /SKCK: Anda yang berikutnya KTP hilang atau rusak: 1 orang sebelum Anda/)
})

test('what is broken is said to those who wait for it', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const other = await hall.number(mall.service.skck, minute)
  const message = { id: 'Blangko KTP habis sampai siang.', en: 'No blank cards until noon.' }
  const incident = {
    kind: 'blanks_out',
    agencyId: null,
    queueId: mall.queue.ktp,
    serviceId: null,
    counterId: null,
    stops: true,
    message,
  } as const
  await hall.act((tx) => openIncident(tx, incident, mall.ibuSiti, at(minute)))
  assert.match((await open(siti.token)).seen.text, /Blangko KTP habis sampai siang\./)
  assert.doesNotMatch((await open(other.token)).seen.text, /Blangko/)
  await house.database.owner.run(sql`update visit.incident set closed_at = opened_at`)
  await house.database.owner.run(sql`update mall.mall set version = version + 1`)
})

test('a promise that has passed is admitted, not hidden', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  pass(31)
  assert.match((await open(siti.token)).seen.text, /Janji kami pukul \d\d\.\d\d sudah lewat\. Maaf/)
})

test('an address that belongs to no number is not found, and an act on it neither', async () => {
  const reader = openReader(house)
  for (const token of ['a'.repeat(22), 'short', `${'a'.repeat(21)}%27`])
    assert.equal((await reader.get(`/v/${token}`)).status, 404)
  await reader.get('/v/' + (await hall.number(mall.service.ktpHilang, minute)).token)
  assert.equal((await reader.post(`/v/${'b'.repeat(22)}`, { act: 'leave' })).status, 404)
})

test('a phone that presses on and on is asked to wait, and others are not held up by it', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const agus = await hall.number(mall.service.ktpHilang, minute)
  const { reader } = await open(siti.token)
  const answers: number[] = []
  for (let i = 0; i < 21; i++)
    answers.push((await reader.post(`/v/${siti.token}`, { act: i % 2 ? 'back' : 'away' })).status)
  assert.deepEqual([answers[19], answers[20]], [200, 429])
  await reader.get(`/v/${agus.token}`)
  assert.equal((await reader.post(`/v/${agus.token}`, { act: 'away' })).status, 200)
})

test('from one place the secret addresses of numbers cannot be tried without end', async () => {
  const own = (await hall.number(mall.service.ktpHilang, minute)).token
  const guess = async (letter: string) => {
    const { reader } = await open(own)
    return (await reader.post(`/v/${letter.repeat(22)}`, { act: 'leave' })).status
  }
  assert.equal(await guess('c'), 404)
  // As if this place had pressed for a whole hall within the minute.
  await house.database.owner.run(sql`update platform.rate_limit set count = 1200`)
  assert.equal(await guess('d'), 429)
})

test('an act without its form, or unknown, changes nothing', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const bare = await house.app.request(`/v/${siti.token}`, {
    method: 'POST',
    body: new URLSearchParams({ act: 'leave' }),
  })
  assert.equal(bare.status, 403)
  const { reader } = await open(siti.token)
  assert.equal((await reader.post(`/v/${siti.token}`, { act: 'finish' })).status, 422)
  assert.deepEqual(await eventsOf(siti.visitId), ['visit.issued'])
})

test('in English it says the same, and a phone opened from an English ticket stays English', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { reader, seen } = await open(siti.token)
  assert.match(seen.text, /Anda yang berikutnya/)
  assert.match((await reader.get(`/v/${siti.token}?lang=en`)).text, /You are next/)
  assert.match((await reader.get(`/v/${siti.token}`)).text, /I am stepping out for 15 minutes/)
})

test('of many papers the first are told, so that what can be done stays in sight; the rest is one press away', async () => {
  const papers = ['KTP-el', 'Kartu Keluarga', 'Ijazah', 'Pasfoto', 'Kartu JKN', 'Surat sehat'].map((name) => ({
    ...{ name: { id: name, en: name }, form: 'original' },
  }))
  await hall.act((tx) =>
    tx.run(sql`
      insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, published_at)
      select mall_id, service_id, number + 1, agency_id, ${at(0)}::timestamptz::date, name, level, minutes, words,
        jsonb_set(standard, '{requirements}', ${JSON.stringify(papers)}::jsonb), published_at
      from service.version where mall_id = ${mall.mall}::int and service_id = ${mall.service.skck}::bigint`),
  )
  const { token } = await hall.number(mall.service.skck, minute)
  const { text, html } = (await open(token)).seen
  assert.match(text, /Bawa KTP-el Kartu Keluarga Ijazah dan 3 berkas lagi .*Rincian berkas .*Surat sehat/)
  assert.match(html, /href="#all-papers".*id="all-papers"/s)
})

test('when the doors close, who still waits or is away is told what becomes of the number', async () => {
  const closing = 7 * 60
  pass(closing - 30 - minute)
  await hall.open(mall.counter.one, mall.rina, minute)
  const [siti, joko, ani] = [
    await hall.number(mall.service.ktpHilang, minute),
    await hall.number(mall.service.ktpHilang, minute),
    await hall.number(mall.service.skck, minute),
  ]
  await hall.away(ani, minute)
  const textOf = async ({ token }: { token: string }) => (await open(token)).seen.text
  assert.match(await textOf(joko), /Mal tutup pukul 15\.00\. Nomor Anda tetap dipanggil selama loketnya buka\./)
  assert.match(await textOf(ani), /Kembali sebelum itu: sesudahnya nomor ini tidak berlaku lagi\./)
  const called = await hall.call(mall.counter.one, mall.rina, minute)
  assert.doesNotMatch(await textOf(siti), /Mal tutup/)
  pass(35)
  assert.match(await textOf(joko), /Batalkan nomor ini/)
  assert.match(await textOf(joko), /loket masih memanggil nomor yang sudah diambil\. Tetap di aula\./)
  assert.match(await textOf(ani), /Nomor ini tidak berlaku besok\. Buka lagi besok, Selasa, 24 November 2026/)
  await hall.start(mall.counter.one, mall.rina, called, minute)
  await hall.finish(mall.counter.one, mall.rina, called, minute)
  await house.database.owner.run(sql`update counter.sitting set closed_at = ${at(minute)} where closed_at is null`)
  pass(1)
  const left = await textOf(joko)
  assert.doesNotMatch(left, /Batalkan nomor ini|tetap berlaku/)
  assert.doesNotMatch(await textOf(ani), /Batalkan nomor ini|Saya sudah kembali/)
  assert.match(left, /Loket sudah tutup Maaf, nomor ini tidak sempat dipanggil dan tidak berlaku besok\./)
  assert.match(left, /Buka lagi besok, Selasa, 24 November 2026, pukul 08\.00\./)
  assert.doesNotMatch(left, /belum bisa diperkirakan|tetap dipanggil|masih memanggil/)
})

test('a number of which one service was done when the day was closed says so, and on the next day no longer speaks of today', async () => {
  pass(26 * 60 - minute)
  const taken = await hall.number([mall.service.ktpHilang, mall.service.skck], minute, { inOrder: true })
  await hall.open(mall.counter.two, mall.budi, minute)
  const called = await hall.call(mall.counter.two, mall.budi, minute)
  await hall.start(mall.counter.two, mall.budi, called, minute)
  await hall.finish(mall.counter.two, mall.budi, called, minute)
  const never = await hall.number(mall.service.skck, minute)
  await house.database.db.transact({ mall: mall.mall }, (tx) =>
    closeDay(tx, mall.site, '2026-11-24', mall.ibuSiti, at(minute)),
  )
  const half = (await open(taken.token)).seen.text
  assert.match(half, /Selesai Sebagian layanan Anda belum sempat diselesaikan, karena hari ini ditutup pukul 10\.00/)
  assert.match(half, /Buka lagi besok, Rabu, 25 November 2026, pukul 08\.00\./)
  pass(24 * 60)
  const later = (await open(never.token)).seen.text
  assert.match(later, /Hari layanan sudah berakhir Maaf, Anda belum sempat dilayani/)
  assert.doesNotMatch(later, /hari ini ditutup/)
})
