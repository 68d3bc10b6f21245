import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Failure, Health, Printer, PrinterAddress, PrintState } from './printer.ts'

export type WantedPrint = {
  readonly id: number
  readonly visitId: number | null
  readonly origin: string
  readonly language: 'id' | 'en'
  readonly by: string
}

const columns = sql`p.id, p.device_id as "deviceId", host(p.address) as address, p.port, p.width_mm as "widthMm", p.answers, p.health,
  p.health_since as "healthSince", p.low_left as "lowLeft"`

export function readPrinter(tx: Tx, id: number): Promise<Printer | undefined> {
  return tx.maybe<Printer>(
    sql`select ${columns} from printing.printer p where p.mall_id = ${mallOf(tx)}::int and p.id = ${id}::bigint`,
  )
}

/** The printer of a kiosk, or with null that of the information desk. */
export function readPrinterOf(tx: Tx, deviceId: number | null): Promise<Printer | undefined> {
  return tx.maybe<Printer>(sql`
    select ${columns} from printing.printer p
    where p.mall_id = ${mallOf(tx)}::int and p.device_id is not distinct from ${deviceId}::bigint`)
}

export function readAllPrinters(
  tx: Tx,
): Promise<(Printer & { readonly place: string | null; readonly wanted: number })[]> {
  return tx.rows(sql`
    select ${columns}, d.name as place,
      (select count(*)::int from printing.print w where w.mall_id = p.mall_id and w.printer_id = p.id and w.state in ('wanted', 'printing')) as wanted
    from printing.printer p left join account.device d on d.mall_id = p.mall_id and d.id = p.device_id
    where p.mall_id = ${mallOf(tx)}::int and d.revoked_at is null order by d.name nulls last, p.id`)
}

export function writePrinter(tx: Tx, deviceId: number | null, at: PrinterAddress, now: Date): Promise<{ id: number }> {
  return tx.row<{ id: number }>(sql`
    insert into printing.printer as p (mall_id, device_id, address, port, width_mm, answers, health_since)
    values (${mallOf(tx)}::int, ${deviceId}::bigint, ${at.address}::inet, ${at.port}::int, ${at.widthMm}::int, ${at.answers}, ${now}::timestamptz)
    on conflict on constraint printer_of_place do update set address = excluded.address, port = excluded.port,
      width_mm = excluded.width_mm, answers = excluded.answers, health = 'unknown', health_since = excluded.health_since,
      low_left = null, looked_at = null
    returning p.id`)
}

export function deletePrinter(tx: Tx, id: number): Promise<number> {
  return tx.run(sql`delete from printing.printer where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

/** How it is now; `lowLeft` as the caller reckons it. */
export async function writeHealth(
  tx: Tx,
  { id, health: before }: Printer,
  health: Health,
  lowLeft: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update printing.printer set health = ${health}, low_left = ${lowLeft}::int, looked_at = now(),
      health_since = case when ${health === before}::boolean then health_since else ${now}::timestamptz end
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export type NewPrint = Omit<WantedPrint, 'id'> & { readonly printerId: number; readonly wish: string }

/** The id of the sheet; undefined when this wish was heard before. */
export async function insertPrint(tx: Tx, print: NewPrint, now: Date): Promise<number | undefined> {
  const row = await tx.maybe<{ id: number }>(sql`
    insert into printing.print (mall_id, printer_id, visit_id, wish, origin, language, by, wanted_at)
    values (${mallOf(tx)}::int, ${print.printerId}::bigint, ${print.visitId}::bigint, ${print.wish}, ${print.origin},
      ${print.language}, ${print.by}, ${now}::timestamptz)
    on conflict on constraint print_wish do nothing returning id`)
  return row?.id
}

/** Held until the end of the transaction: whoever begins a sheet on this printer waits. */
export function lockPrinter(tx: Tx, id: number): Promise<Printer | undefined> {
  return tx.maybe<Printer>(
    sql`select ${columns} from printing.printer p where p.mall_id = ${mallOf(tx)}::int and p.id = ${id}::bigint for update`,
  )
}

/** The oldest sheet that is wished for begins, unless another is under way. The printer is locked. */
export function beginPrint(tx: Tx, printerId: number): Promise<WantedPrint | undefined> {
  return tx.maybe<WantedPrint>(sql`
    update printing.print w set state = 'printing', begun_at = now()
    where w.mall_id = ${mallOf(tx)}::int and w.id = (
        select id from printing.print where mall_id = ${mallOf(tx)}::int and printer_id = ${printerId}::bigint and state = 'wanted'
        order by id limit 1)
      and not exists (select from printing.print b where b.mall_id = ${mallOf(tx)}::int and b.printer_id = ${printerId}::bigint and b.state = 'printing')
    returning w.id, w.visit_id as "visitId", w.origin, w.language, w.by`)
}

/** 0 when it was ended meanwhile (declared interrupted). */
export function endPrint(tx: Tx, id: number, reason: Failure | null): Promise<number> {
  return tx.run(sql`
    update printing.print set state = ${reason ? 'failed' : 'printed'}, reason = ${reason}, ended_at = now()
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint and state = 'printing'`)
}

export type LatestPrint = {
  readonly id: number
  readonly printerId: number
  readonly state: PrintState
  readonly reason: Failure | null
}

export function readLatestPrints(
  tx: Tx,
  visitIds: readonly number[],
): Promise<(LatestPrint & { readonly visitId: number })[]> {
  return tx.rows(sql`
    select distinct on (visit_id) visit_id as "visitId", id, printer_id as "printerId", state, reason from printing.print
    where mall_id = ${mallOf(tx)}::int and visit_id = any(${visitIds}::bigint[]) order by visit_id, id desc`)
}

export function readLatestTest(
  tx: Tx,
  printerId: number,
): Promise<(LatestPrint & { readonly wantedAt: Date }) | undefined> {
  return tx.maybe(sql`
    select id, printer_id as "printerId", state, reason, wanted_at as "wantedAt" from printing.print
    where mall_id = ${mallOf(tx)}::int and printer_id = ${printerId}::bigint and visit_id is null order by id desc limit 1`)
}

/** Longer than any sheet takes: the process that printed it is gone. */
export function readStuck(tx: Tx): Promise<(WantedPrint & { readonly printerId: number })[]> {
  return tx.rows(sql`
    select id, printer_id as "printerId", visit_id as "visitId", origin, language, by from printing.print
    where mall_id = ${mallOf(tx)}::int and state = 'printing' and begun_at < now() - interval '90 seconds'`)
}

/** Printers that were not looked at lately: each minute while they are well, each quarter of one while they are not. */
export function readDueForLook(tx: Tx): Promise<{ id: number }[]> {
  return tx.rows<{ id: number }>(sql`
    select p.id from printing.printer p left join account.device d on d.mall_id = p.mall_id and d.id = p.device_id
    where p.mall_id = ${mallOf(tx)}::int and p.answers and d.revoked_at is null and (p.looked_at is null or p.looked_at < now() -
      case when p.health in ('ok', 'paper_low') then interval '50 seconds' else interval '10 seconds' end)`)
}

export function deleteOldPrints(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    delete from printing.print where mall_id = ${mallOf(tx)}::int and wanted_at < ${before}::timestamptz and state in ('printed', 'failed')`)
}
