import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { prepareJobs } from './jobs/schema.ts'
import type { Log } from './log.ts'

type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

export const migrationsFolder = join(import.meta.dirname, '../../db/migrations')

// Any number that no other program on the same database uses.
const lockKey = 7_263_671_001

/**
 * Brings the schema to the state of `folder`, as the owner. Processes that start together wait for one another.
 * Each file is one transaction; a file that ran is never changed or removed, only followed by another.
 */
export async function migrate(
  ownerUrl: string,
  runtimeUrl: string,
  log: Log,
  folder = migrationsFolder,
): Promise<number> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'pendopo migrate',
    connectionTimeoutMillis: 15_000,
  })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await refuseOldServer(client)
    await ensureRuntimeRole(client, new URL(runtimeUrl))
    const due = notYetRun(await readMigrations(folder), await alreadyRun(client))
    for (const migration of due) await run(client, migration)
    if (folder === migrationsFolder) await prepareJobs(client, ownerUrl)
    if (due.length > 0) log.info('The database has its newest form', { migrations: due.length })
    return due.length
  } finally {
    await client.end()
  }
}

/** What `migrate` would run, without running it: for a check before a start. `isNew`: nothing ever ran here. */
export async function migrationsDue(
  ownerUrl: string,
  folder = migrationsFolder,
): Promise<{ due: number; isNew: boolean }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'pendopo migrate' })
  await client.connect()
  try {
    const done = await alreadyRun(client)
    return { due: notYetRun(await readMigrations(folder), done).length, isNew: done.size === 0 }
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  if ((rows[0]?.version ?? 0) < 150_000) throw new CannotStart('PostgreSQL 15 or later is needed.')
}

/** Migrations grant to pendopo_app; whoever DATABASE_URL signs in as is that role, a member of it, or the owner itself. */
async function ensureRuntimeRole(client: pg.Client, runtime: URL): Promise<void> {
  const user = decodeURIComponent(runtime.username)
  const { rows } = await client.query<{ exists: boolean; suffices: boolean }>(
    `select to_regrole('pendopo_app') is not null as exists,
      $1 = current_user or coalesce(pg_has_role(to_regrole(quote_ident($1)), to_regrole('pendopo_app'), 'member'), false) as suffices`,
    [user],
  )
  const login = user === 'pendopo_app' ? ' login' : ''
  const password = login && ` password ${pg.escapeLiteral(decodeURIComponent(runtime.password))}`
  if (!rows[0]?.exists) await asOwner(client, `create role pendopo_app nobypassrls${login}`, password)
  if (!login && !rows[0]?.suffices) await asOwner(client, `grant pendopo_app to ${pg.escapeIdentifier(user)}`)
}

async function asOwner(client: pg.Client, statement: string, secret = ''): Promise<void> {
  try {
    await client.query(statement + secret)
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    // Not allowed to make roles, or to give this one away.
    if (code !== '42501' && code !== '42704' && code !== '0LP01') throw error
    throw new CannotStart(
      `The owner of the database may not do this; ask its administrator for it: ${statement}; (${message})`,
    )
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
      throw new CannotStart(`The migration ${name} is not named NNNN-name.sql.`)
    if (names[index - 1]?.slice(0, 4) === name.slice(0, 4))
      throw new CannotStart(`Two migrations have the number ${name.slice(0, 4)}: ${names[index - 1]} and ${name}.`)
  }
  return Promise.all(names.map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // Git on Windows may turn line ends; the file is the same.
  const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
}

async function alreadyRun(client: pg.Client): Promise<Map<string, string>> {
  // The table comes with the first migration, in the schema which that one makes.
  const { rows: found } = await client.query(`select 1 where to_regclass('platform.migration') is not null`)
  if (found.length === 0) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration order by name',
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function notYetRun(known: readonly Migration[], done: ReadonlyMap<string, string>): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const [name, checksum] of done) {
    const file = byName.get(name)
    if (!file)
      throw new CannotStart(
        `This database has run ${name}, which these program files do not have. It was migrated by a newer Pendopo: start that one.`,
      )
    if (file.checksum !== checksum)
      throw new CannotStart(`${name} was changed after it ran here. Put it back as it was and add a new migration.`)
  }
  const last = [...done.keys()].at(-1) ?? ''
  const due = known.filter(({ name }) => !done.has(name))
  const late = due.find(({ name }) => name < last)
  if (late) throw new CannotStart(`${late.name} comes before ${last}, which already ran. Give it a later number.`)
  return due
}

async function run(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, checksum text not null, at timestamptz not null default now())`)
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new CannotStart(
      `The migration ${name} failed and changed nothing: ${(error as Error).message}${place(error, text)}`,
    )
  }
}

function place(error: unknown, text: string): string {
  const position = Number((error as pg.DatabaseError).position)
  return position ? ` (line ${text.slice(0, position).split('\n').length})` : ''
}
