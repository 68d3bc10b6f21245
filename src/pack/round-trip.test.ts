import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandLine } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import fc from '../../test/harness/any.ts'
import { anyPack } from '../../test/harness/any-pack.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { changed, packFolder, packIn, packOf } from '../../test/harness/small-pack.ts'
import { checkFiles, checkPack } from './check-pack.ts'
import { describe } from './describe.ts'
import type { Description } from './description.ts'
import { exportPack, writePack } from './export-pack.ts'
import { collectFaults } from './fault.ts'
import type { Pack } from './forms.ts'
import { importPack } from './import-pack.ts'
import { undescribe } from './undescribe.ts'
import { writeYaml } from './write-yaml.ts'

const database = await freshDatabase()
const monday = new Date('2026-11-23T08:00:00+07:00')

function bring(pack: Pack) {
  return database.db.transact({ system: true }, (tx) => importPack(tx, pack, commandLine, monday, holdEveryQueue))
}

function read(files: ReadonlyMap<string, string>): Pack {
  const faults = collectFaults()
  const checked = checkFiles(
    [...files].map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    faults,
  )
  if (!checked) throw new Error(JSON.stringify(faults.list().slice(0, 3)))
  return checked.pack
}

/** The order of lists that have none of their own is no matter. */
function unordered(description: Description): unknown {
  const sorted = Object.entries(description).map(([kind, rows]) => [
    kind,
    Array.isArray(rows) ? rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : rows,
  ])
  return Object.fromEntries(sorted)
}

/** Out of the database and back in: the same mall, a clean check, and nothing to change. */
async function comesBack(pack: Pack): Promise<void> {
  await database.owner.run(sql`select set_config('app.mall', '', false)`)
  await database.owner.run(sql`truncate mall.mall cascade`)
  await bring(pack)
  const files = await database.db.transact({ system: true }, (tx) => exportPack(tx, pack.mall.code))
  const again = read(files)
  assert.deepEqual(unordered(describe(again)), unordered(describe(pack)))
  const { isChanged, counts } = await bring(again)
  assert.deepEqual({ isChanged, counts }, { isChanged: false, counts: {} })
}

test('whatever a pack says, its file says the same', () => {
  fc.assert(
    fc.property(anyPack, (pack) => {
      const again = read(writeYaml(undescribe(describe(pack))))
      assert.deepEqual(describe(again), describe(pack))
    }),
    { numRuns: 60, seed: 20261123 },
  )
})

test('whatever a pack says, the mall made from it gives the same pack back', async () => {
  await fc.assert(fc.asyncProperty(anyPack, comesBack), { numRuns: 12, seed: 8 })
})

test('the small mall comes back as it went in', async () => {
  await comesBack(await packOf())
})

test('Pekanbaru comes back as it went in', async () => {
  await comesBack(packIn(await checkPack('malls/pekanbaru')))
})

test('an exported pack is a folder that can be checked, and is never mixed with another', async () => {
  const folder = `${await packFolder()}/out`
  const files = await database.db.transact({ system: true }, (tx) => exportPack(tx))
  await writePack(folder, files)
  assert.equal('pack' in (await checkPack(folder)), true)
  await assert.rejects(writePack(folder, files), { key: 'pack.folderNotEmpty' })
  await assert.rejects(writePack('/nowhere/at/all', files), { key: 'pack.cannotWrite' })
})

test('a mall that is not there, or one of several that was not named, is not exported', async () => {
  const act = (code?: string) => database.db.transact({ system: true }, (tx) => exportPack(tx, code))
  await assert.rejects(act('nirwana'), { key: 'pack.noMall' })
  await bring(await packOf())
  await assert.rejects(act(), { key: 'pack.whichMall' })
  assert.ok((await act('kecil')).has('mall.yaml'))
})

test('a mall that was changed on the screens is still exported as a good pack, and retired things come back whole', async () => {
  const pack = await packOf(changed('agencies/disdukcapil.yaml', ', obtain_at: SPK-01', ''))
  await comesBack(pack)
  await database.owner.run(
    sql`select set_config('app.mall', (select id::text from mall.mall where code = 'kecil'), false)`,
  )
  await database.owner.run(sql`update counter.counter set is_retired = true where code in ('2', '14')`)
  await database.owner.run(sql`update service.service set is_retired = true where code in ('SPK-01', 'DKC-01')`)
  await database.owner.run(sql`update service.queue set is_retired = true where code in ('SPKT', 'KK')`)
  await database.owner.run(sql`update agency.agency set is_retired = true where code = 'polri'`)
  await database.owner.run(sql`
    insert into account.staff (mall_id, username, name, agency_id, roles)
    select mall_id, 'koordinator.polri', 'Agus P.', id, '{coordinator}' from agency.agency where code = 'polri'`)
  const exported = read(await database.db.transact({ system: true }, (tx) => exportPack(tx, 'kecil')))
  assert.deepEqual(
    exported.staff?.roster.map(({ counter }) => counter),
    ['1'],
  )
  assert.equal((await bring(exported)).isChanged, false)
  assert.equal((await bring(pack)).isChanged, true)
  assert.deepEqual(
    unordered(describe(read(await database.db.transact({ system: true }, (tx) => exportPack(tx, 'kecil'))))),
    {
      ...(unordered(describe(pack)) as object),
      // Who was added on the screens stays; what a week of the roster had is there once.
      staff: (
        unordered({
          ...describe(pack),
          staff: [
            ...describe(pack).staff,
            { username: 'koordinator.polri', name: 'Agus P.', agency: 'polri', roles: ['coordinator'] },
          ],
        }) as { staff: unknown }
      ).staff,
      services: (
        unordered({
          ...describe(pack),
          services: describe(pack).services.map((service) =>
            service.code === 'DKC-08' ? service : { ...service, since: '2026-11-23' },
          ),
        }) as { services: unknown }
      ).services,
    },
  )
})
