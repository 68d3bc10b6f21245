import type { House } from './house.ts'

const everyMs = 15 * 60_000

/** What lies on the disk and belongs to no mall any more goes; what the virus scanner has not seen is shown to it again. */
export function startTidyingFiles({
  files,
  db,
  clock,
  log,
  leadership,
}: Pick<House, 'files' | 'db' | 'clock' | 'log' | 'leadership'>): {
  stop: () => Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    if (!leadership.isLeading()) return
    running = files.tidy(db, clock.now()).then(
      (changed) => void (changed > 0 && log.info('Files were tidied', { changed })),
      (error: Error) => log.error('Files could not be tidied', { reason: error.message }),
    )
  }, everyMs)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}
