import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const bin = join(import.meta.dirname, '../../bin/pendopo.mjs')

/**
 * Types `pendopo …` in a folder, presses Ctrl-C as soon as it says anything, as a terminal does it: every process of the
 * job hears it. Gives the number it ended with and all that it said.
 */
export async function interrupt(folder: string, typed: readonly string[]) {
  const command = spawn(process.execPath, [bin, ...typed], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const [out, err] = [text(command.stdout), text(command.stderr)]
  const ended = once(command, 'exit')
  await Promise.race([once(command.stderr, 'data'), ended])
  if (command.exitCode === null && command.pid !== undefined) process.kill(-command.pid, 'SIGINT')
  const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null]
  return { code, signal, said: (await out) + (await err) }
}
