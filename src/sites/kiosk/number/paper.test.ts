import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startDemoPrinter } from '#connectors/receipt-printer/demo-printer.ts'
import { sql } from '#platform/database.ts'
import { drainJobs } from '#platform/jobs.ts'
import { setPrinter } from '#printing/set-printer.ts'
import { tasksOf } from '../../../../src/tasks.ts'
import { startApp } from '../../../../test/harness/app.ts'
import { hands } from '../../../../test/harness/hall.ts'
import { pairKiosk } from '../../../../test/harness/kiosk.ts'
import { at, buildSmallMall, type SmallMall } from '../../../../test/harness/small-mall.ts'

let mall: SmallMall | undefined
const house = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
if (!mall) throw new Error('the mall was not built')
const { ibuSiti } = mall
const hall = hands(house.house, mall)
const kiosk = await pairKiosk(house, mall)
const printer = await startDemoPrinter()
after(printer.stop)
const { owner } = house.database
const { id } = await owner.row<{ id: number }>(sql`select id from account.device where name = 'Kios 1'`)
const here = { address: '127.0.0.1', port: printer.port, widthMm: 80, answers: true } as const
await hall.act((tx) => setPrinter(tx, id, here, house.house.settings.printers, ibuSiti, at(0)))
const printAll = () => drainJobs(house.house, tasksOf(house.house))

async function take(more: Record<string, string> = {}) {
  await kiosk.get('/kiosk/services/DKC-08')
  return await kiosk.post('/kiosk/numbers', { services: 'DKC-08', ...more })
}

test('where the kiosk has a printer the browser prints nothing, and the page says what the paper does', async () => {
  const given = await take()
  assert.match(given.text, /Nomor Anda A \d{3}.*Kertas nomor Anda sedang dicetak/)
  assert.doesNotMatch(given.html, /data-print="now"/)
  assert.match(given.html, /data-live="kiosk\.paper\?visit=\d+"/)
  await printAll()
  assert.match((await kiosk.get(given.path)).text, /Ambil kertas nomor Anda di bawah/)
  assert.match(printer.sheets.at(-1)?.text ?? '', /KTP hilang atau rusak/)
})

test('pressing twice is one number and one sheet', async () => {
  await kiosk.get('/kiosk/services/DKC-08')
  const before = printer.sheets.length
  await Promise.all([1, 2].map(() => kiosk.post('/kiosk/numbers', { services: 'DKC-08' })))
  await printAll()
  assert.equal(printer.sheets.length, before + 1)
})

test('where priority is confirmed by an officer the paper says where it is shown, in the visitor’s language, and never why', async () => {
  await owner.run(
    sql`update mall.mall set settings = settings || ${{ priorityNeedsConfirmation: true }}::jsonb, version = version + 1`,
  )
  const paper = async (more: Record<string, string>, language = 'id') => {
    await kiosk.get(`/kiosk?lang=${language}`)
    const { text } = await take(more)
    await printAll()
    const sheet = printer.sheets.at(-1)?.text.replace(/\s+/g, ' ') ?? ''
    assert.match(sheet, new RegExp(/[A-Z] \d{3}/.exec(text)?.[0] ?? 'no number'))
    return sheet
  }
  const shown = await paper({ protected: 'disabled' })
  assert.match(shown, /Agar didahulukan, tunjukkan nomor ini di meja informasi\./)
  assert.doesNotMatch(shown, /disabilitas/i)
  const english = await paper({ protected: 'disabled' }, 'en')
  assert.match(english, /To be called earlier, show this number at the information desk\./)
  assert.doesNotMatch(english, /disab/i)
  assert.doesNotMatch(await paper({}), /Agar didahulukan/)
  await kiosk.get('/kiosk?lang=id')
})

test('out of paper: the number stands, the kiosk says what to do, and the button prints it once there is paper', async () => {
  printer.is.paper = 'out'
  const given = await take()
  await printAll()
  const failed = await kiosk.get(given.path)
  assert.match(
    failed.text,
    /Kertas habis Nomor Anda tetap berlaku\. Foto nomor ini, atau minta cetak di meja informasi/,
  )
  printer.is.paper = 'plenty'
  const before = printer.sheets.length
  await kiosk.post(`${given.path}/prints`)
  await printAll()
  assert.equal(printer.sheets.length, before + 1)
  assert.match((await kiosk.get(given.path)).text, /Ambil kertas nomor Anda/)
})

test('who walks away without paper gives the number up, and nobody is left in the queue', async () => {
  printer.is.cover = 'open'
  const given = await take()
  await printAll()
  const visitId = Number(given.path.split('/').at(-1))
  assert.match((await kiosk.get(given.path)).text, /Tutup pencetak terbuka/)
  assert.match((await kiosk.get(`${given.path}/cancel`)).text, /Batalkan nomor A \d{3}\?/)
  const home = await kiosk.post(`${given.path}/cancel`)
  assert.equal(home.path, '/kiosk?lang=id&view=usual')
  const legs = await owner.rows(sql`select state from visit.leg where visit_id = ${visitId}`)
  assert.deepEqual(legs, [{ state: 'abandoned' }])
  printer.is.cover = 'closed'
})
