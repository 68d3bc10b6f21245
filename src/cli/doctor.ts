import { constants, existsSync } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { migrationsDue } from '#platform/migrate.ts'
import { tracesOfDatabase } from '#platform/postgres-damage.ts'
import { readSettings, type Settings } from '../settings.ts'
import type { Call, Command } from './command.ts'
import { exits } from './exit-codes.ts'
import { findDatabase } from './with-database.ts'
import { words } from './words.ts'

type Finding = { readonly what: string; readonly isWell: boolean; readonly sentence: string }

/** Whether this machine can run Pendopo, each thing in a sentence. Nothing is changed. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  example: 'pendopo doctor',
  summary: {
    id: 'Memeriksa apakah Pendopo dapat dijalankan di komputer ini.',
    en: 'Checks whether Pendopo can run on this computer.',
  },
  takes: [0, 0],
  run: async (call) => {
    const settings = readSettings(call.environment)
    const findings = [...machine(call), ...(await folderAndDisk(call, settings)), ...(await database(call, settings))]
    const ill = findings.filter(({ isWell }) => !isWell)
    const said = words[call.language].doctor
    const lines = findings.map(({ isWell, sentence }) => `${isWell ? '✓' : '✗'} ${sentence}`)
    const exit =
      ill.length === 0 ? exits.ok : ill.some(({ what }) => what === 'database') ? exits.noDatabase : exits.refused
    return { exit, lines: [...lines, ill.length === 0 ? said.well : said.ill(ill.length)], data: { findings } }
  },
}

function machine({ language }: Call): Finding[] {
  const said = words[language].doctor
  const { node } = process.versions
  const isNew = Number(node.split('.')[0]) >= 24
  const now = new Date()
  // Before this program was written, or long after any repair: a dead clock battery says 1970 or 2000.
  const isPossible = now.getFullYear() >= 2026 && now.getFullYear() < 2100
  const moment = now.toISOString()
  const hasZones = [
    ['Asia/Jakarta', '07'],
    ['Asia/Makassar', '08'],
    ['Asia/Jayapura', '09'],
  ].every(([timeZone, hour]) => hourAt(timeZone as string) === hour)
  return [
    { what: 'node', isWell: isNew, sentence: isNew ? said.node(node) : said.oldNode(node) },
    { what: 'settings', isWell: true, sentence: said.settings },
    { what: 'clock', isWell: isPossible, sentence: isPossible ? said.clock(moment) : said.badClock(moment) },
    { what: 'timeZones', isWell: hasZones, sentence: hasZones ? said.zones : said.noZones },
  ]
}

/** What midnight UTC is there. */
function hourAt(timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
    new Date('2026-01-01T00:00:00Z'),
  )
}

async function folderAndDisk({ language }: Call, { dataDir }: Settings): Promise<Finding[]> {
  const said = words[language].doctor
  const isThere = existsSync(dataDir)
  const nearest = firstExisting(dataDir)
  const isWritable = await access(nearest, constants.W_OK).then(
    () => true,
    () => false,
  )
  const { bavail, bsize } = await statfs(nearest)
  const free = (Number(bavail) * Number(bsize)) / 1e9
  const gigabytes = free.toFixed(free < 10 ? 1 : 0)
  const folder = isWritable ? (isThere ? said.folder(dataDir) : said.newFolder(dataDir)) : said.lockedFolder(dataDir)
  return [
    { what: 'folder', isWell: isWritable, sentence: folder },
    { what: 'disk', isWell: free >= 2, sentence: free >= 2 ? said.disk(gigabytes) : said.fullDisk(gigabytes) },
  ]
}

function firstExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : firstExisting(dirname(path))
}

async function database(call: Call, settings: Settings): Promise<Finding[]> {
  const said = words[call.language].doctor
  const { dataDir } = settings
  const isNew = !existsSync(join(dataDir, 'postgres', 'PG_VERSION')) && tracesOfDatabase(dataDir).length === 0
  if (!settings.database && isNew) {
    return [{ what: 'database', isWell: true, sentence: said.newDatabase }]
  }
  try {
    const { ownerUrl, url, stop } = await findDatabase(settings, call)
    try {
      return [...(await askServer(call, url)), await askSchema(call, ownerUrl)]
    } finally {
      await stop()
    }
  } catch (error) {
    return [{ what: 'database', isWell: false, sentence: said.noDatabase(messageOf(error)) }]
  }
}

async function askServer({ language }: Call, url: string): Promise<Finding[]> {
  const said = words[language].doctor
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'pendopo doctor',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; now: Date }>(
      `select current_setting('server_version') as version, clock_timestamp() as now`,
    )
    const apart = Math.round(Math.abs(Date.now() - (rows[0]?.now.getTime() ?? 0)) / 1000)
    const server = { what: 'database', isWell: true, sentence: said.database(rows[0]?.version ?? '', addressOf(url)) }
    return apart < 5 ? [server] : [server, { what: 'clock', isWell: false, sentence: said.apart(apart) }]
  } finally {
    await client.end()
  }
}

/** Where it listens, for pg_dump; the password stays in the data folder. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}

async function askSchema({ language }: Call, ownerUrl: string): Promise<Finding> {
  const said = words[language].doctor
  const { due } = await migrationsDue(ownerUrl)
  // Not a fault: the next start runs them.
  return { what: 'schema', isWell: true, sentence: due === 0 ? said.schema : said.behind(due) }
}

/** A refused connection to several addresses is an AggregateError without words of its own. */
export function messageOf(error: unknown): string {
  const { message, errors } = error as AggregateError
  return message || (errors?.[0] as Error | undefined)?.message || String(error)
}
