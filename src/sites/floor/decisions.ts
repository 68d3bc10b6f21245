import type { ListedDevice, VoiceState } from '#account/device/device.ts'
import { isPresentOn } from '#agency/presence.ts'
import {
  type Agency,
  type Counter,
  countersOf,
  type Directory,
  type Incident,
  type Queue,
} from '#directory/directory.ts'
import { voiceOfZones } from '#hall/voice-of-zone.ts'
import { breakOn, openingOn } from '#mall/opening.ts'
import { type FloorFacts, type QueueFacts, queueFacts } from '#visit/read-floor.ts'

/** What waits for a decision of the manager now, pure: the same facts always ask for the same decisions. */
export type Decision =
  | { readonly kind: 'incident'; readonly incident: Incident; readonly minutes: number; readonly waiting: number }
  | { readonly kind: 'agencyAbsent'; readonly agency: Agency; readonly since: string; readonly waiting: number }
  | {
      readonly kind: 'queueLate'
      readonly queue: Queue
      readonly facts: QueueFacts
      readonly couldOpen: readonly Counter[]
    }
  | { readonly kind: 'officersMissing'; readonly agency: Agency; readonly missing: readonly Missing[] }
  | { readonly kind: 'printFailed'; readonly prints: FloorFacts['failedPrints'] }
  | { readonly kind: 'deviceSilent'; readonly device: ListedDevice }
  | { readonly kind: 'printer'; readonly device: ListedDevice }
  | { readonly kind: 'voice'; readonly device: ListedDevice; readonly state: Unheard }

/** Why a screen that is to speak is not heard. */
export type Unheard = Extract<VoiceState, 'blocked' | 'missing' | 'muted'>

/** Somebody of the roster who is not where the roster says; `since` in minutes of the day. */
export type Missing = { readonly counter: Counter; readonly names: readonly string[]; readonly since: number }

export type Hall = {
  readonly directory: Directory
  readonly facts: FloorFacts
  readonly devices: readonly ListedDevice[]
  readonly now: Date
}

/** Minutes after opening, or after the beginning of a shift, before anybody counts as missing. */
const patience = 10
export const silentAfterMs = 120_000

export function decisionsOf(hall: Hall): Decision[] {
  return [
    ...incidents(hall),
    ...absentAgencies(hall),
    ...lateQueues(hall),
    ...missingOfficers(hall),
    ...failedPrints(hall),
    ...devices(hall),
    ...unheardVoices(hall),
  ]
}

function incidents({ directory, facts, now }: Hall): Decision[] {
  return [...directory.incidents]
    .sort((a, b) => Number(b.stops) - Number(a.stops) || a.openedAt.getTime() - b.openedAt.getTime())
    .map((incident) => ({
      kind: 'incident',
      incident,
      minutes: Math.floor((now.getTime() - incident.openedAt.getTime()) / 60_000),
      waiting: sumWaiting(facts, queuesOf(directory, incident)),
    }))
}

function queuesOf(directory: Directory, { queueId, serviceId, counterId, agencyId }: Incident): number[] {
  if (queueId) return [queueId]
  if (serviceId) return [directory.services.get(serviceId)?.queueId ?? 0]
  if (counterId) return directory.counters.get(counterId)?.profile.map((entry) => entry.queueId) ?? []
  return [...directory.queues.values()]
    .filter((queue) => agencyId === null || queue.agencyId === agencyId)
    .map((queue) => queue.id)
}

function sumWaiting(facts: FloorFacts, queueIds: readonly number[]): number {
  return queueIds.reduce((sum, id) => sum + queueFacts(facts, id).waiting, 0)
}

/** Scheduled today, the doors are open, and no counter of theirs is; a break of all of them together is not absence. */
function absentAgencies(hall: Hall): Decision[] {
  const { directory, facts } = hall
  const open = openSince(hall)
  if (!open) return []
  return [...directory.agencies.values()]
    .filter((agency) => isMissing(hall, agency))
    .map((agency) => {
      const queues = [...directory.queues.values()].filter((queue) => queue.agencyId === agency.id)
      return {
        kind: 'agencyAbsent',
        agency,
        since: open,
        waiting: sumWaiting(
          facts,
          queues.map((queue) => queue.id),
        ),
      }
    })
}

function openSince({ directory, facts }: Hall): string | undefined {
  const { hours } = openingOn(directory.calendar, facts.day)
  if (!hours || directory.mall.rehearsingSince) return undefined
  return facts.minute >= minutesOf(hours.open) + patience && facts.minute < minutesOf(hours.close)
    ? hours.open
    : undefined
}

function isMissing(hall: Hall, agency: Agency): boolean {
  const { directory, facts } = hall
  if (!isPresentOn(agency.presence, agency.exceptions, facts.day)) return false
  const counters = [...directory.counters.values()].filter((counter) => counter.agencyId === agency.id)
  const isOpen = counters.some((counter) => sits(facts, counter))
  return counters.length > 0 && !isOpen && !counters.every((counter) => rests(hall, counter))
}

function isAbsent(hall: Hall, agencyId: number): boolean {
  const agency = hall.directory.agencies.get(agencyId)
  return openSince(hall) !== undefined && agency !== undefined && isMissing(hall, agency)
}

function rests({ directory, facts }: Hall, counter: Counter): boolean {
  const pause = counter.breakGroup ? breakOn(directory.calendar, facts.day, counter.breakGroup) : undefined
  return pause !== undefined && facts.minute >= minutesOf(pause[0]) && facts.minute < minutesOf(pause[1])
}

/** Of an agency that is missing altogether that is the decision, not its queues. */
function lateQueues(hall: Hall): Decision[] {
  const { directory, facts } = hall
  return [...directory.queues.values()]
    .map((queue) => ({ queue, facts: queueFacts(facts, queue.id) }))
    .filter((one) => one.facts.beyondPromise > 0 && !isAbsent(hall, one.queue.agencyId))
    .sort((a, b) => b.facts.longest / b.queue.promiseMinutes - a.facts.longest / a.queue.promiseMinutes)
    .map(({ queue, facts: of }) => {
      const couldOpen = countersOf(directory, queue.id).filter((counter) => !sits(facts, counter))
      return { kind: 'queueLate', queue, facts: of, couldOpen }
    })
}

/** Planned here now, and nobody sits here: one decision per agency. Agencies that are missing whole have said so already. */
function missingOfficers(hall: Hall): Decision[] {
  if (!openSince(hall)) return []
  const { directory, facts } = hall
  const due = facts.roster.filter((one) => one.from + patience <= facts.minute && facts.minute < one.until)
  const missing = [...Map.groupBy(due, (one) => one.counterId)].flatMap(([counterId, planned]) => {
    const counter = directory.counters.get(counterId)
    if (!counter || rests(hall, counter) || sits(facts, counter)) return []
    return [{ counter, names: planned.map((one) => one.name), since: Math.min(...planned.map((one) => one.from)) }]
  })
  return [...Map.groupBy(missing, ({ counter }) => counter.agencyId)].flatMap(([agencyId, ofAgency]): Decision[] => {
    const agency = directory.agencies.get(agencyId)
    return agency && !isAbsent(hall, agencyId) ? [{ kind: 'officersMissing', agency, missing: ofAgency }] : []
  })
}

function sits(facts: FloorFacts, counter: Counter): boolean {
  return facts.sittings.some((sitting) => sitting.counterId === counter.id)
}

function failedPrints({ facts }: Hall): Decision[] {
  return facts.failedPrints.length > 0 ? [{ kind: 'printFailed', prints: facts.failedPrints }] : []
}

function devices({ devices: all, now }: Hall): Decision[] {
  return paired(all).flatMap((device): Decision[] => {
    if (isSilent(device, now)) return [{ kind: 'deviceSilent', device }]
    return device.printerState && device.printerState !== 'ok' ? [{ kind: 'printer', device }] : []
  })
}

/** Zones in which nobody is called by voice: the screen that is to speak there lives, and cannot be heard. */
function unheardVoices({ directory, devices: all, now }: Hall): Decision[] {
  const speakers = new Set(voiceOfZones(all, directory.zones, now).values())
  return paired(all).flatMap((device): Decision[] => {
    const { id, voiceState: state } = device
    if (!speakers.has(id) || isSilent(device, now)) return []
    return state === 'blocked' || state === 'missing' || state === 'muted' ? [{ kind: 'voice', device, state }] : []
  })
}

/** In use: approved and not taken back. */
export function paired(devices: readonly ListedDevice[]): ListedDevice[] {
  return devices.filter((device) => device.approvedAt && !device.revokedAt)
}

export function isSilent(device: ListedDevice, now: Date): boolean {
  const heard = device.lastHeardAt ?? device.approvedAt
  return !heard || now.getTime() - heard.getTime() > silentAfterMs
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
