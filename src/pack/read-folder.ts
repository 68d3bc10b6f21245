import { constants, type Dirent } from 'node:fs'
import { open, opendir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Faults } from './fault.ts'
import { nearest } from './nearest.ts'

/** Limits of a pack: ten times what the largest mall needs, small enough that a check never hurts the machine. */
export const limits = { fileBytes: 1_000_000, packBytes: 20_000_000, files: 2000 }

export type PackFile = { readonly path: string; readonly bytes: Buffer }

const ofRoot = ['mall.yaml', 'calendar.yaml', 'documents.yaml', 'staff.yaml', 'public.yaml']
export const required = ['mall.yaml', 'calendar.yaml', 'documents.yaml']

/** The folder itself cannot be read: nothing was checked. */
export type NoFolder = 'noFolder' | 'notAFolder' | 'mayNotRead' | 'emptyFolder'

/**
 * Reads the files of a pack and nothing else: links, pipes and devices are refused before they are opened, so a pack
 * from a stranger cannot show us a file of this machine.
 */
export async function readFolder(folder: string, faults: Faults): Promise<PackFile[] | NoFolder> {
  const root = await rootOf(folder)
  if ('not' in root) return root.not
  const paths = await pathsIn(root.path, faults)
  if (paths === undefined) return 'mayNotRead'
  if (paths.length === 0 && faults.count() === 0) return 'emptyFolder'
  const files = await readAll(root.path, paths, faults)
  for (const path of required) if (!paths.includes(path)) faults.add({ file: path, key: 'missingFile', detail: {} })
  if (!paths.some((path) => path.startsWith('agencies/')))
    faults.add({ file: 'agencies', key: 'noAgencies', detail: {} })
  return files
}

async function rootOf(folder: string): Promise<{ path: string } | { not: NoFolder }> {
  try {
    const path = await realpath(folder)
    return (await stat(path)).isDirectory() ? { path } : { not: 'notAFolder' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') return { not: 'notAFolder' }
    return { not: code === 'EACCES' || code === 'EPERM' ? 'mayNotRead' : 'noFolder' }
  }
}

async function pathsIn(root: string, faults: Faults): Promise<string[] | undefined> {
  const paths: string[] = []
  let seen = 0
  const look = async (under: string): Promise<void> => {
    for await (const entry of await opendir(join(root, under))) {
      if (++seen > limits.files) break
      const path = under + entry.name
      const verdict = verdictOn(path, entry)
      if (verdict === 'read') paths.push(path)
      else if (verdict === 'enter') await look('agencies/')
      else if (verdict) faults.add({ file: printable(path), ...verdict })
    }
  }
  try {
    await look('')
  } catch {
    return undefined
  }
  if (seen > limits.files) faults.add({ file: '.', key: 'tooManyFiles', detail: { most: limits.files } })
  return paths.sort()
}

/** A name that would move the cursor or turn the line around is shown without that. */
function printable(path: string): string {
  return path.replace(/\p{C}/gu, '\ufffd')
}

/** Whether an entry is a file of the pack, a folder to enter, something of no matter, or a fault. */
function verdictOn(
  path: string,
  entry: Dirent,
): 'read' | 'enter' | undefined | { key: string; detail: Record<string, string> } {
  if (entry.isSymbolicLink()) return { key: 'link', detail: {} }
  if (entry.name.startsWith('.') || /\.(md|txt)$/i.test(entry.name)) return undefined
  if (path === 'agencies' && entry.isDirectory()) return 'enter'
  const belongs = ofRoot.includes(path) || /^agencies\/[a-z0-9-]+\.yaml$/.test(path)
  if (belongs) return entry.isFile() ? 'read' : { key: 'notAFile', detail: {} }
  const meant = path.startsWith('agencies/') ? undefined : nearest(path, [...ofRoot, 'agencies'])
  return { key: 'unknownFile', detail: meant ? { meant } : {} }
}

async function readAll(root: string, paths: readonly string[], faults: Faults): Promise<PackFile[]> {
  const files: PackFile[] = []
  let bytes = 0
  for (const path of paths) {
    const file = await readOne(root, path, faults)
    if (!file) continue
    bytes += file.bytes.length
    if (bytes > limits.packBytes) {
      faults.add({ file: path, key: 'packTooLarge', detail: { most: limits.packBytes / 1_000_000 } })
      break
    }
    files.push(file)
  }
  return files
}

async function readOne(root: string, path: string, faults: Faults): Promise<PackFile | undefined> {
  try {
    // The entry may have been exchanged for a link or a pipe since we looked at it.
    const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const { size } = await file.stat()
      if (size > limits.fileBytes) {
        faults.add({ file: path, key: 'tooLarge', detail: { most: limits.fileBytes / 1_000_000 } })
        return undefined
      }
      const buffer = Buffer.alloc(limits.fileBytes)
      const { bytesRead } = await file.read(buffer, 0, limits.fileBytes, 0)
      return { path, bytes: Buffer.from(buffer.subarray(0, bytesRead)) }
    } finally {
      await file.close()
    }
  } catch (error) {
    const isLink = (error as NodeJS.ErrnoException).code === 'ELOOP'
    faults.add({ file: path, key: isLink ? 'link' : 'unreadable', detail: {} })
    return undefined
  }
}
