import { allow } from '#account/allow.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { reportPrint } from '#visit/help-visitor.ts'
import { insertPrint, readPrinterOf } from './store.ts'
import { wishForPrinting } from './wish.ts'

type Wish = {
  /** The kiosk where the person stands; null: at the information desk. */
  readonly deviceId: number | null
  /** Where phones reach this mall: https://mpp.example.go.id */
  readonly origin: string
  readonly language: 'id' | 'en'
  readonly by: Actor
  readonly now: Date
}

/**
 * The sheet of a number that was just given, or (`command`) the same again. Whether it comes out is not waited for: the
 * number is given whatever the printer does. False when there is no printer here; then the browser prints.
 */
export async function wantPrint(
  tx: Tx,
  visit: { readonly id: number; readonly printState: string; readonly closedAt: Date | null },
  wish: Wish,
  command?: { readonly id: string },
): Promise<boolean> {
  const { deviceId, origin, language, by, now } = wish
  const printer = await readPrinterOf(tx, deviceId)
  if (!printer) return false
  if (visit.closedAt) throw new Refused('printing.isOver')
  const print = { printerId: printer.id, visitId: visit.id, wish: command?.id ?? 'issued', origin, language }
  if ((await insertPrint(tx, { ...print, by: nameOfActor(by) }, now)) === undefined) return true
  if (visit.printState !== 'pending') await reportPrint(tx, visit.id, 'pending', by, now)
  await wishForPrinting(tx, printer.id)
  return true
}

/** A sheet that shows whether everything on it comes out well. */
export async function wantTestPrint(tx: Tx, { deviceId, origin, language, by, now }: Wish): Promise<void> {
  allow(by, 'device.approve')
  const printer = await readPrinterOf(tx, deviceId)
  if (!printer) throw new Refused('printing.noPrinter')
  const print = { printerId: printer.id, visitId: null, wish: 'test', origin, language, by: nameOfActor(by) }
  await insertPrint(tx, print, now)
  await wishForPrinting(tx, printer.id)
}
