import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openAdminSite, type Person } from '../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { formsOf } from '../../../test/harness/page-forms.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
const ibuSiti = site.as(mall.ibuSiti)
const { ktpHilang, kkBaru, skck } = mall.service

test('many services move to another queue after one look at what happens, and come back with one press', async () => {
  const looked = await check(ibuSiti, 'services', 'requeue', [ktpHilang, kkBaru], { queue: String(mall.queue.kk) })
  assert.match(looked.html, /1 baris akan berubah, semuanya bersama/)
  assert.match(words(looked.html), /KTP hilang atau rusak A KTP B KK Bisa/)
  assert.match(words(looked.html), /Kartu Keluarga baru B KK B KK Sudah begitu, tidak berubah/)
  assert.deepEqual(await queues(), { [ktpHilang]: mall.queue.ktp, [kkBaru]: mall.queue.kk, [skck]: mall.queue.skck })
  const done = await press(ibuSiti, looked.html, 'step=do')
  assert.equal(done.status, 303)
  assert.equal((await queues())[ktpHilang], mall.queue.kk)
  const list = await ibuSiti.read(done.location ?? '')
  assert.match(words(list.html), /1 layanan sudah diubah. Kembalikan semuanya/)
  const [, undo = ''] = /href="(\/admin\/services\/bulk\/undo[^"]+)"/.exec(list.html) ?? []
  const back = await ibuSiti.fill(undo)
  assert.equal(back.location, '/admin/services?undone=1')
  assert.equal((await queues())[ktpHilang], mall.queue.ktp)
  await ibuSiti.fill(undo)
  const moves = await database.owner.rows(sql`select 1 from ledger.event where kind = 'service.requeued'`)
  assert.equal(moves.length, 2, 'there and back; what was taken back once is not taken back twice')
})

test('one row that cannot be changed keeps all of them as they are, and is named with its reason', async () => {
  const before = await queues()
  const looked = await check(ibuSiti, 'services', 'requeue', [skck, ktpHilang], { queue: String(mall.queue.kk) })
  assert.match(looked.html, /1 dari 2 baris tidak bisa diubah, jadi tidak satu pun diubah/)
  assert.match(words(looked.html), /SKCK C SKCK B KK Antrean itu milik instansi lain/)
  assert.deepEqual(await queues(), before)
  const left = await press(ibuSiti, looked.html, 'step=check')
  assert.match(left.html, /1 baris akan berubah/)
  assert.doesNotMatch(words(left.html), /SKCK C SKCK/)
})

test('whoever was quicker is not overwritten: the row says what it is now, and nothing changes', async () => {
  const looked = await check(ibuSiti, 'queues', 'promise', [mall.queue.ktp, mall.queue.kk], { promise: '20' })
  await ibuSiti.fill(`/admin/queues/${mall.queue.kk}/edit`, { promiseMinutes: '45' })
  const refused = await press(ibuSiti, looked.html, 'step=do')
  assert.equal(refused.status, 409)
  assert.match(words(refused.html), /Sudah diubah orang lain sejak halaman ini terbuka, sekarang 45 menit/)
  assert.deepEqual(await promises(), { [mall.queue.ktp]: 30, [mall.queue.kk]: 45, [mall.queue.skck]: 30 })
})

test('sixteen people change the same rows at once: each time all of them or none, and nobody unseen', async () => {
  const all = [mall.queue.ktp, mall.queue.kk, mall.queue.skck]
  await finish(ibuSiti, await check(ibuSiti, 'queues', 'promise', all, { promise: '30' }))
  const looks = await Promise.all(
    Array.from({ length: 16 }, (_, i) => check(ibuSiti, 'queues', 'promise', all, { promise: String(60 + i) })),
  )
  const answers = await Promise.all(looks.map((look) => press(ibuSiti, look.html, 'step=do')))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array.from({ length: 15 }, () => 409)])
  const minutes = new Set(Object.values(await promises()))
  assert.equal(minutes.size, 1, `a mixture: ${[...minutes].join(', ')}`)
  assert.ok((minutes.values().next().value ?? 0) >= 60)
})

test('a special day is noted for all agencies at once and taken back from all of them', async () => {
  const { disdukcapil, polri } = mall.agency
  const typed = {
    'heldOn-day': '30',
    'heldOn-month': '11',
    'heldOn-year': '2026',
    presence: 'absent',
    reasonId: 'Upacara',
    reasonEn: 'Ceremony',
  }
  const done = await finish(ibuSiti, await check(ibuSiti, 'agencies', 'oneDay', [disdukcapil, polri], typed))
  const days = () =>
    database.owner.rows<{ reason: string }>(
      sql`select reason from agency.presence_exception where held_on = '2026-11-30'`,
    )
  assert.equal((await days()).length, 2)
  const list = await ibuSiti.read(done.location ?? '')
  const [, undo = ''] = /href="(\/admin\/agencies\/bulk\/undo[^"]+)"/.exec(list.html) ?? []
  await ibuSiti.fill(undo)
  assert.equal((await days()).length, 0)
})

test('what somebody changed again afterwards stays so: the page says it before, and takes the others back', async () => {
  const { disdukcapil, polri } = mall.agency
  const on = (day: string) => ({ 'heldOn-day': day, 'heldOn-month': '12', 'heldOn-year': '2026' })
  const typed = { ...on('1'), presence: 'absent', reasonId: 'Upacara', reasonEn: 'Ceremony' }
  const done = await finish(ibuSiti, await check(ibuSiti, 'agencies', 'oneDay', [disdukcapil, polri], typed))
  const undoOf = async () =>
    /href="(\/admin\/agencies\/bulk\/undo[^"]+)"/.exec((await ibuSiti.read(done.location ?? '')).html)?.[1] ?? ''
  const undo = await undoOf()
  const early = await ibuSiti.read(undo)
  assert.match(early.html, /Kembalikan semuanya/)
  const days = `/admin/agencies/${polri}/days`
  await ibuSiti.fill(
    days,
    { ...on('1'), presence: 'present', reasonId: 'Tetap hadir', reasonEn: 'Here all the same' },
    { action: days },
  )
  // The page that was opened before is refused and shown as it is now; nothing is taken back by halves.
  const late = await press(ibuSiti, early.html, '')
  assert.equal(late.status, 409)
  assert.match(
    words(late.html),
    /Sudah diubah lagi sesudahnya, sekarang .*Hadir\. Tetap hadir\..*Kembalikan 1 baris lainnya/,
  )
  const reasons = () =>
    database.owner.rows<{ reason: string }>(
      sql`select reason ->> 'id' as reason from agency.presence_exception where held_on = '2026-12-01' order by 1`,
    )
  assert.deepEqual(await reasons(), [{ reason: 'Tetap hadir' }, { reason: 'Upacara' }])
  const back = await press(ibuSiti, (await ibuSiti.read(undo)).html, '')
  assert.match((await ibuSiti.read(back.location ?? '')).html, /1 instansi dikembalikan/)
  assert.deepEqual(await reasons(), [{ reason: 'Tetap hadir' }])
})

test('people are let go together, but never oneself among them', async () => {
  const looked = await check(ibuSiti, 'staff', 'retire', [mall.dewi.id, mall.ibuSiti.id])
  assert.match(looked.html, /1 dari 2 baris tidak bisa diubah/)
  const left = await press(ibuSiti, looked.html, 'step=check')
  await press(ibuSiti, left.html, 'step=do')
  const gone = await database.owner.rows<{ id: number }>(sql`select id from account.staff where is_retired`)
  assert.deepEqual(
    gone.map(({ id }) => id),
    [mall.dewi.id],
  )
})

test('a coordinator cannot choose a row of another agency into a change, by whatever address', async () => {
  const agus = site.as({ ...mall.agus, roles: ['coordinator'] })
  for (const [section, act, id] of [
    ['services', 'requeue', ktpHilang],
    ['queues', 'promise', mall.queue.ktp],
    ['counters', 'zone', mall.counter.one],
    ['agencies', 'oneDay', mall.agency.disdukcapil],
    ['staff', 'retire', mall.rina.id],
  ])
    assert.equal((await agus.read(`/admin/${section}/bulk?act=${act}&id=${id}`)).status, 403, `${section}`)
})

type Answer = Awaited<ReturnType<Person['read']>>

/** Chooses rows, answers what is asked, and looks at what would happen. */
async function check(
  who: Person,
  section: string,
  act: string,
  ids: readonly number[],
  typed: Record<string, string> = {},
): Promise<Answer> {
  const address = `/admin/${section}/bulk?${new URLSearchParams([['act', act], ...ids.map((id) => ['id', String(id)])])}`
  const looked = await who.fill(address, typed, { button: 'step=check' })
  assert.equal(looked.status, 200, words(looked.html).slice(0, 300))
  return looked
}

function press(who: Person, html: string, button: string): Promise<Answer> {
  const [form] = formsOf(html)
  assert.ok(form, 'there is a form')
  return who.send(form, {}, button)
}

async function finish(who: Person, looked: Answer): Promise<Answer> {
  const done = await press(who, looked.html, 'step=do')
  assert.equal(done.status, 303, words(done.html).slice(0, 300))
  return done
}

function words(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1')
}

async function queues(): Promise<Record<number, number>> {
  const rows = await database.owner.rows<{ id: number; queue: number }>(
    sql`select id, queue_id as queue from service.service order by id`,
  )
  return Object.fromEntries(rows.map(({ id, queue }) => [id, queue]))
}

async function promises(): Promise<Record<number, number>> {
  const rows = await database.owner.rows<{ id: number; minutes: number }>(
    sql`select id, promise_minutes as minutes from service.queue order by id`,
  )
  return Object.fromEntries(rows.map(({ id, minutes }) => [id, minutes]))
}
