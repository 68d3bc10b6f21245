/** A line on standard error that changes while something long is done; silent where nobody looks at a terminal. */
export function showProgress(say: (done: number) => string, all: number) {
  const isTerminal = process.stderr.isTTY === true
  let isShown = false
  return {
    show: (done: number) => {
      if (!isTerminal) return
      const share = Math.min(1, done / Math.max(1, all))
      const bar = `${'█'.repeat(Math.round(share * 24))}${'░'.repeat(24 - Math.round(share * 24))}`
      process.stderr.write(`\r${bar}  ${say(done)}\u001b[K`)
      isShown = true
    },
    end: () => {
      if (isShown) process.stderr.write('\r\u001b[K')
    },
  }
}
