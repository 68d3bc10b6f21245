import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Directory } from './directory.ts'
import { findServices, searchServices } from './find-services.ts'
import { rangesOf } from './place.ts'

const agency = (id: number, shortName: string, name: string) => ({ id, shortName, name: { id: name, en: name } })
const service = (id: number, code: string, agencyId: number, name: string, words: string[]) => ({
  id,
  code,
  agencyId,
  name: { id: name, en: `${name} (en)` },
  words,
})
const directory = {
  agencies: new Map([
    [1, agency(1, 'Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil')],
    [2, agency(2, 'Polri', 'Kepolisian')],
  ]),
  services: new Map([
    [1, service(1, 'DKC-08', 1, 'KTP-el hilang atau rusak', ['ktp ilang', 'e-ktp patah'])],
    [2, service(2, 'DKC-01', 1, 'Kartu Keluarga baru', ['bikin kk', 'kk pecah'])],
    [3, service(3, 'SPK-01', 2, 'Surat kehilangan', ['ktp hilang', 'café terbakar'])],
    [4, service(4, 'SIM-01', 2, 'Perpanjangan SIM', ['sim mati'])],
  ]),
} as unknown as Directory

const found = (typed: string) => findServices(directory, typed).map(({ code }) => code)

test('a service is found by the words people use, its name, its agency, or its code', () => {
  assert.deepEqual(found('bikin KK'), ['DKC-01'])
  assert.deepEqual(found('kartu'), ['DKC-01'])
  assert.deepEqual(found('polri sim'), ['SIM-01'])
  assert.deepEqual(found('dkc-08'), ['DKC-08'])
})

test('the service with the words in its own name comes before those that are only called so', () => {
  assert.deepEqual(found('ktp hilang'), ['DKC-08', 'SPK-01'])
})

test('capitals, accents and hyphens do not matter', () => {
  assert.deepEqual(found('KTP  el'), found('ktp'))
  assert.equal(found('KTP-EL')[0], 'DKC-08')
  assert.deepEqual(found('cafe'), ['SPK-01'])
  assert.deepEqual(found('CAFÉ terbakar'), ['SPK-01'])
})

test('what has only a part of what was typed is said to be near, not found', () => {
  const { found, near } = searchServices(directory, 'kartu keluarga harimau')
  assert.deepEqual([found.length, near.map(({ code }) => code)], [0, ['DKC-01']])
})

test('a slip is understood, and how it was understood is told', () => {
  assert.equal(searchServices(directory, 'kartu keluarfa').understoodAs, 'kartu keluarga')
  assert.equal(searchServices(directory, 'kartu keluarga').understoodAs, undefined)
  assert.deepEqual(found('prpanjangan sim'), ['SIM-01'])
})

test('a word is found by its beginning, not in the middle of another', () => {
  assert.deepEqual(found('keluar'), ['DKC-01'])
  assert.deepEqual(found('tp'), [])
})

test('nothing typed finds nothing, and neither do signs or a very long text', () => {
  assert.deepEqual(found('  '), [])
  assert.deepEqual(found('!?*%'), [])
  assert.deepEqual(found('x'.repeat(100_000)), [])
})

test('counters are told as ranges where three or more follow one another', () => {
  const told = (signs: string[]) =>
    rangesOf(signs).map(({ first, last }) => (first === last ? first : `${first}-${last}`))
  assert.deepEqual(told(['1', '2', '3', '5', '6', '14B']), ['1-3', '5', '6', '14B'])
  assert.deepEqual(told([]), [])
})
