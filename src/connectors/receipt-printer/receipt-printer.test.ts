import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { PrinterAddress, Sheet } from '#printing/printer.ts'
import { startDemoPrinter } from './demo-printer.ts'
import { receiptPrinter } from './driver.ts'

const printer = await startDemoPrinter()
after(printer.stop)
const well = { ...printer.is }
beforeEach(() => void Object.assign(printer.is, well))

const reach = { loopback: true, anyPortOfLoopback: true }
// The printer answers at once; a busy machine brings the answer later.
const patience = { connecting: 20_000, answering: 20_000, printing: 300, pause: 50 }
const driver = receiptPrinter(reach, patience)
const at: PrinterAddress = { address: '127.0.0.1', port: printer.port, widthMm: 80, answers: true }
const signal = new AbortController().signal

const sheet: Sheet = {
  mall: 'Mal Pelayanan Publik Pekanbaru',
  title: 'Nomor Anda',
  number: 'A 012',
  parts: [
    { heading: 'SKCK', lines: ['Polresta, Loket 17', '4 orang sebelum Anda'] },
    { heading: 'KTP hilang', lines: ['Disdukcapil, Loket 1 sampai 7'] },
  ],
  lines: ['Dilayani berurutan.'],
  scan: { address: 'https://mpp.example.go.id/v/abc', caption: 'Pindai untuk melihat giliran' },
  foot: ['Diambil 23 November 2026, 09.41'],
}
const print = (to: Partial<PrinterAddress> = {}, what = sheet) => driver.print({ ...at, ...to }, what, signal)

test('a ticket comes out whole: mall, number, services in order with their place, and the code for the phone', async () => {
  assert.deepEqual(await print(), { isPrinted: true, health: 'ok' })
  const paper = printer.sheets.at(-1)
  const lines = paper?.text.split('\n').map((line) => line.trim())
  assert.deepEqual(
    lines?.filter((line) => line && !line.startsWith('─')),
    [
      'Mal Pelayanan Publik Pekanbaru',
      'Nomor Anda',
      'A 012',
      'SKCK',
      'Polresta, Loket 17',
      '4 orang sebelum Anda',
      'KTP hilang',
      'Disdukcapil, Loket 1 sampai 7',
      'Dilayani berurutan.',
      '[QR]',
      'https://mpp.example.go.id/v/abc',
      'Pindai untuk melihat giliran',
      'Diambil 23 November 2026, 09.41',
    ],
  )
  assert.deepEqual(paper?.codes, ['https://mpp.example.go.id/v/abc'])
})

test('on narrow paper nothing is wider than the roll, and letters that no printer has are written plainer', async () => {
  const long = 'Penerbitan Surat Keterangan – “Pindah Datang” Penduduk Warga Negara Indonesia antarprovinsi café Ṣāliḥ'
  await print({ widthMm: 58 }, { ...sheet, parts: [{ heading: long, lines: [] }] })
  const text = printer.sheets.at(-1)?.text ?? ''
  assert.match(text.replace(/\s+/g, ' '), /Keterangan - "Pindah Datang" Penduduk .* café Salih/)
  for (const line of text.split('\n').filter((one) => !one.includes('https://'))) {
    assert.ok(line.trim().length <= 32, line)
  }
})

test('before anything is sent the printer is asked; out of paper and an open cover are said as they are', async () => {
  const before = printer.sheets.length
  printer.is.paper = 'out'
  assert.deepEqual(await print(), { isPrinted: false, reason: 'paper_out', health: 'paper_out' })
  printer.is.paper = 'plenty'
  printer.is.cover = 'open'
  assert.deepEqual(await print(), { isPrinted: false, reason: 'cover_open', health: 'cover_open' })
  assert.equal(await driver.look(at, signal), 'cover_open')
  assert.equal(printer.sheets.length, before)
})

test('paper that is near its end still prints, and says so', async () => {
  printer.is.paper = 'low'
  assert.deepEqual(await print(), { isPrinted: true, health: 'paper_low' })
})

test('paper that runs out in the middle of a sheet is a sheet that failed', async () => {
  printer.is.runsOutAfter = 1
  assert.deepEqual(await print(), { isPrinted: false, reason: 'paper_out', health: 'paper_out' })
})

test('a printer that takes the connection and says nothing is silent, and waited for no longer than agreed', async () => {
  printer.is.hangs = true
  const impatient = receiptPrinter(reach, { ...patience, answering: 150 })
  const silent = { isPrinted: false, reason: 'silent', health: 'silent' }
  assert.deepEqual(await impatient.print(at, sheet, signal), silent)
  assert.equal(await impatient.look(at, signal), 'silent')
})

test('a line that goes dead while it prints: nobody knows whether paper came, so it failed', async () => {
  printer.is.diesAfter = 1
  assert.deepEqual(await print(), { isPrinted: false, reason: 'broken', health: 'unreachable' })
})

test('where nobody listens the printer is unreachable', async () => {
  const gone = await startDemoPrinter()
  await gone.stop()
  assert.deepEqual(await print({ port: gone.port }), { isPrinted: false, reason: 'unreachable', health: 'unreachable' })
  assert.equal(await driver.look({ ...at, port: gone.port }, signal), 'unreachable')
})

test('a printer that answers only in real time is believed; one that cannot be asked is trusted', async () => {
  printer.is.knowsNoTurn = true
  assert.deepEqual(await print(), { isPrinted: true, health: 'ok' })
  const before = printer.sheets.length
  const out = printer.nextSheet()
  assert.deepEqual(await print({ answers: false }), { isPrinted: true, health: 'unknown' })
  await out
  assert.equal(printer.sheets.length, before + 1)
})

test('an address that settings forbid is not connected to, whatever the database says', async () => {
  const strict = receiptPrinter({ loopback: false, anyPortOfLoopback: false }, patience)
  const before = printer.sheets.length
  assert.equal((await strict.print(at, sheet, signal)).isPrinted, false)
  assert.equal(await strict.look(at, signal), 'unreachable')
  assert.equal(printer.sheets.length, before)
})
