// Runs before every npm script, on whatever Node the machine has: makes `npm start` and `npm test` work on a fresh
// clone, and again after a pull that changed the lock file. Plain JavaScript, no packages: there may be none yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The first Node with argon2 of its own, which keeps the passwords (node:crypto, added in v24.7.0). */
const neededNode = '24.7'

/** Whether a version of Node can run the project. */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  const [neededMajor, neededMinor] = neededNode.split('.').map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}

/**
 * Whether what lies in node_modules is what the lock file says. By content, not by time: a checkout, a copy or a
 * restored cache changes times and nothing else.
 */
export function isInstalled(folder, { withTools = true } = {}) {
  const wanted = packagesIn(join(folder, 'package-lock.json'))
  // npm writes this file last, so an installation that was cut off has none.
  const present = packagesIn(join(folder, 'node_modules/.package-lock.json'))
  if (!wanted || !present) return false
  const missing = Object.entries(wanted).filter(([path, { version }]) => path && present[path]?.version !== version)
  // Packages for other machines are rightly absent, and a server that was installed without tools does not need them.
  return missing.every(([, entry]) => entry.optional || entry.devOptional || entry.link || (entry.dev && !withTools))
}

/** The project's own Node; the machine's only where npm has none for it and it is new enough. */
export function findNode(folder) {
  const own = join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(own)) return own
  return isNewEnough(process.versions.node) ? process.execPath : undefined
}

export function install(folder) {
  console.log('Preparing: fetching the packages that package-lock.json names. This takes a minute, once.')
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const isScript = npm !== undefined && /\.c?js$/.test(npm)
  const result = isScript
    ? spawnSync(process.execPath, [npm, ...words], { cwd: folder, stdio: 'inherit' })
    : spawnSync('npm', words, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0)
    fail('The packages could not be fetched: npm says why above. Check the network, then try again.')
}

export function prepare(folder, withTools) {
  if (!isInstalled(folder, { withTools })) install(folder)
  if (!findNode(folder))
    fail(
      `This machine has Node ${process.versions.node}, and npm has no Node ${neededNode} for it. Install Node ${neededNode} or later.`,
    )
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  prepare(process.cwd(), process.env.npm_lifecycle_event !== 'prestart')
