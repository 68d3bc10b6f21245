import type { Tx } from '#platform/database.ts'
import { tellVisit } from './print-task.ts'
import { deleteOldPrints, endPrint, readDueForLook, readStuck } from './store.ts'
import { wishForLook, wishForPrinting } from './wish.ts'

/**
 * A process that died while it printed leaves a sheet of which nobody knows whether it came out. It counts as failed and
 * is never printed again by itself; what waited behind it goes on.
 */
async function endStuckPrints(tx: Tx, now: Date): Promise<number> {
  const stuck = await readStuck(tx)
  for (const print of stuck) {
    if ((await endPrint(tx, print.id, 'interrupted')) > 0) await tellVisit(tx, print, 'interrupted', now)
    await wishForPrinting(tx, print.printerId)
  }
  return stuck.length
}

/** Paper that ran out is known before somebody stands in front of it. Looking is not news: it counts as nothing done. */
async function lookAtPrinters(tx: Tx): Promise<number> {
  for (const { id } of await readDueForLook(tx)) await wishForLook(tx, id)
  return 0
}

/** Whether a paper came out is of interest for as long as somebody may ask about that day. */
function forgetOldPrints(tx: Tx, now: Date): Promise<number> {
  return deleteOldPrints(tx, new Date(now.getTime() - 30 * 24 * 3600 * 1000))
}

export const printingRules = [
  { name: 'sheets that a dead process left', run: endStuckPrints },
  { name: 'printers are looked at', run: lookAtPrinters },
  { name: 'old sheets', run: forgetOldPrints },
] as const
