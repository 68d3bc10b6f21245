import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { verifyPassword } from '#account/password.ts'
import { settableClock } from '#platform/clock.ts'
import { sql } from '#platform/database.ts'
import { createLog, silent } from '#platform/log.ts'
import { freshDatabase, type TestDatabase } from '../test/harness/database.ts'
import { changed, packFolder } from '../test/harness/small-pack.ts'
import { loadDemoMall } from './demo-mall.ts'
import { readSettings } from './settings.ts'

function houseOn({ db }: TestDatabase, log = silent, environment: 'test' | 'production' = 'test') {
  const settings = { ...readSettings({ NODE_ENV: 'test' }), environment }
  return { db, log, settings, clock: settableClock('2026-11-23T08:00:00+07:00') }
}

const accountsAfter = async (house: Parameters<typeof loadDemoMall>[0], folder: string) =>
  (await loadDemoMall(house, folder))?.accounts ?? []

test('the first start shows Pekanbaru, and one account of each role with its password', async () => {
  const database = await freshDatabase()
  const accounts = await accountsAfter(houseOn(database), 'malls/pekanbaru')
  assert.deepEqual(
    accounts.map(({ role, username }) => [role, username]),
    [
      ['technician', 'teknisi'],
      ['manager', 'manajer'],
      ['information', 'informasi'],
      ['evaluator', 'evaluator'],
      ['coordinator', 'koordinator.disdukcapil'],
      ['officer', 'petugas.1'],
    ],
  )
  const people = await database.owner.rows<{ hash: string; must: boolean }>(
    sql`select distinct password_hash as hash, must_change_password as must from account.staff`,
  )
  assert.equal(people.length, 1)
  assert.deepEqual([await verifyPassword(accounts[0]?.password ?? '', people[0]?.hash), people[0]?.must], [true, false])
})

test('the next start finds the mall, and leaves out whoever has another password by now', async () => {
  const database = await freshDatabase()
  const folder = await packFolder()
  const first = await accountsAfter(houseOn(database), folder)
  assert.deepEqual(
    first.map(({ username }) => username),
    ['teknisi', 'manajer', 'petugas.1'],
  )
  await database.owner.run(sql`
    update account.staff set password_hash = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' where username = 'manajer'`)
  const next = await accountsAfter(houseOn(database), '/nowhere')
  assert.deepEqual(
    next.map(({ username }) => username),
    ['teknisi', 'petugas.1'],
  )
})

test('two processes that start at once load the mall once', async () => {
  const database = await freshDatabase()
  const folder = await packFolder()
  const both = await Promise.all([loadDemoMall(houseOn(database), folder), loadDemoMall(houseOn(database), folder)])
  assert.deepEqual(both[0], both[1])
  assert.deepEqual(await database.owner.row(sql`select count(*) as malls from mall.mall`), { malls: 1 })
})

test('production never gets a demonstration, nor a mall that is real the known password', async () => {
  const database = await freshDatabase()
  assert.deepEqual(await accountsAfter(houseOn(database, silent, 'production'), 'malls/pekanbaru'), [])
  const real = await packFolder(changed('mall.yaml', 'demonstration: true', 'demonstration: false'))
  assert.deepEqual(await accountsAfter(houseOn(database), real), [])
  assert.deepEqual(await database.owner.row(sql`select count(*) as malls from mall.mall`), { malls: 0 })
})

test('a demonstration pack with faults is told in the log, and the house starts without it', async () => {
  const lines: string[] = []
  const database = await freshDatabase()
  const folder = await packFolder(changed('mall.yaml', 'code: kecil', 'code: Kecil'))
  const accounts = await accountsAfter(
    houseOn(
      database,
      createLog('readable', 'info', (line) => lines.push(line)),
    ),
    join(folder),
  )
  assert.deepEqual(accounts, [])
  assert.match(lines.join('\n'), /pendopo mall check .*\n.*mall\.yaml:1:7 {2}The code “Kecil” must be small letters/)
})
