import { createHash } from 'node:crypto'

/**
 * A draw that anybody can check. Before the first request the mall publishes `commitTo(seed)`; after the last one it
 * publishes the seed and the list. Whoever repeats `hold` with them finds the same result, down to the waiting list.
 *
 * The order of a request is SHA-256 of seed, list and public code. Because the list is part of it, nobody who knows
 * the seed beforehand can work out a lucky code: every further request changes the order of all.
 */
export type Request = { readonly label: string; readonly wanted: number | null }
export type Places = { readonly slotId: number; readonly places: number }
export type Drawn = { readonly label: string; readonly rank: number; readonly slotId: number | null }
/** What is published after the draw. Slots are in the order of their times. */
export type DrawRecord = {
  readonly slots: readonly Places[]
  readonly requests: readonly Request[]
  readonly result: readonly Drawn[]
}

export function commitTo(seed: string): string {
  return sha256(seed)
}

/** Requests in the order of the draw; each in turn gets the time it asked for, else the earliest left, else waits. */
export function hold(seed: string, requests: readonly Request[], slots: readonly Places[]): Drawn[] {
  const left = new Map(slots.map((slot) => [slot.slotId, slot.places]))
  return inOrder(seed, requests, slots).map(({ label, wanted }, i) => {
    const hasWanted = wanted !== null && (left.get(wanted) ?? 0) > 0
    const slotId = hasWanted ? wanted : (slots.find((slot) => (left.get(slot.slotId) ?? 0) > 0)?.slotId ?? null)
    if (slotId !== null) left.set(slotId, (left.get(slotId) ?? 0) - 1)
    return { label, rank: i + 1, slotId }
  })
}

/** Whether a published draw is the one that was promised: the seed is the committed one, and the result follows from it. */
export function isTrue(commitment: string, seed: string, record: DrawRecord): boolean {
  const result = hold(seed, record.requests, record.slots)
  return commitTo(seed) === commitment && JSON.stringify(result) === JSON.stringify(record.result.map(ordered))
}

/** The list in one form, whatever order it comes in: `printf '%s\n' … | sha256sum` gives the same. */
export function digestOf(requests: readonly Request[], slots: readonly Places[]): string {
  const lines = [
    ...slots.map((slot) => `slot ${slot.slotId} ${slot.places}`),
    ...requests.map((request) => `request ${request.label} ${request.wanted ?? '-'}`).sort(),
  ]
  return sha256(lines.map((line) => `${line}\n`).join(''))
}

function inOrder(seed: string, requests: readonly Request[], slots: readonly Places[]): Request[] {
  const digest = digestOf(requests, slots)
  return requests
    .map((request) => ({ request, key: sha256(`${seed}\n${digest}\n${request.label}\n`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ request }) => request)
}

// A record that went through the database has its keys in another order.
function ordered({ label, rank, slotId }: Drawn): Drawn {
  return { label, rank, slotId }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
