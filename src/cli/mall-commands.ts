import { resolve } from 'node:path'
import { type Checked, checkPack } from '#pack/check-pack.ts'
import { exportPack, writePack } from '#pack/export-pack.ts'
import type { Fault } from '#pack/fault.ts'
import type { Pack } from '#pack/forms.ts'
import { type Imported, importPack } from '#pack/import-pack.ts'
import { listMalls } from '#pack/list-malls.ts'
import { PackRefused } from '#pack/pack-refused.ts'
import { sayFault, sentenceOf } from '#pack/say-fault.ts'
import { type PlaceIn, placed } from '#pack/where-it-stands.ts'
import { commandLine } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Language } from '#platform/words.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { type Answer, type Call, type Command, isOn, option, Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { withDatabase } from './with-database.ts'
import { words } from './words.ts'

const check: Command = {
  name: 'mall check',
  usage: 'PACK',
  example: 'pendopo mall check malls/pekanbaru',
  summary: {
    id: 'Memeriksa paket mal dan menyebut semua kesalahannya, dengan berkas dan barisnya.',
    en: 'Checks a mall pack and tells every fault, with its file and line.',
  },
  takes: [1, 1],
  run: async (call) => {
    const pack = await checkedPack(call)
    const counts = countsOfPack(pack)
    return {
      exit: exits.ok,
      lines: [words[call.language].packIsGood(pack.mall.name[call.language], counts)],
      data: { mall: pack.mall.code, counts },
    }
  },
}

const importMall: Command = {
  name: 'mall import',
  usage: 'PACK [--dry-run]',
  example: 'pendopo mall import malls/pekanbaru',
  summary: {
    id: 'Membuat atau memperbarui mal dari paketnya, seluruhnya atau tidak sama sekali.',
    en: 'Makes or renews a mall from its pack, all of it or nothing.',
  },
  takes: [1, 1],
  options: { 'dry-run': { type: 'boolean' } },
  run: async (call) => {
    const { pack, placeIn } = await checked(call)
    return await withDatabase(call, async ({ db, now }) => {
      const act = (tx: Tx) =>
        importPack(tx, pack, commandLine, now(), holdEveryQueue).catch((error) => throwPlaced(error, placeIn))
      const isDry = isOn(call, 'dry-run')
      const imported = isDry ? await tried(db, act) : await db.transact({ system: true }, act)
      return importAnswer(call.language, pack, imported, isDry)
    })
  },
}

const exportMall: Command = {
  name: 'mall export',
  usage: '[--mall CODE] DIR',
  example: 'pendopo mall export --mall pekanbaru salinan-pekanbaru',
  summary: { id: 'Menulis mal sebagai paket ke folder baru.', en: 'Writes a mall as a pack into a new folder.' },
  takes: [1, 1],
  options: { mall: { type: 'string' } },
  run: (call) =>
    withDatabase(call, async ({ db }) => {
      const folder = call.words[0] ?? ''
      const files = await db.transact({ system: true }, (tx) => exportPack(tx, option(call, 'mall')))
      await writePack(folder, files)
      return {
        exit: exits.ok,
        lines: [words[call.language].exported(folder, files.size)],
        data: { folder: resolve(folder), files: [...files.keys()] },
      }
    }),
}

const list: Command = {
  name: 'mall list',
  usage: '',
  example: 'pendopo mall list --json',
  summary: { id: 'Menyebut semua mal di pemasangan ini.', en: 'Lists the malls of this installation.' },
  takes: [0, 0],
  run: (call) =>
    withDatabase(call, async ({ db }) => {
      const malls = await db.transact({ system: true }, listMalls)
      const lines = malls.map(({ code, name }) => `${code.padEnd(24)}${name[call.language]}`)
      return { exit: exits.ok, lines: lines.length > 0 ? lines : [words[call.language].noMalls], data: { malls } }
    }),
}

export const mallCommands: readonly Command[] = [check, importMall, exportMall, list]

export async function checkedPack(call: Call): Promise<Pack> {
  return (await checked(call)).pack
}

async function checked({ language, words: [folder = ''] }: Call): Promise<Extract<Checked, { pack: Pack }>> {
  const found = await checkPack(folder)
  if ('pack' in found) return found
  throw new Faulty(language, folder, found)
}

/** What speaks against an import, at the lines of the pack where one mends it. */
function throwPlaced(error: unknown, placeIn: PlaceIn): never {
  throw error instanceof PackRefused ? new PackRefused(placed(error.faults, placeIn)) : error
}

/** A pack with faults: for people a line each, for programs the list. */
export class Faulty extends Stopped {
  readonly data: Answer['data']
  constructor(language: Language, folder: string, found: Exclude<Checked, { pack: Pack }>) {
    const noFolder = 'noFolder' in found
    const faults: readonly Fault[] = noFolder ? [{ file: '', key: found.noFolder, detail: { folder } }] : found.faults
    const more = noFolder ? 0 : found.more
    const lines = faults.map((fault) => sayFault(language, fault))
    super(
      noFolder ? exits.noInput : exits.badData,
      noFolder ? lines : [...lines, words[language].faults(faults.length + more, more)],
    )
    this.data = { faults: faults.map((fault) => faultData(language, fault)), more }
  }
}

export function faultData(language: Language, fault: Fault): Record<string, unknown> {
  const { file, line, column, key } = fault
  return { file, line, column, code: key, message: sentenceOf(language, fault) }
}

class Dry extends Error {
  readonly imported: Imported
  constructor(imported: Imported) {
    super('dry')
    this.imported = imported
  }
}

/** Does everything and takes it back. */
async function tried(db: Database, act: (tx: Tx) => Promise<Imported>): Promise<Imported> {
  try {
    return await db.transact({ system: true }, async (tx) => {
      throw new Dry(await act(tx))
    })
  } catch (error) {
    if (error instanceof Dry) return error.imported
    throw error
  }
}

function importAnswer(
  language: Language,
  pack: Pack,
  { code, isNew, isChanged, counts }: Imported,
  isDry: boolean,
): Answer {
  const said = words[language]
  const name = pack.mall.name[language]
  const head = isDry ? said.wouldChange(name) : isNew ? said.imported(name) : said.renewed(name)
  const lines = Object.entries(counts).map(
    ([kind, count]) => `  ${said.kinds[kind as keyof typeof said.kinds].padEnd(12)} ${said.change(count)}`,
  )
  return {
    exit: exits.ok,
    lines: isChanged ? [head, ...lines] : [said.unchanged(name)],
    data: { mall: code, isNew: isNew && !isDry, isChanged, isDry, counts },
  }
}

function countsOfPack(pack: Pack): Record<'agencies' | 'services' | 'queues' | 'counters' | 'staff', number> {
  const sum = (of: (agency: Pack['agencies'][number]) => readonly unknown[]) =>
    pack.agencies.reduce((total, agency) => total + of(agency).length, 0)
  return {
    agencies: pack.agencies.length,
    services: sum(({ services }) => services),
    queues: sum(({ queues }) => queues),
    counters: sum(({ counters }) => counters),
    staff: pack.staff?.staff.length ?? 0,
  }
}
