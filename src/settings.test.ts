import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings, SettingsRefused } from './settings.ts'

function sentencesFor(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    if (error instanceof SettingsRefused) return error.sentences
    throw error
  }
}

const external = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://mpp.example.go.id',
  DATABASE_URL: 'postgres://pendopo_app:a@db/pendopo',
  DATABASE_OWNER_URL: 'postgres://pendopo_owner:b@db/pendopo',
  INSTALLATION_KEY: Buffer.alloc(32, 7).toString('base64url'),
}

test('a technician who sets nothing gets a mall on port 3000 that only this machine can reach', () => {
  const settings = readSettings({})
  assert.equal(settings.port, 3000)
  assert.equal(settings.host, '127.0.0.1')
  assert.equal(settings.publicUrl, 'http://localhost:3000')
  assert.equal(settings.database, undefined)
  assert.equal(settings.mallPack, 'malls/pekanbaru')
})

test('a variable set to nothing is a variable not set', () => {
  assert.equal(readSettings({ PORT: '', DATABASE_URL: '' }).port, 3000)
})

test('every fault is said at once, each in a sentence that names its variable', () => {
  const sentences = sentencesFor({
    PORT: 'eighty',
    ROLE: 'king',
    DATABASE_URL: 'mysql://x',
    PENDOPO_CLOCK: 'noon',
    PUBLIC_URL: 'mall',
  })
  assert.deepEqual(sentences.map((sentence) => sentence.split(' ')[0]).sort(), [
    'DATABASE_URL',
    'PENDOPO_CLOCK',
    'PORT',
    'PUBLIC_URL',
    'ROLE',
  ])
})

test('production refuses to start without its secrets, and says which are missing beside what else is wrong', () => {
  const { DATABASE_OWNER_URL, INSTALLATION_KEY, PUBLIC_URL, ...rest } = external
  const sentences = sentencesFor({ ...rest, PORT: '99999' })
  assert.deepEqual(sentences.map((sentence) => sentence.split(' ')[0]).sort(), [
    'DATABASE_OWNER_URL',
    'INSTALLATION_KEY',
    'PORT',
    'PUBLIC_URL',
  ])
  assert.deepEqual(sentencesFor(external), [])
})

test('one role for migrating and serving is refused in production and noticed elsewhere', () => {
  assert.match(sentencesFor({ ...external, DATABASE_OWNER_URL: external.DATABASE_URL })[0] ?? '', /must be two/)
  assert.equal(readSettings({ DATABASE_URL: external.DATABASE_URL }).database?.hasOwnOwner, false)
})

test('a clock that lies is refused in production', () => {
  assert.match(sentencesFor({ ...external, PENDOPO_CLOCK: 'steered' })[0] ?? '', /PENDOPO_CLOCK .* production/)
})

test('production never loads a demonstration mall', () => {
  assert.equal(readSettings({ ...external, MALL_PACK: 'malls/pekanbaru' }).mallPack, undefined)
})

test('a demonstration opens at any hour unless a clock was chosen, and production never', () => {
  assert.equal(readSettings({}).opensForDemonstration, true)
  assert.equal(readSettings({ PENDOPO_CLOCK: 'real' }).opensForDemonstration, false)
  assert.equal(readSettings({ PENDOPO_CLOCK: '2026-11-23T07:30:00+07:00' }).opensForDemonstration, false)
  assert.equal(readSettings({ ROLE: 'web' }).opensForDemonstration, false)
  assert.equal(readSettings(external).opensForDemonstration, false)
})
