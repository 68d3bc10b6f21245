import { may } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { once } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { lockWaiting, mustRead } from './at-counter.ts'
import { change } from './change-visit.ts'
import type { Helping } from './help-visitor.ts'
import { mustHelpVisitors } from './policy.ts'
import { inClass } from './priority.ts'
import type { Visit } from './visit.ts'

/** An officer has seen that the person's word is right. Said by several at once, or twice, it is said once. */
export function confirmPriority(tx: Tx, helping: Helping): Promise<void> {
  return look(tx, helping, 'visit.priorityConfirmed', (visit, { queues }) =>
    visit.isConfirmed ? visit : { ...inClass(visit, 'protected', queues), isConfirmed: true },
  )
}

/**
 * An officer has seen that it is not: the person waits in the ordinary order, by the same arrival. What was said stays
 * in the ledger alone. A mistake is mended by marking the person as protected (`prioritise`).
 */
export function withdrawPriority(tx: Tx, helping: Helping): Promise<void> {
  return look(tx, helping, 'visit.priorityWithdrawn', (visit, { queues }) => ({
    ...inClass(visit, 'regular', queues),
    protectedAs: null,
    isConfirmed: true,
  }))
}

type Apply = (visit: Visit, directory: Directory) => Visit

function look(tx: Tx, helping: Helping, kind: string, apply: Apply): Promise<void> {
  const { by, now, command } = helping
  mustHelpVisitors(by)
  return once(tx, by, command, async () => {
    const before = await mustRead(tx, helping.visitId)
    const directory = await directoryOf(tx, now)
    mustConcern(by, before, directory)
    if (!before.protectedAs) throw new Refused('visit.noPriority', { ticket: before.ticket })
    if (before.closedAt) throw new Refused('visit.alreadyOver', { ticket: before.ticket })
    const after = apply(before, directory)
    if (after === before) return
    await lockWaiting(tx, directory, before, after, now)
    const done = command && { id: command.id, result: { visitId: after.id } }
    await change(tx, [{ before, after }], { kind, by, now, command: done })
  })
}

/** Officers look at people who come to their own agency. */
function mustConcern(by: Actor, visit: Visit, directory: Directory): void {
  const agencies = visit.legs.map((leg) => directory.queues.get(leg.queueId)?.agencyId)
  if (!agencies.some((agency) => may(by, 'visit.prioritise', { agency }))) throw new Refused('visit.notYourQueue')
}
