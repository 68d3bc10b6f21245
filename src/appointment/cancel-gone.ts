import { mallOf } from '#ledger/announce.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { cancelBySite } from './appointment.ts'
import { change } from './change.ts'
import { lockAppointments, readAppointments } from './store.ts'

/**
 * A service or queue that the mall has ended takes its appointments with it, at once and not when somebody stands
 * before the kiosk: who has one is told while there is time to plan anew. Run by the mall's clock.
 */
export async function cancelGone(tx: Tx, now: Date): Promise<number> {
  const mall = mallOf(tx)
  const live = sql`a.state in ('requested', 'draw_won', 'waitlisted', 'offered', 'held', 'booked')`
  const gone = await readAppointments(
    tx,
    sql`${live} and (a.service_id in (select id from service.service v where v.mall_id = ${mall}::int and v.is_retired)
      or a.queue_id in (select id from service.queue q where q.mall_id = ${mall}::int and q.is_retired))`,
    // Without an order: asked for one, PostgreSQL would walk through every appointment there ever was.
    sql`limit 200`,
  )
  if (gone.length === 0) return 0
  const due = await lockAppointments(tx, sql`a.id = any(${gone.map((a) => a.id)}::bigint[]) and ${live}`)
  const changes = due.map((before) => ({ before, after: cancelBySite(before, 'serviceEnded', now) }))
  await change(tx, changes, { kind: 'appointment.cancelledBySite', by: clockwork, now })
  return due.length
}
