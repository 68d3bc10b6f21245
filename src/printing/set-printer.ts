import { allow } from '#account/allow.ts'
import { deviceFor } from '#account/device/pair.ts'
import { announce } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { PrinterAddress } from './printer.ts'
import { type Reach, reachFault } from './reach.ts'
import { deletePrinter, readPrinterOf, writePrinter } from './store.ts'
import { wishForLook } from './wish.ts'

/**
 * The printer of a kiosk, or (device null) of the information desk: where it is. Whoever may set up devices may; the
 * address must be in the mall's own network.
 */
export async function setPrinter(
  tx: Tx,
  deviceId: number | null,
  at: PrinterAddress,
  reach: Reach,
  by: Actor,
  now: Date,
): Promise<number> {
  const place = await mustBePlace(tx, deviceId, by)
  const fault = reachFault(at.address, at.port, reach)
  if (fault) throw new Refused(`printing.${fault}`)
  const before = await readPrinterOf(tx, deviceId)
  const { id } = await writePrinter(tx, deviceId, at, now)
  const { address, port, widthMm, answers } = at
  const data = { ...place, printerId: id, address, port, widthMm, answers }
  const kind = before ? 'printer.changed' : 'printer.added'
  await announce(tx, { kind, actor: by, data, topics: topicsOf(deviceId) }, now)
  if (answers) await wishForLook(tx, id)
  return id
}

export async function removePrinter(tx: Tx, deviceId: number | null, by: Actor, now: Date): Promise<void> {
  const place = await mustBePlace(tx, deviceId, by)
  const printer = await readPrinterOf(tx, deviceId)
  if (!printer) return
  await deletePrinter(tx, printer.id)
  const data = { ...place, printerId: printer.id }
  await announce(tx, { kind: 'printer.removed', actor: by, data, topics: topicsOf(deviceId) }, now)
}

/** The history of a kiosk tells of its printer too. */
async function mustBePlace(tx: Tx, deviceId: number | null, by: Actor): Promise<{ subject: string; label: string }> {
  allow(by, 'device.approve')
  if (deviceId === null) return { subject: 'printer:desk', label: '' }
  const device = await deviceFor(tx, deviceId, by)
  if (device.kind !== 'kiosk' || device.revokedAt) throw new Refused('printing.notKiosk')
  return { subject: `device:${deviceId}`, label: device.name }
}

export function topicsOf(deviceId: number | null): string[] {
  return ['devices', 'printers', 'floor', ...(deviceId === null ? [] : [`device:${deviceId}`])]
}
