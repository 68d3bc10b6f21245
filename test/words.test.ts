import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { gatherRefusals, languages } from '#platform/words.ts'
import { refusals } from '../src/app.ts'

const root = dirname(import.meta.dirname)
/** What a text with parameters is said with: it is whatever it is asked to be. */
const standIn: unknown = new Proxy(() => '7', {
  get: (_, name) =>
    name === Symbol.toPrimitive ? () => '7' : name === 'length' ? 1 : name === 'toString' ? () => '7' : standIn,
  apply: () => '7',
})

const texts = await allTexts()

test('every text stands in each language, and none is empty', () => {
  assert.ok(texts.length > 200, `only ${texts.length} texts were found`)
  const faults = texts.filter(({ shown }) => languages.some((language) => !shown[language]?.trim()))
  assert.deepEqual(
    faults.map(({ where }) => where),
    [],
  )
})

test('a sentence is not the same in two languages: one of them was forgotten', () => {
  const faults = texts.filter(({ shown: { id, en } }) => id === en && (id?.split(' ').length ?? 0) > 4)
  assert.deepEqual(
    faults.map(({ where, shown }) => `${where}: ${shown.id}`),
    [],
  )
})

test('no text shouts, blames or speaks officialese', () => {
  const wrong = {
    id: /!|\bguna\b|\bdalam rangka\b|\byang bersangkutan\b|\bAnda salah\b/i,
    en: /!|\bplease be advised\b|\bhereby\b/i,
  }
  for (const language of languages) {
    const faults = texts.filter(({ shown }) => wrong[language].test(shown[language] ?? ''))
    assert.deepEqual(
      faults.map(({ where, shown }) => `${where}: ${shown[language]}`),
      [],
    )
  }
})

test('times are written with a point and money without a space in Bahasa Indonesia', () => {
  // A mall pack is a file: there a time is written as YAML wants it.
  const faults = texts.filter(
    ({ where, shown }) => !where.startsWith('src/pack/') && /\b\d\d:\d\d\b|Rp \d/.test(shown.id ?? ''),
  )
  assert.deepEqual(
    faults.map(({ where }) => where),
    [],
  )
})

test('every refusal that src can throw has its text', () => {
  const say = gatherRefusals(refusals)
  const missing = thrownKeys().filter(({ key }) => languages.some((language) => !say(language, key)))
  assert.deepEqual(
    missing.map(({ key, file }) => `${key} in ${file}`),
    [],
  )
})

test('the checks bite: a shout, an office word and a refusal without words are noticed', () => {
  const say = gatherRefusals(refusals)
  assert.equal(say('id', 'nothing.says.this'), undefined)
  assert.deepEqual(
    keysIn("throw new Refused('a.b')\nthrow new NotFound(\n  'c.d')\nthrow new Forbidden()\nisFull ? 'e.f' : x"),
    ['a.b', 'c.d', 'forbidden'],
  )
  assert.throws(() => gatherRefusals([...refusals, { id: { forbidden: 'x' }, en: { forbidden: 'x' } }]), /two modules/)
})

type Found = { readonly where: string; readonly shown: Record<string, string | undefined> }

/** Whatever a words file exports with a text for each language, down to each single text. */
async function allTexts(): Promise<Found[]> {
  const found: Found[] = []
  for (const file of globSync('src/**/*words*.ts', { cwd: root }).sort()) {
    if (file === 'src/platform/words.ts' || file.endsWith('.test.ts')) continue
    const exported: Record<string, unknown> = await import(join(root, file))
    for (const [name, value] of Object.entries(exported)) {
      if (isObject(value) && languages.every((language) => language in value))
        found.push(...textsIn(`${file} ${name}`, value))
    }
  }
  return found
}

/** Side by side in all languages; a key that one language lacks shows as an undefined text. */
function textsIn(where: string, byLanguage: Record<string, unknown>): Found[] {
  const sides = languages.map((language) => byLanguage[language])
  if (!sides.some((side) => isObject(side))) {
    return [{ where, shown: Object.fromEntries(languages.map((language, i) => [language, spoken(sides[i])])) }]
  }
  const keys = new Set(sides.flatMap((side) => (isObject(side) ? Object.keys(side) : [])))
  return [...keys].flatMap((key) =>
    textsIn(
      `${where}.${key}`,
      Object.fromEntries(languages.map((language, i) => [language, isObject(sides[i]) ? sides[i][key] : undefined])),
    ),
  )
}

/** A text with parameters is said with a stand-in for each. */
function spoken(text: unknown): string | undefined {
  if (typeof text !== 'function') return typeof text === 'string' ? text : undefined
  try {
    const said = String(text(...Array(6).fill(standIn)))
    if (said.trim() && !/undefined|NaN/.test(said)) return said
  } catch {
    // A parameter of a form that we cannot guess.
  }
  return asWritten(text)
}

function asWritten(text: unknown): string {
  return [...String(text).matchAll(/`[^`]*`|'[^'\n]*'|"[^"\n]*"/g)].join(' ').replaceAll(/\$\{[^}]*\}/g, '7')
}

function thrownKeys(): { key: string; file: string }[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => keysIn(readFileSync(join(root, file), 'utf8')).map((key) => ({ key, file })))
}

function keysIn(text: string): string[] {
  const thrown = [...text.matchAll(/new (Refused|NotFound|Forbidden)\(\s*(?:'([^']+)'|(\)))?/g)]
  return thrown.flatMap(
    ([, kind, key, isBare]) =>
      key ?? (isBare && kind === 'NotFound' ? 'notFound' : isBare && kind === 'Forbidden' ? 'forbidden' : []),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
