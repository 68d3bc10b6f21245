import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { verifyPassword } from '#account/password.ts'
import { sql } from '#platform/database.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { changed, packFolder, smallPack } from '../../test/harness/small-pack.ts'
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'

const database = await freshDatabase()
const folder = await mkdtemp(join(tmpdir(), 'pendopo-cli-'))
after(() => rm(folder, { recursive: true, force: true }))
const environment = {
  NODE_ENV: 'test',
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATA_DIR: join(folder, 'data'),
}

const run = (line: string[], more = {}) => runCommandLine(line, { ...environment, ...more })
/** The answer for programs, with the number it ended with. */
async function asJson(...line: string[]): Promise<Record<string, unknown> & { exit: number }> {
  const { exit, out, err } = await run([...line, '--json'])
  assert.equal(err, '')
  return { exit, ...JSON.parse(out) }
}

test('help names every command, and each has a sentence in both languages and an example that is one', async () => {
  for (const language of ['id', 'en']) {
    const { exit, out } = await run(['help', '--lang', language])
    assert.equal(exit, 0)
    for (const { name } of commands) assert.match(out, new RegExp(`^  ${name} `, 'm'))
  }
  for (const { name, example } of commands) {
    assert.ok(example.startsWith(`pendopo ${name}`), example)
    assert.match((await run(['help', ...name.split(' ')])).out, /Cara pakai: pendopo/)
  }
  assert.deepEqual(await run([]), await run(['help']))
  assert.deepEqual(await run(['--lang', 'en', '--json', 'version']), await run(['version', '--json']))
})

test('a line that is typed wrongly is told what was meant, and ends with 2', async () => {
  const says = [
    [['mall', 'chek', 'x'], /Mungkin maksudnya “mall check”/],
    [['mall'], /Sesudah “mall” masih perlu satu kata: .*mall check, .*pendopo help mall$/m],
    [['docter'], /Mungkin maksudnya “doctor”/],
    [['help', 'nothing'], /Perintah “nothing” tidak ada/],
    [['mall', 'check'], /Cara pakai: pendopo mall check PACK/],
    [['mall', 'check', 'a', 'b'], /Cara pakai: pendopo mall check PACK/],
    [['mall', 'list', '--jsn'], /Pilihan --jsn tidak ada\. Mungkin maksudnya --json/],
    [['mall', 'export', 'x', '--mall'], /Pilihan --mall perlu isi/],
    [['mall', 'list', '--json=yes'], /Pilihan --json tidak memakai isi/],
    [['erlang', '--load', '-4'], /--load harus bilangan di atas 0/],
    [['simulate', 'malls/pekanbaru', '--visitors', '-5'], /--visitors harus bilangan bulat dari 0/],
    [['erlang', '--load', '--servers', '3'], /Pilihan --load perlu isi/],
    [['mall', 'list', '--lang', 'fr'], /Bahasa “fr” tidak ada/],
    [['staff', 'add', 'x', '--name', 'Rudi'], /hanya boleh huruf kecil/],
    [['staff', 'add', 'rudi', '--role', 'manager'], /Nama orangnya belum ada/],
    [['staff', 'add', 'rudi', '--name', 'Rudi', '--role', 'boss'], /Perannya belum ada/],
    [['device', 'revoke', 'x'], /bukan nomor perangkat/],
  ] as const
  for (const [line, sentence] of says) {
    const { exit, out, err } = await run([...line])
    const said = out + err
    assert.deepEqual([exit, sentence.test(said)], [2, true], `${line.join(' ')}: ${exit} ${said}`)
  }
})

test('a check ends with 0, 65 or 66, and tells faults in the language that was asked for', async () => {
  const good = await packFolder()
  assert.deepEqual(await asJson('mall', 'check', good), {
    exit: 0,
    ok: true,
    mall: 'kecil',
    counts: { agencies: 2, services: 3, queues: 3, counters: 3, staff: 4 },
  })
  const bad = await packFolder(changed('agencies/polri.yaml', 'zone: selatan\npresence', 'zone: selaten\npresence'))
  assert.deepEqual(await run(['mall', 'check', bad]), {
    exit: 65,
    out: 'agencies/polri.yaml:5:7  Zona “selaten” tidak ada di mall.yaml. Mungkin maksudnya “selatan”.\n1 kesalahan.\n',
    err: '',
  })
  assert.deepEqual(await asJson('mall', 'check', bad, '--lang', 'en'), {
    exit: 65,
    ok: false,
    error: 'agencies/polri.yaml:5:7  There is no zone “selaten” in mall.yaml. Did you mean “selatan”?',
    faults: [
      {
        file: 'agencies/polri.yaml',
        line: 5,
        column: 7,
        code: 'unknown.zone',
        message: 'There is no zone “selaten” in mall.yaml. Did you mean “selatan”?',
      },
    ],
    more: 0,
  })
  assert.equal((await run(['mall', 'check', '/nowhere'])).exit, 66)
  assert.equal((await run(['mall', 'import', '/nowhere'])).exit, 66)
})

test('a mall is tried, imported, listed, and written out again', async () => {
  const pack = await packFolder()
  const tried = await asJson('mall', 'import', pack, '--dry-run')
  assert.deepEqual([tried.exit, tried.isChanged, tried.isDry], [0, true, true])
  assert.deepEqual((await asJson('mall', 'list')).malls, [])
  assert.match((await run(['mall', 'import', pack])).out, /^Mal Kecil dibuat\.\n(.*\n)* {2}layanan {6}3 baru\n/)
  assert.match((await run(['mall', 'import', pack])).out, /Tidak ada yang berubah/)
  assert.match((await run(['mall', 'list', '--lang', 'en'])).out, /^kecil +Small mall$/m)
  const { exit, files } = await asJson('mall', 'export', '--mall', 'kecil', join(folder, 'out'))
  assert.equal(exit, 0)
  assert.deepEqual([...(files as string[])].sort(), Object.keys(smallPack).sort())
  assert.equal((await run(['mall', 'export', join(folder, 'out')])).exit, 1)
  // A folder beneath a file, which nobody can make.
  const beneath = join(folder, 'out', 'mall.yaml', 'out')
  assert.equal((await run(['mall', 'export', beneath])).exit, 73)
  assert.equal((await run(['mall', 'export', '--mall', 'nirwana', join(folder, 'out2')])).exit, 1)
  assert.equal((await run(['mall', 'check', join(folder, 'out')])).exit, 0)
})

test('an import that the mall refuses names the line of the pack at which it is mended', async () => {
  const line = '  - { username: teknisi, name: Yusuf H., roles: [technician] }\n'
  const refused = await run(['mall', 'import', await packFolder(changed('staff.yaml', line, ''))])
  assert.equal(refused.exit, 1)
  assert.match(refused.err, /^Paket ini tidak diimpor.*\nstaff\.yaml:1:1 {2}Setelah impor ini tidak ada lagi teknisi/)
})

test('an import that is refused tells every reason and ends with 1', async () => {
  const without = (smallPack['staff.yaml'] as string).replace(/.*(teknisi|manajer).*\n/g, '')
  const { exit, error, faults } = await asJson(
    'mall',
    'import',
    await packFolder({ 'staff.yaml': without }),
    '--lang',
    'en',
  )
  assert.equal(exit, 1)
  assert.equal(error, 'This pack was not imported, because it changes what is being used.')
  assert.deepEqual(
    (faults as { code: string }[]).map(({ code }) => code),
    ['last.technician', 'last.manager'],
  )
})

test('people are added, helped and retired from the command line', async () => {
  const { exit, password } = await asJson('staff', 'add', 'Wati ', '--name', 'Wati S.', '--role', 'information')
  assert.equal(exit, 0)
  const { hash, must } = await database.owner.row<{ hash: string; must: boolean }>(
    sql`select password_hash as hash, must_change_password as must from account.staff where username = 'wati'`,
  )
  assert.deepEqual([await verifyPassword(String(password), hash), must], [true, true])
  assert.match((await run(['staff', 'add', 'wati', '--name', 'Wati', '--role', 'information'])).err, /sudah dipakai/)
  assert.match(
    (await run(['staff', 'add', 'joko', '--name', 'Joko', '--role', 'officer', '--agency', 'polri'])).out,
    /Kata sandi pertamanya: /,
  )
  assert.match(
    (await run(['staff', 'add', 'joko2', '--name', 'Joko', '--role', 'officer', '--agency', 'polrii'])).err,
    /Instansi polrii tidak ada/,
  )
  assert.match((await run(['staff', 'reset-password', 'wati'])).out, /Kata sandi baru wati: /)
  assert.match((await run(['staff', 'retire', 'wati'])).out, /tidak dapat masuk lagi/)
  assert.match((await run(['staff', 'retire', 'teknisi'])).err, /teknisi terakhir/)
  assert.match((await run(['staff', 'retire', 'nobody'])).err, /Tidak ada akun nobody/)
  assert.match((await run(['staff', 'list'])).out, /^wati +information +Wati S\. \(berhenti\)$/m)
  const actors = await database.owner.rows(sql`select distinct actor from ledger.event where kind like 'account.%'`)
  assert.deepEqual(actors, [{ actor: 'console' }])
})

test('devices are listed and revoked from the command line', async () => {
  assert.match((await run(['device', 'list'])).out, /Belum ada perangkat/)
  const { id } = await database.owner.row<{ id: number }>(sql`
    insert into account.device (mall_id, kind, name, token_hash, approved_at, last_heard_at, created_at)
    select id, 'kiosk', 'Kios pintu', 'x', now(), now(), now() from mall.mall returning id`)
  assert.match((await run(['device', 'list'])).out, /kiosk +Kios pintu +terhubung/)
  assert.equal((await run(['device', 'revoke', String(id)])).exit, 0)
  assert.match((await run(['device', 'list', '--lang', 'en'])).out, /revoked/)
  assert.equal((await run(['device', 'revoke', '999'])).exit, 1)
})

test('today is the day of a demonstration that has moved on to another one, unless the real time is asked for', async () => {
  await database.owner.run(sql`
    insert into ledger.event (mall_id, at, kind, actor) select id, '2031-03-03T02:00:00Z', 'mall.clockSet', 'clock' from mall.mall where code = 'kecil'`)
  const { from, until } = await asJson('check')
  assert.deepEqual([from, until], ['2031-03-02', '2031-03-03'])
  assert.match((await run(['check'])).out, /^Hari layanan 2031-03-02 sampai 2031-03-03$/m)
  assert.doesNotMatch((await run(['check'], { PENDOPO_CLOCK: 'real' })).out, /2031/)
})

test('which mall is meant must be said when there are two', async () => {
  await run(['mall', 'import', await packFolder(changed('mall.yaml', 'code: kecil', 'code: besar'))])
  assert.match((await run(['staff', 'list'])).err, /Pilih salah satu dengan --mall: kecil, besar/)
  assert.equal((await run(['staff', 'list', '--mall', 'besar'])).exit, 0)
  assert.equal((await run(['staff', 'list', '--mall', 'nirwana'])).exit, 1)
})

test('a database that does not answer, settings that are wrong, and a schema that is behind end with their own numbers', async () => {
  const silent = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x', DATABASE_OWNER_URL: 'postgres://c:b@127.0.0.1:1/x' }
  assert.deepEqual([(await run(['mall', 'list'], silent)).exit, (await run(['doctor'], silent)).exit], [69, 69])
  const wrong = await run(['mall', 'list'], { DATABASE_URL: 'mysql://x', PORT: 'many' })
  assert.equal(wrong.exit, 78)
  assert.match(wrong.err, /PORT must be.*\nDATABASE_URL must look like/)
  const { name } = await database.owner.row<{ name: string }>(
    sql`delete from platform.migration where name = (select max(name) from platform.migration) returning name, checksum`,
  )
  const behind = await run(['mall', 'list'])
  assert.deepEqual([behind.exit, /perlu 1 pembaruan bentuk/.test(behind.err), name.length > 0], [1, true, true])
})

test('doctor tells whether Pendopo can start here, and makes nothing', async () => {
  const { exit, out } = await run(['doctor', '--lang', 'en'], { DATABASE_URL: '', DATABASE_OWNER_URL: '' })
  assert.equal(exit, 0, out)
  assert.match(
    out,
    /✓ Node \d\d\.[\s\S]*✓ The time zones of Indonesia[\s\S]*will be made at the first start[\s\S]*All is well/,
  )
  assert.equal(existsSync(join(folder, 'data')), false)
})

test('a command on an empty machine makes the database, and leaves no PostgreSQL running', async () => {
  const dataDir = join(folder, 'own')
  const own = { DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: dataDir }
  const { exit, out } = await run(['mall', 'list'], own)
  assert.deepEqual([exit, /Belum ada mal/.test(out)], [0, true])
  assert.equal(existsSync(join(dataDir, 'postgres', 'PG_VERSION')), true)
  assert.equal(existsSync(join(dataDir, 'postgres', 'postmaster.pid')), false)
  assert.match((await run(['doctor'], own)).out, /PostgreSQL \d+\.\d+ menjawab/)
  assert.equal(existsSync(join(dataDir, 'postgres', 'postmaster.pid')), false)
  // Lost with its log: that is no machine for a first start.
  for (const lost of ['postgres', 'postgres.log']) await rm(join(dataDir, lost), { recursive: true })
  const { exit: lost, out: said } = await run(['doctor'], own)
  assert.deepEqual([lost, /is gone/.test(said)], [69, true])
})

test('pendopo runs from any folder, also with an older Node, and passes its number on', async () => {
  const pendopo = join(import.meta.dirname, '../../bin/pendopo.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [pendopo, 'version', '--json'], { cwd: tmpdir() })
  assert.equal(JSON.parse(stdout).ok, true)
  const failed = await promisify(execFile)(process.execPath, [pendopo, 'mall', 'chek'], { cwd: tmpdir() }).catch(
    (error) => error,
  )
  assert.equal(failed.code, 2)
})
