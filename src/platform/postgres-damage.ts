import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

// A data folder that was half deleted, half copied or is of another release: what happened and what to do, in a
// sentence. Nothing here writes, and nothing is tried that could make the damage greater.

/** PostgreSQL cannot open this folder however often it is tried. */
export class Unopenable extends CannotStart {}

/** What a data folder of PostgreSQL is never without. */
const always = ['PG_VERSION', 'base', 'global', 'global/pg_control', 'global/pg_filenode.map', 'pg_wal', 'pg_xact']
const ofSettings = ['postgresql.conf', 'pg_hba.conf']
/** The same, but empty in good health: copies that leave empty folders out lose them, and nothing with them. */
const mostlyEmpty = [
  ...['pg_commit_ts', 'pg_dynshmem', 'pg_logical/mappings', 'pg_logical/snapshots', 'pg_notify', 'pg_replslot'],
  ...['pg_serial', 'pg_snapshots', 'pg_stat', 'pg_stat_tmp', 'pg_tblspc', 'pg_twophase'],
]
const ofTransactions = ['pg_multixact/members', 'pg_multixact/offsets', 'pg_subtrans']

const restore = 'Put the whole data folder back from its backup (docs/running/install.md, Back up and restore).'

/**
 * Lies beside the database from its first start on. The database may be a disk of its own that is not mounted, and its log
 * may have been tidied away; what is left then would look like a first start.
 */
export const witness = 'database-was-made-here.txt'
const testimony = `Di folder ini pernah dibuat basis data mal Pendopo (folder postgres). Berkas ini mencegah basis data kosong dibuat bila folder itu hilang.
The database of a Pendopo mall was made here (the folder postgres). This file keeps an empty one from being made should that folder be lost.
`

/** Leaves the witness; one that is there stays as it is. */
export async function bearWitness(dataDir: string): Promise<void> {
  await writeFile(join(dataDir, witness), testimony, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** What tells, beside the folder of the database, that there was one. */
export function tracesOfDatabase(dataDir: string): string[] {
  return ['postgres.log', witness].map((name) => join(dataDir, name)).filter((path) => existsSync(path))
}

/** Whether a database stands in the folder; refuses when one stood there and is gone. */
export async function holdsDatabase(folder: string, dataDir: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code !== 'ENOTDIR') throw error
    throw new CannotStart(`${folder} should be the folder of the database and is a file. ${restore}`)
  })
  if (entries.length > 0) return true
  // Both come with the first start, after the database.
  const traces = tracesOfDatabase(dataDir)
  if (traces.length === 0) return false
  throw new CannotStart(
    `The database that was in ${folder} is gone: ${traces.join(' and ')} ${traces.length > 1 ? 'tell' : 'tells'} of it. Is a disk not mounted? ${restore} ` +
      'To begin anew with an empty mall, choose another DATA_DIR; to fill an empty database here from a dump, move what tells of it away first.',
  )
}

/** Refuses a folder that lacks what every database has, and says what is missing. */
export function mustBeWhole(folder: string): void {
  const lacks = (names: readonly string[]) => names.filter((name) => !existsSync(join(folder, name)))
  const [vital, settings, empty] = [lacks([...always, ...ofTransactions]), lacks(ofSettings), lacks(mostlyEmpty)]
  const missing = [...vital, ...settings, ...empty]
  if (missing.length === 0) return
  const said = `The database in ${folder} is not whole: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing. Nothing was changed.`
  if (vital.length > 0) throw new CannotStart(`${said} ${restore}`)
  if (settings.length > 0)
    throw new CannotStart(`${said} Put back ${settings.join(' and ')} from a backup of this data folder.`)
  throw new CannotStart(
    `${said} These folders are empty in good health, so a copy that left empty folders out lost nothing: make them again, with the owner and the rights (0700) of the folder they are in, and start once more.`,
  )
}

// What PostgreSQL says when it is in vain to try again, and what one does then. Its hint to run initdb would end the data.
const inVain: readonly (readonly [RegExp, string])[] = [
  [
    /initialized by PostgreSQL version/,
    'Start it with the release of Pendopo that it belongs to, dump it there, and restore the dump here (docs/running/install.md).',
  ],
  [
    /invalid permissions|wrong ownership|Permission denied/,
    'Give the folder, and all that is in it, back its owner and its rights (cp -a keeps them).',
  ],
  [/contains errors|could not load .*\.conf/, 'Mend that file, or put it back from a backup of this data folder.'],
  [
    /PANIC|could not (open|find|read|access|locate)|incompatible|valid data|invalid (page|checkpoint|magic)|incorrect checksum/,
    restore,
  ],
]

/** What PostgreSQL said in its last lines, without what is no help, and whether another try could help. */
export function failureOf(folder: string, ended: string, lines: readonly string[]): CannotStart {
  const telling = lines
    .map((line) => line.replace(/^\S+ \S+ UTC \[\d+\] /, ''))
    .filter((line) => /^(FATAL|PANIC|DETAIL|ERROR): |^LOG: .*(could not|invalid)|^postgres: /.test(line))
    .filter((line) => !line.includes('postmaster.pid"'))
  const unique = [...new Set(telling)].map((line) => sentence(line.replace(/^([A-Z]+|postgres): +/, '')))
  const words = unique.join(' ').slice(0, 800) || `It ended with ${ended}. ${lines.slice(-3).join(' / ').slice(0, 500)}`
  const advice = inVain.find(([pattern]) => pattern.test(telling.join('\n')))?.[1]
  const said = `PostgreSQL did not start on ${folder}. ${words}`
  return advice ? new Unopenable(`${said} Nothing was deleted. ${advice}`) : new CannotStart(said)
}

/** A file or page of the database that is not there or not right (PostgreSQL, appendix A); else undefined. */
export function damageIn(error: unknown): string | undefined {
  const { code, message, detail } = error as { code?: string; message?: string; detail?: string }
  const isDamage =
    code === '58P01' || code === 'XX001' || code === 'XX002' || (code === '3D000' && detail !== undefined)
  if (!isDamage) return undefined
  const words = [message, detail].flatMap((one) => (one ? sentence(one) : []))
  return `The database is damaged: ${words.join(' ')} Nothing was deleted. ${restore}`
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/\.?$/, '.')
}
