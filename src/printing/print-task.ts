import { z } from 'zod'
import { directoryOf } from '#directory/directory-of.ts'
import { announce } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Job, Task } from '#platform/jobs.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { reportPrint } from '#visit/help-visitor.ts'
import { readStatuses } from '#visit/read-status.ts'
import type { Failure, Health, Printed, Printer, PrinterDriver, Sheet } from './printer.ts'
import { topicsOf } from './set-printer.ts'
import { beginPrint, endPrint, lockPrinter, readPrinter, type WantedPrint, writeHealth } from './store.ts'
import { testSheet, ticketSheet } from './ticket-sheet.ts'
import { lookTask, printTask } from './wish.ts'

type House = { readonly db: Database; readonly clock: Clock }
type Begun = { readonly printer: Printer; readonly print: WantedPrint; readonly sheet: Sheet | undefined }

/** What leaves the house by paper. Nothing here is retried by itself: paper that comes late is a number nobody waits for. */
export function printingTasks(house: House, driver: PrinterDriver): readonly Task[] {
  return [
    { name: printTask, run: (job) => printAll(house, driver, job) },
    { name: lookTask, run: (job) => lookAt(house, driver, job) },
  ]
}

const payload = z.object({ printerId: z.number().int().positive() })

/**
 * Prints what waits for one printer, oldest first, until nothing does. Two jobs for the same printer do not get in each
 * other's way: the second finds the printer at work and leaves, and the first looks again after each sheet.
 */
async function printAll(house: House, driver: PrinterDriver, job: Job): Promise<void> {
  const { printerId } = payload.parse(job.payload)
  while (!job.signal.aborted) {
    const begun = await begin(house, job.mall, printerId)
    if (!begun) return
    const printed = await printOne(driver, begun, job.signal)
    await house.db.transact({ mall: job.mall }, (tx) => finish(tx, begun, printed, house.clock.now()))
  }
}

async function printOne(driver: PrinterDriver, { printer, sheet }: Begun, signal: AbortSignal): Promise<Printed> {
  if (!sheet) return { isPrinted: false, reason: 'over', health: printer.health }
  return await driver.print(printer, sheet, signal)
}

function begin({ db, clock }: House, mall: number, printerId: number): Promise<Begun | undefined> {
  return db.transact({ mall }, async (tx) => {
    const printer = await lockPrinter(tx, printerId)
    const print = printer && (await beginPrint(tx, printerId))
    return print && { printer, print, sheet: await sheetOf(tx, print, clock.now()) }
  })
}

/** Nothing when the number was given up before its paper came: nobody should pick it up. */
async function sheetOf(tx: Tx, print: WantedPrint, now: Date): Promise<Sheet | undefined> {
  const directory = await directoryOf(tx, now)
  const on = { directory, language: print.language, origin: print.origin, now }
  if (print.visitId === null) return testSheet(on)
  const status = (await readStatuses(tx, directory, [print.visitId], now)).get(print.visitId)
  if (!status || status.visit.closedAt) return undefined
  const waits = await recentWaits(tx, directory, now, [...status.waitedMs.keys()])
  return ticketSheet(status, { ...on, waits, isAgain: now.getTime() - status.visit.issuedAt.getTime() > 60_000 })
}

async function finish(tx: Tx, { printer, print }: Begun, printed: Printed, now: Date): Promise<void> {
  const reason = printed.isPrinted ? null : printed.reason
  if (reason !== 'over') await keepHealth(tx, printer.id, printed.health, printed.isPrinted, now)
  if ((await endPrint(tx, print.id, reason)) > 0) await tellVisit(tx, print, reason, now)
}

/** What became of a sheet, said on the visit: the kiosk, the desk and the floor show it from there. */
export async function tellVisit(
  tx: Tx,
  { visitId, by }: WantedPrint,
  reason: Failure | null,
  now: Date,
): Promise<void> {
  if (visitId === null || reason === 'over') return
  await reportPrint(tx, visitId, reason ? 'failed' : 'printed', wisher(by), now)
}

/** Whoever wished for the sheet, as the ledger names them: a paired kiosk or somebody of the staff. */
function wisher(by: string): Actor {
  const [kind, id] = by.split(':')
  if (kind === 'device') return { kind, id: Number(id), name: '', roles: [] }
  return kind === 'staff' ? { kind, id: Number(id), name: '', roles: [] } : { kind: 'clock' }
}

async function lookAt({ db, clock }: House, driver: PrinterDriver, job: Job): Promise<void> {
  const { printerId } = payload.parse(job.payload)
  const inMall = <T>(act: (tx: Tx) => Promise<T>) => db.transact({ mall: job.mall }, act)
  const printer = await inMall((tx) => readPrinter(tx, printerId))
  if (!printer) return
  const health = await driver.look(printer, job.signal)
  await inMall((tx) => keepHealth(tx, printerId, health, false, clock.now()))
}

/** What a roll still holds when the sensor first says that it is near its end: some four metres, ten centimetres each. */
const leftWhenLow = 40

async function keepHealth(tx: Tx, printerId: number, health: Health, hasPrinted: boolean, now: Date): Promise<void> {
  const printer = await lockPrinter(tx, printerId)
  if (!printer) return
  const left = printer.lowLeft ?? leftWhenLow
  const lowLeft = health === 'paper_low' ? Math.max(0, left - Number(hasPrinted)) : null
  await writeHealth(tx, printer, health, lowLeft, now)
  if (health === printer.health && lowLeft === printer.lowLeft) return
  const topics = topicsOf(printer.deviceId)
  const data = { printerId, deviceId: printer.deviceId, from: printer.health, to: health }
  await announce(tx, { kind: 'printer.health', actor: { kind: 'clock' }, data, topics }, now)
}
