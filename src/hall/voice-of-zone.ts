import { healthOf, type ListedDevice } from '#account/device/device.ts'
import type { Zone } from '#directory/directory.ts'
import { screenSettings } from './hall.ts'

/** The zones whose calls a screen shows: its own, or all of its hall. A screen of one agency is not counted: it is silent. */
export function zonesOfScreen(
  screen: Pick<ListedDevice, 'zoneId' | 'settings'>,
  zones: ReadonlyMap<number, Zone>,
): number[] {
  const own = zones.get(screen.zoneId ?? 0)
  const { shows } = screenSettings(screen.settings)
  if (!own || shows === 'agency') return []
  return shows === 'hall' ? zonesOfHall(own, zones) : [own.id]
}

export function zonesOfHall(zone: Zone, zones: ReadonlyMap<number, Zone>): number[] {
  const isSameHall = (other: Zone) => other.siteId === zone.siteId && other.hallName.id === zone.hallName.id
  return [...zones.values()].filter(isSameHall).map((one) => one.id)
}

/**
 * The one screen that speaks in each zone: the one that is marked, else the first paired. One that is away, or whose
 * browser lets nobody hear it, hands over to the next until it is back; a zone in which none can be heard keeps its first.
 */
export function voiceOfZones(
  devices: readonly ListedDevice[],
  zones: ReadonlyMap<number, Zone>,
  now: Date,
): ReadonlyMap<number, number> {
  const voices = new Map<number, number>()
  for (const screen of inOrderOfSpeaking(devices, now))
    for (const zone of zonesOfScreen(screen, zones)) if (!voices.has(zone)) voices.set(zone, screen.id)
  return voices
}

function inOrderOfSpeaking(devices: readonly ListedDevice[], now: Date): ListedDevice[] {
  const rank = (one: ListedDevice) => [
    healthOf(one, now) === 'heard' ? 0 : 1,
    one.voiceState === 'ready' ? 0 : 1,
    screenSettings(one.settings).voice === 'speaks' ? 0 : 1,
    one.approvedAt?.getTime() ?? 0,
    one.id,
  ]
  return devices
    .filter((one) => one.kind === 'display' && one.approvedAt && !one.revokedAt)
    .filter((one) => screenSettings(one.settings).voice !== 'silent')
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((value, i) => value !== b.rank[i])
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0)
    })
    .map(({ one }) => one)
}
