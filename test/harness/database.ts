import { after } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase, type Tx, txOn } from '#platform/database.ts'

/** A database of this test's own, with the schema as migrations leave it and nothing in it. */
export type TestDatabase = {
  /** As the app sees it: the runtime role, bound by row security. */
  readonly url: string
  readonly ownerUrl: string
  readonly db: Database
  /** Sees and changes everything, whatever row security says: for arranging and for looking. */
  readonly owner: Tx
  /** What uses this database ends before it goes. */
  readonly beforeDrop: (act: () => Promise<void>) => void
  readonly drop: () => Promise<void>
}

let made = 0

/** Call at the top of a test file; the database goes when the file's tests have ended. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${++made}`
  // Copied file by file: logged page by page it takes three times as long.
  await onServer(`create database ${name} template pendopo owner pendopo_owner strategy file_copy`)
  const url = at('TEST_URL', name)
  const db = openDatabase(url, () => {})
  const client = new pg.Client({ connectionString: at('TEST_SUPERUSER_URL', name) })
  client.on('error', () => {})
  await client.connect()
  const users: (() => Promise<void>)[] = []
  let dropped: Promise<void> | undefined
  const drop = () => {
    dropped ??= Promise.all(users.map((end) => end())).then(() => dropAll(name, db, client))
    return dropped
  }
  after(drop)
  return {
    url,
    ownerUrl: at('TEST_OWNER_URL', name),
    db,
    owner: txOn(client, client),
    beforeDrop: (act) => void users.push(act),
    drop,
  }
}

/** A database with nothing in it at all, for tests of migrating. */
export async function emptyDatabase(): Promise<{ url: string; ownerUrl: string; superuserUrl: string }> {
  const name = `empty_${process.pid}_${++made}`
  await onServer(`create database ${name} template template1 owner pendopo_owner`)
  after(() => onServer(`drop database if exists ${name} with (force)`))
  return {
    url: at('TEST_URL', name),
    ownerUrl: at('TEST_OWNER_URL', name),
    superuserUrl: at('TEST_SUPERUSER_URL', name),
  }
}

async function dropAll(name: string, db: Database, client: pg.Client): Promise<void> {
  await Promise.all([db.close(), client.end()])
  await onServer(`drop database if exists ${name} with (force)`)
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: at('TEST_SUPERUSER_URL', 'postgres') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function at(variable: string, database: string): string {
  const found = process.env[variable]
  if (!found) throw new Error('Run tests with `npm test`, or one file with `npm test -- src/visit/x.test.ts`.')
  const url = new URL(found)
  url.pathname = `/${database}`
  return url.href
}
