import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openCommandLine } from '../../../test/harness/command-line.ts'
import { changed, packFolder } from '../../../test/harness/small-pack.ts'
import { exits } from '../exit-codes.ts'
import { isOurs, makeRoom } from './make-room.ts'

const { folder, file, run } = openCommandLine('day')
const own = join(folder, 'own')

test('a played day empties no folder but one that a played day made', async () => {
  mkdirSync(join(folder, 'data'))
  file('data/secrets.json', '{}')
  const refused = await run('--data-dir', join(folder, 'data'))
  assert.deepEqual([refused.exit, refused.out], [exits.refused, ''])
  assert.match(refused.err, /berisi hal lain, padahal hari peragaan mengosongkan foldernya dahulu/)
  assert.deepEqual(readdirSync(join(folder, 'data')), ['secrets.json'])
  assert.equal((await run('--data-dir', file('berkas', ''))).exit, exits.cannotCreate)

  assert.equal(await isOurs(own), true, 'a new one')
  await makeRoom(own)
  file('own/server.log', 'a day')
  assert.equal(await isOurs(own), true, 'the one of the day before')
  await makeRoom(own)
  assert.ok(!readdirSync(own).includes('server.log'))
})

test('a day is not played in somebody else’s house: a port that is taken is refused', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  after(() => other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const { exit, err } = await run('--data-dir', own, '--port', String(port))
  assert.equal(exit, exits.refused)
  assert.match(err, new RegExp(`Port ${port} dipakai program lain`))
})

test('a pack with faults, one that is not there and one of a real mall are told before anything is made', async () => {
  const real = await packFolder(changed('mall.yaml', 'demonstration: true', 'demonstration: false'))
  const faulty = await packFolder(changed('mall.yaml', 'demonstration: true', 'demonstration: mungkin'))
  for (const [pack, exit, told] of [
    [real, exits.refused, /adalah mal nyata\. Hari peragaan hanya dimainkan di mal peragaan/],
    [faulty, exits.badData, /mall\.yaml/],
    [join(folder, 'tidak-ada'), exits.noInput, /tidak ada/],
  ] as const) {
    const said = await run('--data-dir', join(folder, 'unmade'), '--pack', pack)
    assert.equal(said.exit, exit, said.err)
    assert.match(said.out + said.err, told)
  }
  assert.ok(!readdirSync(folder).includes('unmade'))
})
