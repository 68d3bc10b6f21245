import type { Tx } from '#platform/database.ts'
import { later } from '#platform/jobs.ts'

/** The tasks by name, so that whoever wishes need not know who fulfils. */
export const printTask = 'printing.print'
export const lookTask = 'printing.look'

/** One job for a printer is enough however many sheets wait: it prints until none is left. */
export function wishForPrinting(tx: Tx, printerId: number): Promise<void> {
  return later(tx, printTask, { printerId })
}

export function wishForLook(tx: Tx, printerId: number): Promise<void> {
  return later(tx, lookTask, { printerId }, { key: `printing.look:${printerId}`, attempts: 1 })
}
