import assert from 'node:assert/strict'
import { setImmediate as aTurn } from 'node:timers/promises'

/** Long enough for a machine that does ten things beside. */
const patience = 60_000

/** Looks again and again until it is so. What never comes is told by name: nobody waits for ever. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) assert.fail(`waited in vain: ${what}`)
    await aTurn()
  }
}
