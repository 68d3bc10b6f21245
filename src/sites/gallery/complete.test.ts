import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { iconNames } from '#ui/icon.tsx'
import { startApp } from '../../../test/harness/app.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'

const src = join(import.meta.dirname, '../..')
const textOf = (file: string) => readFileSync(join(src, file), 'utf8')
const filesOf = (pattern: string) => globSync(pattern, { cwd: src }).sort()

/** Every component that pages are made of, by the file that exports it: read from the source, so that none is forgotten. */
const components = new Map(
  filesOf('ui/**/*.tsx').flatMap((file) =>
    [...textOf(file).matchAll(/^export (?:async )?function ([A-Z]\w+)/gm)].map(
      ([, name]) => [name ?? '', file] as const,
    ),
  ),
)

/** The components used in a text, and those that these are made of. */
function shownIn(start: string): ReadonlySet<string> {
  const shown = new Set<string>()
  const texts = [start]
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const [, name = ''] of text.matchAll(/<([A-Z]\w+)/g)) {
      const file = components.get(name)
      if (!file || shown.has(name)) continue
      shown.add(name)
      texts.push(bodyOf(name, textOf(file)))
    }
  }
  return shown
}

/** From where a component begins to where the next one does: a neighbour in the same file is not shown by it. */
function bodyOf(name: string, text: string): string {
  const from = text.search(new RegExp(`function ${name}\\b`))
  const rest = text.slice(from + 1)
  const inside = rest.slice(0, rest.search(/^export function /m) >>> 0)
  return inside
}

// The gallery's own pages, and the frame in which any page stands.
const gallery = [...filesOf('sites/gallery/*.tsx'), 'ui/page.tsx'].map(textOf).join('\n')

test('the gallery shows every component that there is', () => {
  assert.ok(components.size > 30, `only ${components.size} components found`)
  const shown = shownIn(gallery)
  const missing = [...components].filter(([name]) => !shown.has(name)).map(([name, file]) => `${name} (${file})`)
  assert.deepEqual(missing, [], 'show them in src/sites/gallery')
})

test('a component that nobody put into the gallery would be told', () => {
  components.set('Lonely', 'ui/parts.tsx')
  assert.equal(shownIn(gallery).has('Lonely'), false)
  components.delete('Lonely')
})

test('the gallery shows every kind of button, tone and icon', async () => {
  const { app } = await startApp({ arrange: buildSmallMall })
  const html = await (await app.request('http://localhost/gallery?face=work')).text()
  const wordsOf = (file: string, type: string) => {
    const [, union = ''] = new RegExp(`export type ${type} = ([^\\n]+)`).exec(textOf(file)) ?? []
    return [...union.matchAll(/'([\w-]+)'/g)].map(([, word]) => word ?? '')
  }
  const kinds = wordsOf('ui/button.tsx', 'ButtonKind').map((kind) =>
    kind === 'main' ? 'class="button"' : `class="button ${kind}"`,
  )
  const tones = wordsOf('ui/parts.tsx', 'Tone').flatMap((tone) =>
    ['tag', 'notice'].map((part) => (tone === 'plain' ? `class="${part}"` : `class="${part} ${tone}"`)),
  )
  assert.ok(kinds.length >= 6 && tones.length >= 8)
  assert.deepEqual(
    [...kinds, ...tones].filter((mark) => !html.includes(mark)),
    [],
  )
  assert.deepEqual(
    iconNames.filter((name) => !html.includes(`</svg> ${name}</span>`)),
    [],
  )
})
