import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import { type Choice, choiceOf } from './choose/choice.ts'

/** The mall and what is chosen so far; and whatever else a screen reads in the same look. */
export async function look<T>(
  c: Ask,
  read: (tx: Tx, directory: Directory) => Promise<T>,
): Promise<{ directory: Directory; choice: Choice; read: T }> {
  return await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    return { directory, choice: choiceOf(c, directory), read: await read(tx, directory) }
  })
}

export const nothingMore = async () => undefined

/** What somebody typed to search by. */
export function typedIn(c: Ask): string {
  return (c.req.query('q') ?? '').trim().slice(0, 100)
}
