import type { ListedDevice } from '#account/device/device.ts'
import type { Directory } from '#directory/directory.ts'
import { type ScreenSettings, screenSettings, usualScreen } from '#hall/hall.ts'
import { voiceOfZones, zonesOfHall } from '#hall/voice-of-zone.ts'
import type { Language } from '#platform/words.ts'
import type { HallCall } from '#visit/read-zone.ts'

/** A paired screen by its number; or, for who looks at it from the office, a zone and how widely it is seen. */
export type ScreenParams = {
  readonly screen?: number | undefined
  readonly zone?: number | undefined
  readonly shows?: 'hall' | 'agency' | undefined
  readonly agency?: number | undefined
}

type House = { readonly directory: Directory; readonly devices: readonly ListedDevice[] }

/** The zone in which it stands, and what it is to show there. */
export function standingOf({ screen, zone, shows, agency }: ScreenParams, { devices }: Pick<House, 'devices'>) {
  const device = screen === undefined ? undefined : devices.find((one) => one.id === screen)
  const settings: ScreenSettings = device
    ? screenSettings(device.settings)
    : { ...usualScreen, shows: shows === 'agency' && agency === undefined ? 'zone' : (shows ?? 'zone'), agency }
  return { device, zoneId: device?.zoneId ?? zone ?? 0, settings }
}

/** The zones whose calls it shows. */
export function zonesSeen(params: ScreenParams, house: House): number[] {
  const { zoneId, settings } = standingOf(params, house)
  const { zones, counters } = house.directory
  const own = zones.get(zoneId)
  if (!own) return []
  if (settings.shows === 'hall') return zonesOfHall(own, zones)
  if (settings.shows === 'zone') return [own.id]
  const ofAgency = [...counters.values()].filter((counter) => counter.agencyId === settings.agency)
  return [...new Set(ofAgency.map((counter) => counter.zoneId))]
}

/** The counters to which it shows people the way. */
export function countersSeen(params: ScreenParams, house: House): number[] {
  const zones = new Set(zonesSeen(params, house))
  return [...house.directory.counters.values()].flatMap(({ id, zoneId }) => (zones.has(zoneId) ? [id] : []))
}

export type ShownCall = HallCall & { readonly zoneId: number }

/** So many calls are told to the screen at once: more than an hour of a busy zone. */
const most = 60

/** The calls that it shows, newest first, whichever zone they come from. */
export function callsShown(
  params: ScreenParams,
  house: House & { readonly calls: ReadonlyMap<number, readonly HallCall[]> },
): ShownCall[] {
  const { settings } = standingOf(params, house)
  const { queues } = house.directory
  const isMine = (call: HallCall) =>
    settings.shows !== 'agency' || queues.get(call.queueId)?.agencyId === settings.agency
  return zonesSeen(params, house)
    .flatMap((zoneId) => (house.calls.get(zoneId) ?? []).filter(isMine).map((call) => ({ ...call, zoneId })))
    .sort((a, b) => b.calledAt.getTime() - a.calledAt.getTime() || a.zoneId - b.zoneId || b.seq - a.seq)
    .slice(0, most)
}

/** The zones whose voice this screen is; none for who only looks. */
export function voiceOf({ screen }: ScreenParams, { directory, devices }: House, now: Date): Set<number> {
  const voices = voiceOfZones(devices, directory.zones, now)
  return new Set([...voices].filter(([, device]) => device === screen).map(([zone]) => zone))
}

/** What stands in its head: the hall, with its zone where it shows only that one, or the agency. */
export function titleOf(params: ScreenParams, house: House, language: Language): string {
  const { zoneId, settings } = standingOf(params, house)
  const { zones, agencies } = house.directory
  const zone = zones.get(zoneId)
  if (!zone) return ''
  if (settings.shows === 'agency') return agencies.get(settings.agency ?? 0)?.shortName ?? ''
  const isAlone = zonesOfHall(zone, zones).length === 1
  return settings.shows === 'hall' || isAlone
    ? zone.hallName[language]
    : `${zone.hallName[language]}, ${zone.name[language]}`
}
