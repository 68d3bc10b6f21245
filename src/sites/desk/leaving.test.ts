import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { moveOfficer } from '#visit/staff-counters.ts'
import { signedIn } from '../../../test/harness/at-work.ts'
import { hands } from '../../../test/harness/hall.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app, mall } = await openStaffedMall({ at: at(20) })
const hall = hands(app.database, mall)
const { one, three } = mall.counter
const rina = await signedIn(app, mall, mall.rina)
const siti = await signedIn(app, mall, mall.ibuSiti)
const moveRina = (counterId: number) =>
  hall.act((tx) => moveOfficer(tx, { counterId, staffId: mall.rina.id, by: mall.ibuSiti, now: at(20) }))

test('an officer who was moved while nobody stood at the counter is told where, and Enter leads there', async () => {
  await app.database.owner.run(sql`
    insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
    values (${mall.mall}, ${mall.agency.disdukcapil}, ${one}, ${mall.rina.id}, '2026-11-23', '[480,900)')`)
  await hall.open(one, mall.rina, 0)
  assert.equal(await moveRina(three), 'moved')
  const left = await rina.get('/desk/1')
  assert.match(left.text, /Anda sedang membuka Loket 3\. Nomor dipanggil dari loket itu/)
  assert.match(left.html, /href="\/desk\/3" data-shortcut="Enter"/)
  assert.doesNotMatch(left.html, /\/sittings"/)
})

test('the floor does not miss, nor ask back, an officer who sits at another counter than the roster says', async () => {
  const { text } = await siti.get('/floor')
  assert.doesNotMatch(text, /Minta Rina A\. membuka Loket 1|Loket 1: Rina A\./)
  assert.match((await siti.get('/floor/counters')).text, /Loket 1 – – Tutup Buka loket/)
})

test('who is to move after this person reads so, and Enter moves; going on calling is not offered', async () => {
  await hall.number(mall.service.kkBaru, 15)
  const called = await hall.call(three, mall.rina, 20)
  assert.equal(await moveRina(one), 'afterThisOne')
  const busy = await rina.get('/desk/3')
  assert.match(busy.text, /Anda diminta pindah ke Loket 1\..*Selesaikan dahulu nomor yang ada di loket Anda/)
  assert.doesNotMatch(busy.html, /\/desk\/3\/resume"/)
  await hall.start(three, mall.rina, called, 20)
  // Nobody is called here after this person, so the one act is to finish; calling too would have been refused.
  const serving = await rina.get('/desk/3')
  assert.match(serving.text, /Sesudah ini pindah loket/)
  assert.doesNotMatch(serving.text, /panggil berikutnya/)
  const leg = /name="leg" value="(\d+)"/.exec(serving.html)?.[1] ?? ''
  await rina.post('/desk/3/outcomes', { leg, outcome: 'issued', note: '', after: 'rest' })
  const free = await rina.get('/desk/3')
  assert.match(free.text, /Loket ini tidak memanggil lagi Anda diminta pindah/)
  assert.doesNotMatch(free.html, /\/desk\/3\/resume"/)
  assert.equal(free.html.match(/data-shortcut="Enter"/g)?.length, 1)
  const request = /name="request" value="(\d+)"/.exec(free.html)?.[1] ?? ''
  assert.equal((await rina.post('/desk/1/moves', { request })).path, '/desk/1')
})

test('who closes a counter while people wait reads whether anybody else calls them', async () => {
  await hall.number(mall.service.ktpHilang, 18)
  await hall.number(mall.service.ktpHilang, 19)
  assert.match(
    (await rina.get('/desk/1/close')).text,
    /2 orang menunggu, dan tidak ada loket lain yang memanggil mereka/,
  )
  await hall.open(mall.counter.two, mall.budi, 20)
  assert.match((await rina.get('/desk/1/close')).text, /2 orang menunggu\. Loket lain yang buka memanggil mereka/)
})
