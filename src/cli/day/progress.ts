import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { DayOptions, Progress } from './play.ts'
import { dayWords } from './words.ts'

/** Says on standard error how far the day is: one line that changes on a terminal, a line every ten seconds elsewhere. */
export function showProgress(language: Language, options: DayOptions) {
  const says = dayWords[language]
  const isTerminal = process.stderr.isTTY === true
  let shown = 0
  let hasSaidWhere = false
  return {
    show: (line: Progress) => {
      if (!hasSaidWhere) process.stderr.write(`${says.watch(line.url)}\n`)
      hasSaidWhere = true
      const share = Math.min(1, line.given / Math.max(1, line.coming))
      const bar = `${'█'.repeat(Math.round(share * 24))}${'░'.repeat(24 - Math.round(share * 24))}`
      const text = `${formatsFor(language, 'Asia/Jakarta').time(new Date(line.at))}  ${bar}  ${says.progress(line.given, line.served)}${options.kill ? `  ${says.killed(line.kills)}` : ''}`
      if (isTerminal) process.stderr.write(`\r${text}\u001b[K`)
      else if (shown++ % 10 === 0) process.stderr.write(`${text}\n`)
    },
    end: () => {
      if (isTerminal) process.stderr.write('\n')
    },
  }
}
