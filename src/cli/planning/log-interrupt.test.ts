import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { openCommandLine } from '../../../test/harness/command-line.ts'
import { exits } from '../exit-codes.ts'

const { file, run } = openCommandLine()
const rows = Array.from({ length: 30 }, (_, i) => {
  const on = `2026-11-${String(1 + i).padStart(2, '0')}`
  return `A,${on}T08:00:00,${on}T08:05:00,${on}T08:12:00,L1\n`
})
const log = file('log.csv', `queue,arrival,call,end,server\n${rows.join('')}`)

/** Types a command and presses Ctrl-C as soon as it listens for it, which is before it has read a row. */
async function runAndPress(...typed: string[]) {
  const before = process.listeners('SIGINT')
  const running = run(...typed)
  let press: (() => void) | undefined
  while (!press) {
    await setImmediate()
    press = process.listeners('SIGINT').find((one) => !before.includes(one)) as (() => void) | undefined
  }
  press()
  return await running
}

test('Ctrl-C ends a replay with what was read until then, a sentence and 130', async () => {
  const { exit, out } = await runAndPress('replay', log)
  assert.equal(exit, exits.stopped)
  assert.match(out, /^0 kunjungan[\s\S]*Dihentikan\. Angka di atas hanya untuk bagian yang sudah dibaca\.\n$/)
  const told = JSON.parse((await runAndPress('replay', log, '--skip-faults', '--json')).out)
  assert.deepEqual([told.ok, told.isWhole], [false, false])
})

test('Ctrl-C ends a forecast with a sentence and 130: half a history would look like a mall whose visits end there', async () => {
  const { exit, err } = await runAndPress('forecast', log)
  assert.equal(exit, exits.stopped)
  assert.equal(err, 'Dihentikan sebelum seluruh berkas dibaca. Tidak ada yang diperkirakan.\n')
})
