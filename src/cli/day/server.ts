import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart } from '#platform/cannot-start.ts'
import { withoutSettings } from '../../settings.ts'
import { startWords } from '../../start-command.ts'

/** The house in a process of its own, which a played day may kill and start again. */
export type Server = {
  readonly url: string
  /** Ends it as a power cut would, and starts it anew. Gives after it answers again. */
  readonly killAndRestart: () => Promise<void>
  /** Resolves when it answers. */
  readonly answers: () => Promise<void>
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '../../..')

type Options = { readonly dataDir: string; readonly port: number; readonly pack: string; readonly clock: () => string }

export async function startServer({ dataDir, port, pack, clock }: Options): Promise<Server> {
  const url = `http://127.0.0.1:${port}`
  const logFile = join(dataDir, 'server.log')
  const log = createWriteStream(logFile, { flags: 'a' })
  const launch = () => {
    const child = spawn(process.execPath, startWords, {
      // The words name files of this project; whoever plays may stand in any folder.
      cwd: root,
      env: {
        ...withoutSettings(process.env),
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        MALL_PACK: resolve(pack),
        PENDOPO_CLOCK: clock(),
        NODE_ENV: 'development',
        ROLE: 'all',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // In a group of its own: a terminal's Ctrl-C is for the player, who still needs the house to close the day.
      detached: true,
    })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    return child
  }
  let child = launch()
  process.once('exit', () => child.kill('SIGTERM'))
  let restarting = answering(url, () => child, logFile)
  await restarting
  return {
    url,
    answers: () => restarting,
    killAndRestart() {
      restarting = (async () => {
        const ended = exit(child)
        child.kill('SIGKILL')
        await ended
        child = launch()
        await answering(url, () => child, logFile)
      })()
      return restarting
    },
    async stop() {
      const ended = exit(child)
      child.kill('SIGTERM')
      await ended
    },
  }
}

function exit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' / ')
}

const patience = 90_000

async function answering(url: string, child: () => ChildProcess, log: string): Promise<void> {
  const giveUp = performance.now() + patience
  while (performance.now() < giveUp) {
    if (child().exitCode !== null)
      throw new CannotStart(`The server ended by itself. Its last words in server.log: ${lastLines(log)}`)
    const ok = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await wait(100)
  }
  throw new Error('The server does not answer.')
}
