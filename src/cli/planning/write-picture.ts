import { writeFile } from 'node:fs/promises'
import { type Call, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { words } from './words.ts'

/** A picture into the file that was named with --svg, or the sentence that says why not. */
export async function writePicture({ language }: Call, file: string, svg: string): Promise<void> {
  try {
    await writeFile(file, svg)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new Stopped(exits.refused, [words[language].cannotWrite(file, code)])
  }
}
