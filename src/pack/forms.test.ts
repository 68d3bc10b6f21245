import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { queueDefaults } from './form/agency-file.ts'
import { type FileKind, forms, publishedSchema, schemaOf, schemasAt } from './forms.ts'
import { jsonText } from './schema-text.ts'

test('malls/schema is the form that the check holds packs against', async () => {
  for (const kind of Object.keys(forms) as FileKind[]) {
    const file = join(import.meta.dirname, '../../malls/schema', `${kind}.json`)
    const kept = await readFile(file, 'utf8').catch(() => '')
    assert.ok(
      kept === jsonText(publishedSchema(kind)),
      `${kind}.json is out of date: npx pendopo mall schema malls/schema`,
    )
  }
})

test('the form knows what may stand at any place', () => {
  const keys = (kind: FileKind, ...path: (string | number)[]) =>
    schemasAt(schemaOf(kind), path).flatMap((schema) => Object.keys(schema.properties ?? {}))
  assert.deepEqual(keys('mall', 'name'), ['id', 'en'])
  assert.deepEqual(keys('documents', 3), ['code', 'name', 'where'])
  assert.deepEqual(keys('calendar', 'opening', 0, 'days', 'mon'), ['open', 'close'])
  assert.ok(keys('agency', 'services', 0, 'standard', 'cost').includes('lines'))
  assert.deepEqual(keys('agency', 'nothing', 'here'), [])
})

test('what a queue has when its file does not say is what its table says', async () => {
  const { owner } = await freshDatabase()
  const columns = await owner.rows<{ name: string; value: string }>(sql`
    select column_name as name, column_default as value from information_schema.columns
    where table_schema = 'service' and table_name = 'queue' and column_default is not null and column_name <> 'is_retired'`)
  const ofTable = Object.fromEntries(
    columns.map(({ name, value }) => [name === 'first_number' ? 'start' : name, value.replace(/^'(.*)'::text$/, '$1')]),
  )
  assert.deepEqual(
    Object.fromEntries(Object.entries(queueDefaults).map(([key, value]) => [key, String(value)])),
    ofTable,
  )
})
