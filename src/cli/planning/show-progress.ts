/**
 * How far something long is, on standard error: a line that changes on a terminal, a line at each tenth where it was asked
 * for (--progress), and nothing where nobody looks.
 */
export function showProgress(say: (done: number) => string, all: number, isAsked = false) {
  const isTerminal = process.stderr.isTTY === true
  let isShown = false
  let told = -1
  return {
    show: (done: number) => {
      const share = Math.min(1, done / Math.max(1, all))
      if (isTerminal) {
        const bar = `${'█'.repeat(Math.round(share * 24))}${'░'.repeat(24 - Math.round(share * 24))}`
        process.stderr.write(`\r${bar}  ${say(done)}\u001b[K`)
        isShown = true
      } else if (isAsked && Math.floor(share * 10) > told) {
        told = Math.floor(share * 10)
        process.stderr.write(`${say(done)}\n`)
      }
    },
    end: () => {
      if (isShown) process.stderr.write('\r\u001b[K')
    },
  }
}
