import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { runCommandLine } from '#cli/run.ts'

/** Somebody who types commands: with files of their own, kept while the tests run, and with the answers as they are printed or as data. */
export function openCommandLine(...begin: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-typed-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, text: string | Uint8Array) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const run = (...typed: string[]) => runCommandLine([...begin, ...typed], {})
  const json = async (...typed: string[]) => {
    const { exit, out } = await run(...typed, '--json')
    return { exit, ...JSON.parse(out) }
  }
  return { folder, file, run, json }
}
