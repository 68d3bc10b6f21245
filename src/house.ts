import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database.ts'
import type { Files } from '#platform/files.ts'
import type { Leadership } from '#platform/leader.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Settings } from './settings.ts'

/** All that a running process has, made once in main.ts and handed to whoever needs it. Nothing of it is global. */
export type House = {
  readonly settings: Settings
  readonly db: Database
  /** Round a pooler: for sessions that listen. */
  readonly directUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** Wraps the keys of encrypted identifiers; also signs cookies and blinds rate limit keys, each by its own derivation. */
  readonly installationKey: Buffer
  readonly leadership: Leadership
  /** What people uploaded: recordings, pictures, films. */
  readonly files: Files
  /** How many connections may be open at once; absent where the system sets no limit. */
  readonly connections?: number | undefined
  /** Runs when the house closes, last one first: `house.atClose(() => hub.stop())`. */
  readonly atClose: (act: () => Promise<void> | void) => void
}
