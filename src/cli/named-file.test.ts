import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { openCommandLine } from '../../test/harness/command-line.ts'
import { exits } from './exit-codes.ts'

const { folder, file, run, json } = openCommandLine()
const root = join(import.meta.dirname, '../..')
const readers: readonly (readonly string[])[] = [
  ['skm'],
  ['ipp'],
  ['replay'],
  ['forecast'],
  ['simulate', 'malls/pekanbaru', '--scenario'],
  ['staff', 'malls/pekanbaru', '--costs'],
]

test('a file that is not there, or is a folder, is named with what is wrong, as an error and with 66', async () => {
  mkdirSync(join(folder, 'map'))
  for (const [name, why] of [
    ['tidak-ada.csv', /^Berkas “.*tidak-ada\.csv” tidak ada\.\n$/],
    ['map', /^“.*map” adalah folder, bukan berkas\.\n$/],
  ] as const)
    for (const command of readers) {
      const { exit, out, err } = await run(...command, join(folder, name))
      assert.deepEqual([exit, out], [exits.noInput, ''], command.join(' '))
      assert.match(err, why)
    }
  const asData = await json('skm', join(folder, 'map'), '--lang', 'en')
  assert.equal(asData.ok, false)
  assert.match(asData.error, /is a folder, not a file/)
})

test('a folder of a pack that is not there is an error; the faults of one that is are the answer', async () => {
  for (const command of [['mall', 'check'], ['mall', 'import'], ['simulate'], ['staff']]) {
    const { exit, out, err } = await run(...command, join(folder, 'tidak-ada'))
    assert.deepEqual([exit, out], [exits.noInput, ''], command.join(' '))
    assert.match(err, /Folder “.*tidak-ada” tidak ada\./)
  }
  mkdirSync(join(folder, 'paket'))
  file('paket/mall.yaml', 'name: [')
  const { exit, out, err } = await run('mall', 'check', join(folder, 'paket'))
  assert.deepEqual([exit, err], [exits.badData, ''])
  assert.match(out, /mall\.yaml/)
})

test('a picture that could not be kept is told before the days are simulated, not after them', async () => {
  for (const [svg, why] of [
    [join(folder, 'tidak-ada/waits.svg'), /tidak dapat ditulis: foldernya tidak ada\./],
    [folder, /adalah folder, bukan berkas\./],
  ] as const) {
    // A hundred thousand days would last for an hour.
    const simulated = await run('simulate', 'malls/pekanbaru', '--replications', '100000', '--svg', svg)
    const staffed = await run('staff', 'malls/pekanbaru', '--replications', '100000', '--svg', svg)
    const foretold = await run('forecast', 'docs/examples/visits.csv', '--svg', svg)
    for (const { exit, out, err } of [simulated, staffed, foretold]) {
      assert.deepEqual([exit, out], [exits.cannotCreate, ''])
      assert.match(err, why)
    }
  }
  const schema = await run('mall', 'schema', file('berkas', ''))
  assert.equal(schema.exit, exits.cannotCreate)
  assert.match(schema.err, /adalah berkas, bukan folder\./)
})

test('who closes the pipe early is told nothing, and the number the command ends with is its own', async () => {
  for (const [typed, exit] of [
    [['nik', '3204110609970001'], exits.ok],
    [['nik', '3204110609970001', '--nonsense'], exits.usage],
  ] as const) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...typed], { cwd: root })
    const said = text(child.stderr)
    child.stdout.destroy()
    assert.deepEqual(await once(child, 'exit'), [exit, null], await said)
    assert.doesNotMatch(await said, /EPIPE|\n\s+at /)
  }
  // Neither is there anybody on the other side of the errors.
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'nothing'], { cwd: root })
  child.stdout.destroy()
  child.stderr.destroy()
  assert.deepEqual(await once(child, 'exit'), [exits.usage, null])
})

test('an answer that does not fit on the disk ends with a sentence and a number of its own', {
  skip: !existsSync('/dev/full'),
}, async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'help'], {
    cwd: root,
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  })
  assert.ok(child.stderr)
  const said = text(child.stderr)
  assert.deepEqual(await once(child, 'exit'), [exits.notWritten, null])
  assert.match(await said, /^Jawaban tidak dapat ditulis \(ENOSPC\)/)
})
