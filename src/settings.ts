import { resolve } from 'node:path'
import { z } from 'zod'
import { knownServices, type PushReach } from '#notice/push-reach.ts'
import { type Clock, clockFrom } from '#platform/clock.ts'
import type { Reach } from '#printing/reach.ts'

/** What an installation is told by its environment, checked whole before anything starts. */
export type Settings = {
  readonly environment: 'development' | 'production' | 'test'
  readonly role: 'web' | 'jobs' | 'all'
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  readonly dataDir: string
  /** Absent: PostgreSQL of our own in the data folder. */
  readonly database: ExternalDatabase | undefined
  /** Absent: made and kept in the data folder. */
  readonly installationKey: string | undefined
  /** `host:port` of a clamd that looks at each uploaded file; absent: files are not scanned. */
  readonly virusScanner: string | undefined
  /** The mall that is loaded when the database has none; never in production. */
  readonly mallPack: string | undefined
  readonly clock: Clock
  /** Nobody chose a clock: a demonstration mall that is closed at this hour opens on a working morning instead. */
  readonly opensForDemonstration: boolean
  /** Where printers may be; the mall's own network always. */
  readonly printers: Reach
  /** Which push services may wake visitors' browsers. */
  readonly push: PushReach
}

export type ExternalDatabase = {
  readonly url: string
  readonly ownerUrl: string
  /** Goes round a pooler, for the session that listens and the one that leads. */
  readonly directUrl: string
  readonly hasOwnOwner: boolean
}

/** Every fault at once, as sentences for whoever starts the house. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused'
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

const databaseUrl = (name: string) =>
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, `${name} must look like postgres://user:password@host:5432/database.`)
    .refine(URL.canParse, `${name} must look like postgres://user:password@host:5432/database.`)
    .optional()

const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'NODE_ENV must be development, production or test.')
    .default('development'),
  ROLE: z.enum(['web', 'jobs', 'all'], 'ROLE must be web, jobs or all.').default('all'),
  PORT: z.coerce
    .number('PORT must be a number from 0 to 65535.')
    .int('PORT must be a whole number.')
    .min(0, 'PORT must be a number from 0 to 65535.')
    .max(65_535, 'PORT must be a number from 0 to 65535.')
    .default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an address such as https://mpp.example.go.id.' })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: databaseUrl('DATABASE_URL'),
  DATABASE_OWNER_URL: databaseUrl('DATABASE_OWNER_URL'),
  DATABASE_DIRECT_URL: databaseUrl('DATABASE_DIRECT_URL'),
  INSTALLATION_KEY: z
    .string()
    .refine(
      (key) => Buffer.from(key, 'base64url').length >= 32,
      'INSTALLATION_KEY must hold at least 32 random bytes, written in base64url.',
    )
    .optional(),
  VIRUS_SCANNER: z
    .string()
    .regex(/^[\w.-]+:\d{2,5}$/, 'VIRUS_SCANNER must be the address of a clamd, such as 127.0.0.1:3310.')
    .optional(),
  MALL_PACK: z.string().optional(),
  PRINTER_LOOPBACK: z.enum(['yes', 'no'], 'PRINTER_LOOPBACK must be yes or no.').optional(),
  PUSH_SERVICES: z
    .string()
    .regex(
      /^(none|known|(\*\.)?[\w-]+(\.[\w-]+)+(,(\*\.)?[\w-]+(\.[\w-]+)+)*)$/,
      'PUSH_SERVICES must be "known", "none" or names of hosts such as fcm.googleapis.com,*.push.apple.com.',
    )
    .default('known'),
  PENDOPO_CLOCK: z
    .string()
    .refine(
      (text) => clockFrom(text) !== undefined,
      'PENDOPO_CLOCK must be "real", "steered" or a moment with its offset and a speed, such as 2026-11-23T07:30:00+07:00@60.',
    )
    .optional(),
})

type Variables = z.infer<typeof variables>
type Environment = Readonly<Record<string, string | undefined>>

/**
 * For whoever starts a house that is not the mall's (a played day, a test, a bench): what the shell tells the mall,
 * above all where its database is, must not reach it.
 */
export function withoutSettings(environment: Environment): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !(name in variables.shape)))
}

export function readSettings(environment: Environment): Settings {
  // A variable that is set to nothing (PORT= in a compose file) means the same as one that is not there.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = variables.safeParse(given)
  const faults = read.success ? [] : read.error.issues.map(({ message }) => message)
  const missing = faultsTogether(read.success ? read.data : (given as Partial<Variables>))
  if (!read.success || missing.length > 0) throw new SettingsRefused([...faults, ...missing])
  return settingsFrom(read.data)
}

/** What only shows when several variables are looked at together. */
function faultsTogether(given: Partial<Variables>): string[] {
  const faults: string[] = []
  const fault = (is: unknown, sentence: string) => is && faults.push(sentence)
  fault(!given.DATABASE_URL && given.DATABASE_OWNER_URL, 'DATABASE_OWNER_URL is set but DATABASE_URL is not.')
  fault(!given.DATABASE_URL && given.DATABASE_DIRECT_URL, 'DATABASE_DIRECT_URL is set but DATABASE_URL is not.')
  if (given.NODE_ENV !== 'production') return faults
  fault(
    given.DATABASE_URL && !given.DATABASE_OWNER_URL,
    'DATABASE_OWNER_URL is missing: in production the role that migrates and the role that serves must be two.',
  )
  fault(
    given.DATABASE_URL && given.DATABASE_URL === given.DATABASE_OWNER_URL,
    'DATABASE_OWNER_URL is the same as DATABASE_URL: in production the role that migrates and the role that serves must be two.',
  )
  fault(
    given.DATABASE_URL && !given.INSTALLATION_KEY,
    'INSTALLATION_KEY is missing: it wraps the keys that protect people\'s data. Make one with: openssl rand -base64 32 | tr "+/" "-_"',
  )
  fault(!given.PUBLIC_URL, 'PUBLIC_URL is missing: the address that people type, such as https://mpp.example.go.id.')
  fault(given.PENDOPO_CLOCK, 'PENDOPO_CLOCK is for demonstrations and is not allowed in production.')
  return faults
}

function settingsFrom(given: Variables): Settings {
  const isProduction = given.NODE_ENV === 'production'
  const host = given.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1')
  return {
    environment: given.NODE_ENV,
    role: given.ROLE,
    port: given.PORT,
    host,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    dataDir: resolve(given.DATA_DIR),
    database: given.DATABASE_URL === undefined ? undefined : external(given, given.DATABASE_URL),
    installationKey: given.INSTALLATION_KEY,
    virusScanner: given.VIRUS_SCANNER,
    mallPack: isProduction ? undefined : (given.MALL_PACK ?? 'malls/pekanbaru'),
    clock: clockFrom(given.PENDOPO_CLOCK) as Clock,
    // Of two processes on one database each would begin its own morning.
    opensForDemonstration: given.PENDOPO_CLOCK === undefined && !isProduction && given.ROLE === 'all',
    printers: {
      loopback: given.PRINTER_LOOPBACK ? given.PRINTER_LOOPBACK === 'yes' : !isProduction,
      anyPortOfLoopback: !isProduction,
    },
    push: { services: pushServices(given.PUSH_SERVICES), loopback: !isProduction },
  }
}

function pushServices(given: string): readonly string[] {
  if (given === 'known') return knownServices
  return given === 'none' ? [] : given.split(',')
}

function external({ DATABASE_OWNER_URL, DATABASE_DIRECT_URL }: Variables, url: string): ExternalDatabase {
  return {
    url,
    ownerUrl: DATABASE_OWNER_URL ?? url,
    directUrl: DATABASE_DIRECT_URL ?? url,
    hasOwnOwner: DATABASE_OWNER_URL !== undefined && DATABASE_OWNER_URL !== url,
  }
}
