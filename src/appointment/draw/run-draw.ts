import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { type Actor, clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { type Appointment, waitAfterDraw, win } from '../appointment.ts'
import { change } from '../change.ts'
import { mustPlan } from '../policy.ts'
import { answerUntil, rulesOf } from '../rules.ts'
import { freeIn, lockSlots, type Slot, setOpening } from '../slot-store.ts'
import { lockAppointments } from '../store.ts'
import { commitTo, type DrawRecord, digestOf, hold } from './draw.ts'
import { seedOf } from './open-draw.ts'
import { type Draw, readDraws, writeDrawn } from './store.ts'

/**
 * Holds a draw after its last request, and publishes the seed with the list. Winners say yes within their time; the
 * others wait in the order of the draw; what is left over is open to whoever comes first. Twice is once.
 */
export async function runDraw(tx: Tx, drawId: number, installationKey: Buffer, by: Actor, now: Date): Promise<void> {
  const [draw] = await readDraws(tx, sql`d.id = ${drawId}::bigint`, sql`for update of d`)
  if (!draw) throw new NotFound('appointment.drawNotFound')
  mustPlan(by, draw.agencyId)
  if (draw.drawnAt) return
  if (now < draw.requestsUntil) throw new Refused('appointment.drawNotDue')
  const seed = seedOf(installationKey, mallOf(tx), draw)
  // The installation's key is another one than at the promise; a draw with another seed would be a broken promise.
  if (commitTo(seed) !== draw.commitment) throw new Refused('appointment.seedLost')
  const slots = await lockSlots(
    tx,
    sql`s.queue_id = ${draw.queueId}::bigint and s.service_day = ${draw.serviceDay}::date`,
  )
  const requests = await lockAppointments(tx, sql`a.draw_id = ${draw.id}::bigint and a.state = 'requested'`)
  const record = recordOf(seed, requests, slots, now)
  const { winMinutes } = rulesOf(await directoryOf(tx, now))
  const changes = resultsFor(requests, record, slots, winMinutes, now)
  await change(tx, changes, { kind: 'appointment.drawn', by, now, data: { drawId } })
  await writeDrawn(tx, draw.id, seed, record, now)
  await setOpening(
    tx,
    slots.map((slot) => slot.id),
    now,
  )
  await announceResult(tx, draw, seed, record, by, now)
}

/** Holds every draw whose requests are closed. Run by the mall's clock. */
export async function runDueDraws(tx: Tx, installationKey: Buffer, now: Date): Promise<number> {
  const due = await readDraws(
    tx,
    sql`d.drawn_at is null and d.requests_until <= ${now}::timestamptz`,
    sql`order by d.requests_until limit 20`,
  )
  let held = 0
  for (const { id } of due) held += await runOrSkip(tx, id, installationKey, now)
  return held
}

// A draw whose seed is lost stays undrawn and visible as such; the others are not kept from theirs.
function runOrSkip(tx: Tx, id: number, installationKey: Buffer, now: Date): Promise<number> {
  return runDraw(tx, id, installationKey, clockwork, now).then(
    () => 1,
    (error) => {
      if (error instanceof Refused) return 0
      throw error
    },
  )
}

function recordOf(seed: string, asking: readonly Appointment[], slots: readonly Slot[], now: Date): DrawRecord {
  const requests = asking
    .map((a) => ({ label: a.label ?? '', wanted: a.wantedSlotId }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
  // A draw that runs late, because the house was down, gives no time that has passed.
  const places = slots.map((slot) => ({ slotId: slot.id, places: slot.startsAt > now ? freeIn(slot) : 0 }))
  return { slots: places, requests, result: hold(seed, requests, places) }
}

function resultsFor(
  asking: readonly Appointment[],
  record: DrawRecord,
  slots: readonly Slot[],
  winMinutes: number,
  now: Date,
) {
  const drawnBy = new Map(record.result.map((drawn) => [drawn.label, drawn]))
  const slotBy = new Map(slots.map((slot) => [slot.id, slot]))
  return asking.map((before) => {
    const drawn = drawnBy.get(before.label ?? '')
    if (!drawn) throw new Error(`request ${before.id} is not in the list of its draw`)
    const slot = drawn.slotId === null ? undefined : slotBy.get(drawn.slotId)
    if (!slot) return { before, after: waitAfterDraw(before, drawn.rank, now) }
    const until = answerUntil(now, winMinutes, slot.startsAt)
    return { before, after: win(before, slot.id, drawn.rank, until, now) }
  })
}

async function announceResult(
  tx: Tx,
  draw: Draw,
  seed: string,
  record: DrawRecord,
  by: Actor,
  now: Date,
): Promise<void> {
  const { id: drawId, queueId, serviceDay } = draw
  const data = { drawId, seed, digest: digestOf(record.requests, record.slots), requests: record.requests.length }
  await announce(
    tx,
    { kind: 'appointment.seedRevealed', actor: by, queueId, serviceDay, data, topics: [`slots:${queueId}`] },
    now,
  )
}
