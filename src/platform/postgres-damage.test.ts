import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startEmbedded } from './embedded-postgres.ts'
import { createLog } from './log.ts'
import { newSecrets } from './secrets.ts'

// Each kind of damage is done to a real data folder, found out by a start, and taken back again.

const dataDir = await mkdtemp(join(tmpdir(), `pendopo-damage-${process.pid}-`))
const aside = await mkdtemp(join(tmpdir(), `pendopo-aside-${process.pid}-`))
after(() => Promise.all([dataDir, aside].map((folder) => rm(folder, { recursive: true }))))
const passwords = newSecrets().database
const said: string[] = []
const log = createLog('readable', 'info', (line) => said.push(line))
const start = () => startEmbedded({ dataDir, passwords, log, throwaway: true })
const inside = (name: string) => join(dataDir, 'postgres', name)

await (await start()).stop()

/** Names and sizes of all that is kept; caches and the note of a process come and go. */
async function contents(): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const kept = entries.filter(
    ({ name }) => !/^(pg_internal\.init|postmaster\..*|postgres\.log|pgstat\.stat)$/.test(name),
  )
  const lines = kept.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    return entry.isDirectory() ? path : `${path} ${(await stat(path)).size}`
  })
  return (await Promise.all(lines)).sort()
}

/** What a start says while these are away; it must not have changed anything, nor have left a process behind. */
async function without(...names: string[]): Promise<string> {
  for (const name of names) await rename(join(dataDir, name), join(aside, name.replaceAll('/', '+')))
  try {
    return await refusal()
  } finally {
    for (const name of names) await rename(join(aside, name.replaceAll('/', '+')), join(dataDir, name))
  }
}

async function refusal(): Promise<string> {
  const before = await contents()
  said.length = 0
  const error = await start().then(
    async (embedded) => {
      await embedded.stop()
      return assert.fail('it started')
    },
    (error: Error) => error,
  )
  assert.equal(error.name, 'CannotStart', error.stack)
  assert.deepEqual(await contents(), before)
  assert.equal(existsSync(inside('postmaster.pid')), false, 'a PostgreSQL was left behind')
  // Nor is it tried again and again what cannot help.
  assert.deepEqual(said, [])
  return error.message
}

test('a data folder that was half deleted is told by what is missing, and is not touched', async () => {
  for (const name of ['PG_VERSION', 'base', 'global', 'global/pg_control', 'pg_wal', 'pg_xact']) {
    const words = await without(`postgres/${name}`)
    assert.match(
      words,
      new RegExp(`not whole: ${name}[ ,].*missing\\. Nothing was changed\\. Put the whole data folder back`),
    )
  }
  assert.match(await without('postgres/postgresql.conf'), /postgresql\.conf is missing.*Put back postgresql\.conf/)
})

test('a copy that left empty folders out has lost nothing, and is told which to make again', async () => {
  const words = await without('postgres/pg_notify', 'postgres/pg_tblspc')
  assert.match(words, /pg_notify, pg_tblspc are missing.*make them again/)
})

test('a database that is gone is not replaced by an empty one; a first start that was cut off goes on', async () => {
  const gone = /is gone: .* of it\. Is a disk not mounted\?.*choose another DATA_DIR/
  assert.match(await without('postgres'), gone)
  // Lost together: the folder on a disk that is not mounted and the log that somebody tidied away, or the file beside it.
  assert.match(await without('postgres', 'postgres.log'), gone)
  assert.match(await without('postgres', 'database-was-made-here.txt'), gone)
  const fresh = await mkdtemp(join(tmpdir(), `pendopo-fresh-${process.pid}-`))
  try {
    // Cut off between its secrets and its database.
    await writeFile(join(fresh, 'secrets.json'), JSON.stringify({ ...newSecrets(), database: passwords }))
    const embedded = await startEmbedded({ dataDir: fresh, passwords, log, throwaway: true })
    await embedded.stop()
  } finally {
    await rm(fresh, { recursive: true })
  }
})

test('a data folder from before the witness gets one at its next start, and keeps the one it has', async () => {
  const file = join(dataDir, 'database-was-made-here.txt')
  await rm(file)
  await (await start()).stop()
  assert.match(await readFile(file, 'utf8'), /database of a Pendopo mall was made here/)
  await writeFile(file, 'of the old machine')
  await (await start()).stop()
  assert.equal(await readFile(file, 'utf8'), 'of the old machine')
})

test('the data of another PostgreSQL are told with the way out, and without the hint to make new ones', async () => {
  const version = await readFile(inside('PG_VERSION'), 'utf8')
  await writeFile(inside('PG_VERSION'), '17\n')
  const words = await refusal().finally(() => writeFile(inside('PG_VERSION'), version))
  assert.match(words, /PostgreSQL version 17.*Nothing was deleted\. Start it with the release of Pendopo/)
  const control = await readFile(inside('global/pg_control'))
  await writeFile(inside('global/pg_control'), Buffer.alloc(control.length, 7))
  const garbled = await refusal().finally(() => writeFile(inside('global/pg_control'), control))
  assert.match(garbled, /incompatible.*Put the whole data folder back/)
  assert.doesNotMatch(garbled, /initdb/)
})

test('a setting that PostgreSQL does not understand is named with its file', async () => {
  const settings = await readFile(inside('postgresql.conf'), 'utf8')
  await writeFile(inside('postgresql.conf'), `${settings}\nshared_buffers = lots\n`)
  const words = await refusal().finally(() => writeFile(inside('postgresql.conf'), settings))
  assert.match(words, /shared_buffers.*postgresql\.conf" contains errors.*Mend that file/)
  await writeFile(inside('postgresql.conf'), settings.replace(/^port = .*/m, ''))
  const unnamed = await refusal().finally(() => writeFile(inside('postgresql.conf'), settings))
  assert.match(unnamed, /names no port/)
})

test('where the files of the mall itself are gone the database is told as damaged, and PostgreSQL does not stay', async () => {
  const databases = (await readdir(inside('base'))).map(Number).sort((a, b) => a - b)
  const words = await without(`postgres/base/${databases.at(-1)}`)
  assert.match(words, /The database is damaged: .*Put the whole data folder back/)
})

test('put back as it was, it starts as if nothing had been', async () => {
  const embedded = await start()
  await embedded.stop()
})
