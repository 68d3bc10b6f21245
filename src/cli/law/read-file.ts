import { readFile, stat } from 'node:fs/promises'
import type { Language } from '#platform/words.ts'
import { Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { words } from './words.ts'

const most = 200 * 1024 * 1024

/** The bytes of a file that somebody named, or the sentence why not. */
export async function readNamed(file: string, language: Language): Promise<Buffer> {
  const said = words[language]
  try {
    const { size } = await stat(file)
    if (size > most) throw new Stopped(exits.noInput, [said.tooLarge(file)])
    return await readFile(file)
  } catch (error) {
    if (error instanceof Stopped) throw error
    throw new Stopped(exits.noInput, [said.cannotRead(file, (error as NodeJS.ErrnoException).code ?? String(error))])
  }
}
