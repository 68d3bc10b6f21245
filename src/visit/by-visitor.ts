import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { lockWaiting } from './at-counter.ts'
import { change } from './change-visit.ts'
import { away, backFromAway, comeBack, leave } from './moves.ts'
import { readVisits } from './store.ts'
import type { Visit } from './visit.ts'

/** What a visitor does with the own number, by its secret address; helpers at the desk do it by the visit's id. */
export type Mine = { readonly visit: Visit; readonly by: Actor; readonly now: Date; readonly command?: Command }

/** The visit behind the QR of a ticket. */
export async function visitByToken(tx: Tx, token: string): Promise<Visit> {
  const [visit] = await readVisits(tx, sql`v.token = ${token}`)
  if (!visit) throw new NotFound('visit.notFound')
  return visit
}

/** "I am stepping out": the place in time is kept, nobody calls meanwhile. */
export function stepOut(tx: Tx, mine: Mine): Promise<void> {
  return act(tx, mine, 'visit.away', async (visit) => {
    const { mall } = await directoryOf(tx, mine.now)
    return away(visit, new Date(mine.now.getTime() + mall.settings.awayMinutes * 60_000), mine.now)
  })
}

export function stepIn(tx: Tx, mine: Mine): Promise<void> {
  return act(tx, mine, 'visit.back', async (visit) => backFromAway(visit, mine.now))
}

/** Missed the call and is here now: once, with the first arrival. */
export function returnAfterMiss(tx: Tx, mine: Mine): Promise<void> {
  return act(tx, mine, 'visit.cameBack', async (visit) => {
    const missed = visit.legs.find((leg) => leg.state === 'missed')
    if (!missed) throw new Refused('visit.notMissed', { ticket: visit.ticket })
    return comeBack(visit, missed.id, mine.now)
  })
}

/** Gives the number up. */
export function giveUp(tx: Tx, mine: Mine): Promise<void> {
  return act(tx, mine, 'visit.left', async (visit) => leave(visit, mine.now))
}

function act(tx: Tx, mine: Mine, kind: string, apply: (visit: Visit) => Promise<Visit>): Promise<void> {
  return once(tx, mine.by, mine.command, async () => {
    const directory = await directoryOf(tx, mine.now)
    const after = await apply(mine.visit)
    await lockWaiting(tx, directory, mine.visit, after, mine.now)
    const command = mine.command && { id: mine.command.id, result: { visitId: after.id } }
    await change(tx, [{ before: mine.visit, after }], { kind, by: mine.by, now: mine.now, command })
  })
}
