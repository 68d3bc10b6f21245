import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommandLine } from '#cli/run.ts'

/** Somebody who types commands: with files of their own, and with the answers as they are printed or as data. */
export function openCommandLine(...begin: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-typed-'))
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
