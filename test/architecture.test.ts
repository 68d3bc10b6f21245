import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

/** In import order: a module may import the platform and the modules above it. */
const modules = [
  'ledger',
  'mall',
  'account',
  'agency',
  'service',
  'counter',
  'directory',
  'hall',
  'person',
  'document',
  'payment',
  'visit',
  'printing',
  'appointment',
  'case',
  'complaint',
  'survey',
  'notice',
  'performance',
  'planning',
  'governance',
  'connectors',
]
/** Ways in, beside the sites: they may use every module, as app.ts may, and nothing imports them but the house's own files. */
const entrances = ['cli', 'pack']
const drawers = /(^|\/)(utils?|helpers?|libs?|common|misc|shared)(\/|\.tsx?$|-)/

type Source = { readonly file: string; readonly text: string }
type Import = { readonly from: string; readonly to: string }

const root = dirname(import.meta.dirname)
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .sort()
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

test('imports go up the list only, sites stand apart, stores are private, and no drawer collects what nobody owns', () => {
  assert.deepEqual(complaintsAbout(sources), [])
})

test('the rules bite: each kind of wrong import and wrong file is noticed', () => {
  const long = Array(401).fill('x').join('\n')
  const wrong: [Source, RegExp][] = [
    [imports('src/ledger/a.ts', '#visit/call-next.ts'), /ledger may not import visit/],
    [imports('src/ledger/a.ts', '../visit/call-next.ts'), /ledger may not import visit/],
    [imports('src/visit/a.ts', '#case/open.ts'), /visit may not import case/],
    [imports('src/visit/a.ts', '#ui/page.tsx'), /visit may not import ui/],
    [imports('src/visit/a.ts', 'hono'), /HTML and HTTP stay at the edge/],
    [imports('src/visit/a.ts', '#counter/store.ts'), /store\.ts is private/],
    [imports('src/visit/a.ts', '#account/sign-in/attempt-store.ts'), /store\.ts is private/],
    [imports('src/platform/a.ts', '#mall/opening.ts'), /platform may not import mall/],
    [imports('src/platform/a.ts', '#house.ts'), /platform may not import/],
    [imports('src/ui/a.tsx', '#visit/visit.ts'), /ui may not import visit/],
    [imports('src/visit/a.ts', '#app.ts'), /visit may not import/],
    [imports('src/sites/desk/a.tsx', '#sites/kiosk/page.tsx'), /sites never import each other/],
    [imports('src/sites/desk/a.tsx', '../kiosk/page.tsx'), /sites never import each other/],
    [imports('src/visit/a.ts', '#sites/desk/routes.tsx'), /only app\.ts imports a site/],
    [imports('src/main.ts', '#sites/desk/routes.tsx'), /only app\.ts imports a site/],
    [imports('src/clock-rules.ts', '#sites/desk/routes.tsx'), /only app\.ts imports a site/],
    [{ file: 'src/visit/index.ts', text: '' }, /no index\.ts/],
    [{ file: 'src/visit/utils.ts', text: '' }, /narrowest owner/],
    [{ file: 'src/lib/a.ts', text: '' }, /narrowest owner/],
    [{ file: 'src/warehouse/a.ts', text: '' }, /no module warehouse/],
    [{ file: 'src/visit/long.ts', text: long }, /401 lines/],
  ]
  for (const [source, complaint] of wrong)
    assert.match(complaintsAbout([source]).join('\n'), complaint, source.text.slice(0, 80))
  assert.deepEqual(
    complaintsAbout([
      imports('src/visit/a.ts', '#counter/sitting.ts'),
      imports('src/app.ts', '#sites/desk/routes.tsx'),
    ]),
    [],
  )
})

function imports(file: string, what: string): Source {
  return { file, text: `import { a } from '${what}'\n` }
}

function complaintsAbout(all: readonly Source[]): string[] {
  return [...all.flatMap(aboutFile), ...all.filter(isOurs).flatMap(importsOf).flatMap(aboutImport)]
}

/** Tests may build what they need from everywhere. */
function isOurs({ file }: Source): boolean {
  return !/\.test\.tsx?$/.test(file)
}

function aboutFile({ file, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length
  const place = placeOf(file)
  const known = [...modules, ...entrances, 'platform', 'ui', 'sites', 'house']
  return [
    lines > 400 && `${file} has ${lines} lines: it does more than one thing`,
    /^index\.tsx?$/.test(basename(file)) && `${file}: no index.ts; import the file that owns the thing`,
    drawers.test(file) && `${file}: nothing is called so; a thing lives with its narrowest owner`,
    !known.includes(place) && `${file}: there is no module ${place} in the list`,
  ].filter((complaint) => typeof complaint === 'string')
}

function importsOf({ file, text }: Source): Import[] {
  const named = text.matchAll(
    /^\s*(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...named].map(([, a, b, c]) => ({ from: file, to: resolve(file, a ?? b ?? c ?? '') }))
}

function resolve(file: string, what: string): string {
  if (what.startsWith('#')) return `src/${what.slice(1)}`
  return what.startsWith('.') ? normalize(join(dirname(file), what)) : what
}

function aboutImport({ from, to }: Import): string[] {
  const [here, there] = [placeOf(from), placeOf(to)]
  const say = (complaint: string) => [`${from} → ${to}: ${complaint}`]
  if (!to.startsWith('src/'))
    return modules.includes(here) && /^(hono|@hono)\b/.test(to) ? say('HTML and HTTP stay at the edge') : []
  if (there === 'sites') return aboutSiteImport(from, to, here, say)
  if (isPrivate(to) && dirname(to) !== dirname(from) && here !== there) return say('store.ts is private to its module')
  return mayImport(here).includes(there) ? [] : say(`${here} may not import ${there}`)
}

function aboutSiteImport(from: string, to: string, here: string, say: (complaint: string) => string[]): string[] {
  if (here === 'sites') return siteOf(from) === siteOf(to) ? [] : say('sites never import each other')
  // A process that only works for the others (ROLE=jobs) has no app; it shows nothing but how it is.
  const isState = from === 'src/main.ts' && siteOf(to) === 'operations'
  return from === 'src/app.ts' || isState ? [] : say('only app.ts imports a site')
}

function mayImport(place: string): string[] {
  if (place === 'platform') return ['platform']
  if (place === 'ui') return ['platform', 'ui']
  if (place === 'sites') return ['platform', 'ui', ...modules, 'pack']
  if (place === 'house') return ['platform', 'ui', ...modules, ...entrances, 'house']
  if (entrances.includes(place)) return ['platform', ...modules, ...entrances, 'house']
  return ['platform', ...modules.slice(0, modules.indexOf(place) + 1)]
}

/** `store.ts`, and the stores of parts of a module: `attempt-store.ts`, `sign-in/store.ts`. */
function isPrivate(file: string): boolean {
  return /^(.*-)?store\.ts$/.test(basename(file))
}

/** The folder under src; the files that stand directly there are the house itself. */
function placeOf(file: string): string {
  const [, folder = '', rest] = file.split('/')
  return rest === undefined ? 'house' : folder
}

function siteOf(file: string): string {
  return file.split('/')[2] ?? ''
}
