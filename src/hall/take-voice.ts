import type { PairedDevice } from '#account/device/device.ts'
import { allDevices } from '#account/device/pair.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import * as store from './store.ts'
import { voiceOfZones } from './voice-of-zone.ts'
import { isLate, type Sayable } from './what-to-say.ts'

/** `say`: this screen, now. `wait`: another one is still speaking in this zone. `no`: said already, late, or not its voice. */
export type VoiceTurn = { readonly may: 'say' | 'no' } | { readonly may: 'wait'; readonly ms: number }

export type Speaking = Sayable & {
  /** Made once per call by the screen's page; asked again with the same one, it is the same turn. */
  readonly turn: string
  /** How long it takes to say, in seconds. */
  readonly seconds: number
}

const longestSeconds = 60

/**
 * A screen asks before it says a call. Of any number that ask at once one is told to: the zone's row is written by one
 * of them, and a call that was said, or an earlier one, is never given out again.
 */
export async function takeVoice(tx: Tx, screen: PairedDevice, call: Speaking, now: Date): Promise<VoiceTurn> {
  const { zones } = await directoryOf(tx, now)
  const speaker = voiceOfZones(await allDevices(tx, now), zones, now).get(call.zoneId)
  if (speaker !== screen.id || isLate(call, now)) return { may: 'no' }
  const seconds = Math.min(Math.max(call.seconds, 0), longestSeconds)
  const turn = { zoneId: call.zoneId, deviceId: screen.id, seq: call.seq, turn: call.turn, seconds }
  if (await store.writeVoiceTurn(tx, turn, now)) return { may: 'say' }
  const told = await store.readVoiceTurn(tx, call.zoneId)
  if (told && told.turn === call.turn && told.deviceId === screen.id) return { may: 'say' }
  if (!told || told.seq >= call.seq) return { may: 'no' }
  return { may: 'wait', ms: Math.max(100, told.busyUntil.getTime() - now.getTime()) }
}
