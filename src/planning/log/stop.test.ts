import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCounts } from '#planning/forecast/read-counts.ts'
import { readQueueLog } from './read-queue-log.ts'

const header = 'queue,arrival,call,end,server\n'
const row = (day: number) => {
  const on = `2026-11-${String(day).padStart(2, '0')}`
  return `A,${on}T08:00:00,${on}T08:05:00,${on}T08:12:00,L1\n`
}

/** A day at a time; whoever reads the third presses Ctrl-C. */
async function* untilStopped(stop: AbortController) {
  yield Buffer.from(header)
  for (let day = 1; day <= 28; day++) {
    if (day === 3) stop.abort()
    yield Buffer.from(row(day))
  }
}

test('a replay that is stopped hands on what was read until then and says that it is not the whole log', async () => {
  const stop = new AbortController()
  const arrivals: number[] = []
  const read = await readQueueLog(untilStopped(stop), { zoneHours: 7, skips: false, signal: stop.signal }, (visit) => {
    arrivals.push(visit.arrival)
  })
  assert.equal(read.isWhole, false)
  assert.ok(read.rows < 5 && arrivals.length === read.rows, `${read.rows} rows, ${arrivals.length} visits`)
})

test('a forecast that is stopped says so, and counts no row after that', async () => {
  const stop = new AbortController()
  const counts = await readCounts(untilStopped(stop), 7, { signal: stop.signal })
  assert.equal(counts.isWhole, false)
  assert.ok(counts.rows < 5, `${counts.rows} rows`)
})

test('words that every JavaScript object knows are no classes, no outcomes and quite good names of queues', async () => {
  async function* bytes() {
    yield Buffer.from(
      'queue,class,arrival,call,end,server,outcome\n' +
        '__proto__,regular,2026-11-23T08:00:00,2026-11-23T08:05:00,2026-11-23T08:12:00,constructor,served\n' +
        'A,constructor,2026-11-23T08:00:00,2026-11-23T08:05:00,2026-11-23T08:12:00,L1,served\n' +
        'A,regular,2026-11-23T08:00:00,2026-11-23T08:05:00,2026-11-23T08:12:00,L1,toString\n',
    )
  }
  const queues: string[] = []
  const read = await readQueueLog(bytes(), { zoneHours: 7, skips: true }, (visit) => queues.push(visit.queue))
  assert.deepEqual(
    read.faults.map(({ row, column, key }) => [row, column, key]),
    [
      [3, 'class', 'notAClass'],
      [4, 'outcome', 'notAnOutcome'],
    ],
  )
  assert.deepEqual(queues, ['__proto__'])
  assert.deepEqual([...(await readCounts(bytes(), 7)).queues.keys()], ['__proto__', 'A'])
})
