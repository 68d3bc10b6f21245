import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { connectionsWithin, openFilesAllowed } from '../../src/open-files.ts'
import { serveHttp } from '../../src/serve.ts'

// A process of its own, started under a low limit of open files: what it serves opens a file for each answer.
const app = new Hono()
app.get('/healthz', (c) => c.text('ok'))
app.get('/', async (c) => c.text((await readFile(import.meta.filename, 'utf8')).slice(0, 6)))
const connections = connectionsWithin(openFilesAllowed() ?? 0)
const { port } = await serveHttp(
  app,
  { host: '127.0.0.1', port: 0 },
  process.argv[2] === 'open' ? undefined : connections,
)
console.log(JSON.stringify({ port, connections }))
