import { healthOf, type ListedDevice } from '#account/device/device.ts'
import { voiceOfZones } from '#hall/voice-of-zone.ts'
import { isReady } from '#printing/printer.ts'
import type { PrinterHere } from '#printing/read-printers.ts'
import { type Decision, type Hall, mostAlone, type Of } from './decision.ts'

/** Printers and screens that do not do what they stand there for. */
export function decideDevices(hall: Hall): Decision[] {
  const { devices, printers, facts, now } = hall
  const inUse = paired(devices)
  return [
    ...printers.filter((printer) => !isReady(printer) || isLow(printer)).map(decidePrinter),
    ...decideSilent(inUse.filter((device) => isSilent(device, now))),
    ...inUse.filter((device) => !isSilent(device, now)).flatMap((device) => decideKioskPrinter(device, printers)),
    ...decideVoices(hall),
    ...(facts.failedPrints.length > 0
      ? [{ kind: 'printFailed' as const, prints: facts.failedPrints, weight: facts.failedPrints.length }]
      : []),
  ]
}

function decidePrinter(printer: PrinterHere): Decision {
  return { kind: 'printer', printer, weight: (isReady(printer) ? 0 : 1000) + printer.wanted }
}

function isLow({ health }: PrinterHere): boolean {
  return health === 'paper_low'
}

function decideSilent(devices: readonly ListedDevice[]): (Of<'deviceSilent'> | Of<'devicesSilent'>)[] {
  if (devices.length > mostAlone) return [{ kind: 'devicesSilent', devices, weight: devices.length }]
  return devices.map((device) => ({ kind: 'deviceSilent', device, weight: device.kind === 'kiosk' ? 2 : 1 }))
}

/** A printer of our own is asked by the mall itself; what the kiosk says counts where there is none. */
function decideKioskPrinter(device: ListedDevice, printers: readonly PrinterHere[]): Of<'kioskPrinter'>[] {
  const hasOwn = printers.some((printer) => printer.deviceId === device.id)
  if (!hasOwn && device.printerState && device.printerState !== 'ok')
    return [{ kind: 'kioskPrinter', device, weight: device.printerState === 'paper_low' ? 0 : 1 }]
  return []
}

/** Zones in which nobody is called by voice: the screen that is to speak there lives, and cannot be heard. */
function decideVoices({ directory, devices, now }: Hall): Decision[] {
  const speakers = new Set(voiceOfZones(devices, directory.zones, now).values())
  return paired(devices).flatMap((device): Decision[] => {
    const { id, voiceState: state } = device
    if (!speakers.has(id) || isSilent(device, now)) return []
    return state === 'blocked' || state === 'missing' || state === 'muted'
      ? [{ kind: 'voice', device, state, weight: 1 }]
      : []
  })
}

/** In use: approved and not taken back. */
export function paired(devices: readonly ListedDevice[]): ListedDevice[] {
  return devices.filter((device) => device.approvedAt && !device.revokedAt)
}

export function isSilent(device: ListedDevice, now: Date): boolean {
  return healthOf(device, now) === 'silent'
}
