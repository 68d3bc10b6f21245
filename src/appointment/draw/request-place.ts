import { randomInt } from 'node:crypto'
import { directoryOf } from '#directory/directory-of.ts'
import type { Command } from '#ledger/once.ts'
import { onceRemembered } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { type Kept, keepFor, type Wish } from '../hold-slot.ts'
import { serviceToBook } from '../policy.ts'
import { readSlots } from '../slot-store.ts'
import { readDraws } from './store.ts'

/** What the person finds again in the published list. */
export type Requested = Kept & { readonly label: string }

/** Asks for a place in a draw, once per person; when one asks makes no difference. */
export function requestPlace(
  tx: Tx,
  day: string,
  wantedSlotId: number | null,
  wish: Wish,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<Requested> {
  return onceRemembered(tx, by, command, now, async () => {
    const service = serviceToBook(await directoryOf(tx, now), wish.serviceId, by)
    // Shared with the other requests, against the draw: a request is in the list, or is refused.
    const ofDay = sql`d.queue_id = ${service.queueId}::bigint and d.service_day = ${day}::date and d.drawn_at is null`
    const [draw] = await readDraws(tx, ofDay, sql`for share of d`)
    if (!draw || now < draw.requestsFrom || now >= draw.requestsUntil) throw new Refused('appointment.notInWindow')
    if (wantedSlotId !== null) await mustBeSlotOf(tx, wantedSlotId, draw)
    const label = newLabel()
    const beginning = { state: 'requested', slotId: null, wantedSlotId, drawId: draw.id, label } as const
    const requested = { ...(await keepFor(tx, wish, draw, beginning, by, now)), label }
    return requested
  })
}

async function mustBeSlotOf(
  tx: Tx,
  slotId: number,
  { queueId, serviceDay }: { queueId: number; serviceDay: string },
): Promise<void> {
  const [slot] = await readSlots(
    tx,
    sql`s.id = ${slotId}::bigint and s.queue_id = ${queueId}::bigint and s.service_day = ${serviceDay}::date`,
  )
  if (!slot) throw new NotFound('appointment.slotNotFound')
}

// Without letters and digits that look alike on paper.
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
function newLabel(): string {
  const part = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return [part(), part(), part()].join('-')
}
