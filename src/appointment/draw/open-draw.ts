import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { queueAndAgency } from '../open-slots.ts'
import { mustPlan } from '../policy.ts'
import { lockSlots, setOpening } from '../slot-store.ts'
import { commitTo } from './draw.ts'
import { type Draw, insertDraw } from './store.ts'

export type DrawPlan = {
  readonly queueId: number
  readonly day: string
  readonly requestsFrom: Date
  readonly requestsUntil: Date
}

/**
 * A day of a queue is released by draw instead of to the quickest finger: its slots stay shut, requests are collected,
 * and the hash of the seed is published now, before the first of them. Gives the draw's number.
 */
export async function openDraw(tx: Tx, plan: DrawPlan, installationKey: Buffer, by: Actor, now: Date): Promise<number> {
  const { queueId, day, requestsFrom, requestsUntil } = plan
  const { agency } = queueAndAgency(await directoryOf(tx, now), queueId)
  mustPlan(by, agency.id)
  const slots = await lockSlots(tx, sql`s.queue_id = ${queueId}::bigint and s.service_day = ${day}::date`)
  const [first] = slots
  if (!first) throw new Refused('appointment.openSlotsFirst')
  if (slots.some((slot) => slot.held + slot.booked > 0)) throw new Refused('appointment.alreadyBooking')
  const isInOrder = now <= requestsFrom && requestsFrom < requestsUntil && requestsUntil < first.startsAt
  if (!isInOrder) throw new Refused('appointment.drawTimes')
  const draw = {
    agencyId: agency.id,
    queueId,
    serviceDay: day,
    requestsFrom,
    requestsUntil,
    nonce: randomBytes(16).toString('base64url'),
  }
  const commitment = commitTo(seedOf(installationKey, mallOf(tx), draw))
  const id = await insertDraw(tx, { ...draw, commitment })
  if (!id) throw new Refused('appointment.drawExists')
  await setOpening(
    tx,
    slots.map((slot) => slot.id),
    null,
  )
  const data = { drawId: id, commitment, requestsFrom, requestsUntil }
  await announce(
    tx,
    { kind: 'appointment.drawOpened', actor: by, queueId, serviceDay: day, data, topics: [`slots:${queueId}`] },
    now,
  )
  return id
}

/** The seed comes from the installation's key, so that before the draw it is nowhere to be read: not in the database, not in a backup. */
export function seedOf(
  installationKey: Buffer,
  mallId: number,
  draw: Pick<Draw, 'queueId' | 'serviceDay' | 'nonce'>,
): string {
  const key = Buffer.from(hkdfSync('sha256', installationKey, '', 'pendopo appointment draw', 32))
  return createHmac('sha256', key).update(`${mallId}\n${draw.queueId}\n${draw.serviceDay}\n${draw.nonce}`).digest('hex')
}
