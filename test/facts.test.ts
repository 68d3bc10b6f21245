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
    const [, after] = readFileSync(join(root, file), 'utf8').split(`test('${name}',`)
    assert.ok(after !== undefined, `${fact}: there is no test “${name}” in ${file}`)
    // Until the next test: a table of figures may stand under the test that goes through it.
    const [its = ''] = after.split(/\n(?:test|const [a-z]+ = fc)\b/)
    for (const figure of figures.split(' · ')) assert.ok(its.includes(figure), `${fact}: ${figure} is not in “${name}”`)
  }
})
