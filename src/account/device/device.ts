import type { Actor, Device } from '#platform/actor.ts'

/** A kiosk or a hall screen: it shows a code, a manager approves it, and from then on its cookie says who it is. */
export const deviceKinds = ['kiosk', 'display'] as const
export type DeviceKind = (typeof deviceKinds)[number]
export const printerStates = ['ok', 'paper_low', 'paper_out', 'cover_open', 'unreachable'] as const
/**
 * Whether a screen can be heard: its browser forbids sound until somebody touches it, clips are missing, somebody turned
 * it off at the screen, or it is not meant to speak.
 */
export const voiceStates = ['ready', 'blocked', 'missing', 'muted', 'off'] as const
export type VoiceState = (typeof voiceStates)[number]
export type PrinterState = (typeof printerStates)[number]

/** An approved device as it comes with a request: an actor, and where it stands. */
export type PairedDevice = Device & {
  readonly deviceKind: DeviceKind
  readonly zoneId: number
  readonly settings: Readonly<Record<string, unknown>>
  readonly printerState: PrinterState | null
  readonly voiceState: VoiceState | null
}

/** The kiosk or screen behind a request; undefined when somebody else asks. `pairedAs(c.var.actor, 'kiosk')?.zoneId` */
export function pairedAs(actor: Actor, kind: DeviceKind): PairedDevice | undefined {
  return actor.kind === 'device' && 'zoneId' in actor && actor.roles.includes(kind)
    ? (actor as PairedDevice)
    : undefined
}

export type ListedDevice = {
  readonly id: number
  readonly kind: DeviceKind
  readonly name: string
  readonly zoneId: number | null
  readonly pairingCode: string | null
  readonly pairingExpiresAt: Date | null
  readonly approvedAt: Date | null
  readonly revokedAt: Date | null
  readonly lastHeardAt: Date | null
  readonly settings: Readonly<Record<string, unknown>>
  readonly printerState: PrinterState | null
  readonly voiceState: VoiceState | null
  readonly createdAt: Date
}

/** Nothing heard for so long means: switched off, or without network. Devices speak at least every 15 seconds. */
const silentAfterMs = 90_000

export type Health = 'waiting' | 'expired' | 'heard' | 'silent' | 'revoked'

export function healthOf(device: Omit<ListedDevice, 'name' | 'kind' | 'zoneId'>, now: Date): Health {
  if (device.revokedAt) return 'revoked'
  if (!device.approvedAt) return device.pairingExpiresAt && device.pairingExpiresAt > now ? 'waiting' : 'expired'
  const heard = device.lastHeardAt ?? device.approvedAt
  return now.getTime() - heard.getTime() < silentAfterMs ? 'heard' : 'silent'
}

/** The code as one reads it out: 481 207. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
