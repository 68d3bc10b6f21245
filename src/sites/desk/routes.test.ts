import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { signedIn } from '../../../test/harness/at-work.ts'
import { hands } from '../../../test/harness/hall.ts'
import { openReader, type Seen } from '../../../test/harness/reader.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app, mall, people } = await openStaffedMall({ at: at(0) })
const hall = hands(app.database, mall)
const rina = await signedIn(app, mall, mall.rina)
const budi = await signedIn(app, mall, mall.budi)
const { ktpHilang, kkBaru, skck } = mall.service

const press = (path: string, fields: Record<string, string> = {}) => rina.post(`/desk/1/${path}`, fields)
const look = () => rina.get('/desk/1')
const legOf = (seen: Seen) => /name="leg" value="(\d+)"/.exec(seen.html)?.[1] ?? ''

test('a stranger is led to sign in, an officer of another agency is told whose counter it is', async () => {
  const stranger = openReader(app)
  assert.match((await stranger.get('/desk/1')).path, /^\/account\/sign-in/)
  const agus = await signedIn(app, mall, mall.agus)
  const seen = await agus.get('/desk/1')
  assert.equal(seen.status, 403)
  await agus.get('/desk/14')
  assert.equal((await agus.post('/desk/1/sittings')).status, 403)
  assert.equal((await rina.get('/desk/999')).status, 404)
})

test('an officer chooses among the counters of the own agency, the own roster first, and opens one', async () => {
  await app.database.owner.run(sql`
    insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
    values (${mall.mall}, ${mall.agency.disdukcapil}, ${mall.counter.two}, ${mall.budi.id}, '2026-11-23', '[480,900)')`)
  const { text, html } = await budi.get('/desk')
  assert.doesNotMatch(text, /Loket 14/)
  assert.match(text, /Tindakan Loket 2 .*Jadwal Anda 08\.00 sampai 15\.00.*Loket 1/)
  // Enter opens the one on the roster, and no other.
  assert.match(html, /action="\/desk\/2\/sittings"(?:(?!<\/form>).)*data-shortcut="Enter"/s)
  assert.equal(html.match(/data-shortcut="Enter"/g)?.length, 1)
  await rina.get('/desk')
  const opened = await press('sittings')
  assert.equal(opened.path, '/desk/1')
  assert.match(opened.text, /Belum ada yang menunggu/)
  assert.match((await budi.get('/desk/1')).text, /Loket ini dibuka Rina A\..*Pilih loket Enter/s)
  assert.doesNotMatch((await budi.get('/desk/1')).html, /desk\/1\/calls/)
})

test('call, call again, serve, finish: each by one button, each named by the leg it means', async () => {
  await hall.number(ktpHilang, 0)
  await hall.number(ktpHilang, 1)
  app.clock.set(at(2))
  assert.match((await look()).text, /Berikutnya A 001/)
  const called = await press('calls')
  assert.match(called.text, /A 001 Dipanggil 08\.02/)
  const leg = legOf(called)
  assert.match((await press('recalls', { leg })).text, /Dipanggil 2 kali/)
  const serving = await press('starts', { leg })
  assert.match(serving.text, /Dilayani sejak 08\.02/)
  const done = await press('outcomes', { leg, outcome: 'issued', note: '', after: 'call' })
  assert.match(done.text, /A 002 Dipanggil/)
  assert.match(done.text, /Hari ini 1 dilayani/)
})

test('each button pressed twice does its act once', async () => {
  const before = await events()
  const twice = async (path: string, fields: Record<string, string> = {}) => {
    // The same page and so the same command: a double click, or a reply that was lost on the way.
    const command = randomUUID()
    for (const seen of [await press(path, { ...fields, command }), await press(path, { ...fields, command })]) {
      assert.equal(seen.status, 200, `${path}: ${seen.text}`)
    }
  }
  const seen = await look()
  await twice('starts', { leg: legOf(seen) })
  await twice('outcomes', finished(seen, 'rest'))
  await twice('pauses', { reason: 'prayer' })
  await twice('resume')
  await hall.number(ktpHilang, 3)
  await twice('calls')
  await twice('undo')
  await twice('calls')
  await twice('recalls', { leg: legOf(await look()) })
  await twice('recalls', { leg: legOf(await look()) })
  await twice('absences', { leg: legOf(await look()) })
  await twice('returns', { visit: String((await visitNamed('A 003')).id) })
  await twice('calls')
  await twice('starts', { leg: legOf(await look()) })
  await twice('parked', { leg: legOf(await look()), reason: 'copies' })
  const { leg, visit } = await visitNamed('A 003').then(({ id, legId }) => ({ visit: String(id), leg: String(legId) }))
  await twice('resumes', { leg, visit })
  await twice('parked', { leg, reason: 'copies' })
  await twice('requeues', { leg, visit })
  await twice('groups', { visit, group: 'elderly' })
  await twice('calls', { leg, visit, reason: 'medical' })
  await twice('transfers', { leg, service: String(kkBaru), note: 'KK dahulu' })
  assert.deepEqual((await events()).slice(before.length), [
    'visit.started',
    'visit.finished',
    'counter.paused',
    'counter.resumed',
    'visit.issued',
    'visit.called',
    'visit.undone',
    'visit.called',
    'visit.recalled',
    'visit.recalled',
    'visit.missed',
    'visit.cameBack',
    'visit.called',
    'visit.started',
    'visit.parked',
    'visit.resumed',
    'visit.parked',
    'visit.requeued',
    'visit.prioritised',
    'visit.called',
    'visit.transferred',
  ])
  assert.deepEqual(await hall.breaches(), [])
})

test('a break has a reason and a length; then it is said until when, and the own day knows it', async () => {
  const asked = await press('pauses', { reason: 'prayer', minutes: '999' })
  assert.equal(asked.answered, 422)
  const resting = await press('pauses', { reason: 'prayer', minutes: '15', command: randomUUID() })
  assert.match(resting.text, /Istirahat sejak 08\.02 Salat, sampai sekitar 08\.17\./)
  assert.match((await press('resume')).text, /Siap memanggil|Belum ada yang menunggu/)
  const { text } = await rina.get('/desk/1/day')
  assert.match(text, /Dilayani 2/)
  assert.match(text, /Salat 08\.02 08\.02/)
  assert.match(text, /Perkiraan di standar layanan KTP hilang atau rusak 2 .* 8 menit/)
  assert.match(text, /tidak dibandingkan dengan petugas lain/)
  assert.match((await budi.get('/desk/1/day')).text, /Dilayani 0/)
})

test('what can be undone is listed with its time, and undone by the act that was seen', async () => {
  await hall.number(ktpHilang, 2)
  await look()
  const called = await press('calls')
  const act = /name="act" value="(\d+)"/.exec(called.html)?.[1] ?? ''
  assert.match(called.text, /Batalkan panggilan (A \d+) Z sampai 08\.03/)
  await press('starts', { leg: legOf(called) })
  const late = await press('undo', { act })
  assert.equal(late.answered, 409)
  assert.match(late.text, /Batalkan yang terakhir lebih dahulu/)
  const now = /name="act" value="(\d+)"/.exec(late.html)?.[1] ?? ''
  assert.match((await press('undo', { act: now })).text, /Dipanggil 08\.02/)
  await press('starts', { leg: legOf(called) })
  await press('outcomes', finished(called, 'rest'))
})

test('a late press never touches the next person; the desk says so and goes on', async () => {
  await hall.number(ktpHilang, 5)
  await hall.number(ktpHilang, 6)
  const first = await press('calls')
  await press('starts', { leg: legOf(first) })
  await press('outcomes', finished(first, 'call'))
  const late = await press('starts', { leg: legOf(first) })
  assert.equal(late.answered, 409)
  assert.match(late.text, /yang ada di loket, jadi tindakan tadi tidak dijalankan/)
  assert.match(late.text, /Mulai melayani/)
  await press('starts', { leg: legOf(late) })
  await press('outcomes', finished(late, 'rest'))
})

test('not complete: the papers that were not ticked are noted for whoever serves next', async () => {
  await hall.number(ktpHilang, 7)
  const seen = await press('calls')
  await press('starts', { leg: legOf(seen) })
  await press('outcomes', { ...finished(seen, 'rest'), outcome: 'incomplete', note: 'datang lagi besok' })
  const row = await app.database.owner.row(sql`
    select l.papers->'missing'->0->>'id' as missing, n.body as note
    from visit.leg l join visit.note n on n.leg_id = l.id where l.id = ${legOf(seen)}::bigint`)
  assert.deepEqual(row, { missing: 'Kartu Keluarga', note: 'datang lagi besok' })
  const { token } = await app.database.owner.row<{ token: string }>(sql`
    select v.token from visit.visit v join visit.leg l on l.visit_id = v.id where l.id = ${legOf(seen)}::bigint`)
  const phone = await openReader(app).get(`/v/${token}`)
  assert.match(phone.text, /Berkas belum lengkap Belum lengkap: Kartu Keluarga/)
  assert.doesNotMatch(phone.text, /datang lagi besok/)
})

test('absent only after the calls that the mall asks for, said where the officer stands', async () => {
  await hall.number(ktpHilang, 8)
  const seen = await press('calls')
  const refused = await press('absences', { leg: legOf(seen) })
  assert.equal(refused.answered, 409)
  assert.match(refused.text, /Panggil ulang lebih dahulu/)
  await press('starts', { leg: legOf(seen) })
  await press('outcomes', finished(seen, 'rest'))
})

test('a question left open is asked again with what was typed', async () => {
  await hall.number(ktpHilang, 9)
  const seen = await press('calls')
  const asked = await press('transfers', { leg: legOf(seen), note: 'berkas di map merah' })
  assert.equal(asked.answered, 422)
  assert.match(asked.text, /Pilih layanan tujuan/)
  assert.match(asked.html, /berkas di map merah/)
  // What the number is for already is no place to move it to, in the list or by a press.
  assert.doesNotMatch(asked.html, new RegExp(`name="service"[^>]*value="${ktpHilang}"`))
  assert.match(asked.html, new RegExp(`name="service"[^>]*value="${kkBaru}"`))
  const same = await rina.get(`/desk/1/transfers/new?leg=${legOf(seen)}&q=ktp hilang`)
  assert.match(same.text, /A \d{3} sudah untuk layanan itu/)
  const refused = await press('transfers', { leg: legOf(seen), service: String(ktpHilang), note: '' })
  assert.match(refused.text, /sudah mempunyai layanan itu/)
  const found = await rina.get(`/desk/1/transfers/new?leg=${legOf(seen)}&q=skck`)
  assert.match(found.text, /SKCK Polri/)
  assert.match(found.text, /[A-Z] \d{3}, KTP hilang atau rusak Pindahkan/)
  // Nobody would call for an agency that is away today.
  const away = (isAway: boolean) =>
    app.database.owner.run(
      isAway
        ? sql`insert into agency.presence_exception values (${mall.mall}, ${mall.agency.polri}, '2026-11-23', false, ${{ id: 'Rapat', en: 'Meeting' }})`
        : sql`delete from agency.presence_exception`,
    )
  await away(true)
  assert.match((await rina.get(`/desk/1/transfers/new?leg=${legOf(seen)}&q=skck`)).text, /Polri, hari ini tidak hadir/)
  const kept = await press('transfers', { leg: legOf(seen), service: String(skck), note: '' })
  assert.match(kept.text, /Hari ini Polri tidak hadir di mal/)
  await away(false)
  const gone = await press('transfers', { leg: legOf(seen), service: String(skck), note: '' })
  assert.match(gone.text, /Belum ada yang menunggu/)
})

test('an officer reports what is broken in words that are written already, and the hall reads it', async () => {
  const page = await rina.get('/desk/1/incidents/new?kind=printer_dead')
  assert.match(page.html, /Disdukcapil: pencetak rusak sejak 08\.02/)
  const command = randomUUID()
  const form = {
    kind: 'printer_dead',
    place: `agency:${mall.agency.disdukcapil}`,
    id: 'Pencetak rusak',
    en: 'Printer broken',
    command,
  }
  await press('incidents', form)
  await press('incidents', form)
  const list = await rina.get('/desk/1/incidents/new')
  assert.equal(list.text.match(/Pencetak rusak Sudah pulih/g)?.length, 1)
  const id = /incidents\/(\d+)\/close/.exec(list.html)?.[1]
  await press(`incidents/${id}/close`)
  assert.doesNotMatch((await rina.get('/desk/1/incidents/new')).text, /Sudah pulih/)
  const foreign = await press('incidents', { ...form, command: randomUUID(), place: `agency:${mall.agency.polri}` })
  assert.equal(foreign.answered, 403)
})

test('calling out of turn needs a reason', async () => {
  const taken = await hall.number(ktpHilang, 10)
  const visit = String(taken.visitId)
  const { legId } = await visitNamed(taken.ticket)
  assert.match((await rina.get(`/desk/1/visits/${visit}`)).text, /Mengapa di luar urutan\?/)
  const asked = await press('calls', { leg: String(legId), visit })
  assert.equal(asked.answered, 422)
  assert.match(asked.text, /Pilih salah satu/)
  const seen = await press('calls', { leg: String(legId), visit, reason: 'family' })
  assert.match(seen.text, new RegExp(`${taken.ticket} Dipanggil`))
  await press('starts', { leg: legOf(seen) })
  await press('outcomes', finished(seen, 'rest'))
})

test('closing is asked first and then done', async () => {
  assert.match((await rina.get('/desk/1/close')).text, /Tutup loket ini\?/)
  assert.match((await press('close')).text, /Loket ini belum dibuka/)
})

test('the desk speaks English to whoever reads English', async () => {
  const seen = await budi.get('/desk/2?lang=en')
  assert.match(seen.text, /This counter is not open/)
  assert.doesNotMatch(seen.text, /Belum|Menunggu|Istirahat/)
})

test('people of the mall itself go to the information desk; whoever only reads has no desk', async () => {
  const wati = await signedIn(app, mall, people.wati)
  assert.equal((await wati.get('/desk')).path, '/desk/info')
  const joko = await signedIn(app, mall, people.joko)
  assert.equal((await joko.get('/desk')).status, 403)
  assert.equal((await joko.get('/desk/info')).status, 403)
  assert.equal((await budi.get('/desk/info')).status, 403)
})

function finished(seen: Seen, after: 'call' | 'rest') {
  return { leg: legOf(seen), outcome: 'issued', note: '', after }
}

async function visitNamed(ticket: string): Promise<{ id: number; legId: number }> {
  return app.database.owner.row(sql`
    select v.id, max(l.id) as "legId" from visit.visit v join visit.leg l on l.visit_id = v.id where v.ticket = ${ticket} group by v.id`)
}

async function events(): Promise<string[]> {
  const rows = await app.database.owner.rows<{ kind: string }>(sql`
    select kind from ledger.event where kind like 'visit.%' or kind like 'counter.%' order by id`)
  return rows.map((one) => one.kind)
}

test('what the floor asks is read where the officer works; the answer goes back, and the yes leads to the other counter', async () => {
  const siti = await signedIn(app, mall, mall.ibuSiti)
  // A fresh browser: the other one was left in English.
  const budi = await signedIn(app, mall, mall.budi)
  const rina = await signedIn(app, mall, mall.rina)
  await rina.get('/desk')
  const ask = async () => {
    await siti.get('/floor/counters/3/open')
    await siti.post('/floor/counters/3/requests', { staff: String(mall.budi.id) })
  }
  const requestIn = (seen: Seen) => /name="request" value="(\d+)"/.exec(seen.html)?.[1] ?? ''
  const answers = () =>
    app.database.owner.rows<{ answer: string | null }>(sql`select answer from counter.request order by id desc limit 1`)
  await ask()
  const asked = await budi.get('/desk')
  assert.match(asked.text, /Anda diminta membuka Loket 3\./)
  assert.doesNotMatch((await rina.get('/desk')).text, /Anda diminta/)
  const strange = await rina.post('/desk/3/declines', { request: requestIn(asked) })
  assert.equal(strange.status, 403)
  await budi.post('/desk/3/declines', { request: requestIn(asked) })
  assert.deepEqual(await answers(), [{ answer: 'declined' }])
  assert.doesNotMatch((await budi.get('/desk')).text, /Anda diminta/)
  await ask()
  const moved = await budi.post('/desk/3/moves', { request: requestIn(await budi.get('/desk')) })
  assert.equal(moved.path, '/desk/3')
  assert.deepEqual(await answers(), [{ answer: 'done' }])
  assert.match((await budi.get('/desk')).text, /Loket 3/)
  assert.match((await rina.get('/desk/3')).text, /Loket ini dibuka Budi/)
})
