import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openAdminSite } from '../../../../test/harness/admin-site.ts'
import { openHall } from '../../../../test/harness/hall.ts'

const hall = await openHall()
const { mall, house } = hall
const site = openAdminSite(house)
const ibuSiti = site.as(mall.ibuSiti)
const pakJoko = site.as({ ...mall.ibuSiti, id: mall.budi.id, name: 'Budi S.' })
const ktp = `/admin/queues/${mall.queue.ktp}`
const kk = `/admin/queues/${mall.queue.kk}`
const counter = (id: number) => `/admin/counters/${id}`

test('a letter that another queue has is refused, beside the field and with what was typed', async () => {
  const answer = await ibuSiti.fill(`${kk}/edit`, { letter: 'a', promiseMinutes: '25' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Huruf A sudah dipakai antrean KTP/)
  assert.match(answer.html, /value="25"/)
})

test('before the first number of the day the letter may change; once numbers are out it may not, nor the counting', async () => {
  const changed = await ibuSiti.fill(`${kk}/edit`, { letter: 'K' })
  assert.equal(changed.status, 303, changed.html)
  await hall.number(mall.service.kkBaru, 1)
  const letter = await ibuSiti.fill(`${kk}/edit`, { letter: 'L' })
  assert.match(letter.html, /Hari ini 1 nomor berhuruf K sudah dibagikan dari antrean ini/)
  const reset = await ibuSiti.fill(`${kk}/edit`, { reset: 'never' })
  assert.match(reset.html, /Hari ini 1 nomor sudah dibagikan dari antrean ini. Cara mulai lagi/)
  const digits = await ibuSiti.fill(`${kk}/edit`, { digits: '4', promiseMinutes: '20' })
  assert.equal(digits.status, 303)
})

test('a letter that stands on a ticket of today is not given to another queue', async () => {
  await house.owner.run(sql`update visit.visit set ticket = 'Z 001' where series_queue_id = ${mall.queue.kk}::bigint`)
  const answer = await ibuSiti.fill(`/admin/queues/${mall.queue.skck}/edit`, { letter: 'Z' })
  assert.match(answer.html, /Hari ini 1 nomor berhuruf Z sudah dibagikan/)
})

test('a queue with people, services or counters is not retired, and says which', async () => {
  await hall.number(mall.service.ktpHilang, 1)
  assert.match((await ibuSiti.fill(`${ktp}/retire`)).html, /1 orang masih memegang nomor di antrean ini/)
  assert.match(
    (await ibuSiti.fill(`/admin/queues/${mall.queue.skck}/retire`)).html,
    /1 layanan masih memakai antrean ini/,
  )
})

test('two people who change one queue at once: the later one is shown what the other changed', async () => {
  const form = await ibuSiti.formOn(`${ktp}/edit`)
  assert.equal((await pakJoko.fill(`${ktp}/edit`, { promiseMinutes: '45' })).status, 303)
  const late = await ibuSiti.send(form, { promiseMinutes: '15', digits: '4' })
  assert.equal(late.status, 409)
  assert.match(
    late.html,
    /Budi S\. menyimpan perubahan lain saat isian ini terbuka: Janji panggil \(menit\) dari “30” menjadi “45”/,
  )
  assert.match(late.html, /value="15"/)
  const { formsOf } = await import('../../../../test/harness/page-forms.ts')
  const again = formsOf(late.html).find(({ action }) => action === `${ktp}/edit`)
  assert.ok(again)
  assert.equal((await ibuSiti.send(again)).status, 303)
})

test('a new queue gets its own series', async () => {
  const added = await ibuSiti.fill('/admin/queues/new', {
    agency: String(mall.agency.polri),
    code: 'SIM',
    nameId: 'SIM',
    nameEn: 'Driving licence',
    letter: 'S',
  })
  assert.equal(added.status, 303, added.html)
  const { html } = await ibuSiti.read(added.location ?? '')
  assert.match(html, /S 001/)
  assert.match(html, /Antrean ditambahkan/)
})

test('a counter serves its main queue first, helps the next, and never only helps', async () => {
  const edit = `${counter(mall.counter.one)}/edit`
  const { formsOf } = await import('../../../../test/harness/page-forms.ts')
  const withRow = await ibuSiti.fill(edit, {}, { button: 'row=queue-add' })
  const form = formsOf(withRow.html).find(({ action }) => action === edit)
  assert.ok(form)
  const saved = await ibuSiti.send(form, { 'queue-1-queue': 'KK', 'queue-1-over': '25' })
  assert.equal(saved.status, 303, saved.html)
  const moved = await ibuSiti.fill(edit, {}, { button: 'row=queue-up-1' })
  const upside = formsOf(moved.html).find(({ action }) => action === edit)
  assert.ok(upside)
  const refused = await ibuSiti.send(upside)
  assert.match(refused.html, /Antrean pertama adalah antrean utama loket ini/)
})

test('counters of one queue are not put into the same break', async () => {
  await house.owner.run(sql`
    update mall.opening_form set breaks = ${JSON.stringify({ 'siang-1': { mon: ['11:30', '12:30'] }, 'siang-2': { mon: ['12:30', '13:30'] } })}::jsonb`)
  await house.owner.run(sql`update counter.counter set break_group = 'siang-1' where id = ${mall.counter.one}::bigint`)
  const same = await ibuSiti.fill(`${counter(mall.counter.two)}/edit`, { breakGroup: 'siang-1' })
  assert.equal(same.status, 422)
  assert.match(same.html, /Antrean A KTP akan tutup hari Senin pukul 11\.30 sampai 12\.30/)
  const other = await ibuSiti.fill(`${counter(mall.counter.two)}/edit`, { breakGroup: 'siang-2' })
  assert.equal(other.status, 303, other.html)
})

test('a counter that somebody has open is not retired; nor the last one of a queue in which people wait', async () => {
  await hall.open(mall.counter.three, mall.dewi)
  assert.match((await ibuSiti.fill(`${counter(mall.counter.three)}/retire`)).html, /Dewi L\. sedang membuka Loket 3/)
  await hall.number(mall.service.skck, 2)
  assert.match(
    (await ibuSiti.fill(`${counter(mall.counter.fourteen)}/retire`)).html,
    /1 orang menunggu di antrean C SKCK, dan tidak ada loket lain yang melayaninya/,
  )
})

test('an officer who opens a counter while it is retired either has it open, or is told that it is gone', async () => {
  const added = await ibuSiti.fill(`/admin/counters/new/${mall.agency.polri}`, {
    sign: '15',
    nameId: 'Loket 15',
    nameEn: 'Counter 15',
    'queue-0-queue': 'SKCK',
  })
  assert.equal(added.status, 303, added.html)
  const id = Number(/counters\/(\d+)/.exec(added.location ?? '')?.[1])
  const opening = hall.open(id, mall.agus).then(
    () => true,
    () => false,
  )
  const [retired, isOpen] = await Promise.all([ibuSiti.fill(`${counter(id)}/retire`), opening])
  assert.equal(retired.status === 303, !isOpen)
})
