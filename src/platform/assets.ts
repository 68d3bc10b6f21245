import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { buildSync } from 'esbuild'
import { Hono } from 'hono'
import { styleFromSass } from './sass.ts'

/** Styles, browser scripts and the typeface: bundled once at first need, kept in memory under names that carry their hash. */
const src = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['ui/*.svg', 'ui/css/*.css', 'ui/*.client.ts', 'sites/**/*.css', 'sites/**/*.client.ts']
const sassSources = 'ui/css/*.scss'
const browsers = ['es2022', 'chrome100', 'firefox100', 'safari15.4']

type Asset = {
  readonly type: string
  readonly body: Buffer
  /** By the name of the encoding, the best first. Made when it is first asked for, beside the requests, and kept. */
  readonly packed: ReadonlyMap<string, () => Promise<Buffer>>
}
type Assets = {
  readonly byPath: ReadonlyMap<string, Asset>
  readonly pathOf: ReadonlyMap<string, string>
  readonly version: string
}

let built: Assets | undefined
function assets(): Assets {
  built ??= build()
  return built
}

/** The path of a style (`'base'`), a script (`'desk.client'`) or a font file by its name. An unknown name is a fault. */
export function asset(name: string): string {
  const path = assets().pathOf.get(name)
  if (!path) throw new Error(`no asset is called ${name}`)
  return path
}

/** What an asset is made of, for the one that must not be under its hashed name: the worker of a page. */
export function assetBody(name: string): Buffer {
  return (assets().byPath.get(asset(name)) as Asset).body
}

function build(): Assets {
  const entryPoints = sources.flatMap((pattern) => globSync(pattern, { cwd: src })).sort()
  const { outputFiles, metafile } = buildSync({
    entryPoints: entryPoints.map((file) => join(src, file)),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    target: browsers,
    loader: { '.woff2': 'file', '.svg': 'file' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    outdir: '/assets',
    publicPath: '/assets',
    absWorkingDir: dirname(src),
    logLevel: 'error',
  })
  const byPath = new Map(
    outputFiles.map((file) => [`/assets/${basename(file.path)}`, toAsset(file.path, Buffer.from(file.contents))]),
  )
  const pathOf = namesOf(Object.entries(metafile.outputs))
  for (const file of globSync(sassSources, { cwd: src }).sort()) {
    const body = Buffer.from(styleFromSass(join(src, file), browsers))
    const name = basename(file, '.scss')
    const path = `/assets/${name}-${createHash('sha256').update(body).digest('hex').slice(0, 8)}.css`
    byPath.set(path, toAsset(path, body))
    pathOf.set(name, path)
  }
  return { byPath, pathOf, version: versionOf(pathOf) }
}

function namesOf(outputs: [string, { entryPoint?: string; inputs: object }][]): Map<string, string> {
  const pathOf = new Map<string, string>()
  for (const [output, { entryPoint, inputs }] of outputs) {
    const source = entryPoint ?? Object.keys(inputs)[0] ?? output
    const name = entryPoint ? basename(source, extname(source)) : basename(source)
    if (pathOf.has(name)) throw new Error(`two assets are called ${name}`)
    pathOf.set(name, `/assets/${basename(output)}`)
  }
  return pathOf
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

function toAsset(path: string, body: Buffer): Asset {
  const type = types[extname(path)] ?? 'application/octet-stream'
  if (type.startsWith('font/')) return { type, body, packed: new Map() }
  const packed = new Map([
    ['br', once(() => asBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))],
    ['gzip', once(() => asGzip(body, { level: 9 }))],
  ])
  return { type, body, packed }
}

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)]

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const forAYear = 'public, max-age=31536000, immutable'

/** Serves what was bundled. A name is never used for other content, so a browser keeps it for good. */
export function assetRoutes(): Hono {
  const routes = new Hono()
  routes.get('/assets/:name', async (c) => {
    const found = assets().byPath.get(c.req.path)
    if (!found) return c.text('not found', 404)
    const accepts = c.req.header('accept-encoding') ?? ''
    const headers = {
      'content-type': found.type,
      'cache-control': forAYear,
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    }
    for (const [encoding, pack] of found.packed)
      if (new RegExp(`\\b${encoding}\\b`).test(accepts))
        return c.body(new Uint8Array(await pack()), 200, { ...headers, 'content-encoding': encoding })
    return c.body(new Uint8Array(found.body), 200, headers)
  })
  return routes
}

/** Changes with any asset; a page that stays open (a hall screen) reloads itself when the house was renewed. */
export function assetsVersion(): string {
  return assets().version
}

function versionOf(pathOf: ReadonlyMap<string, string>): string {
  return createHash('sha256')
    .update([...pathOf.values()].sort().join('\n'))
    .digest('base64url')
    .slice(0, 12)
}
