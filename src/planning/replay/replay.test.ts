import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoggedVisit } from '#planning/log/queue-log.ts'
import fc from '../../../test/harness/any.ts'
import { dayMs, firstMonday, type MadeQueue, madeLog } from '../../../test/harness/made-log.ts'
import { Replay } from './replay.ts'
import type { Said } from './waiting.ts'

const errands = [
  ['KTP-el', 4],
  ['KK', 6],
  ['akta', 8],
  ['pindah', 10],
  ['perekaman', 14],
  ['perubahan', 18],
] as const
const counters: MadeQueue = {
  name: 'A',
  servers: 8,
  services: errands,
  load: 0.85,
  protectedShare: 0.1,
  absentShare: 0.04,
}
const window: MadeQueue = {
  name: 'B',
  servers: 1,
  services: [['paspor', 10]],
  load: 0.7,
  leftShare: 0.05,
  between: 0.5,
}

function replayed(visits: Iterable<LoggedVisit>) {
  const said = new Map<number, Said | undefined>()
  const replay = new Replay({ told: (visit, its) => said.set(visit.row, its) })
  for (const visit of visits) replay.visited(visit)
  return { said, report: replay.finish() }
}

test('what is said to somebody does not change when what comes later changes', () => {
  const visits = [...madeLog([{ ...counters, servers: 3 }, window], 5, 11)]
  const whole = replayed(visits).said
  fc.assert(
    fc.property(fc.integer({ min: 1, max: visits.length - 1 }), fc.integer({ min: 1, max: 90 }), (cut, later) => {
      const now = (visits[cut] as LoggedVisit).arrival
      // From this moment on another world: whoever is still to be called is called later and by others, and many more come.
      const shifted = (at: number | undefined) => (at !== undefined && at > now ? at + later * 60_000 : at)
      const other = visits.flatMap((visit) => {
        const changed = {
          ...visit,
          calledAt: shifted(visit.calledAt),
          startedAt: shifted(visit.startedAt),
          endedAt: shifted(visit.endedAt),
          server: (visit.calledAt ?? 0) > now ? `${visit.queue}-${(visit.row % 5) + 1}` : visit.server,
        }
        return visit.arrival <= now ? [changed] : [changed, { ...changed, row: -visit.row }]
      })
      const { said } = replayed(other)
      for (const { row, arrival } of visits)
        if (arrival <= now) assert.deepEqual(said.get(row), whole.get(row), `row ${row}`)
    }),
    { numRuns: 12, seed: 4 },
  )
})

test('everybody of the log is counted once: judged, gone before the call, or nothing could be said', () => {
  const visits = [...madeLog([counters, window], 5, 3)]
  const { report } = replayed(visits)
  assert.equal(report.visits, visits.length)
  assert.equal(report.judged + report.left + report.unknown, visits.length)
  assert.equal(
    report.queues.reduce((sum, { judged }) => sum + judged, 0),
    report.judged,
  )
  assert.equal(report.servers, 9)
})

test('a queue whose counters and services are regular is foretold better than by any of the simple ways', () => {
  const { report } = replayed(madeLog([counters], 40, 1))
  const { hall, rivals } = report
  assert.ok(hall && rivals.position && rivals.les && rivals.hol && rivals.last30)
  for (const rival of Object.values(rivals))
    assert.ok(rival && hall.mae < 0.8 * rival.mae, JSON.stringify(report.rivals))
  assert.ok(hall.coverage > 0.76 && hall.coverage < 0.84, `${hall.coverage}`)
  assert.ok(hall.tooEarly < 0.15, `${hall.tooEarly}`)
})

/** Ten people from eight o'clock on each of some days, ten minutes each, at the counter of that day; then what a test adds. */
function days(
  many: number,
  serverOn: (day: number) => string,
  more: (visit: LoggedVisit, day: number) => LoggedVisit[],
) {
  let row = 0
  return Array.from({ length: many }, (_, day) => {
    const at = (minutes: number) => firstMonday + day * dayMs + (8 * 60 + minutes) * 60_000
    return Array.from({ length: 10 }, (_, i): LoggedVisit => {
      const [calledAt, endedAt] = [at(i * 10), at(i * 10 + 10)]
      return {
        ...{ row: ++row, queue: 'A', service: '', class: 'regular', outcome: 'served', server: serverOn(day) },
        ...{ arrival: at(i * 10 - 10), calledAt, startedAt: calledAt, endedAt },
      }
    }).flatMap((visit) => more(visit, day))
  }).flat()
}
const minutesSaid = (visits: readonly LoggedVisit[], row: number) => replayed(visits).said.get(row)?.raw ?? Number.NaN

test('a service whose end was never written does not hold its counter over night', () => {
  // The last of the fourth day has no end; the first of the fifth is called after ten minutes.
  const visits = days(
    5,
    () => 'L1',
    (visit, day) => [day === 3 && visit.row === 40 ? { ...visit, endedAt: undefined } : visit],
  )
  const said = minutesSaid(visits, 41)
  assert.ok(Math.abs(said - 10) < 3, `${said} minutes`)
})

test('where officers take turns, a queue opens at its usual hour, whoever opens it', () => {
  // Each day another begins at eight, and one of every day comes at noon.
  const visits = days(
    8,
    (day) => `petugas ${day}`,
    (visit, day) => {
      if (visit.row % 10 !== 0) return [visit]
      const noon = firstMonday + day * dayMs + 12 * 3_600_000
      const atNoon = { calledAt: noon, startedAt: noon, endedAt: noon + 600_000, server: 'siang' }
      return [visit, { ...visit, ...atNoon, row: -visit.row, arrival: noon }]
    },
  )
  const said = minutesSaid(visits, 71)
  assert.ok(Math.abs(said - 10) < 3, `${said} minutes`)
})

test('what is remembered is who is in the hall, not who ever came: forty days hold no more than ten', () => {
  const most = (days: number) => {
    const replay = new Replay()
    let [held, rows] = [0, 0]
    for (const visit of madeLog([counters, window], days, 5)) {
      replay.visited(visit)
      held = Math.max(held, replay.remembers)
      rows++
    }
    replay.finish()
    assert.ok(replay.remembers < 20, `${replay.remembers} are left when everybody has gone`)
    return { held, rows }
  }
  const [few, many] = [most(10), most(40)]
  assert.ok(many.rows > 3.5 * few.rows)
  assert.ok(many.held < 1.6 * few.held && many.held < few.rows / 10, JSON.stringify({ few, many }))
})

test('a log without anybody who was called says that nothing can be judged', () => {
  const { report } = replayed([])
  assert.deepEqual([report.visits, report.judged, report.hall, report.ratio], [0, 0, undefined, undefined])
})
