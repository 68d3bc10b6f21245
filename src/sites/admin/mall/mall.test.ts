import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editMall } from '#mall/edit-mall.ts'
import { carriesWhite, nearestThatCarriesWhite } from '#platform/colour.ts'
import { sql } from '#platform/database.ts'
import { openAdminSite } from '../../../../test/harness/admin-site.ts'
import { openHall } from '../../../../test/harness/hall.ts'
import { buildSmallMall } from '../../../../test/harness/small-mall.ts'
import { readyColours } from './colour-page.tsx'

const hall = await openHall()
const { mall, house } = hall
const site = openAdminSite(house)
const ibuSiti = site.as(mall.ibuSiti)
const day = (name: string, value: string) => {
  const [year = '', month = '', date = ''] = value.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

test('a colour on which white cannot be read is refused with its contrast, and the nearest that can is one press away', async () => {
  const pale = await ibuSiti.fill('/admin/mall/colour', { accent: '#F2B632' })
  assert.equal(pale.status, 422)
  assert.match(pale.html, /Kontras warna ini dengan putih 1,8 banding 1/)
  const offered = nearestThatCarriesWhite('#f2b632')
  const [, href = ''] = new RegExp(`href="(/admin/mall/colour[?]try=${offered.slice(1)})"`).exec(pale.html) ?? []
  assert.match((await ibuSiti.read(href)).html, new RegExp(`value="${offered}"`))
  assert.equal((await ibuSiti.fill(href)).status, 303)
  assert.match((await ibuSiti.read('/admin/mall')).html, new RegExp(offered))
})

test('a colour is looked at before it is saved; what is no colour is said', async () => {
  const before = await ibuSiti.read('/admin/mall')
  const asked = await ibuSiti.fill('/admin/mall/colour', { accent: '#0b4f4a' }, { button: 'preview=1' })
  assert.equal(asked.location, '/admin/mall/colour?try=0b4f4a')
  assert.match((await ibuSiti.read(asked.location ?? '')).html, /accent\/0b4f4a-shown\.css/)
  assert.doesNotMatch(before.html + (await ibuSiti.read('/admin/mall')).html, /#0b4f4a/)
  const nonsense = await ibuSiti.fill('/admin/mall/colour', { accent: 'biru' })
  assert.equal(nonsense.status, 422)
  assert.match(nonsense.html, /tanda pagar lalu enam angka/)
  assert.match(nonsense.html, /value="biru"/)
  // Who changes nothing of the address is shown what is there.
  assert.match((await ibuSiti.read('/admin/mall/colour?try=%22%3E')).html, /name="accent"/)
})

test('a blank colour is indigo again, and every ready colour carries white', async () => {
  for (const colour of Object.values(readyColours)) assert.ok(carriesWhite(colour), colour)
  assert.equal((await ibuSiti.fill('/admin/mall/colour', { accent: '' })).status, 303)
  assert.match((await ibuSiti.read('/admin/mall')).html, /Nila \(bawaan\)/)
})

test('the mall refuses a weak colour whoever brings it', async () => {
  const weak = hall.act((tx) =>
    editMall(tx, { seen: { accent: null }, wanted: { accent: '#f2b632' } }, mall.ibuSiti, new Date()),
  )
  await assert.rejects(weak, { key: 'mall.weakColour' })
})

test('a rule of the mall is changed within its bounds, and holds at once', async () => {
  assert.match(
    (await ibuSiti.fill('/admin/mall/settings', { callsBeforeAbsent: '0' })).html,
    /Panggilan sebelum dianggap tidak hadir: tulis angka dari 1 sampai 20/,
  )
  const saved = await ibuSiti.fill('/admin/mall/settings', { callsBeforeAbsent: '2' })
  assert.equal(saved.status, 303)
  assert.match((await ibuSiti.read('/admin/mall')).html, /2 kali/)
})

test('a host name of another mall stays with that mall', async () => {
  const other = await buildSmallMall(house, 'lain')
  await house.owner.run(sql`update mall.mall set hosts = '{mpp.lain.go.id}' where id = ${other.mall}::int`)
  const taken = await ibuSiti.fill('/admin/mall/hosts', { hosts: 'mpp.kecil.go.id\nMPP.lain.go.id' })
  assert.equal(taken.status, 422)
  assert.match(taken.html, /Alamat mpp\.lain\.go\.id sudah dipakai mal lain/)
  assert.match(
    (await ibuSiti.fill('/admin/mall/hosts', { hosts: 'https://mpp.kecil.go.id' })).html,
    /bukan alamat situs/,
  )
  assert.equal((await ibuSiti.fill('/admin/mall/hosts', { hosts: 'mpp.kecil.go.id' })).status, 303)
})

test('a holiday is added with its decree and removed before its day; days gone by stay', async () => {
  const added = await ibuSiti.fill('/admin/holidays/new', {
    ...day('heldOn', '2026-12-25'),
    kind: 'national',
    nameId: 'Natal',
    nameEn: 'Christmas',
    basis: 'SKB 1497/2025',
  })
  assert.equal(added.status, 303, added.html)
  const again = await ibuSiti.fill('/admin/holidays/new', {
    ...day('heldOn', '2026-12-25'),
    kind: 'national',
    nameId: 'Natal',
    nameEn: 'Christmas',
    basis: 'SKB',
  })
  assert.match(again.html, /25 Desember 2026 sudah tercatat sebagai libur jenis ini/)
  assert.match((await ibuSiti.read('/admin/holidays?year=2026')).html, /Jumat, 25 Desember 2026/)
  assert.equal((await ibuSiti.fill('/admin/holidays/2026-12-25/national/remove')).status, 303)
  await ibuSiti.fill('/admin/holidays/new', {
    ...day('heldOn', '2026-01-01'),
    kind: 'national',
    nameId: 'Tahun Baru',
    nameEn: 'New Year',
    basis: 'SKB',
  })
  const over = await ibuSiti.fill('/admin/holidays/2026-01-01/national/remove')
  assert.match(over.html, /1 Januari 2026 sudah lewat, dan tenggat sudah dihitung dengannya/)
})

test('today is not made a holiday, nor closed, while people hold numbers', async () => {
  await hall.number(mall.service.ktpHilang, 1)
  const holiday = await ibuSiti.fill('/admin/holidays/new', {
    ...day('heldOn', '2026-11-23'),
    kind: 'local',
    nameId: 'Hari jadi',
    nameEn: 'Anniversary',
    basis: 'SK Wali Kota',
  })
  assert.equal(holiday.status, 409)
  assert.match(holiday.html, /1 orang masih memegang nomor/)
  assert.match(holiday.html, /value="Hari jadi"/)
  const closed = await ibuSiti.fill('/admin/hours/form/biasa', { 'mon-open': '', 'mon-close': '' })
  assert.match(closed.html, /1 orang masih memegang nomor/)
  const absent = await ibuSiti.fill(`/admin/agencies/${mall.agency.disdukcapil}/days`, {
    ...day('heldOn', '2026-11-23'),
    presence: 'absent',
    reasonId: 'Rapat',
    reasonEn: 'Meeting',
  })
  assert.match(absent.html, /1 orang memegang nomor instansi ini hari ini/)
})

test('a form of the week with wrong times says which, and keeps what was typed', async () => {
  const wrong = await ibuSiti.fill('/admin/hours/form/biasa', { 'tue-open': '25.00', 'wed-close': '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /id="tue-open-error"/)
  assert.match(wrong.html, /id="wed-close-error"/)
  assert.match(wrong.html, /value="25\.00"/)
  const backwards = await ibuSiti.fill('/admin/hours/form/biasa', { 'tue-open': '15.00', 'tue-close': '08.00' })
  assert.match(backwards.html, /Jam tutup hari Selasa harus sesudah jam bukanya/)
})

test('breaks by which a queue of several counters would close are refused, with the queue and the time', async () => {
  const { formsOf } = await import('../../../../test/harness/page-forms.ts')
  const at = '/admin/hours/form/biasa'
  const withGroup = formsOf((await ibuSiti.fill(at, {}, { button: 'row=group-add' })).html).find(
    ({ action }) => action === at,
  )
  assert.ok(withGroup)
  assert.equal(
    (
      await ibuSiti.send(withGroup, {
        'group-0-name': 'siang-1',
        'group-0-tue_from': '11.30',
        'group-0-tue_until': '12.30',
      })
    ).status,
    303,
  )
  for (const id of [mall.counter.one, mall.counter.two])
    await ibuSiti.fill(`/admin/counters/${id}/edit`, { breakGroup: id === mall.counter.one ? 'siang-1' : '' })
  const closing = await ibuSiti.fill(`/admin/counters/${mall.counter.two}/edit`, { breakGroup: 'siang-1' })
  assert.match(closing.html, /Antrean A KTP akan tutup hari Selasa pukul 11\.30 sampai 12\.30/)
  // People read names, not codes, also where nobody typed one.
  assert.match((await ibuSiti.read('/admin/hours')).html, /<h2[^>]*>Biasa .*Istirahat siang 1/s)
  const { html } = await ibuSiti.read(`/admin/counters/${mall.counter.one}`)
  assert.match(html, /Kelompok istirahat.*Siang 1/s)
  assert.match(html, /Kelompok istirahat: .*<ins>Siang 1<\/ins>/s)
})

test('another week begins as the ordinary one, and its history tells what differs in words', async () => {
  const { html } = await ibuSiti.read('/admin/hours/new')
  assert.match(html, /sudah terisi seperti Biasa/)
  assert.match(html, /name="mon-close"[^>]*value="15[.:]00"/)
  assert.match(html, /name="group-0-name"[^>]*value="siang-1"/)
  const dates = { ...day('validFrom', '2027-02-08'), ...day('validUntil', '2027-03-09') }
  assert.equal((await ibuSiti.fill('/admin/hours/new', { code: 'ramadan-2027', ...dates })).status, 303)
  const at = '/admin/hours/form/ramadan-2027'
  await ibuSiti.fill(at, { 'tue-close': '14.00' })
  const shown = (await ibuSiti.read(at)).html
  assert.match(shown, /Hari: <del>Sel tutup 15\.00<\/del> <span[^>]*>menjadi<\/span> <ins>Sel tutup 14\.00<\/ins>/)
  assert.match(shown, /<ins>Siang 1 Sel 11\.30 sampai 12\.30</)
  assert.equal((await ibuSiti.fill(`${at}/remove`)).status, 303)
})

test('two forms of one rank do not hold on the same dates; the only endless one stays', async () => {
  const same = await ibuSiti.fill('/admin/hours/new', {
    code: 'ramadan',
    ...day('validFrom', '2027-02-08'),
    rank: '1',
    'mon-open': '08.00',
    'mon-close': '14.00',
  })
  assert.match(same.html, /Jam buka biasa berlaku pada tanggal yang sama dengan urutan 1 juga/)
  const higher = await ibuSiti.fill('/admin/hours/new', {
    code: 'ramadan',
    ...day('validFrom', '2027-02-08'),
    ...day('validUntil', '2027-03-09'),
    rank: '2',
    'mon-open': '08.00',
    'mon-close': '14.00',
  })
  assert.equal(higher.status, 303, higher.html)
  assert.match((await ibuSiti.fill('/admin/hours/form/biasa/remove')).html, /satu-satunya jam buka tanpa tanggal akhir/)
  assert.equal((await ibuSiti.fill('/admin/hours/form/ramadan/remove')).status, 303)
})

test('a place is renamed, and given up once nothing stands there', async () => {
  assert.equal(
    (
      await ibuSiti
        .fill('/admin/places/new/zone', { code: 'utara-b', nameId: 'Utara B', nameEn: 'North B' }, {})
        .catch(() => ({ status: 0 }))
    ).status,
    404,
  )
  const hallId = await house.owner.row<{ id: number }>(sql`select id from mall.hall where mall_id = ${mall.mall}::int`)
  const added = await ibuSiti.fill(`/admin/places/new/zone?in=${hallId.id}`, {
    code: 'utara-b',
    nameId: 'Utara B',
    nameEn: 'North B',
  })
  assert.equal(added.status, 303, added.html)
  const zone = `/admin/places/zone/${mall.zone}`
  assert.equal((await ibuSiti.fill(zone, { nameId: 'Utara Satu' })).status, 303)
  assert.match((await ibuSiti.fill(`${zone}/retire`)).html, /Zona ini masih dipakai 6 loket, instansi, atau perangkat/)
})

test('whatever is sent is answered by a sentence: a building that is none, days and signs that nobody can keep', async () => {
  const zone = { code: 'utara-z', nameId: 'Utara Z', nameEn: 'North Z' }
  const nowhere = await ibuSiti.send(await ibuSiti.formOn('/admin/places/new/zone?in=1'), {
    ...zone,
    in: 'bukan-angka',
  })
  assert.equal(nowhere.status, 422)
  assert.match(nowhere.html, /value="Utara Z"/)
  // A name that looks like a day and is none is written as it is, also in the history.
  const path = `/admin/places/zone/${mall.zone}`
  assert.equal((await ibuSiti.fill(path, { nameId: '2026-13-45', nameEn: 'No\u0000rth' })).status, 303)
  const { html } = await ibuSiti.read('/admin/history?sort=zone')
  assert.match(html, /2026-13-45 \/ North/)
})

test('what was changed stands in the history, filtered by what it is about', async () => {
  const all = await ibuSiti.read('/admin/history')
  assert.match(all.html, /Aturan mal diubah/)
  const places = await ibuSiti.read('/admin/history?sort=zone')
  assert.match(places.html, /Tempat diubah/)
  assert.doesNotMatch(places.html, /Aturan mal diubah/)
})

test('the overview says what needs attention, each with the place to mend it', async () => {
  await hall.act((tx) => tx.run(sql`delete from agency.presence where agency_id = ${mall.agency.polri}::bigint`))
  const { html } = await ibuSiti.read('/admin')
  assert.match(html, /Polri belum punya hari hadir/)
  assert.match(html, /Disdukcapil: 3 loket belum ada petugasnya pada Selasa, 24 November 2026/)
  assert.match(html, /Hari libur tahun 2027 belum diisi/)
})

test('a person without a role for it reads nothing and changes nothing', async () => {
  const rina = site.as(mall.rina)
  for (const path of ['/admin', '/admin/mall', '/admin/services', '/admin/history'])
    assert.equal((await rina.read(path)).status, 403, path)
  assert.equal((await site.stranger.read('/admin')).status, 403)
})

test('an evaluator reads everything and finds nothing to press', async () => {
  const evaluator = site.as({ ...mall.ibuSiti, id: mall.agus.id, roles: ['evaluator'] })
  for (const path of [
    '/admin',
    '/admin/mall',
    '/admin/services',
    '/admin/holidays',
    '/admin/hours',
    '/admin/history',
    `/admin/queues/${mall.queue.ktp}`,
  ]) {
    const { status, html } = await evaluator.read(path)
    assert.equal(status, 200, path)
    assert.doesNotMatch(html, /<form method="post"/, path)
  }
})
