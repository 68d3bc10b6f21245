import assert from 'node:assert/strict'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../../test/harness/database.ts'
import { silent } from './log.ts'
import { migrate } from './migrate.ts'

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-migrations-'))
  after(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return (await client.query(statement).finally(() => client.end())).rows
}

const first = {
  '0001-hall.sql': 'create schema platform; create table hall (id int); grant select on hall to pendopo_app;',
}

test('a migration runs once, however often and by however many processes the house is started', async () => {
  const { ownerUrl, url } = await emptyDatabase()
  const folder = await folderWith(first)
  const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(ownerUrl, url, silent, folder)))
  assert.deepEqual(ran.sort(), [0, 0, 0, 1])
  assert.deepEqual(await ask(url, 'select * from hall'), [])
})

test('a migration that fails changes nothing and says which line is wrong', async () => {
  const { ownerUrl, url } = await emptyDatabase()
  const folder = await folderWith({ ...first, '0002-broken.sql': 'create table desk (id int);\nselect nonsense;' })
  await assert.rejects(migrate(ownerUrl, url, silent, folder), /0002-broken\.sql failed and changed nothing: .*line 2/)
  assert.deepEqual(
    await ask(ownerUrl, `select to_regclass('desk') as desk, (select count(*)::int from platform.migration) as ran`),
    [{ desk: null, ran: 1 }],
  )
})

test('a migration that ran may not be changed, removed or overtaken', async () => {
  const { ownerUrl, url } = await emptyDatabase()
  const folder = await folderWith({
    '0001-hall.sql': 'create table hall (id int)',
    '0003-zone.sql': 'create table zone (id int)',
  })
  await migrate(ownerUrl, url, silent, folder)
  const again = () => migrate(ownerUrl, url, silent, folder)

  await writeFile(join(folder, '0002-late.sql'), 'select 1')
  await assert.rejects(again(), /0002-late\.sql comes before 0003-zone\.sql/)
  await rm(join(folder, '0002-late.sql'))

  await rename(join(folder, '0003-zone.sql'), join(folder, '0004-zone.sql'))
  await assert.rejects(again(), /newer Pendopo/)
  await rename(join(folder, '0004-zone.sql'), join(folder, '0003-zone.sql'))

  await writeFile(join(folder, '0001-hall.sql'), 'create table hall (id bigint)')
  await assert.rejects(again(), /0001-hall\.sql was changed after it ran/)
})

test('two migrations with one number are refused before anything runs', async () => {
  const { ownerUrl, url } = await emptyDatabase()
  const folder = await folderWith({ ...first, '0001-zone.sql': 'select 1' })
  await assert.rejects(migrate(ownerUrl, url, silent, folder), /number 0001/)
  assert.deepEqual(await ask(ownerUrl, `select to_regclass('hall') as hall`), [{ hall: null }])
})

test('a role that may not read what the runtime role reads is let in, or the administrator is told what to do', async () => {
  const { ownerUrl, url, superuserUrl } = await emptyDatabase()
  const folder = await folderWith(first)
  const other = new URL(url)
  other.username = 'kota_app'
  other.password = 'kota'
  await ask(superuserUrl, `create role kota_app login password 'kota'`)
  after(() => ask(superuserUrl.replace(/[^/]+$/, 'postgres'), 'drop role kota_app'))
  await assert.rejects(
    migrate(ownerUrl, other.href, silent, folder),
    /ask its administrator for it: grant pendopo_app to "kota_app"/,
  )
  await migrate(superuserUrl, other.href, silent, folder)
  assert.deepEqual(await ask(other.href, 'select * from hall'), [])
})

test('one role for everything works where nobody made two', async () => {
  const { ownerUrl } = await emptyDatabase()
  assert.equal(await migrate(ownerUrl, ownerUrl, silent, await folderWith(first)), 1)
})
