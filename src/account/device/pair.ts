import { randomInt } from 'node:crypto'
import { announce } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { accessTopic } from '#platform/live.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { allow } from '../allow.ts'
import type { DeviceKind, ListedDevice, PairedDevice, PrinterState } from './device.ts'
import * as store from './store.ts'

const codeMs = 15 * 60_000

export type Pairing = { readonly code: string; readonly expiresAt: Date }

/** A device that nobody knows yet gets a code of its own to show. Asking again with the same token makes a new code. */
export async function askToPair(tx: Tx, kind: DeviceKind, tokenHash: string, now: Date): Promise<Pairing> {
  const expiresAt = new Date(now.getTime() + codeMs)
  await store.releaseCodes(tx, now)
  await store.deleteUnapproved(tx, tokenHash)
  for (let attempt = 0; attempt < 20; attempt++) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    // Not announced: anybody can ask, and the ledger is not for what anybody can write into it.
    if (await store.insertPairing(tx, { kind, tokenHash, code, expiresAt }, now)) return { code, expiresAt }
  }
  throw new Refused('account.noFreeCode')
}

/** What the device with this token is told when it asks how things stand. */
export function deviceByToken(tx: Tx, tokenHash: string): Promise<ListedDevice | undefined> {
  return store.readByToken(tx, tokenHash)
}

/** The device that this token belongs to, as long as it is approved and not revoked. One statement. */
export async function findDevice(tx: Tx, tokenHash: string, now: Date): Promise<PairedDevice | undefined> {
  const row = await store.readPaired(tx, tokenHash, now)
  if (!row) return undefined
  const { kind, ...rest } = row
  return { kind: 'device', ...rest, deviceKind: kind, roles: [kind] }
}

/** The device says that it lives and how its printer is; only a printer that changed is news. */
export async function heard(
  tx: Tx,
  device: PairedDevice,
  printerState: PrinterState | undefined,
  now: Date,
): Promise<void> {
  if (printerState === undefined || printerState === device.printerState) return
  await store.writePrinter(tx, device.id, printerState, now)
  const data = { deviceId: device.id, from: device.printerState, to: printerState }
  await announce(
    tx,
    { kind: 'device.printer', actor: device, data, topics: ['devices', 'floor', `device:${device.id}`] },
    now,
  )
}

/** Typed or pressed, it is the code on the screen in front of somebody that is approved: two cannot approve the same. */
export async function approveDevice(
  tx: Tx,
  code: string,
  placing: store.Placing,
  by: Actor,
  now: Date,
): Promise<ListedDevice> {
  allow(by, 'device.approve')
  if (by.kind !== 'staff') throw new Refused('account.noSuchCode')
  const device = await store.approvePairing(tx, code.replace(/\D/g, ''), placing, by.id, now)
  if (!device) throw new Refused('account.noSuchCode')
  await say(tx, 'device.approved', device, by, now)
  return device
}

export async function placeDevice(tx: Tx, id: number, placing: store.Placing, by: Actor, now: Date): Promise<void> {
  const device = await mustEdit(tx, id, by)
  if (device.name === placing.name && device.zoneId === placing.zoneId) return
  await store.updatePlacing(tx, id, placing)
  await say(tx, 'device.placed', { ...device, ...placing }, by, now)
}

/**
 * Another machine where this device stands: a broken kiosk, a browser that lost its cookies. It keeps the device's name,
 * zone, printer, voice and history; the machine that was there before is nobody from its next request on.
 * Refused: the code of another kind of machine.
 */
export async function replaceMachine(tx: Tx, id: number, code: string, by: Actor, now: Date): Promise<void> {
  const device = await mustEdit(tx, id, by)
  if (device.revokedAt || !device.approvedAt) throw new NotFound('account.noSuchDevice')
  const machine = await store.takePairing(tx, code.replace(/\D/g, ''), now)
  if (!machine) throw new Refused('account.noSuchCode')
  if (machine.kind !== device.kind) throw new Refused('account.otherKind', { kind: machine.kind })
  if (!(await store.moveIn(tx, id, machine.tokenHash, now))) throw new NotFound('account.noSuchDevice')
  await say(tx, 'device.replaced', device, by, now)
}

/** Holds from the device's next request on. */
export async function revokeDevice(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  const device = await mustEdit(tx, id, by)
  if (await store.updateRevoked(tx, id, now)) await say(tx, 'device.revoked', device, by, now)
}

export async function devicesFor(tx: Tx, by: Actor, now: Date): Promise<ListedDevice[]> {
  allow(by, 'device.read')
  return await store.readDevices(tx, now)
}

/** For the live list, whose watchers were asked before. */
export function allDevices(tx: Tx, now: Date): Promise<ListedDevice[]> {
  return store.readDevices(tx, now)
}

export async function deviceFor(tx: Tx, id: number, by: Actor): Promise<ListedDevice> {
  allow(by, 'device.read')
  const device = await store.readDevice(tx, id)
  if (!device) throw new NotFound('account.noSuchDevice')
  return device
}

async function mustEdit(tx: Tx, id: number, by: Actor): Promise<ListedDevice> {
  allow(by, 'device.approve')
  return await deviceFor(tx, id, by)
}

/** Whatever the machine that was there still has open ends. */
const endsAccess = new Set(['device.revoked', 'device.replaced'])

function say(tx: Tx, kind: string, device: ListedDevice, by: Actor, now: Date): Promise<number> {
  const { id, name, zoneId } = device
  const data = { deviceId: id, subject: `device:${id}`, label: name, zoneId }
  return announce(
    tx,
    {
      kind,
      actor: by,
      data,
      topics: ['devices', `device:${id}`, ...(endsAccess.has(kind) ? [accessTopic('device', id)] : [])],
    },
    now,
  )
}
