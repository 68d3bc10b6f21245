import type { HallSettings } from './hall.ts'

/** A call of a zone, as far as its voice is concerned. `seq` counts up within the zone; a recall has a number of its own. */
export type Sayable = { readonly zoneId: number; readonly seq: number; readonly calledAt: Date }

/** After so long nobody waits to hear it any more: whoever was called has read it, or is called again. */
export const lateAfterMs = 60_000

type Standing = {
  /** The zones whose voice this screen is. */
  readonly voiceOf: ReadonlySet<number>
  /** Up to which call each zone was told already, by whichever screen. */
  readonly told: ReadonlyMap<number, number>
  readonly now: Date
}

/** What a screen still has to say, in the order in which people were called: each call once, none that is late. */
export function whatToSay<T extends Sayable>(calls: readonly T[], { voiceOf, told, now }: Standing): T[] {
  const open = calls.filter(
    (call) => voiceOf.has(call.zoneId) && call.seq > (told.get(call.zoneId) ?? 0) && !isLate(call, now),
  )
  const byCall = new Map(open.map((call) => [`${call.zoneId} ${call.seq}`, call]))
  return [...byCall.values()].sort(
    (a, b) => a.calledAt.getTime() - b.calledAt.getTime() || a.zoneId - b.zoneId || a.seq - b.seq,
  )
}

export function isLate({ calledAt }: Pick<Sayable, 'calledAt'>, now: Date): boolean {
  return now.getTime() - calledAt.getTime() > lateAfterMs
}

/** When others already wait to be called out, it is said shorter: who waits must not be called late for politeness. */
export function inHaste(settings: HallSettings): Pick<HallSettings, 'english' | 'chime'> {
  return { chime: settings.chime, english: false }
}
