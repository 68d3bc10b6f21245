import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { exits } from './exit-codes.ts'

const root = join(import.meta.dirname, '../..')

/** Types a command in a shell of its own, presses Ctrl-C as soon as it says anything, and reads what it ends with. */
async function interrupted(...typed: string[]) {
  const command = spawn(process.execPath, [join(root, 'bin/pendopo.mjs'), ...typed, '--progress'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err] = [text(command.stdout), text(command.stderr)]
  await once(command.stderr, 'data')
  // To every process of the shell's job, as a terminal does it.
  process.kill(-(command.pid as number), 'SIGINT')
  const [code, signal] = await once(command, 'exit')
  return { code, signal, said: (await out) + (await err) }
}

test('Ctrl-C ends a simulation of a hundred thousand days with what is done, a sentence and 130', async () => {
  const { code, signal, said } = await interrupted('simulate', 'malls/pekanbaru', '--replications', '100000')
  assert.deepEqual([code, signal], [exits.stopped, null], said)
  assert.match(said, /Dihentikan: [\d.]+ dari 100000 hari|Dihentikan sebelum satu hari selesai/)
  assert.doesNotMatch(said, /\n\s+at |Error:/)
})

test('Ctrl-C ends the search for a roster in the midst of its solver, with what is found so far', async () => {
  const { code, signal, said } = await interrupted('staff', 'malls/pekanbaru')
  assert.deepEqual([code, signal], [exits.stopped, null], said)
  assert.match(said, /Dihentikan sebelum/)
  assert.doesNotMatch(said, /\n\s+at |Error:/)
})
