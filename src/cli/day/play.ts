import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { type Database, openDatabase, sql } from '#platform/database.ts'
import { type Embedded, startEmbedded } from '#platform/embedded-postgres.ts'
import { freePort } from '#platform/free-port.ts'
import { silent } from '#platform/log.ts'
import { keepSecrets } from '#platform/secrets.ts'
import { checkDays } from '#visit/check-day.ts'
import { readOvertaking } from '#visit/replay-order.ts'
import { planCrowd } from './crowd.ts'
import { openHall } from './hall.ts'
import { handsOver } from './http-hands.ts'
import { playIncident } from './incident.ts'
import { killAtRandom } from './kill.ts'
import { playOfficer } from './officer.ts'
import { seeded } from './random.ts'
import { endsOf, lostOf, waitsOf } from './report.ts'
import { type Server, startServer } from './server.ts'
import { timeline } from './timeline.ts'

export type DayOptions = {
  readonly visitors: number
  readonly speed: number | 'max'
  readonly seed: number
  readonly kill: boolean
  readonly day: string
  readonly pack: string
  readonly dataDir: string
  readonly port: number
}

const kiosks = 4

/** Plays a whole service day of a mall through HTTP, and holds every rule of the queue against what the database says. */
export async function playDay(options: DayOptions, progress: (line: Progress) => void, signal: AbortSignal) {
  const dataDir = resolve(options.dataDir)
  await rm(dataDir, { recursive: true, force: true })
  const begin = momentOf(options.day, '07:20', 'Asia/Jakarta').getTime()
  const time = timeline(begin, options.speed, options.speed === 'max' ? 16 : 64)
  const clock = () => (options.speed === 'max' ? 'steered' : `${new Date(time.now()).toISOString()}@${options.speed}`)
  const server = await startServer({ dataDir, port: options.port || (await freePort()), pack: options.pack, clock })
  const { db, embedded } = await lookIntoDatabase(dataDir)
  try {
    return await playOn(options, server, db, embedded, time, progress, signal)
  } finally {
    await db.close()
    await server.stop()
    await embedded.stop()
  }
}

export type Progress = {
  readonly at: number
  readonly given: number
  readonly served: number
  readonly coming: number
  readonly kills: number
  readonly url: string
}

async function playOn(
  options: DayOptions,
  server: Server,
  db: Database,
  embedded: Embedded,
  time: ReturnType<typeof timeline>,
  progress: (line: Progress) => void,
  signal: AbortSignal,
) {
  const mall = await db.transact({ system: true }, (tx) =>
    tx.row<{ id: number }>(sql`select id from mall.mall order by id limit 1`),
  )
  const directory = await db.transact({ mall: mall.id }, (tx) =>
    directoryOf(tx, new Date(momentOf(options.day, '08:00', 'Asia/Jakarta'))),
  )
  const { hours } = openingOn(directory.calendar, options.day)
  if (!hours) throw new Error(`The mall is closed on ${options.day}. Choose another --day.`)
  const hands = await handsOver({ server, directory, kiosks, isSteered: options.speed === 'max', now: time.now })
  const hall = openHall(directory, options.day, hours, time, hands, options.seed)
  const crowd = planCrowd(directory, options.day, options.visitors, options.seed, kiosks)
  const midnight = momentOf(options.day, '00:00', directory.mall.timeZone).getTime()
  for (const person of crowd) time.add(midnight + person.minute * 60_000, (at) => hall.visitorComes(person, at))
  for (const counter of directory.counters.values()) {
    playOfficer(hall, counter, hands.officer(counter.id, counter.code), seeded(options.seed * 7919 + counter.id))
  }
  playIncident(hall, hands.manager)
  const killer = options.kill ? killAtRandom({ server, embedded, seed: options.seed }) : undefined
  const said = setInterval(
    () =>
      progress({
        at: time.now(),
        given: hall.tally.given,
        served: hall.tally.served,
        coming: crowd.length,
        kills: killer?.kills() ?? 0,
        url: server.url,
      }),
    1_000,
  )
  const begun = performance.now()
  const acts = await time.play(signal).finally(async () => {
    clearInterval(said)
    await killer?.stop()
  })
  const seconds = (performance.now() - begun) / 1000
  const ends = momentOf(options.day, '21:00', directory.mall.timeZone).getTime()
  for (const siteId of directory.sites.keys())
    await hands.manager.closeDay(siteId, options.day, Math.max(ends, time.now()))
  return {
    ...(await verdict(db, directory, mall.id, options.day, [...hall.acknowledged.keys()])),
    tally: hall.tally,
    acts,
    seconds,
    kills: killer?.kills() ?? 0,
    isWhole: !signal.aborted,
  }
}

async function verdict(db: Database, directory: Directory, mall: number, day: string, tokens: readonly string[]) {
  return db.transact({ mall }, async (tx) => ({
    waits: await waitsOf(tx, day),
    ends: await endsOf(tx, day),
    overtaking: await readOvertaking(tx, day, day, directory.queues),
    lost: await lostOf(tx, tokens),
    findings: await checkDays(tx, day, day, momentOf(day, '22:00', directory.mall.timeZone)),
  }))
}

// The player reads the tables for its verdict; everything it does goes through HTTP.
async function lookIntoDatabase(dataDir: string): Promise<{ db: Database; embedded: Embedded }> {
  const secrets = await keepSecrets(dataDir)
  const embedded = await startEmbedded({ dataDir, passwords: secrets.database, log: silent })
  return { db: openDatabase(embedded.url, () => {}, 2), embedded }
}
