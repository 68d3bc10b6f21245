import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const root = dirname(import.meta.dirname)
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const files = globSync('{src,scripts,bench,bin}/**/*.{ts,tsx,mjs}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file) && file !== 'src/platform/words.ts')
  .sort()
/** Where texts are defined; what such a file does with its own texts it does by their names. */
const isOfTexts = (file: string) => /\bdefine(Words|Refusals)\(/.test(read(file))

/** What sources call texts by: names, whole keys of refusals and events, and the fixed ends of names put together. */
function callsIn(sources: readonly string[], texts: readonly string[]) {
  const all = sources.join('\n')
  const names = new Set([
    ...(all.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []),
    ...texts.flatMap((text) => [...text.matchAll(/\.([\p{L}_$][\p{L}\p{N}_$]*)/gu)].map(([, name]) => name)),
  ])
  const quoted = new Set([...all.matchAll(/['"`]([^'"`\n]*)['"`]/g)].map(([, text]) => text))
  const begun = [...all.matchAll(/`([a-zA-Z][\w.]*\.)\$\{/g)].map(([, start = '']) => start)
  const ended = [...all.matchAll(/`\$\{[^}]+\}([A-Z]\w*)`/g)].map(([, end = '']) => end)
  return (key: string) =>
    /^\d+$/.test(key) ||
    names.has(key) ||
    quoted.has(key) ||
    begun.some((start) => key.startsWith(start)) ||
    ended.some((end) => key.endsWith(end))
}

/** The names of all texts beneath a value, with the way to each. */
function namesIn(where: string, value: unknown): { readonly where: string; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => [{ where, key }, ...namesIn(`${where}.${key}`, one)])
}

test('every text is said somewhere: none is left over from a page that changed', async () => {
  const ofTexts = files.filter(isOfTexts)
  const isCalled = callsIn(files.filter((file) => !ofTexts.includes(file)).map(read), ofTexts.map(read))
  const found: ReturnType<typeof namesIn> = []
  for (const file of ofTexts.filter((file) => !file.endsWith('.tsx'))) {
    const exported: Record<string, unknown> = await import(join(root, file))
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === 'object' && value !== null && 'id' in value && 'en' in value)
        found.push(...namesIn(`${file} ${name}`, value.id))
    }
  }
  assert.ok(found.length > 2000, `only ${found.length} texts were found`)
  assert.deepEqual(
    found.filter(({ key }) => !isCalled(key)).map(({ where, key }) => `${where}.${key}`),
    [],
  )
})

test('the check bites: a text that nobody says is found, and no other', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is looked through is source
  const source = "says.open; says[`${act}Title`]; throw new Refused('visit.late'); new Refused(`visit.is.${state}`)"
  const isCalled = callsIn([source], ['said.fault'])
  const known = ['open', 'retireTitle', 'visit.late', 'visit.is.called', 'fault', '7']
  assert.deepEqual(
    [...known, 'shut', 'visit.early', 'retireAbout'].filter((key) => !isCalled(key)),
    ['shut', 'visit.early', 'retireAbout'],
  )
})
