import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { DeviceKind, ListedDevice, PrinterState, VoiceState } from './device.ts'

export type DeviceRow = {
  readonly id: number
  readonly kind: DeviceKind
  readonly name: string
  readonly zoneId: number
  readonly settings: Record<string, unknown>
  readonly printerState: PrinterState | null
  readonly voiceState: VoiceState | null
}

/** Who holds this token, in one statement, noting at most every 20 seconds that the device was heard. */
export function readPaired(tx: Tx, tokenHash: string, now: Date): Promise<DeviceRow | undefined> {
  return tx.maybe<DeviceRow>(sql`
    with found as (
      select id, kind, name, zone_id, settings, printer_state, voice_state, last_heard_at from account.device
      where mall_id = ${mallOf(tx)}::int and token_hash = ${tokenHash} and approved_at is not null and revoked_at is null
    ), heard as (
      update account.device d set last_heard_at = ${now}::timestamptz from found
      where d.mall_id = ${mallOf(tx)}::int and d.id = found.id
        and (found.last_heard_at is null or found.last_heard_at <= ${now}::timestamptz - interval '20 seconds')
    )
    select id, kind, name, zone_id as "zoneId", settings, printer_state as "printerState", voice_state as "voiceState" from found`)
}

export async function writePrinter(tx: Tx, id: number, state: PrinterState, now: Date): Promise<void> {
  await tx.run(sql`
    update account.device set printer_state = ${state}, last_heard_at = ${now}::timestamptz
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export async function writeVoice(tx: Tx, id: number, state: VoiceState, now: Date): Promise<void> {
  await tx.run(sql`
    update account.device set voice_state = ${state}, last_heard_at = ${now}::timestamptz
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

/** A setting that is null is taken away. */
export async function mergeSettings(tx: Tx, id: number, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.run(sql`
    update account.device set settings = jsonb_strip_nulls(settings || ${JSON.stringify(settings)}::jsonb)
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

const listed = sql`id, kind, name, zone_id as "zoneId", pairing_code as "pairingCode", pairing_expires_at as "pairingExpiresAt",
  approved_at as "approvedAt", revoked_at as "revokedAt", last_heard_at as "lastHeardAt", printer_state as "printerState", voice_state as "voiceState", settings, created_at as "createdAt"`

export function readByToken(tx: Tx, tokenHash: string): Promise<ListedDevice | undefined> {
  return tx.maybe<ListedDevice>(
    sql`select ${listed} from account.device where mall_id = ${mallOf(tx)}::int and token_hash = ${tokenHash}`,
  )
}

export function readDevice(tx: Tx, id: number): Promise<ListedDevice | undefined> {
  return tx.maybe<ListedDevice>(
    sql`select ${listed} from account.device where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

/** Those that wait first, then those that stand in the hall by name, then those that were taken away. */
export function readDevices(tx: Tx, now: Date): Promise<ListedDevice[]> {
  return tx.rows<ListedDevice>(sql`
    select ${listed} from account.device
    where mall_id = ${mallOf(tx)}::int and (approved_at is not null or pairing_expires_at > ${now}::timestamptz)
    order by revoked_at is not null, approved_at is not null, kind, name, id`)
}

export async function deleteUnapproved(tx: Tx, tokenHash: string): Promise<void> {
  await tx.run(sql`
    delete from account.device where mall_id = ${mallOf(tx)}::int and token_hash = ${tokenHash} and approved_at is null`)
}

/** A code that ran out is free for another device. */
export async function releaseCodes(tx: Tx, now: Date): Promise<void> {
  await tx.run(sql`
    update account.device set pairing_code = null
    where mall_id = ${mallOf(tx)}::int and pairing_code is not null and pairing_expires_at <= ${now}::timestamptz`)
}

export type NewPairing = {
  readonly kind: DeviceKind
  readonly tokenHash: string
  readonly code: string
  readonly expiresAt: Date
}

/** 0 when another device shows this code at the moment. */
export function insertPairing(tx: Tx, { kind, tokenHash, code, expiresAt }: NewPairing, now: Date): Promise<number> {
  return tx.run(sql`
    insert into account.device (mall_id, kind, token_hash, pairing_code, pairing_expires_at, created_at)
    values (${mallOf(tx)}::int, ${kind}, ${tokenHash}, ${code}, ${expiresAt}::timestamptz, ${now}::timestamptz)
    on conflict do nothing`)
}

export type Placing = { readonly name: string; readonly zoneId: number }

/** The device that waits and shows this code. */
const waitsUnder = (tx: Tx, code: string, now: Date) =>
  sql`mall_id = ${mallOf(tx)}::int and pairing_code = ${code} and pairing_expires_at > ${now}::timestamptz and approved_at is null`

/** One row or none: of two managers who approve at once, the second finds no code any more. */
export function approvePairing(
  tx: Tx,
  code: string,
  { name, zoneId }: Placing,
  staffId: number,
  now: Date,
): Promise<ListedDevice | undefined> {
  return tx.maybe<ListedDevice>(sql`
    update account.device set approved_at = ${now}::timestamptz, approved_by = ${staffId}::bigint, name = ${name},
      zone_id = ${zoneId}::bigint, pairing_code = null, pairing_expires_at = null
    where ${waitsUnder(tx, code, now)} returning ${listed}`)
}

/** Takes a machine that waits out of those that wait; of two who take it at once, the second finds nothing any more. */
export function takePairing(
  tx: Tx,
  code: string,
  now: Date,
): Promise<{ readonly kind: DeviceKind; readonly tokenHash: string } | undefined> {
  return tx.maybe(sql`
    delete from account.device where ${waitsUnder(tx, code, now)} returning kind, token_hash as "tokenHash"`)
}

/** What the machine before said of its sound does not hold for this one. 0 when the device was revoked meanwhile. */
export function moveIn(tx: Tx, id: number, tokenHash: string, now: Date): Promise<number> {
  return tx.run(sql`
    update account.device set token_hash = ${tokenHash}, voice_state = null, last_heard_at = ${now}::timestamptz
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint and approved_at is not null and revoked_at is null`)
}

export async function updatePlacing(tx: Tx, id: number, { name, zoneId }: Placing): Promise<void> {
  await tx.run(sql`
    update account.device set name = ${name}, zone_id = ${zoneId}::bigint where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export function updateRevoked(tx: Tx, id: number, now: Date): Promise<number> {
  return tx.run(sql`
    update account.device set revoked_at = ${now}::timestamptz, pairing_code = null, pairing_expires_at = null
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint and revoked_at is null`)
}

export function deleteStale(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    delete from account.device where mall_id = ${mallOf(tx)}::int and approved_at is null
      and coalesce(pairing_expires_at, created_at) < ${before}::timestamptz`)
}
