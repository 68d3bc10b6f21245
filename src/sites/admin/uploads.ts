import { Refused } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { sentenceOf } from './change.ts'

/** The files of a field that somebody chose; a field left empty comes as one file without name. */
export async function chosenFiles(c: Ask, field: string): Promise<File[]> {
  const value = (await c.req.parseBody({ all: true }))[field]
  return [value].flat().filter((one): one is File => one instanceof File && (one.name !== '' || one.size > 0))
}

/** What refuses a file, in the reader's words, to stand beside the field: `keep(…).catch(saying(c))`. Anything else is a fault. */
export function saying(c: Ask): (error: unknown) => string {
  return (error) => {
    const said = error instanceof Refused ? sentenceOf(c, error) : undefined
    if (said === undefined) throw error
    return said
  }
}
