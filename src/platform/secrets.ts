import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'
import { witness } from './postgres-damage.ts'

/** What an installation must never lose and never show: kept in `<DATA_DIR>/secrets.json`, readable by its owner only. */
export type Secrets = z.infer<typeof shape>

const shape = z.object({
  /** Wraps the keys that encrypt identifiers: without it a restored database stays unreadable. 32 bytes, base64url. */
  installationKey: z.string().min(32),
  database: z.object({ superuser: z.string().min(16), owner: z.string().min(16), runtime: z.string().min(16) }),
})

/** Reads the secrets of this data folder, or makes them at the first start. */
export async function keepSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) await makeSecrets(dataDir, file)
  const read = shape.safeParse(parse(await readFile(file, 'utf8')))
  if (!read.success) throw new CannotStart(`${file} is damaged. Put back the copy from the backup of this data folder.`)
  return read.data
}

export function newSecrets(): Secrets {
  const random = () => randomBytes(32).toString('base64url')
  return { installationKey: random(), database: { superuser: random(), owner: random(), runtime: random() } }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function makeSecrets(dataDir: string, file: string): Promise<void> {
  // New passwords and a new key beside old data would lock everybody out of it for good, silently.
  const traces = ['postgres', 'postgres.log', witness, 'files'].filter((name) => holdsSomething(join(dataDir, name)))
  if (traces.length > 0)
    throw new CannotStart(
      `${dataDir} holds ${traces.join(', ')} but ${file} is missing. Put it back from the backup of this data folder: without its keys they stay closed.`,
    )
  await mkdir(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600 })
  // A hard link appears whole or not at all, and loses politely when another process was first.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}

/** A folder that was only made, for a disk to be mounted on, is no trace of anything. */
function holdsSomething(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isDirectory() ? readdirSync(path).length > 0 : found !== undefined
}
