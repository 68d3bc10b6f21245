/**
 * Runs tests on one PostgreSQL made for the run and thrown away after it: `npm test`, or
 * `node_modules/.bin/node --import tsx scripts/test.ts src/visit/call-next.test.ts --test-name-pattern=twice`.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { withoutSettings } from '../src/settings.ts'
import { makeRunFolder, removeAbandoned } from '../test/harness/run-folder.ts'
import { startTestServer } from '../test/harness/server.ts'

const everything = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}']

async function run(words: string[]): Promise<number> {
  await removeAbandoned()
  const folder = await makeRunFolder()
  // Whatever asks for the folder of passing files, here or in a test, is given the run's own.
  process.env.TMPDIR = folder.path
  try {
    const server = await startTestServer()
    try {
      return await runNode(words, server.environment)
    } finally {
      await server.stop()
    }
  } finally {
    await folder.remove()
  }
}

function runNode(words: string[], environment: Record<string, string>): Promise<number> {
  const flags = words.filter((word) => word.startsWith('-'))
  const files = words.filter((word) => !word.startsWith('-'))
  // Half of a test's time is spent waiting, for the database or for a page: one more than there are cores keeps them busy.
  const concurrency = availableParallelism() + 1
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--test',
      `--test-concurrency=${concurrency}`,
      // What hangs is told by its name, not by the patience of a whole run.
      `--test-timeout=${60 * 60_000}`,
      ...flags,
      ...(files.length > 0 ? files : everything),
    ],
    { stdio: 'inherit', env: { ...withoutSettings(process.env), ...environment, NODE_ENV: 'test' } },
  )
  // Ctrl-C reaches the tests by the terminal as well; we stay until they ended, and then stop PostgreSQL.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

process.exitCode = await run(process.argv.slice(2))
