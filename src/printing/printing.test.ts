import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startDemoPrinter } from '#connectors/receipt-printer/demo-printer.ts'
import { receiptPrinter } from '#connectors/receipt-printer/driver.ts'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { drainJobs } from '#platform/jobs.ts'
import { giveUp } from '#visit/by-visitor.ts'
import { runClockRules } from '../../src/clock-rules.ts'
import { startApp } from '../../test/harness/app.ts'
import { hands } from '../../test/harness/hall.ts'
import { pairKiosk } from '../../test/harness/kiosk.ts'
import { at, buildSmallMall, type SmallMall } from '../../test/harness/small-mall.ts'
import { printingTasks } from './print-task.ts'
import type { PrinterAddress } from './printer.ts'
import { type Reach, reachFault } from './reach.ts'
import { readPapers, readPrinters } from './read-printers.ts'
import { removePrinter, setPrinter } from './set-printer.ts'
import { wantPrint, wantTestPrint } from './want-print.ts'

let mall: SmallMall
const house = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const printer = await startDemoPrinter()
after(printer.stop)
const well = { ...printer.is }
// biome-ignore lint/style/noNonNullAssertion: arranged above
const hall = hands(house.house, mall!)
const { owner } = house.database
const reach: Reach = { loopback: true, anyPortOfLoopback: true }
// The printer answers at once; a busy machine brings the answer later.
const patience = { connecting: 20_000, answering: 20_000, printing: 200, pause: 40 }
const tasks = printingTasks(house.house, receiptPrinter(reach, patience))
const printAll = () => drainJobs(house.house, tasks)
const here: PrinterAddress = { address: '127.0.0.1', port: printer.port, widthMm: 80, answers: true }

// biome-ignore lint/style/noNonNullAssertion: arranged above
await pairKiosk(house, mall!)
const { id: kiosk } = await owner.row<{ id: number }>(sql`select id from account.device where name = 'Kios 1'`)
const wish = () => ({
  deviceId: kiosk,
  origin: 'https://mpp.example.go.id',
  language: 'id' as const,
  by: mall.kiosk,
  now: house.clock.now(),
})

beforeEach(async () => {
  house.clock.set(at(0))
  Object.assign(printer.is, well)
  await owner.run(sql`delete from printing.print`)
  await hall.act((tx) => setPrinter(tx, kiosk, here, reach, mall.ibuSiti, at(0)))
  await printAll()
})

async function take() {
  const taken = await hall.number(mall.service.ktpHilang, 0)
  await hall.act((tx) => wantPrint(tx, { id: taken.visitId, printState: 'pending', closedAt: null }, wish()))
  return taken
}
const stateOf = async (visitId: number) =>
  (await owner.row<{ state: string }>(sql`select print_state as state from visit.visit where id = ${visitId}`)).state
const paperOf = (visitId: number) => hall.act(async (tx) => (await readPapers(tx, [visitId])).get(visitId))
const healthNow = () => hall.act(async (tx) => (await readPrinters(tx))[0])

test('a number comes out on paper with its place, its wait and the way to its phone page', async () => {
  const taken = await take()
  await printAll()
  const paper = printer.sheets.at(-1)
  assert.match(paper?.text ?? '', new RegExp(`Nomor Anda\\s+${taken.ticket}`))
  assert.match(paper?.text ?? '', /KTP hilang atau rusak[\s\S]*Loket 1 dan 2[\s\S]*Menunggu /)
  assert.deepEqual(paper?.codes, [`https://mpp.example.go.id/v/${taken.token}`])
  assert.equal(await stateOf(taken.visitId), 'printed')
  assert.equal((await healthNow())?.health, 'ok')
})

test('the number is given whatever the printer does; what is wrong is known, and the button prints it again', async () => {
  printer.is.paper = 'out'
  const taken = await take()
  assert.equal(await stateOf(taken.visitId), 'pending')
  await printAll()
  assert.equal(await stateOf(taken.visitId), 'failed')
  assert.deepEqual(await paperOf(taken.visitId), { state: 'failed', reason: 'paper_out' })
  assert.equal((await healthNow())?.health, 'paper_out')
  printer.is.paper = 'plenty'
  const before = printer.sheets.length
  await printAll()
  assert.equal(printer.sheets.length, before, 'nothing comes out by itself: nobody may stand there any more')
  const again = () => hall.act(async (tx) => wantPrint(tx, await hall.visit(taken), wish(), { id: 'again-12345678' }))
  await Promise.all([again(), again()])
  await printAll()
  assert.equal(printer.sheets.length, before + 1, 'pressed twice is one sheet')
  assert.equal(await stateOf(taken.visitId), 'printed')
})

test('two processes never print one sheet twice, and each sheet comes out', async () => {
  const before = printer.sheets.length
  const taken = []
  for (let n = 0; n < 8; n++) taken.push(await take())
  await Promise.all([printAll(), printAll(), printAll()])
  await printAll()
  const out = printer.sheets.slice(before).map(({ codes }) => codes[0])
  assert.deepEqual(out.toSorted(), taken.map(({ token }) => `https://mpp.example.go.id/v/${token}`).toSorted())
})

test('the database refuses two sheets at once on one printer', async () => {
  await take()
  await take()
  await assert.rejects(
    owner.run(sql`update printing.print set state = 'printing', begun_at = now()`),
    /print_one_at_a_time/,
  )
})

test('a process that dies while it prints leaves a failed sheet, never a second one, and the next sheet comes out', async () => {
  const lost = await take()
  await owner.run(sql`update printing.print set state = 'printing', begun_at = now() - interval '2 minutes'`)
  const next = await take()
  const before = printer.sheets.length
  await printAll()
  assert.equal(printer.sheets.length, before, 'the printer is still taken to be at work')
  await runClockRules(house.house)
  await printAll()
  assert.deepEqual(await paperOf(lost.visitId), { state: 'failed', reason: 'interrupted' })
  assert.equal(await stateOf(lost.visitId), 'failed')
  assert.equal(await stateOf(next.visitId), 'printed')
  assert.equal(printer.sheets.length, before + 1)
})

test('who gave the number up gets no paper any more', async () => {
  const taken = await take()
  await hall.act(async (tx) => giveUp(tx, { visit: await hall.visit(taken), by: mall.kiosk, now: at(1) }))
  const before = printer.sheets.length
  await printAll()
  assert.equal(printer.sheets.length, before)
  assert.deepEqual(await paperOf(taken.visitId), { state: 'failed', reason: 'over' })
  const visit = await hall.visit(taken)
  await assert.rejects(
    hall.act((tx) => wantPrint(tx, visit, wish(), { id: 'too-late-1' })),
    /printing\.isOver/,
  )
})

test('when the roll is near its end the numbers that are left are counted down', async () => {
  printer.is.paper = 'low'
  await take()
  await printAll()
  assert.deepEqual([(await healthNow())?.health, (await healthNow())?.lowLeft], ['paper_low', 39])
  await take()
  await printAll()
  assert.equal((await healthNow())?.lowLeft, 38)
  printer.is.paper = 'plenty'
  await take()
  await printAll()
  assert.deepEqual([(await healthNow())?.health, (await healthNow())?.lowLeft], ['ok', null])
})

test('the clock looks at printers, so paper that ran out is known before anybody stands there', async () => {
  printer.is.cover = 'open'
  await owner.run(sql`update printing.printer set looked_at = now() - interval '2 minutes'`)
  await runClockRules(house.house)
  await printAll()
  assert.equal((await healthNow())?.health, 'cover_open')
})

test('only who sets up devices sets printers, tests them and takes them away', async () => {
  const officer: Staff = { ...(mall.rina as Staff) }
  for (const act of [
    () => hall.act((tx) => setPrinter(tx, kiosk, here, reach, officer, at(0))),
    () => hall.act((tx) => removePrinter(tx, kiosk, officer, at(0))),
    () => hall.act((tx) => wantTestPrint(tx, { ...wish(), by: officer })),
  ])
    await assert.rejects(act(), /account\.notYourRole/)
  await hall.act((tx) => wantTestPrint(tx, { ...wish(), by: mall.ibuSiti }))
  await printAll()
  assert.match(printer.sheets.at(-1)?.text ?? '', /Cetak percobaan/)
  await hall.act((tx) => removePrinter(tx, kiosk, mall.ibuSiti, at(0)))
  assert.equal(await hall.act((tx) => wantPrint(tx, { id: 1, printState: 'pending', closedAt: null }, wish())), false)
})

test('a printer is in the mall’s own network and on a printer’s port, or it is refused; so says the database too', async () => {
  const production: Reach = { loopback: false, anyPortOfLoopback: false }
  const here = (address: string, port = 9100) => reachFault(address, port, production)
  for (const address of ['10.0.0.5', '172.16.3.4', '192.168.10.21', 'fd00::1']) assert.equal(here(address), undefined)
  for (const address of [
    '8.8.8.8',
    '127.0.0.1',
    '::1',
    '169.254.169.254',
    '0.0.0.0',
    '172.32.0.1',
    '::ffff:127.0.0.1',
    'localhost',
    'printer.example.go.id',
    '192.168.10.21/24',
    '0x7f.1',
  ])
    assert.equal(here(address), 'address', address)
  for (const port of [22, 80, 5432, 9099, 9110]) assert.equal(here('10.0.0.5', port), 'port')
  assert.equal(reachFault('127.0.0.1', 9100, { loopback: true, anyPortOfLoopback: false }), undefined)
  assert.equal(reachFault('127.0.0.1', 5432, { loopback: true, anyPortOfLoopback: false }), 'port')
  for (const address of ['8.8.8.8', '169.254.169.254', '192.168.0.0/16'])
    await assert.rejects(
      owner.run(sql`update printing.printer set address = ${address}::inet`),
      /printer_is_in_the_building/,
    )
})
