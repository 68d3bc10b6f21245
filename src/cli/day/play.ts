import { resolve } from 'node:path'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { addDays, momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { type Database, openDatabase, sql } from '#platform/database.ts'
import { type Embedded, startEmbedded } from '#platform/embedded-postgres.ts'
import { freePort } from '#platform/free-port.ts'
import { silent } from '#platform/log.ts'
import { keepSecrets } from '#platform/secrets.ts'
import { checkDays } from '#visit/check-day.ts'
import { learnWaits } from '#visit/estimate/learn.ts'
import { readAccuracy } from '#visit/estimate/read-accuracy.ts'
import { readOvertaking } from '#visit/replay-order.ts'
import { planCrowd } from './crowd.ts'
import { openHall } from './hall.ts'
import { handsOver } from './http-hands.ts'
import { playIncident } from './incident.ts'
import { killAtRandom } from './kill.ts'
import { makeRoom } from './make-room.ts'
import { playOfficer } from './officer.ts'
import { seeded } from './random.ts'
import { endsOf, lostOf, minutesAtCounters, waitsOf } from './report.ts'
import { type Server, startServer } from './server.ts'
import { type Timeline, timeline } from './timeline.ts'

export type DayOptions = {
  readonly visitors: number
  readonly speed: number | 'max'
  readonly seed: number
  readonly kill: boolean
  readonly day: string
  /** 2: the working day before is played first, in the fastest time, so that estimates have something to learn from. */
  readonly days: number
  readonly pack: string
  readonly dataDir: string
  readonly port: number
  /** Share of services in which somebody steps aside; as usual unless it is said. */
  readonly parkShare?: number
}

export const kiosks = 4

/** Plays a whole service day of a mall through HTTP, and holds every rule of the queue against what the database says. */
export async function playDay(options: DayOptions, progress: (line: Progress) => void, signal: AbortSignal) {
  const dataDir = resolve(options.dataDir)
  await makeRoom(dataDir)
  const before = options.days > 1
  let clock = clockOf(before ? { ...options, speed: 'max', day: addDays(options.day, -7) } : options)
  const port = options.port || (await freePort())
  const server = await startServer({ dataDir, port, pack: options.pack, clock: () => clock.text() })
  const { db, embedded } = await lookIntoDatabase(dataDir)
  const play = (of: DayOptions, time: Timeline) => playOn(of, server, db, embedded, time, progress, signal)
  try {
    if (before) {
      for (const day of await openDaysBefore(db, options.day, options.days - 1)) {
        const earlier = { ...options, day, speed: 'max', kill: false, seed: options.seed + 1000 } as const
        clock = clockOf(earlier)
        const played = await play(earlier, clock.time)
        if (!played.isWhole) return played
      }
      clock = clockOf(options)
      // A watch that steers is not one that runs: the house opens anew with the other.
      if (options.speed !== 'max') await server.killAndRestart()
    }
    return await play(options, clock.time)
  } finally {
    await db.close()
    await server.stop()
    await embedded.stop()
  }
}

function clockOf({ day, speed }: Pick<DayOptions, 'day' | 'speed'>) {
  const begin = momentOf(day, '07:20', 'Asia/Jakarta').getTime()
  const time = timeline(begin, speed, speed === 'max' ? 16 : 64)
  const text = () => {
    const now = new Date(time.now()).toISOString()
    return speed === 'max' ? `steered@${now}` : `${now}@${speed}`
  }
  return { time, text }
}

/** The last working days before, the earliest first; another crowd comes on each. */
async function openDaysBefore(db: Database, day: string, count: number): Promise<string[]> {
  const { calendar } = await theMall(db, day)
  const days: string[] = []
  for (let before = addDays(day, -1); days.length < count; before = addDays(before, -1))
    if (openingOn(calendar, before).hours) days.unshift(before)
  return days
}

async function theMall(db: Database, day: string): Promise<Directory> {
  const { id } = await db.transact({ system: true }, (tx) =>
    tx.row<{ id: number }>(sql`select id from mall.mall order by id limit 1`),
  )
  return await db.transact({ mall: id }, (tx) => directoryOf(tx, new Date(momentOf(day, '08:00', 'Asia/Jakarta'))))
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
  time: Timeline,
  progress: (line: Progress) => void,
  signal: AbortSignal,
) {
  const directory = await theMall(db, options.day)
  const { hours } = openingOn(directory.calendar, options.day)
  if (!hours) throw new Error(`The mall is closed on ${options.day}. Choose another --day.`)
  const hands = await handsOver({ server, directory, kiosks, isSteered: options.speed === 'max', now: time.now })
  const hall = openHall(directory, options.day, hours, time, hands, options.seed)
  const crowd = planCrowd(directory, options.day, options.visitors, options.seed, kiosks)
  const midnight = momentOf(options.day, '00:00', directory.mall.timeZone).getTime()
  for (const person of crowd) time.add(midnight + person.minute * 60_000, (at) => hall.visitorComes(person, at))
  for (const counter of directory.counters.values()) {
    const random = seeded(options.seed * 7919 + counter.id)
    playOfficer(hall, counter, hands.officer(counter.id, counter.code), random, options.parkShare)
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
  const isWhole = !signal.aborted
  const ends = Math.max(momentOf(options.day, '21:00', directory.mall.timeZone).getTime(), time.now())
  // A day that was broken off is still going on: nobody closes it, and it is judged as it stands.
  if (isWhole) {
    for (const siteId of directory.sites.keys()) await hands.manager.closeDay(siteId, options.day, ends)
    await db.transact({ mall: directory.mall.id }, (tx) => learnWaits(tx, new Date(ends)))
  }
  const judgedAt = new Date(isWhole ? momentOf(options.day, '22:00', directory.mall.timeZone) : time.now())
  return {
    ...(await verdict(db, directory, options.day, hours.close, judgedAt, [...hall.acknowledged.keys()])),
    tally: hall.tally,
    acts,
    seconds,
    kills: killer?.kills() ?? 0,
    isWhole,
  }
}

async function verdict(
  db: Database,
  directory: Directory,
  day: string,
  closes: string,
  judgedAt: Date,
  tokens: readonly string[],
) {
  return db.transact({ mall: directory.mall.id }, async (tx) => ({
    waits: await waitsOf(tx, day),
    ends: await endsOf(tx, day),
    atCounters: await minutesAtCounters(tx, day, new Date(momentOf(day, closes, directory.mall.timeZone))),
    overtaking: await readOvertaking(tx, day, day, directory.queues),
    lost: await lostOf(tx, tokens),
    accuracy: { issue: await readAccuracy(tx, day, 'issue'), all: await readAccuracy(tx, day, 'all') },
    findings: await checkDays(tx, day, day, judgedAt),
  }))
}

// The player reads the tables for its verdict; everything it does goes through HTTP.
async function lookIntoDatabase(dataDir: string): Promise<{ db: Database; embedded: Embedded }> {
  const secrets = await keepSecrets(dataDir)
  const embedded = await startEmbedded({ dataDir, passwords: secrets.database, log: silent })
  return { db: openDatabase(embedded.url, () => {}, 2), embedded }
}
