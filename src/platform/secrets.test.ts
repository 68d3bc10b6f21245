import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { keepSecrets } from './secrets.ts'

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'pendopo-secrets-'))
  t.after(() => rm(made, { recursive: true }))
  return made
}

test('an installation makes its secrets once, and only its owner can read them', async (t) => {
  const data = await folder(t)
  const all = await Promise.all([keepSecrets(data), keepSecrets(data), keepSecrets(data)])
  assert.deepEqual(all[1], all[0])
  assert.deepEqual(all[2], all[0])
  assert.equal((await stat(join(data, 'secrets.json'))).mode & 0o777, 0o600)
  const { owner, runtime, superuser } = all[0].database
  assert.equal(new Set([owner, runtime, superuser, all[0].installationKey]).size, 4)
})

test('secrets that are lost are never replaced by new ones beside old data', async (t) => {
  const data = await folder(t)
  await mkdir(join(data, 'postgres'))
  await writeFile(join(data, 'postgres/PG_VERSION'), '18\n')
  await assert.rejects(keepSecrets(data), /secrets\.json is missing\. Put it back/)
})

test('secrets that are damaged are said to be', async (t) => {
  const data = await folder(t)
  for (const text of ['', '{"installationKey":', '{"installationKey":"short"}']) {
    await writeFile(join(data, 'secrets.json'), text)
    await assert.rejects(keepSecrets(data), /secrets\.json is damaged/)
  }
})
