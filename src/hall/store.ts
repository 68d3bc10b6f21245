import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Named } from '#platform/words.ts'
import type { HallSettings, Medium, Recording } from './hall.ts'

export function readSettings(tx: Tx): Promise<HallSettings | undefined> {
  return tx.maybe<HallSettings>(sql`
    select english, chime, quiet_seconds as "quietSeconds", picture_seconds as "pictureSeconds", film_sound as "filmSound"
    from hall.setting where mall_id = ${mallOf(tx)}::int`)
}

export async function writeSettings(tx: Tx, wanted: HallSettings): Promise<void> {
  await tx.run(sql`
    insert into hall.setting (mall_id, english, chime, quiet_seconds, picture_seconds, film_sound)
    values (${mallOf(tx)}::int, ${wanted.english}, ${wanted.chime}, ${wanted.quietSeconds}::int, ${wanted.pictureSeconds}::int,
      ${wanted.filmSound})
    on conflict (mall_id) do update set english = excluded.english, chime = excluded.chime,
      quiet_seconds = excluded.quiet_seconds, picture_seconds = excluded.picture_seconds,
      film_sound = excluded.film_sound`)
}

/** Only those that may be heard: one that still waits for the scanner leaves the usual clip in place. */
export function readRecordings(tx: Tx): Promise<Recording[]> {
  return tx.rows<Recording>(sql`
    select c.name, c.hash, c.seconds, c.recorded_at as "recordedAt" from hall.clip c
    join platform.file f on f.mall_id = c.mall_id and f.hash = c.hash and f.scan <> 'pending'
    where c.mall_id = ${mallOf(tx)}::int order by c.name`)
}

export async function writeRecordings(tx: Tx, all: readonly Omit<Recording, 'recordedAt'>[], now: Date): Promise<void> {
  const names = all.map(({ name }) => name)
  const hashes = all.map(({ hash }) => hash)
  const seconds = all.map((one) => one.seconds)
  await tx.run(sql`
    insert into hall.clip (mall_id, name, hash, seconds, recorded_at)
    select ${mallOf(tx)}::int, name, hash, seconds, ${now}::timestamptz
    from unnest(${names}::text[], ${hashes}::text[], ${seconds}::numeric[]) given(name, hash, seconds) order by name
    on conflict (mall_id, name) do update set hash = excluded.hash, seconds = excluded.seconds, recorded_at = excluded.recorded_at`)
}

export function deleteRecording(tx: Tx, name: string): Promise<number> {
  return tx.run(sql`delete from hall.clip where mall_id = ${mallOf(tx)}::int and name = ${name}`)
}

const medium = sql`m.id, m.hash, m.kind, m.alt, m.place, m.shown_from as "shownFrom", m.shown_until as "shownUntil",
  f.size, (f.details ->> 'width')::int as width, (f.details ->> 'height')::int as height`

export function readMedia(tx: Tx): Promise<(Medium & { isPending: boolean })[]> {
  return tx.rows<Medium & { isPending: boolean }>(sql`
    select ${medium}, f.scan = 'pending' as "isPending" from hall.medium m
    join platform.file f on f.mall_id = m.mall_id and f.hash = m.hash
    where m.mall_id = ${mallOf(tx)}::int order by m.place, m.id`)
}

export async function insertMedium(
  tx: Tx,
  given: Pick<Medium, 'hash' | 'kind' | 'alt' | 'shownFrom' | 'shownUntil'>,
  now: Date,
): Promise<number> {
  const { id } = await tx.row<{ id: number }>(sql`
    insert into hall.medium (mall_id, hash, kind, alt, place, shown_from, shown_until, created_at)
    select ${mallOf(tx)}::int, ${given.hash}, ${given.kind}, ${JSON.stringify(given.alt)}::jsonb,
      coalesce((select max(place) from hall.medium where mall_id = ${mallOf(tx)}::int), 0) + 1,
      ${given.shownFrom}::date, ${given.shownUntil}::date, ${now}::timestamptz returning id`)
  return id
}

export async function updateMedium(
  tx: Tx,
  id: number,
  {
    alt,
    shownFrom,
    shownUntil,
  }: { readonly alt: Named; readonly shownFrom: string | null; readonly shownUntil: string | null },
): Promise<void> {
  await tx.run(sql`
    update hall.medium set alt = ${JSON.stringify(alt)}::jsonb, shown_from = ${shownFrom}::date, shown_until = ${shownUntil}::date
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export async function writePlaces(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.run(sql`
    update hall.medium m set place = given.place
    from unnest(${ids}::bigint[]) with ordinality given(id, place) where m.mall_id = ${mallOf(tx)}::int and m.id = given.id`)
}

export function deleteMedium(tx: Tx, id: number): Promise<number> {
  return tx.run(sql`delete from hall.medium where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export type VoiceRow = {
  readonly zoneId: number
  readonly deviceId: number
  readonly seq: number
  readonly turn: string
  readonly busyUntil: Date
}

/** 1 when the zone was not told this call yet and nobody else speaks in it; the row's lock lets one at a time ask. */
export function writeVoiceTurn(
  tx: Tx,
  { zoneId, deviceId, seq, turn, seconds }: Omit<VoiceRow, 'busyUntil'> & { readonly seconds: number },
  now: Date,
): Promise<number> {
  return tx.run(sql`
    insert into hall.voice as v (mall_id, zone_id, device_id, seq, turn, said_at, busy_until)
    values (${mallOf(tx)}::int, ${zoneId}::bigint, ${deviceId}::bigint, ${seq}::bigint, ${turn}, ${now}::timestamptz,
      ${now}::timestamptz + make_interval(secs => ${seconds}::float8))
    on conflict (mall_id, zone_id) do update set device_id = excluded.device_id, seq = excluded.seq, turn = excluded.turn,
      said_at = excluded.said_at, busy_until = excluded.busy_until
    where v.seq < excluded.seq and (v.device_id = excluded.device_id or v.busy_until <= excluded.said_at)`)
}

export function readVoiceTurn(tx: Tx, zoneId: number): Promise<VoiceRow | undefined> {
  return tx.maybe<VoiceRow>(sql`select ${voiceTurn} from hall.voice
    where mall_id = ${mallOf(tx)}::int and zone_id = ${zoneId}::bigint`)
}

const voiceTurn = sql`zone_id as "zoneId", device_id as "deviceId", seq, turn, busy_until as "busyUntil"`

/** Up to which call each zone was told. */
export async function readTold(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.rows<{ zoneId: number; seq: number }>(
    sql`select zone_id as "zoneId", seq from hall.voice where mall_id = ${mallOf(tx)}::int`,
  )
  return new Map(rows.map(({ zoneId, seq }) => [zoneId, seq]))
}
