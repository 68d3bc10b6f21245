import type { Directory } from '#directory/directory.ts'
import { checkPack } from '../../src/pack/check-pack.ts'
import { directoryOfPack } from '../../src/pack/directory-of-pack.ts'
import { packIn } from './small-pack.ts'

/** A pack as a directory, without a database: for what is pure. */
export async function packDirectory(folder: string): Promise<Directory> {
  return directoryOfPack(packIn(await checkPack(folder))).directory
}
