import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { interrupt } from '../../test/harness/interrupt.ts'
import { exits } from './exit-codes.ts'

const root = join(import.meta.dirname, '../..')

test('Ctrl-C ends a simulation of a hundred thousand days with what is done, a sentence and 130', async () => {
  const typed = ['simulate', 'malls/pekanbaru', '--replications', '100000', '--progress']
  const { code, signal, said } = await interrupt(root, typed)
  assert.deepEqual([code, signal], [exits.stopped, null], said)
  assert.match(said, /Dihentikan: [\d.]+ dari 100000 hari|Dihentikan sebelum satu hari selesai/)
  assert.doesNotMatch(said, /\n\s+at |Error:/)
})
