import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReadPart } from './sealed.ts'

/** Where sealed bytes lie. Small on purpose: a store such as S3 needs only these four. */
export type Blobs = {
  /** Whole or not at all, also when the power goes; the same name again is the same content again. */
  readonly put: (name: string, pieces: Iterable<Buffer>) => Promise<void>
  /** Undefined when there is none. Close it when done. */
  readonly openBlob: (
    name: string,
  ) => Promise<{ readonly read: ReadPart; readonly close: () => Promise<void> } | undefined>
  /** Names of those last put before this moment. */
  readonly olderThan: (moment: Date) => Promise<string[]>
  /** Removes it unless it was put again since the moment. */
  readonly remove: (name: string, unlessSince: Date) => Promise<boolean>
}

export function blobsIn(folder: string): Blobs {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    async put(name, pieces) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const draft = `${path}.${randomBytes(6).toString('hex')}.draft`
      try {
        await writeWhole(draft, pieces)
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async openBlob(name) {
      const file = await open(pathOf(name)).catch(absent)
      if (file === null) return undefined
      const read: ReadPart = async (offset, length) => {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset)
        return buffer.subarray(0, bytesRead)
      }
      return { read, close: () => file.close() }
    },
    async olderThan(moment) {
      const found: string[] = []
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const path = join(entry.parentPath, entry.name)
        if (!entry.isFile() || ((await stat(path).catch(absent))?.mtime ?? moment) >= moment) continue
        // What a crash left half done, or half removed.
        if (/\.(draft|going)$/.test(entry.name)) await rm(path, { force: true })
        else found.push(entry.name)
      }
      return found
    },
    async remove(name, unlessSince) {
      const path = pathOf(name)
      // Taken aside first: somebody who puts it again at this very moment must not lose it.
      const aside = `${path}.${randomBytes(6).toString('hex')}.going`
      if ((await rename(path, aside).catch(absent)) === null) return false
      const isYoung = (await stat(aside)).mtime >= unlessSince
      if (isYoung) await link(aside, path).catch(() => undefined)
      await rm(aside)
      return !isYoung
    },
  }
}

async function writeWhole(path: string, pieces: Iterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
