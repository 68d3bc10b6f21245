import { constants } from 'node:fs'
import { access, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Language } from '#platform/words.ts'
import { Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { words } from './named-file-words.ts'

const most = 200 * 1024 * 1024

/** The bytes of a file that somebody named, or the sentence why not. */
export async function readNamed(file: string, language: Language): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > most) throw new Stopped(exits.noInput, [words[language].tooLarge(file)])
    return await readFile(file)
  } catch (error) {
    throw error instanceof Stopped ? error : cannotRead(file, language, error)
  }
}

/** What is wrong with a file that cannot be read, so that whoever named it knows where to look. */
export function cannotRead(file: string, language: Language, error: unknown): Stopped {
  const says = words[language]
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Stopped(exits.noInput, [says.notThere(file)])
  if (code === 'EISDIR') return new Stopped(exits.noInput, [says.isFolder(file)])
  if (isForbidden(code)) return new Stopped(exits.noInput, [says.mayNotRead(file)])
  return new Stopped(exits.noInput, [says.cannotRead(file, code)])
}

/** Asked before work that lasts for minutes: an answer that cannot be kept is not worked out first. */
export async function mustBeWritable(file: string, language: Language): Promise<void> {
  try {
    const isThere = await stat(file).then(
      (found) => {
        if (found.isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR' })
        return true
      },
      () => false,
    )
    await access(isThere ? file : dirname(file), constants.W_OK)
  } catch (error) {
    throw cannotWrite(file, language, error)
  }
}

export async function writeNamed(file: string, language: Language, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw cannotWrite(file, language, error)
  }
}

/** A file or a folder that was named to be written. */
export function cannotWrite(file: string, language: Language, error: unknown): Stopped {
  const says = words[language]
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Stopped(exits.cannotCreate, [says.noFolderFor(file)])
  if (code === 'EISDIR') return new Stopped(exits.cannotCreate, [says.isFolder(file)])
  if (code === 'EEXIST') return new Stopped(exits.cannotCreate, [says.isFile(file)])
  if (isForbidden(code)) return new Stopped(exits.cannotCreate, [says.mayNotWrite(file)])
  return new Stopped(exits.cannotCreate, [says.cannotWrite(file, code)])
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}

function isForbidden(code: string): boolean {
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
}
