/** So close together, two signals are one press: the terminal's, and the same handed on by bin/pendopo.mjs. */
const onePress = 1000

/**
 * Hears Ctrl-C once, so that a command can end in order; whoever presses again after a second ends it at once. Gives what
 * to call when there is nothing to be interrupted any more. Once heard, the listener stays: the second of two signals must
 * not kill the process while it says what it has found.
 */
export function onInterrupt(stop: () => void, signals: readonly NodeJS.Signals[] = ['SIGINT']): () => void {
  let heardAt: number | undefined
  const heard = () => {
    if (heardAt === undefined) {
      heardAt = Date.now()
      stop()
    } else if (Date.now() - heardAt > onePress) process.exit(130)
  }
  for (const signal of signals) process.on(signal, heard)
  return () => {
    if (heardAt === undefined) for (const signal of signals) process.off(signal, heard)
  }
}

/** Runs something with a signal that Ctrl-C aborts, or whatever else is to end it in order. */
export async function interruptible<T>(
  run: (signal: AbortSignal) => Promise<T>,
  signals?: readonly NodeJS.Signals[],
): Promise<T> {
  const stop = new AbortController()
  const done = onInterrupt(() => stop.abort(), signals)
  try {
    return await run(stop.signal)
  } finally {
    done()
  }
}
