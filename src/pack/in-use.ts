import { sql, type Tx } from '#platform/database.ts'
import type { Changes, ChangesOf } from './changes.ts'
import type { Fault } from './fault.ts'
import type { Pack } from './forms.ts'
import { type Spot, spotOfChange } from './where-it-stands.ts'

type Count = { readonly code: string; readonly count: number }
type Codes = Readonly<Record<'services' | 'queues' | 'counters' | 'zones' | 'staff', readonly string[]>>

/**
 * What an import would take away or move while people wait there, are served there or work there, with the numbers.
 * The rows are locked first: whoever takes a number at this moment is either counted here or sees the mall as it will be.
 */
export async function findInUse(tx: Tx, mall: number, pack: Pack, changes: Changes, today: string): Promise<Fault[]> {
  const codes = codesAtRisk(changes)
  const faults = (key: string, what: keyof typeof atStake, counts: readonly Count[]): Fault[] =>
    counts.map(({ code, count }) => {
      const spot: Spot = spotOfChange(pack, changes, what, code, atStake[what])
      return { ...spot, key, detail: { what, code, count } }
    })
  await lock(tx, mall, codes)
  return [
    ...faults('inUse.legs', 'service', await waitingForServices(tx, mall, codes.services)),
    ...faults('inUse.legs', 'queue', await waitingInQueues(tx, mall, codes.queues)),
    ...faults('inUse.appointments', 'service', await appointedForServices(tx, mall, codes.services, today)),
    ...faults('inUse.legs', 'counter', await standingAtCounters(tx, mall, codes.counters)),
    ...faults('inUse.sittings', 'counter', await sittingAtCounters(tx, mall, codes.counters)),
    ...faults('inUse.sittings', 'staff', await sittingPeople(tx, mall, codes.staff)),
    ...faults('inUse.devices', 'zone', await devicesIn(tx, mall, codes.zones)),
  ]
}

/** What of each touches people when it changes; of the others only that they go. */
const atStake = {
  service: ['queue'],
  // A letter or a counting that changes would put the same number on two tickets of one day.
  queue: ['letter', 'reset', 'site'],
  counter: ['zone'],
  staff: [],
  zone: [],
} satisfies Record<string, readonly string[]>

function codesAtRisk(changes: Changes): Codes {
  return {
    services: atRisk(changes.services, atStake.service),
    queues: atRisk(changes.queues, atStake.queue),
    counters: atRisk(changes.counters, atStake.counter),
    zones: changes.zones.gone.map(({ code }) => code),
    staff: changes.staff.gone.map(({ username }) => username),
  }
}

function atRisk({ gone, changed }: ChangesOf<{ readonly code: string }>, fields: readonly string[]): string[] {
  const moved = changed.filter((change) => change.fields.some((field) => fields.includes(field)))
  return [...gone.map(({ code }) => code), ...moved.map(({ after }) => after.code)]
}

async function lock(tx: Tx, mall: number, { services, queues, counters }: Codes): Promise<void> {
  const tables = [
    [services, sql`service.service`],
    [queues, sql`service.queue`],
    [counters, sql`counter.counter`],
  ] as const
  for (const [codes, table] of tables) {
    if (codes.length === 0) continue
    await tx.run(
      sql`select 1 from ${table} where mall_id = ${mall}::int and code = any (${codes}::text[]) order by id for update`,
    )
  }
}

function waitingForServices(tx: Tx, mall: number, codes: readonly string[]): Promise<Count[]> {
  return tx.rows(sql`
    select s.code, count(distinct l.visit_id)::int as count from visit.open_leg l join service.service s on s.mall_id = l.mall_id and s.id = l.service_id
    where l.mall_id = ${mall}::int and s.code = any (${codes}::text[]) group by s.code order by s.code`)
}

function waitingInQueues(tx: Tx, mall: number, codes: readonly string[]): Promise<Count[]> {
  return tx.rows(sql`
    select q.code, count(distinct l.visit_id)::int as count from visit.open_leg l join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
    where l.mall_id = ${mall}::int and q.code = any (${codes}::text[]) group by q.code order by q.code`)
}

/** Somebody who has a place at a time, or waits for one, would come in vain. */
function appointedForServices(tx: Tx, mall: number, codes: readonly string[], today: string): Promise<Count[]> {
  return tx.rows(sql`
    select s.code, count(*)::int as count from appointment.appointment a join service.service s on s.mall_id = a.mall_id and s.id = a.service_id
    where a.mall_id = ${mall}::int and s.code = any (${codes}::text[]) and a.service_day >= ${today}::date
      and a.state in ('requested', 'waitlisted', 'draw_won', 'offered', 'held', 'booked')
    group by s.code order by s.code`)
}

function standingAtCounters(tx: Tx, mall: number, codes: readonly string[]): Promise<Count[]> {
  return tx.rows(sql`
    select c.code, count(distinct l.visit_id)::int as count from visit.open_leg l join counter.counter c on c.mall_id = l.mall_id and c.id = l.counter_id
    where l.mall_id = ${mall}::int and c.code = any (${codes}::text[]) and l.state in ('called', 'serving', 'parked') group by c.code order by c.code`)
}

function sittingAtCounters(tx: Tx, mall: number, codes: readonly string[]): Promise<Count[]> {
  return tx.rows(sql`
    select c.code, count(*)::int as count from counter.sitting s join counter.counter c on c.mall_id = s.mall_id and c.id = s.counter_id
    where s.mall_id = ${mall}::int and s.closed_at is null and c.code = any (${codes}::text[]) group by c.code order by c.code`)
}

function sittingPeople(tx: Tx, mall: number, usernames: readonly string[]): Promise<Count[]> {
  return tx.rows(sql`
    select p.username as code, count(*)::int as count from counter.sitting s join account.staff p on p.mall_id = s.mall_id and p.id = s.staff_id
    where s.mall_id = ${mall}::int and s.closed_at is null and p.username = any (${usernames}::text[]) group by p.username order by p.username`)
}

function devicesIn(tx: Tx, mall: number, codes: readonly string[]): Promise<Count[]> {
  return tx.rows(sql`
    select z.code, count(*)::int as count from account.device d join mall.zone z on z.mall_id = d.mall_id and z.id = d.zone_id
    where d.mall_id = ${mall}::int and d.approved_at is not null and d.revoked_at is null and z.code = any (${codes}::text[]) group by z.code order by z.code`)
}
