import packageJson from '../../package.json' with { type: 'json' }
import { accuracy } from './accuracy-command.ts'
import type { Command } from './command.ts'
import { dayCommands } from './day-commands.ts'
import { deviceCommands } from './device-commands.ts'
import { doctor } from './doctor.ts'
import { exits } from './exit-codes.ts'
import { ipp } from './law/ipp-command.ts'
import { nik } from './law/nik-command.ts'
import { skm } from './law/skm-command.ts'
import { mallCommands } from './mall-commands.ts'
import { erlang } from './planning/erlang-command.ts'
import { forecast } from './planning/forecast-command.ts'
import { replay } from './planning/replay-command.ts'
import { simulate } from './planning/simulate-command.ts'
import { staffing } from './planning/staff/staff-command.ts'
import { printerDemo } from './printer/printer-command.ts'
import { mallSchema } from './schema-command.ts'
import { staffCommands } from './staff-commands.ts'

const version: Command = {
  name: 'version',
  usage: '',
  example: 'pendopo version',
  summary: { id: 'Menyebut versi Pendopo dan Node.', en: 'Tells the versions of Pendopo and Node.' },
  takes: [0, 0],
  run: async () => {
    const data = { pendopo: packageJson.version, node: process.versions.node }
    return { exit: exits.ok, lines: [`Pendopo ${data.pendopo}, Node ${data.node}`], data }
  },
}

/** Every command there is; a new one is one more entry. `help` is run.ts's own. */
export const commands: readonly Command[] = [
  ...mallCommands,
  mallSchema,
  ...staffCommands,
  ...deviceCommands,
  printerDemo,
  ...dayCommands,
  accuracy,
  skm,
  ipp,
  nik,
  simulate,
  staffing,
  erlang,
  replay,
  forecast,
  doctor,
  version,
]
