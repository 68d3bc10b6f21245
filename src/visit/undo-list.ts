import type { Leg } from './visit.ts'

/** What an officer can take back; the rest (a transfer, a second call) has gone out to others already. */
export const undoKinds = ['visit.called', 'visit.started', 'visit.finished', 'visit.missed', 'visit.parked'] as const
export type UndoKind = (typeof undoKinds)[number]

/** One of an officer's latest acts at a counter, as the ledger tells it, with the visit's version now. */
export type LatestAct = {
  readonly id: number
  readonly at: Date
  readonly kind: string
  readonly visitId: number
  readonly legId: number | null
  readonly ticket: string
  /** How often the visit has changed, up to now. */
  readonly version: number
  readonly data: {
    readonly version: number
    readonly legs: readonly { readonly id: number; readonly was: Partial<Leg> | null }[]
    readonly undoes?: number
  }
}
export type UndoableAct = LatestAct & { readonly kind: UndoKind }

/**
 * Which of the latest acts (newest first) can be taken back, one after the other, and which visit has changed under the
 * next of them. Papers that were ticked and acts that were undone already are not in the way; whatever somebody else
 * did to the visit is. Pure.
 */
export function undoableOf(acts: readonly LatestAct[]): { list: UndoableAct[]; changed: LatestAct | undefined } {
  const undone = new Set(acts.flatMap((act) => (act.kind === 'visit.undone' ? (act.data.undoes ?? []) : [])))
  const since = new Map<number, number>()
  const list: UndoableAct[] = []
  for (const act of acts) {
    const mine = since.get(act.visitId) ?? 0
    since.set(act.visitId, mine + 1)
    if (act.kind === 'visit.undone' || act.kind === 'visit.papersSeen' || undone.has(act.id)) continue
    if (!isUndoable(act)) return { list, changed: undefined }
    if (act.version !== act.data.version + mine) return { list, changed: act }
    list.push(act)
  }
  return { list, changed: undefined }
}

function isUndoable(act: LatestAct): act is UndoableAct {
  return undoKinds.includes(act.kind as UndoKind)
}
