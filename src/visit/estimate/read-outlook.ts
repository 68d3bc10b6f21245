import type { Directory } from '#directory/directory.ts'
import type { Tx } from '#platform/database.ts'
import { type Outlook, outlook } from './outlook.ts'
import { readKnown } from './read-known.ts'
import { readWaitingNow } from './store.ts'

/** The promises of the hall from one look at it. For the floor, whose live section keeps it in its snapshot. */
export async function readOutlook(tx: Tx, directory: Directory, now: Date): Promise<Outlook> {
  const [{ facts, learned }, waiting] = await Promise.all([readKnown(tx, directory, now), readWaitingNow(tx, now)])
  return outlook(directory, facts, learned, waiting, now)
}
