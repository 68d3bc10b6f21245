import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freePort } from '#platform/free-port.ts'
import { isRunning } from '#platform/postgres-process.ts'
import { keepSecrets } from '#platform/secrets.ts'
import { startWords } from '../src/start-command.ts'
import { freshDatabase } from './harness/database.ts'

const root = join(import.meta.dirname, '..')
const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-start-'))
after(() => rm(dataDir, { recursive: true }))

/** What `npm start` starts, until it says that it is open. */
async function start(port: number, more: Record<string, string> = {}, word = 'Pendopo is open') {
  const { NODE_ENV: _, NODE_TEST_CONTEXT: __, ...env } = process.env
  const child: ChildProcess = spawn(process.execPath, startWords, {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir, PORT: String(port), ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const isOpen = Promise.withResolvers<void>()
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk
    if (said.includes(word)) isOpen.resolve()
  })
  child.once('exit', (code) => isOpen.reject(new Error(`it ended with ${code} before it was open: ${said}`)))
  await isOpen.promise
  return { child, said }
}

async function postgres(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

test('a mall whose process is killed opens again on the database it left, and closes without a trace', async () => {
  const port = await freePort()
  const first = await start(port)
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200)
  // At whatever hour somebody tries it.
  assert.match(await (await fetch(`http://127.0.0.1:${port}/`)).text(), /Buka sampai/)
  const database = await postgres()
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start(port)
  assert.match(second.said, /PostgreSQL was still running/)
  assert.equal(await postgres(), database)
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200)
  second.child.kill('SIGTERM')
  assert.deepEqual(await once(second.child, 'exit'), [0, null])
  assert.equal(isRunning(database, dataDir), false)
})

test('a process that only works for the others names no page that it does not serve, and no account', async (t) => {
  const database = await freshDatabase()
  const port = await freePort()
  const works = { ROLE: 'jobs', DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl }
  const { child, said } = await start(port, works, 'Pendopo works')
  t.after(() => child.kill('SIGKILL'))
  assert.match(said, new RegExp(`the others: http://localhost:${port}/healthz\n`))
  assert.doesNotMatch(said, /desk|kiosk|peragaan/)
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200)
  assert.equal((await fetch(`http://127.0.0.1:${port}/desk`)).status, 404)
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('a data folder that was half deleted ends the start in one sentence, and nothing new is put beside what is left', async (t) => {
  const half = await mkdtemp(join(tmpdir(), 'pendopo-half-'))
  t.after(() => rm(half, { recursive: true }))
  await keepSecrets(half)
  await mkdir(join(half, 'postgres/base'), { recursive: true })
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = spawn(process.execPath, startWords, {
    cwd: root,
    env: { ...env, NODE_ENV: 'development', DATA_DIR: half, PORT: String(await freePort()) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  assert.deepEqual(await once(child, 'close'), [1, null])
  assert.match(said, /^The database in .* is not whole: PG_VERSION, .*Put the whole data folder back[^\n]*\n$/)
  assert.deepEqual((await readdir(half, { recursive: true })).sort(), ['postgres', 'postgres/base', 'secrets.json'])
})

test('settings that cannot be are said in sentences, and no service manager tries again', async () => {
  const child = spawn(process.execPath, startWords, {
    cwd: root,
    env: { ...process.env, PORT: 'eighty', ROLE: 'king', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  assert.deepEqual(await once(child, 'close'), [78, null])
  assert.deepEqual(said.trim().split('\n').sort(), [
    'PORT must be a number from 0 to 65535.',
    'PUBLIC_URL is missing: the address that people type, such as https://mpp.example.go.id.',
    'ROLE must be web, jobs or all.',
  ])
})
