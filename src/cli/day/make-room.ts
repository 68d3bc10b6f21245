import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Lies in the folder of a played day, and in no other. */
const mark = 'made-by-pendopo-day'

/** False when the folder holds what no played day has made: a mistyped `--data-dir` must not empty a mall's own data. */
export async function isOurs(folder: string): Promise<boolean> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return found.length === 0 || found.includes(mark)
}

/** Each played day begins with nothing. */
export async function makeRoom(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, mark), '')
}
