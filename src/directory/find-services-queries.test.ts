/**
 * What people in Pekanbaru type, and the service they mean: among the first three of the demonstration mall's services.
 * `first` where only one service can be meant.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packDirectory } from '../../test/harness/pack-directory.ts'
import { first, firstThree } from '../../test/harness/typed-searches.ts'
import { findServices, searchServices } from './find-services.ts'

const directory = await packDirectory('malls/pekanbaru')
const codes = (typed: string) => findServices(directory, typed).map(({ code }) => code)

test(`each of ${Object.keys(first).length} everyday questions finds first the one service that is meant`, () => {
  const wrong = Object.entries(first).flatMap(([typed, code]) => (codes(typed)[0] === code ? [] : [said(typed, code)]))
  assert.deepEqual(wrong, [])
})

test(`each of ${Object.keys(firstThree).length} questions that may mean several has the likeliest among the first three`, () => {
  const wrong = Object.entries(firstThree).flatMap(([typed, code]) =>
    codes(typed).slice(0, 3).includes(code) ? [] : [said(typed, code)],
  )
  assert.deepEqual(wrong, [])
})

test('who asks for the family card is shown every service of it, not the one that is called so alone', () => {
  const all = [...directory.services.values()].filter(({ name }) => /\bKK\b|Kartu Keluarga/.test(name.id))
  for (const typed of ['kartu keluarga', 'kk', 'Kartu Kelurga', 'urus kk'])
    for (const { code } of all) assert.ok(codes(typed).includes(code), `${code} for ${typed}`)
})

test('what no agency here does finds nothing, and says so', () => {
  for (const typed of ['resep rendang', 'tiket pesawat', 'xyzzy qwrt', 'beli baju'])
    assert.deepEqual(
      searchServices(directory, typed).found.map(({ code }) => code),
      [],
      typed,
    )
})

test('a far guess is not offered as what comes nearest', () => {
  assert.deepEqual(
    searchServices(directory, 'resep rendang').near.map(({ code }) => code),
    [],
  )
})

test('one place for every service: its own name finds it among the first three', () => {
  const lost = [...directory.services.values()].filter(({ code, name }) =>
    [name.id, name.en].some((one) => !codes(one).slice(0, 3).includes(code)),
  )
  assert.deepEqual(
    lost.map(({ code }) => code),
    [],
  )
})

test('every everyday phrase that an agency gave a service finds that service among the first five', () => {
  const lost = [...directory.services.values()].flatMap(({ code, words }) =>
    words.filter((typed) => !codes(typed).slice(0, 5).includes(code)).map((typed) => said(typed, code)),
  )
  assert.deepEqual(lost, [])
})

function said(typed: string, code: string): string {
  return `${typed}: ${code} is ${codes(typed).indexOf(code) + 1}, after ${codes(typed).slice(0, 4).join(' ')}`
}
