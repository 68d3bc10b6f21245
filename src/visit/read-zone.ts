import { type Directory, type Incident, serviceDay } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { momentOf } from '#mall/day.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { LegState } from './visit.ts'

/** What the hall hears and sees in a zone, by the zone's own sequence: a screen that was away knows what it missed. */
export type HallCall = {
  readonly seq: number
  readonly ticket: string
  readonly legId: number
  readonly counterId: number
  readonly queueId: number
  readonly isAgain: boolean
  readonly calledAt: Date
  readonly fate: Fate
}

/** Whoever was called is to go there, or went; nobody came; or it is nobody's call any more: taken back, moved on, given up. */
export type Fate = 'holds' | 'missed' | 'gone'

export function fateOf(state: LegState | null): Fate {
  if (state === 'missed' || state === 'no_show') return 'missed'
  return holdsCall(state) ? 'holds' : 'gone'
}

/** A leg for which its last call still says where the person is to be, or was served. */
export function holdsCall(state: LegState | null): boolean {
  return state === 'called' || state === 'serving' || state === 'parked' || state === 'completed'
}

/** So many calls a screen can catch up with after a break: more than an hour of a busy zone. */
const remembered = 60

/** The latest calls of today in each of these zones, newest first. Reads backwards along the key, never a day's calls. */
export async function readCalls(
  tx: Tx,
  directory: Directory,
  zoneIds: readonly number[],
  now: Date,
): Promise<Map<number, HallCall[]>> {
  const zones = zoneIds.flatMap((id) => directory.zones.get(id) ?? [])
  const begins = zones.map((zone) =>
    momentOf(
      serviceDay(directory, zone.siteId, now),
      '00:00',
      directory.sites.get(zone.siteId)?.timeZone ?? directory.mall.timeZone,
    ),
  )
  const rows = await tx.rows<Omit<HallCall, 'fate'> & { zoneId: number; state: LegState | null }>(sql`
    select z.id as "zoneId", c.seq, c.ticket, c.leg_id as "legId", c.counter_id as "counterId", c.queue_id as "queueId", c.is_again as "isAgain", c.called_at as "calledAt", g.state
    from unnest(${zones.map((zone) => zone.id)}::bigint[], ${begins}::timestamptz[]) z(id, begins)
    cross join lateral (
      select * from visit.call l where l.mall_id = ${mallOf(tx)}::int and l.zone_id = z.id order by l.seq desc limit ${remembered}::int) c
    left join visit.leg g on g.mall_id = c.mall_id and g.id = c.leg_id
    where c.called_at >= z.begins and c.is_rehearsal = ${directory.mall.rehearsingSince !== null}
    order by z.id, c.seq desc`)
  const calls = rows.map(({ state, ...call }) => ({ ...call, fate: fateOf(state) }))
  return new Map(zones.map((zone) => [zone.id, calls.filter((call) => call.zoneId === zone.id)]))
}

/** Each number once, by its latest call, without the calls that are nobody's any more: what stands on the screen. */
export function latestOfEach<T extends HallCall>(calls: readonly T[]): T[] {
  const seen = new Set<number>()
  return calls.filter((call) => !seen.has(call.legId) && seen.add(call.legId)).filter(({ fate }) => fate !== 'gone')
}

/** What is broken for people who wait in this zone: the whole mall, or an agency that serves here. */
export function incidentsIn(directory: Directory, zoneId: number): Incident[] {
  const agencies = new Set(
    [...directory.counters.values()].filter((counter) => counter.zoneId === zoneId).map((counter) => counter.agencyId),
  )
  for (const agency of directory.agencies.values()) if (agency.zoneId === zoneId) agencies.add(agency.id)
  return directory.incidents.filter((incident) => incident.agencyId === null || agencies.has(incident.agencyId))
}
