import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '#visit/sit-at-counter.ts'
import { browserOf, signedIn } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { hands } from '../../../test/harness/hall.ts'
import { isLive, pressKeys } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app, mall } = await openStaffedMall({ at: at(20) })
const hall = hands(app.database, mall)
const { one, three } = mall.counter
const browser = await openBrowser()
const cable = await layCable(app.url)
const rina = await signedIn(app, mall, mall.rina)
const legOf = (html: string) => /name="leg" value="(\d+)"/.exec(html)?.[1] ?? ''
const rest = (counterId: number, by = mall.rina) =>
  hall.act((tx) => pause(tx, { counterId, by, now: at(20) }, 'prayer'))

await hall.open(one, mall.rina, 0)
for (let i = 0; i < 6; i++) await hall.number(mall.service.ktpHilang, i)

test('finish and next on a page older than the break: the person is finished, and the desk says that nobody was called', async () => {
  await rina.get('/desk/1')
  const called = await rina.post('/desk/1/calls')
  await rina.post('/desk/1/starts', { leg: legOf(called.html) })
  await rest(one)
  const ended = await rina.post('/desk/1/outcomes', {
    leg: legOf(called.html),
    outcome: 'issued',
    note: '',
    after: 'call',
  })
  assert.equal(ended.status, 200)
  assert.match(
    ended.text,
    /Layanan tadi sudah selesai\. Nomor berikutnya tidak dipanggil, karena loket ini sedang istirahat\./,
  )
  assert.match(ended.text, /Istirahat sejak/)
  assert.match(ended.text, /Hari ini 1 dilayani/)
})

test('who has closed the counter is not offered to take back what was done there', async () => {
  const open = await rina.get('/desk/1')
  assert.match(open.html, /id="undo-last"/)
  await rina.post('/desk/1/close')
  assert.doesNotMatch((await rina.get('/desk/1')).html, /id="undo-last"/)
  await rina.post('/desk/1/sittings')
})

test('the page of a number on hold says why it is held', async () => {
  const called = await rina.post('/desk/1/calls')
  await rina.post('/desk/1/starts', { leg: legOf(called.html) })
  await rina.post('/desk/1/parked', { leg: legOf(called.html), reason: 'payment' })
  const visit = /visits\/(\d+)"[^>]*data-shortcut="L"/.exec((await rina.get('/desk/1')).html)?.[1] ?? ''
  assert.match((await rina.get(`/desk/1/visits/${visit}`)).text, /Ditahan: Membayar di bank/)
})

test('a press that waited for the network while the break began finishes, and says what was left out; then S finishes too', async () => {
  const dewi = await browserOf(app, mall, mall.dewi, browser, cable.url)
  const desk = await dewi.newPage()
  const says = (words: RegExp) => desk.locator('main', { hasText: words }).waitFor()
  await hall.open(three, mall.dewi, 0)
  const [first, second] = [await hall.number(mall.service.kkBaru, 18), await hall.number(mall.service.kkBaru, 19)]
  await hall.start(three, mall.dewi, await hall.call(three, mall.dewi, 20), 20)
  await desk.goto(`${cable.url}/desk/3`)
  await isLive(desk)
  await says(/Selesai, panggil berikutnya/)
  cable.cut()
  await pressKeys(desk, 'Enter')
  await desk.locator('#kept', { hasText: /Selesai, panggil berikutnya.*ditekan/ }).waitFor()
  await rest(three, mall.dewi)
  cable.mend()
  await desk
    .locator('#kept', { hasText: /Nomor berikutnya tidak dipanggil, karena loket ini sedang istirahat/ })
    .waitFor()
  await says(/Istirahat sejak/)
  await picture(desk, 'resting-left-out')
  assert.deepEqual(await findingsOn(desk), [])
  assert.equal((await hall.visit(first)).legs[0]?.state, 'completed')
  assert.equal((await hall.visit(second)).legs[0]?.state, 'waiting')
  await pressKeys(desk, 'Enter')
  await says(/Siap memanggil/)
  await pressKeys(desk, 'Enter')
  await says(new RegExp(`${second.ticket}\\s*Dipanggil`))
  await pressKeys(desk, 'Enter')
  await says(/Dilayani/)
  await rest(three, mall.dewi)
  await says(/Sesudah ini istirahat/)
  await pressKeys(desk, 's')
  await says(/Istirahat sejak/)
  assert.equal((await hall.visit(second)).legs[0]?.state, 'completed')
})
