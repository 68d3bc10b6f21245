import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'

const require = createRequire(import.meta.url)
const packages = join(dirname(require.resolve('govuk-frontend/package.json')), '..')
const cache = join(packages, '.cache/pendopo')

/**
 * A Sass file with all it uses, as the browser gets it. The compiler takes a second and a half, its result a millisecond
 * from the cache in node_modules, whose name carries a hash of all that goes in. A folder that cannot be written costs
 * the second and a half at each start, nothing else.
 */
export function styleFromSass(file: string, browsers: readonly string[]): string {
  const kept = join(cache, `${keyOf(file, browsers)}.css`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const css = compile(file, browsers)
    keep(kept, css)
    return css
  }
}

function compile(file: string, browsers: readonly string[]): string {
  // Loaded here only: a start with a warm cache never reads the compiler's five megabytes.
  const sass = require('sass') as typeof import('sass')
  const { css } = sass.compile(file, { loadPaths: [packages], style: 'compressed', quietDeps: true })
  return transformSync(css, { loader: 'css', minify: true, target: [...browsers] }).code
}

function keyOf(file: string, browsers: readonly string[]): string {
  const hash = createHash('sha256').update(browsers.join())
  for (const name of ['govuk-frontend', 'sass', 'esbuild']) hash.update(`${name} ${versionOf(name)}`)
  const folder = dirname(file)
  for (const own of globSync('**/*.scss', { cwd: folder }).sort())
    hash.update(own).update(readFileSync(join(folder, own)))
  return hash.digest('hex').slice(0, 20)
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version
}

/** Under another name first: a second process that starts at the same moment never reads half a file. */
function keep(path: string, css: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.${process.pid}`, css)
    renameSync(`${path}.${process.pid}`, path)
  } catch {}
}
