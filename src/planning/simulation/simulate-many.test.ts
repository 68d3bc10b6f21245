import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainQueue } from '../plain-queue.ts'
import { simulateDays } from './simulate.ts'
import { simulateMany } from './simulate-many.ts'

const scenario = plainQueue({ visitors: 3000, minutesBetween: 1, minutes: 3, counters: 4 })
const replications = 70

test('three threads tell what one tells, to the last digit, and say how far they are', async () => {
  const told: number[] = []
  const many = { replications, seed: 3, threads: 3, progress: (days: number) => void told.push(days) }
  assert.deepEqual(await simulateMany(scenario, many), simulateDays(scenario, replications, 3))
  assert.equal(told.at(-1), replications)
  assert.ok(told.length > 3)
})

test('whoever stops it gets the days that are done, whatever the number of threads', async () => {
  // So many that one thread cannot do them all while the other, on a busy machine, has not begun.
  const many = 5_000
  for (const threads of [1, 2]) {
    const stop = new AbortController()
    const progress = (days: number) => {
      if (days >= 16) stop.abort()
    }
    const { days, all } = await simulateMany(scenario, {
      replications: many,
      seed: 3,
      threads,
      signal: stop.signal,
      progress,
    })
    assert.ok(days >= 16 && days < many, `${days} days`)
    assert.deepEqual(all, simulateDays(scenario, days, 3).all)
  }
})
