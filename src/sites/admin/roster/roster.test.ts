import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openAdminSite } from '../../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { buildSmallMall } from '../../../../test/harness/small-mall.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
const bagas = site.as({ ...mall.rina, id: mall.dewi.id, roles: ['coordinator'], name: 'Dewi L.' })
const ibuSiti = site.as(mall.ibuSiti)
const week = '2026-11-23'
const page = `/admin/roster?agency=${mall.agency.disdukcapil}&week=${week}`
const action = `/admin/roster/weeks/${mall.agency.disdukcapil}/${week}`
const cell = (counter: number, day: string) => `cell-${counter}-${day}`

test('the coordinator plans the week: who sits at which counter on which day', async () => {
  const saved = await bagas.fill(
    page,
    {
      [cell(mall.counter.one, '2026-11-24')]: String(mall.rina.id),
      [cell(mall.counter.two, '2026-11-24')]: String(mall.budi.id),
    },
    { action },
  )
  assert.equal(saved.status, 303, saved.html)
  const { html } = await bagas.read(page)
  assert.match(html, /Jadwal petugas diubah/)
  assert.match(html, /Loket 1, 24 Nov 2026:\s*<ins>Rina A\.<\/ins>/)
})

test('one person is not planned at two counters at the same time, and the page keeps what was chosen', async () => {
  const twice = await bagas.fill(page, { [cell(mall.counter.three, '2026-11-24')]: String(mall.rina.id) }, { action })
  assert.equal(twice.status, 409)
  assert.match(twice.html, /Rina A\. sudah dijadwalkan di loket lain pada 24 November 2026 di jam yang sama/)
  assert.match(
    twice.html,
    new RegExp(
      `name="${cell(mall.counter.three, '2026-11-24')}"[^>]*>.*?<option value="${mall.rina.id}" selected`,
      's',
    ),
  )
})

test('two officers swap counters in one save', async () => {
  const swapped = await bagas.fill(
    page,
    {
      [cell(mall.counter.one, '2026-11-24')]: String(mall.budi.id),
      [cell(mall.counter.two, '2026-11-24')]: String(mall.rina.id),
    },
    { action },
  )
  assert.equal(swapped.status, 303, swapped.html)
})

test('two planners of one week: different counters are both kept, the same one is refused to the later', async () => {
  const early = await ibuSiti.formOn(page, action)
  const same = await ibuSiti.formOn(page, action)
  await bagas.fill(page, { [cell(mall.counter.one, '2026-11-25')]: String(mall.rina.id) }, { action })
  const other = await ibuSiti.send(early, { [cell(mall.counter.three, '2026-11-25')]: String(mall.dewi.id) })
  assert.equal(other.status, 303, other.html)
  const late = await ibuSiti.send(same, { [cell(mall.counter.one, '2026-11-25')]: String(mall.budi.id) })
  assert.equal(late.status, 409)
  assert.match(late.html, /menyimpan perubahan lain saat isian ini terbuka/)
  const { planned } = await database.owner.row<{ planned: number }>(
    sql`select count(*)::int as planned from counter.roster where held_on = '2026-11-25'`,
  )
  assert.equal(planned, 2)
})

test('a counter is kept by turns, and the turns do not overlap', async () => {
  const at = `/admin/roster/${mall.counter.three}/2026-11-26`
  const { formsOf } = await import('../../../../test/harness/page-forms.ts')
  const one = formsOf((await bagas.fill(at, {}, { button: 'row=shift-add' })).html).find((form) => form.action === at)
  assert.ok(one)
  const two = formsOf(
    (await bagas.send(one, { 'shift-0-officer': String(mall.rina.id), 'shift-0-until': '11.00' }, 'row=shift-add'))
      .html,
  ).find((form) => form.action === at)
  assert.ok(two)
  const overlapping = await bagas.send(two, { 'shift-1-officer': String(mall.budi.id), 'shift-1-from': '10.30' })
  assert.match(overlapping.html, /Loket 3 sudah ada petugasnya pada 26 November 2026/)
  const inTurn = await bagas.send(two, { 'shift-1-officer': String(mall.budi.id), 'shift-1-from': '11.00' })
  assert.equal(inTurn.status, 303, inTurn.html)
  assert.match((await bagas.read(page)).html, /08\.00–11\.00/)
})

test('an earlier week is copied into what is still empty, pressed twice as once', async () => {
  const next = `/admin/roster?agency=${mall.agency.disdukcapil}&week=2026-12-07`
  const copies = `/admin/roster/copies/${mall.agency.disdukcapil}/2026-12-07`
  const near = `/admin/roster?agency=${mall.agency.disdukcapil}&week=2026-11-30`
  await bagas.fill(
    near,
    { [cell(mall.counter.one, '2026-12-01')]: String(mall.dewi.id) },
    { action: `/admin/roster/weeks/${mall.agency.disdukcapil}/2026-11-30` },
  )
  assert.deepEqual(offeredOn((await bagas.read(next)).html), ['2026-11-30', '2026-11-23'])
  const form = await bagas.formOn(next, copies)
  const [one, other] = await Promise.all([
    bagas.send(form, { from: '2026-11-23' }),
    bagas.send(form, { from: '2026-11-23' }),
  ])
  assert.equal(one.status, 303, one.html)
  assert.equal(one.location, other.location)
  assert.match(one.location ?? '', /copied=6&skipped=0/)
  const { html } = await bagas.read(next)
  assert.match(
    html,
    new RegExp(`name="${cell(mall.counter.one, '2026-12-08')}".*?value="${mall.budi.id}" selected`, 's'),
  )
  assert.match(html, /Jadwal minggu lain disalin/)
  assert.match(html, /Senin.*?7 Des 2026.*?Buka 08\.00–15\.00/s)
  // What is told is told without noughts.
  assert.match((await bagas.read(one.location ?? '')).html, /6 giliran disalin\.\s*</)
  const again = await bagas.fill(next, { from: '2026-11-23' }, { action: copies })
  assert.match((await bagas.read(again.location ?? '')).html, /Tidak ada yang disalin/)
})

test('weeks without a roster, later ones and those of more than eight weeks ago are not copied', async () => {
  const copies = (monday: string) => `/admin/roster/copies/${mall.agency.disdukcapil}/${monday}`
  const page = (monday: string) => `/admin/roster?agency=${mall.agency.disdukcapil}&week=${monday}`
  assert.deepEqual(offeredOn((await bagas.read(page('2027-01-25'))).html), ['2026-12-07', '2026-11-30'])
  const far = await bagas.read(page('2027-03-01'))
  assert.match(far.html, /Delapan minggu sebelumnya belum ada jadwalnya/)
  const form = await bagas.formOn(page('2027-01-25'), copies('2027-01-25'))
  for (const from of ['2026-11-23', '2026-12-14', '2027-02-01', '2026-12-08']) {
    const answer = await bagas.send(form, { from })
    assert.match(answer.html, /Minggu itu tidak punya jadwal yang bisa disalin/, from)
  }
  assert.match((await bagas.send(form, { from: 'kemarin' })).html, /Pilih minggu yang akan disalin/)
})

function offeredOn(html: string): string[] {
  const select = /<select[^>]*name="from"[^>]*>(.*?)<\/select>/s.exec(html)?.[1] ?? ''
  return [...select.matchAll(/value="([^"]+)"/g)].map(([, week]) => week ?? '')
}

test('somebody of another agency is never planned here, whatever is posted', async () => {
  const form = await bagas.formOn(page, action)
  const answer = await bagas.send(form, { [cell(mall.counter.one, '2026-11-27')]: String(mall.agus.id) })
  assert.match(answer.html, /Petugas itu bukan petugas instansi ini/)
  const forged = database.db.transact({ mall: mall.mall, agency: mall.agency.disdukcapil }, (tx) =>
    tx.run(sql`insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
      values (${mall.mall}, ${mall.agency.disdukcapil}, ${mall.counter.one}, ${mall.agus.id}, '2026-11-27', '[480,900)')`),
  )
  await assert.rejects(forged, /a counter is staffed by people of its own agency/)
})
