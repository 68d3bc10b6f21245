import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openCommandLine } from '../../../test/harness/command-line.ts'
import { commands } from '../commands.ts'
import { exits } from '../exit-codes.ts'

const { file, folder, json } = openCommandLine('forecast')

test('the example of the help runs, is better than last week and the mean, and draws a picture', async () => {
  const [, , ...typed] = commands.find(({ name }) => name === 'forecast')?.example.split(' ') ?? []
  const svg = join(folder, 'f.svg')
  const told = await json(...typed, '--svg', svg)
  assert.equal(told.exit, exits.ok)
  assert.ok(told.whole.score.mae < told.whole.score.naive && told.whole.score.mae < told.whole.score.average)
  assert.deepEqual(told.missing, ['2026-02-11'])
  assert.equal(told.whole.days.length, 56)
  assert.match(readFileSync(svg, 'utf8'), /^<svg[\s\S]+<polygon[\s\S]+<\/svg>\s*$/)
})

test('faults of a file of visits are said with row and column; a year without holidays ends with its name', async () => {
  const wrong = await json(file('salah.csv', 'arrival,visits\n2026-03-02T08:00,3\n2026-03-02,3\n2026-03-03T08:00,-1\n'))
  assert.deepEqual(
    [wrong.exit, wrong.faults.map(({ row, column }: { row: number; column: string }) => [row, column])],
    [
      exits.badData,
      [
        [3, 'arrival'],
        [4, 'visits'],
      ],
    ],
  )
  assert.equal((await json(file('sedikit.csv', 'arrival\n2026-03-02T08:00\n'))).exit, exits.badData)
  const december = ['01', '02', '03', '04', '07', '08', '09', '10', '11', '14'].map((day) => `2026-12-${day}T08:00\n`)
  const late = await json(file('akhir.csv', `arrival\n${december.join('')}`))
  assert.equal(late.exit, exits.refused)
  assert.match(late.error, /2027/)
})
