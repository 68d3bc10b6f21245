import assert from 'node:assert/strict'
import { rmSync, watch } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { openDatabase, sql } from './database.ts'
import { type Embedded, startEmbedded } from './embedded-postgres.ts'
import { createLog } from './log.ts'
import { newSecrets } from './secrets.ts'

const passwords = newSecrets().database

const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `pendopo-test-${process.pid}-`))
  folders.push(folder)
  return folder
}

/** Starts it and hears what it says; it is stopped after the test whatever happens. */
async function start(t: TestContext, dataDir: string, throwaway = true) {
  const said: string[] = []
  const back = Promise.withResolvers<void>()
  const log = createLog('readable', 'info', (line) => {
    said.push(line)
    if (line.includes('PostgreSQL is back')) back.resolve()
  })
  const embedded = await startEmbedded({ dataDir, passwords, log, throwaway })
  t.after(embedded.stop)
  return { embedded, said, back: back.promise }
}

async function remember(embedded: Embedded, words: string): Promise<void> {
  const db = openDatabase(embedded.ownerUrl, () => {})
  await db.transact({}, (tx) => tx.run(sql`create table remembered as select ${words}::text as words`))
  await db.close()
}

async function remembered(url: string): Promise<string> {
  const db = openDatabase(url, () => {})
  const { words } = await db
    .transact({}, (tx) => tx.row<{ words: string }>(sql`select words from remembered`))
    .finally(db.close)
  return words
}

test('a database that was left running by a killed app is used again, with the same address', async (t) => {
  const folder = await dataFolder()
  const first = await start(t, folder)
  await remember(first.embedded, 'number A-017')
  // Nobody stopped anything: for the second one it is as after kill -9 of the first.
  const second = await start(t, folder)
  assert.equal(second.embedded.pid(), first.embedded.pid())
  assert.equal(second.embedded.ownerUrl, first.embedded.ownerUrl)
  assert.equal(await remembered(second.embedded.ownerUrl), 'number A-017')
})

test('PostgreSQL that is killed comes back on the same port with all that was said to be done', async (t) => {
  const { embedded, back } = await start(t, await dataFolder(), false)
  await remember(embedded, 'number B-204')
  const db = openDatabase(embedded.ownerUrl, () => {})
  t.after(db.close)
  const look = () => db.transact({}, (tx) => tx.row<{ words: string }>(sql`select words from remembered`))
  await look()
  const before = embedded.pid()
  process.kill(before, 'SIGKILL')
  await back
  assert.notEqual(embedded.pid(), before)
  // The connections of before are dead; each is noticed at its first use at the latest.
  const { words } = await look().catch(look)
  assert.equal(words, 'number B-204')
})

test('what a power cut leaves behind does not keep the mall closed: a stale process file and a port taken since', async (t) => {
  const folder = await dataFolder()
  const first = await start(t, folder)
  await remember(first.embedded, 'number C-003')
  const note = join(folder, 'postgres/postmaster.pid')
  const stale = await readFile(note, 'utf8')
  const port = Number(new URL(first.embedded.url).port)
  await first.embedded.stop()

  // The number now belongs to another program of the same user: this one.
  await writeFile(note, stale.replace(/^\d+/, String(process.pid)))
  const stranger = createServer().listen(port, '127.0.0.1')
  t.after(() => void stranger.close())
  const second = await start(t, folder)
  assert.notEqual(new URL(second.embedded.url).port, String(port))
  assert.equal(await remembered(second.embedded.ownerUrl), 'number C-003')
})

test('two who start the database of one folder at the same moment end with one database', async (t) => {
  const folder = await dataFolder()
  const first = await start(t, folder)
  await remember(first.embedded, 'number D-003')
  await first.embedded.stop()
  const [one, other] = await Promise.all([start(t, folder), start(t, folder)])
  assert.equal(one.embedded.pid(), other.embedded.pid())
  assert.equal(await remembered(one.embedded.ownerUrl), 'number D-003')
})

test('a database whose process file was taken away while it started is started anew at once, not after a minute', async (t) => {
  const folder = await dataFolder()
  const first = await start(t, folder)
  await remember(first.embedded, 'number D-004')
  await first.embedded.stop()
  // What the other one does who starts in the same moment.
  const startRobbed = async () => {
    let taken = 0
    const watcher = watch(join(folder, 'postgres'), (_, name) => {
      if (name === 'postmaster.pid' && taken++ === 0) rmSync(join(folder, 'postgres/postmaster.pid'), { force: true })
    })
    return await start(t, folder).finally(() => watcher.close())
  }
  const logText = () => readFile(join(folder, 'postgres.log'), 'utf8')
  const isTold = async () => /could not open file "postmaster.pid"/.test(await logText())
  let second = await startRobbed()
  // On a busy machine PostgreSQL may be open before its file can be taken: then it is robbed of it at its next start.
  for (let times = 1; times < 5 && !(await isTold()); times++) {
    await second.embedded.stop()
    second = await startRobbed()
  }
  assert.equal(await isTold(), true)
  assert.equal(await remembered(second.embedded.ownerUrl), 'number D-004')
  const log = await logText()
  assert.doesNotMatch(log, /lock file is invalid/, 'it noticed by itself, a minute later')
})

test('the one who leaves does not close the database of the one who stays', async (t) => {
  const folder = await dataFolder()
  const first = await start(t, folder)
  await remember(first.embedded, 'number D-001')
  const second = await start(t, folder)
  const db = openDatabase(second.embedded.ownerUrl, () => {})
  await db.transact({}, (tx) => tx.run(sql`select 1`))
  await first.embedded.stop()
  assert.ok(first.said.some((line) => line.includes('PostgreSQL stays')))
  assert.equal(await remembered(second.embedded.ownerUrl), 'number D-001')
  await db.close()
})

test('nobody else on the machine can read the data or its log', async (t) => {
  const folder = await dataFolder()
  await start(t, folder)
  for (const path of ['postgres', 'postgres.log']) {
    const { mode } = await stat(join(folder, path))
    assert.equal(mode & 0o077, 0, path)
  }
})
