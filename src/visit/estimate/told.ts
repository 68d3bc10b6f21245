import type { Bucket } from './calibration.ts'
import type { Said } from './estimate.ts'
import type { OpenLeg } from './facts.ts'
import { unknown, type Wait, waitOf } from './wait.ts'

/** One line of the log: what was said of a wait at a moment, and beside it the position formula. Minutes. */
export type Told = {
  readonly legId: number
  /** 1 when the number was issued, higher whenever what is said changed. */
  readonly turn: number
  readonly queueId: number
  readonly method: Said['method']
  readonly raw: number | null
  readonly reach: number | null
  readonly low: number | null
  readonly point: number | null
  readonly high: number | null
  readonly byPosition: number | null
  readonly bucket: Bucket | null
  /** The first line of this leg in this bucket. */
  readonly isEntry: boolean
}
export type LastTold = Pick<Told, 'legId' | 'turn' | 'method' | 'raw' | 'low' | 'point' | 'high'> & {
  readonly at: Date
  /** In which buckets something was said of it before. */
  readonly buckets: readonly Bucket[]
}

/** What changes within two minutes is not noted twice: a range that flickers is one range. */
const noteEveryMs = 120_000

/** Only until the first call: who was called once and comes back waits by another measure. */
export function isToBeTold(leg: OpenLeg): boolean {
  return leg.state === 'waiting' && !leg.wasCalled
}

export function isNews(last: LastTold | undefined, said: Said, now: Date): boolean {
  if (!last) return true
  if (now.getTime() - last.at.getTime() < noteEveryMs) return false
  const [was, is] = [waitOfTold(last), said.wait]
  if (was.kind === 'range' && is.kind === 'range')
    return was.low !== is.low || was.high !== is.high || was.isFirst !== is.isFirst
  if (was.kind === 'unknown' && is.kind === 'unknown') return was.why !== is.why
  return was.kind !== is.kind
}

/** The words that a line of the log stood for. */
export function waitOfTold({
  method,
  raw,
  low,
  point,
  high,
}: Pick<Told, 'method' | 'raw' | 'low' | 'point' | 'high'>): Wait {
  if (method !== 'learned' && method !== 'first') return unknown(method)
  if (raw === 0 || low === null || point === null || high === null) return { kind: 'soon' }
  return waitOf({ low, point, high, isFirst: method === 'first' })
}
