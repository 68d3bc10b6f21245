/** `npm run schema`: writes db/schema.sql anew from the migrations. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startTestServer } from '../test/harness/server.ts'
import { dumpSchema } from './dump-schema.ts'

const file = join(import.meta.dirname, '../db/schema.sql')
const server = await startTestServer({ isTemplate: false })
try {
  const client = new pg.Client({ connectionString: server.environment.TEST_OWNER_URL })
  await client.connect()
  await writeFile(file, await dumpSchema(client).finally(() => client.end()))
  console.log('db/schema.sql is as the migrations leave it')
} finally {
  await server.stop()
}
