import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from '#platform/database.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { interrupt } from '../../test/harness/interrupt.ts'
import { exits } from './exit-codes.ts'
import { runCommandLine } from './run.ts'

type Help = { readonly name: string; readonly usage: string; readonly example: string; readonly lasts: boolean }

const root = join(import.meta.dirname, '../..')
const database = await freshDatabase()
/** A folder like the project's, so that an example that writes files writes them here. */
const folder = await mkdtemp(join(tmpdir(), 'pendopo-examples-'))
await cp(join(root, 'malls'), join(folder, 'malls'), { recursive: true })
await cp(join(root, 'docs/examples'), join(folder, 'docs/examples'), { recursive: true })
process.chdir(folder)
after(() => {
  process.chdir(root)
  return rm(folder, { recursive: true, force: true })
})
const environment = {
  NODE_ENV: 'test',
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATA_DIR: join(folder, 'data'),
}

test('every example of every help runs as it stands, one after the other, in a mall that is imported by one of them', async () => {
  const { commands } = JSON.parse((await runCommandLine(['help', '--json'], environment)).out) as {
    readonly commands: readonly Help[]
  }
  assert.ok(commands.length > 20)
  for (const { name, usage, example, lasts } of commands) {
    if (name === 'device list') await addDevices(3)
    const typed = wordsOf(example).slice(1)
    if (lasts) {
      const code = await runsUntilInterrupted(usage.includes('--progress') ? [...typed, '--progress'] : typed)
      // In the midst of its solver, which hears nothing; minutes before it would have ended.
      if (name === 'staff') assert.equal(code, exits.stopped)
    } else {
      const { exit, out, err } = await runCommandLine(typed, environment)
      assert.deepEqual([exit, err], [exits.ok, ''], `${example}: ${out}${err}`)
      assert.ok(out.trim().length > 10, example)
    }
  }
})

/** What takes minutes is ended as soon as it says that it works. The demo printer's port is the machine's, and may be taken. */
async function runsUntilInterrupted(typed: readonly string[]): Promise<number | null> {
  const { code, said } = await interrupt(folder, typed)
  const isTaken = code === exits.refused && /9100/.test(said)
  assert.ok(code === exits.stopped || code === exits.ok || isTaken, `${typed.join(' ')}: ${code} ${said}`)
  if (code === exits.stopped) assert.match(said, /Dihentikan/, typed.join(' '))
  assert.doesNotMatch(said, /\n\s+at |Error:/)
  return code
}

/** As a shell reads them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

async function addDevices(many: number): Promise<void> {
  for (let i = 1; i <= many; i++)
    await database.owner.run(sql`
      insert into account.device (mall_id, kind, name, token_hash, approved_at, last_heard_at, created_at)
      select id, 'kiosk', ${`Kios ${i}`}, ${`x${i}`}, now(), now(), now() from mall.mall`)
}
