import { Hono } from 'hono'
import { z } from 'zod'
import {
  type DeviceKind,
  deviceKinds,
  type ListedDevice,
  type PairedDevice,
  pairedAs,
  printerStates,
  voiceStates,
} from '#account/device/device.ts'
import { askToPair, deviceByToken, heard, type Pairing } from '#account/device/pair.ts'
import { heardVoice } from '#account/device/set-up.ts'
import { networkOf } from '#account/sign-in/door.ts'
import { hashToken, newToken } from '#account/token.ts'
import { Forbidden, Refused } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { parseOwnFields } from '#platform/web/forms.ts'
import { countAgainst } from '#platform/web/rate-limit.ts'
import { deviceToken, keepDeviceToken, renewDeviceToken } from './device-of-request.ts'
import { codePage, revokedPage, tooManyPage } from './pairing-page.tsx'

type House = { readonly installationKey: Buffer }

// A hall of twenty devices behind one address is set up in a morning; a code that runs out at night is renewed as well.
const codesPerNetwork = { name: 'pairing codes', most: 60, seconds: 900 }
const heartbeat = z.object({ printer: z.enum(printerStates).optional(), voice: z.enum(voiceStates).optional() })

/** /device: the pages that a kiosk or a hall screen opens first, and by which it says that it lives. */
export function deviceRoutes(house: House): Hono<Env> {
  const routes = new Hono<Env>()
  for (const kind of deviceKinds) {
    routes.get(`/${kind}`, (c) => firstPage(c, house, kind))
    routes.get(`/${kind}/state`, async (c) =>
      c.json(stateOf(c, kind, await knownDevice(c)), 200, { 'cache-control': 'no-store' }),
    )
    // Somebody at a device that was taken out of use starts over, under a new token.
    routes.post(`/${kind}/pairings`, async (c) => {
      await newPairing(c, house, kind, newToken())
      return seeOther(c, `/device/${kind}`)
    })
  }
  routes.post('/heartbeat', async (c) => {
    const device = mustBeDevice(c)
    const { printer, voice } = await parseOwnFields(c, heartbeat)
    await c.var.inMall((tx) => heard(tx, device, printer, c.var.now))
    if (voice) await c.var.inMall((tx) => heardVoice(tx, device, voice, c.var.now))
    return c.body(null, 204)
  })
  return routes
}

async function firstPage(c: Ask, house: House, kind: DeviceKind): Promise<Response> {
  if (pairedAs(c.var.actor, kind)) {
    renewDeviceToken(c)
    return seeOther(c, `/${kind}`)
  }
  const device = await knownDevice(c)
  if (device?.revokedAt && device.kind === kind) return await revokedPage(c, kind, device.revokedAt)
  const shown = device && device.kind === kind ? liveCode(device, c.var.now) : undefined
  if (shown) return await codePage(c, kind, shown)
  try {
    return await codePage(c, kind, await newPairing(c, house, kind, newToken()))
  } catch (error) {
    if (error instanceof Refused && error.key === 'tooManyRequests') return await tooManyPage(c, kind)
    throw error
  }
}

async function newPairing(c: Ask, { installationKey }: House, kind: DeviceKind, token: string): Promise<Pairing> {
  const { db, clientAddress, now } = c.var
  await countAgainst(db, installationKey, codesPerNetwork, networkOf(clientAddress), now)
  const pairing = await c.var.inMall((tx) => askToPair(tx, kind, hashToken(token), now))
  keepDeviceToken(c, token)
  return pairing
}

async function knownDevice(c: Ask): Promise<ListedDevice | undefined> {
  const tokenHash = deviceToken(c)
  return tokenHash ? await c.var.inMall((tx) => deviceByToken(tx, tokenHash)) : undefined
}

function liveCode({ pairingCode, pairingExpiresAt }: ListedDevice, now: Date): Pairing | undefined {
  return pairingCode && pairingExpiresAt && pairingExpiresAt > now
    ? { code: pairingCode, expiresAt: pairingExpiresAt }
    : undefined
}

/** For the page's script: it loads the page anew when this is something else than what the page shows. */
function stateOf(c: Ask, kind: DeviceKind, device: ListedDevice | undefined): { state: string; code?: string } {
  if (pairedAs(c.var.actor, kind)) return { state: 'approved' }
  const live = device && liveCode(device, c.var.now)
  return live ? { state: 'waiting', code: `${live.code.slice(0, 3)} ${live.code.slice(3)}` } : { state: 'over' }
}

function mustBeDevice(c: Ask): PairedDevice {
  const device = pairedAs(c.var.actor, 'kiosk') ?? pairedAs(c.var.actor, 'display')
  if (!device) throw new Forbidden('account.notADevice')
  return device
}
