import { announce } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { allow } from '../allow.ts'
import type { PairedDevice, VoiceState } from './device.ts'
import { deviceFor } from './pair.ts'
import * as store from './store.ts'

/** What a device is to do where it stands; settings that are not named stay as they are. Holds at once. */
export async function setUpDevice(
  tx: Tx,
  id: number,
  settings: Readonly<Record<string, string | number | null>>,
  by: Actor,
  now: Date,
): Promise<void> {
  allow(by, 'device.approve')
  const { name, zoneId } = await deviceFor(tx, id, by)
  await store.mergeSettings(tx, id, settings)
  const data = { deviceId: id, subject: `device:${id}`, label: name, zoneId, settings }
  await announce(tx, { kind: 'device.setUp', actor: by, data, topics: ['devices', `device:${id}`] }, now)
}

/** A screen says whether its voice can be heard; only what changed is news. */
export async function heardVoice(tx: Tx, device: PairedDevice, voice: VoiceState, now: Date): Promise<void> {
  if (voice === device.voiceState) return
  await store.writeVoice(tx, device.id, voice, now)
  const data = { deviceId: device.id, from: device.voiceState, to: voice }
  await announce(
    tx,
    { kind: 'device.voice', actor: device, data, topics: ['devices', 'floor', `device:${device.id}`] },
    now,
  )
}
