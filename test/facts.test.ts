import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(root, 'docs/methods/facts.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| fact '))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('every fact of the table is held by the test that it names, with its figures', () => {
  assert.ok(rows.length >= 20)
  for (const [, fact = '', figures = '', name = '', file = ''] of rows) {
    const text = readFileSync(join(root, file), 'utf8')
    assert.ok(text.includes(`test('${name}',`), `${fact}: there is no test “${name}” in ${file}`)
    for (const figure of figures.split(' · ')) assert.ok(text.includes(figure), `${fact}: ${figure} is not in ${file}`)
  }
})
