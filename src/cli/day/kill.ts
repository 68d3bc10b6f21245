import type { Embedded } from '#platform/embedded-postgres.ts'
import { seeded } from './random.ts'
import type { Server } from './server.ts'

/**
 * Every few seconds of real time something dies as in a power cut: mostly the app, sometimes PostgreSQL. The first time
 * soon after the doors open, because a small day at full speed is over within seconds.
 */
export function killAtRandom({ server, embedded, seed }: { server: Server; embedded: Embedded; seed: number }) {
  const random = seeded(seed + 2)
  let kills = 0
  let isEnding = false
  let working: Promise<void> = Promise.resolve()
  let failed: unknown
  let timer: NodeJS.Timeout
  const next = (soonest: number, latest: number) => {
    timer = setTimeout(
      () => {
        if (isEnding) return
        kills++
        working = (random.chance(0.3) ? killPostgres() : server.killAndRestart()).then(
          () => void (isEnding || next(2_000, 7_000)),
          (error) => {
            failed = error
          },
        )
      },
      random.between(soonest, latest),
    )
  }
  const killPostgres = async () => {
    try {
      process.kill(embedded.pid(), 'SIGKILL')
    } catch {
      // It is between two lives already, which is what was wanted.
    }
    await server.answers()
  }
  next(200, 600)
  return {
    kills: () => kills,
    async stop() {
      isEnding = true
      clearTimeout(timer)
      await working
      // The play has met the closed door too, but only this says why.
      if (failed) throw failed
    },
  }
}
