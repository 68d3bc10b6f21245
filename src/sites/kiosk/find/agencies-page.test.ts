import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { agenciesByUse } from './agencies-page.tsx'

const checked = await checkPack('malls/pekanbaru')
assert.ok('pack' in checked)
const { directory } = directoryOfPack(checked.pack)
const serviceOf = (code: string) => [...directory.services.values()].find((one) => one.code === code)?.id ?? 0
const namesOf = (often: readonly number[]) => agenciesByUse(directory, often).map(({ shortName }) => shortName)

test('before anybody has come, the agency with the most counters stands first, and the others by name', () => {
  const [first, ...others] = namesOf([])
  assert.equal(first, 'Disdukcapil')
  assert.deepEqual(
    others,
    others.toSorted((a, b) => a.localeCompare(b, 'id')),
  )
  assert.equal(others.length, directory.agencies.size - 1)
})

test('once people come, the agencies stand by how many came for them', () => {
  assert.deepEqual(namesOf([serviceOf('SKC-01'), serviceOf('DKC-08')]).slice(0, 2), ['Polri', 'Disdukcapil'])
})
