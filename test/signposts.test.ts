import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const pages = globSync(['*.md', '{docs,src,db,malls,test,scripts}/**/*.md'], { cwd: root })
  // What changed long ago names what was there then.
  .filter((page) => page !== 'CHANGELOG.md' && !page.startsWith('docs/decisions/'))

/** Files of this project named in backticks, and links that lead to a file beside the page. */
function namedIn(page: string, text: string): string[] {
  const files = [...text.matchAll(/`((?:src|db|docs|scripts|bench|test|malls|bin)\/[\w./-]+)`/g)].map(
    ([, file]) => file,
  )
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, to]) =>
    join(dirname(page), to ?? ''),
  )
  return [...files.flatMap((file) => file ?? []), ...links]
}

test('every file that a page of the documentation names or links to is where the page says', () => {
  const named = pages.flatMap((page) =>
    namedIn(page, readFileSync(join(root, page), 'utf8')).map((file) => ({ page, file })),
  )
  assert.ok(named.length > 50, `only ${named.length} found`)
  const missing = named.filter(({ file }) => !existsSync(join(root, file)))
  assert.deepEqual(missing, [])
})
