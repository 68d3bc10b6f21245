/** Values that may stand in a log line: counts, codes, ids. Never a name, a NIK, a phone number or an address. */
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

export type Level = 'debug' | 'info' | 'warn' | 'error'

export type Log = Readonly<Record<Level, (words: string, fields?: Fields) => void>>

const order: readonly Level[] = ['debug', 'info', 'warn', 'error']

/** `lines` for machines in production (one JSON object a line), `readable` for a person at a terminal. */
export function createLog(form: 'lines' | 'readable', from: Level = 'info', write = toStdout): Log {
  const say =
    (level: Level) =>
    (words: string, fields: Fields = {}) => {
      if (order.indexOf(level) < order.indexOf(from)) return
      write(form === 'lines' ? line(level, words, fields) : readable(level, words, fields))
    }
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
}

/** A log that says nothing, for tests that are about something else. */
export const silent: Log = createLog('lines', 'error', () => {})

function line(level: Level, words: string, fields: Fields): string {
  return JSON.stringify({ at: new Date().toISOString(), level, words, ...fields })
}

function readable(level: Level, words: string, fields: Fields): string {
  const mark = { debug: '·', info: ' ', warn: '!', error: '✗' }[level]
  const known = Object.entries(fields).filter(([, value]) => value !== undefined)
  return `${mark} ${words}${known.map(([name, value]) => `  ${name}=${value}`).join('')}`
}

function toStdout(text: string): void {
  process.stdout.write(`${text}\n`)
}
