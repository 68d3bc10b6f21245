import type { Tx } from '#platform/database.ts'
import type { Failure, Printer, PrintState } from './printer.ts'
import { readAllPrinters, readLatestPrints, readLatestTest, readPrinterOf } from './store.ts'

export type PrinterHere = Printer & {
  /** The kiosk's name; null: the information desk. */
  readonly place: string | null
  /** Sheets that wait or are under way. */
  readonly wanted: number
}

/** Every printer of the mall as it is: for the floor, for the page of devices. */
export function readPrinters(tx: Tx): Promise<PrinterHere[]> {
  return readAllPrinters(tx)
}

/** The printer of one kiosk, or (null) of the information desk. */
export function printerOf(tx: Tx, deviceId: number | null): Promise<Printer | undefined> {
  return readPrinterOf(tx, deviceId)
}

export type Paper = { readonly state: PrintState; readonly reason: Failure | null }

/** How the latest sheet of each of these visits stands; absent where a browser prints. */
export async function readPapers(tx: Tx, visitIds: readonly number[]): Promise<Map<number, Paper>> {
  const prints = await readLatestPrints(tx, visitIds)
  return new Map(prints.map(({ visitId, state, reason }) => [visitId, { state, reason }]))
}

export function latestTest(tx: Tx, printerId: number): Promise<(Paper & { readonly wantedAt: Date }) | undefined> {
  return readLatestTest(tx, printerId)
}
