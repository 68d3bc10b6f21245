import { healthOf, type ListedDevice } from '#account/device/device.ts'
import { deviceFor, devicesFor, revokeDevice } from '#account/device/pair.ts'
import { commandLine } from '#platform/actor.ts'
import { type Command, Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { inMall } from './which-mall.ts'
import { withDatabase } from './with-database.ts'
import { words } from './words.ts'

const mall = { mall: { type: 'string' } } as const

const list: Command = {
  name: 'device list',
  usage: '[--mall CODE]',
  example: 'pendopo device list',
  summary: {
    id: 'Menyebut kios dan layar, dan apakah mereka terhubung.',
    en: 'Lists kiosks and screens, and whether they are connected.',
  },
  takes: [0, 0],
  options: mall,
  run: (call) =>
    withDatabase(call, async (tools) => {
      const now = tools.now()
      const devices = await inMall(tools, call, (tx) => devicesFor(tx, commandLine, now))
      const said = words[call.language]
      const lines = devices.map(
        (device) =>
          `${String(device.id).padStart(4)}  ${device.kind.padEnd(8)} ${nameOf(device).padEnd(24)} ${said.health[healthOf(device, now)]}`,
      )
      const data = devices.map((device) => ({
        id: device.id,
        kind: device.kind,
        name: device.name,
        health: healthOf(device, now),
        printer: device.printerState,
        lastHeardAt: device.lastHeardAt,
      }))
      return { exit: exits.ok, lines: lines.length > 0 ? lines : [said.noDevices], data: { devices: data } }
    }),
}

const revoke: Command = {
  name: 'device revoke',
  usage: 'ID [--mall CODE]',
  example: 'pendopo device revoke 3',
  summary: { id: 'Mencabut kios atau layar.', en: 'Revokes a kiosk or a screen.' },
  takes: [1, 1],
  options: mall,
  run: (call) =>
    withDatabase(call, async (tools) => {
      const [typed = ''] = call.words
      if (!/^\d{1,15}$/.test(typed)) throw new Stopped(exits.usage, [words[call.language].badDevice(typed)])
      const device = await inMall(tools, call, async (tx) => {
        const found = await deviceFor(tx, Number(typed), commandLine)
        await revokeDevice(tx, found.id, commandLine, tools.now())
        return found
      })
      return { exit: exits.ok, lines: [words[call.language].revoked(nameOf(device))], data: { id: device.id } }
    }),
}

export const deviceCommands: readonly Command[] = [list, revoke]

function nameOf({ id, name }: ListedDevice): string {
  return name === '' ? String(id) : name
}
