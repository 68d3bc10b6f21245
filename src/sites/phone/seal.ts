import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Status } from '#visit/read-status.ts'

const length = 22

/**
 * A number's live stream is asked for by the visit and a seal, not by the secret address: who reads the seal in a log
 * can look, but cannot step out or cancel for somebody else.
 */
export const sealed = z.object({ visit: z.coerce.number().int().positive(), seal: z.string().length(length) })
export type Sealed = z.infer<typeof sealed>

export function sealOf(token: string): string {
  return hash('sha256', `watch\n${token}`, 'base64url').slice(0, length)
}

/** The token that was sealed so, for streams that were looked at before: a hash for each phone at each call adds up. */
const proven = new WeakMap<Sealed, string>()

/** How the visit stands, for whoever holds its seal. */
export function unsealed(params: Sealed, statuses: ReadonlyMap<number, Status>): Status | undefined {
  const status = statuses.get(params.visit)
  if (!status) return undefined
  const { token } = status.visit
  if (proven.get(params) === token) return status
  if (sealOf(token) !== params.seal) return undefined
  proven.set(params, token)
  return status
}

/** The queues where a visit waits: places in these decide how many are before. */
export function queuesOf(status: Status | undefined): number[] {
  return (status?.visit.legs ?? []).flatMap((leg) => (leg.state === 'waiting' ? leg.queueId : []))
}
