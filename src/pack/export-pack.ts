import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { listMalls } from './list-malls.ts'
import { readMall } from './read-mall.ts'
import { enterMall } from './store.ts'
import { undescribe } from './undescribe.ts'
import { writeYaml } from './write-yaml.ts'

/**
 * The pack of a mall as it stands: its files by path. Checking it finds nothing, importing it changes nothing. Opened in
 * the system's context, to find the mall by its code; without a code there must be only one.
 */
export async function exportPack(tx: Tx, code?: string): Promise<ReadonlyMap<string, string>> {
  const malls = await listMalls(tx)
  const chosen = code === undefined ? malls : malls.filter((mall) => mall.code === code)
  const [mall, ...others] = chosen
  if (!mall) throw new NotFound('pack.noMall', code === undefined ? {} : { code })
  if (others.length > 0) throw new Refused('pack.whichMall', { codes: malls.map((one) => one.code).join(', ') })
  await enterMall(tx, mall.id)
  return writeYaml(undescribe(await readMall(tx, mall.id)))
}

/** Writes into a folder that is new or empty: what stands there is never mixed with what comes. */
export async function writePack(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  try {
    // Not with its parents: a folder that is typed wrongly should be told, not made.
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    if ((await readdir(folder)).length > 0) throw new Refused('pack.folderNotEmpty', { folder })
    await mkdir(join(folder, 'agencies'))
    // `wx`: somebody else's file that appears meanwhile is not overwritten either.
    for (const [path, text] of files) await writeFile(join(folder, path), text, { flag: 'wx' })
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('pack.cannotWrite', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}
