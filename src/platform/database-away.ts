/**
 * The database cannot be reached, or went away in the middle: not a fault of the act, and over when it is back. What the
 * act did is rolled back, unless only the answer to its commit was lost; its command says so when it is sent again.
 */
export class DatabaseAway extends Error {
  override readonly name: string = 'DatabaseAway'
  readonly code: string | undefined
  constructor(cause: Error & { code?: string }) {
    super(`the database is away: ${cause.message}`, { cause })
    this.code = cause.code
  }
}

const ofTheNetwork = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]
/** Connection exceptions; shut down, crashed or starting; no place left (PostgreSQL, appendix A). */
const ofTheServer = /^(08\w{3}|57P0[123]|53300)$/
/** What the driver says without a code: its connection ended, or none was free in time. */
const ofTheDriver =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/

export function isAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return ofTheNetwork.includes(code) || ofTheServer.test(code)
  return ofTheDriver.test(error.message)
}
