import assert from 'node:assert/strict'
import { test } from 'node:test'
import { receiptPrinter } from '#connectors/receipt-printer/driver.ts'
import type { Health } from '#printing/printer.ts'
import { playPrinter } from './session.ts'

const reach = { loopback: true, anyPortOfLoopback: true }
const sheet = { mall: 'Mal Kecil', title: 'Nomor Anda', number: 'A 012', parts: [], lines: [], foot: [] }

test('a technician makes the printer ill and well again; the house sees each state, and the sheet is drawn', async () => {
  const said: string[] = []
  const seen: Health[] = []
  const driver = receiptPrinter(reach)
  const at = () => {
    const port = Number(/port (\d+)/.exec(said[0] ?? '')?.[1])
    return { address: '127.0.0.1', port, widthMm: 80, answers: true } as const
  }
  const signal = new AbortController().signal
  async function* technician() {
    for (const word of ['isi', 'habis', 'low', 'isi', 'open', 'tutup', 'die', 'hidup']) {
      yield word
      seen.push(await driver.look(at(), signal))
    }
    yield 'what'
    assert.equal((await driver.print(at(), sheet, signal)).isPrinted, true)
    yield 'keluar'
  }
  const write = (line: string) => void said.push(line)
  const sheets = await playPrinter({ port: 0, widthMm: 80, language: 'id', typed: technician(), write })
  assert.deepEqual(seen, ['ok', 'paper_out', 'paper_low', 'ok', 'cover_open', 'ok', 'unreachable', 'ok'])
  assert.equal(sheets, 1)
  assert.match(said.join('\n'), /│ +A 012 +│/)
  assert.match(said.join('\n'), /“what” tidak dikenal/)
})
