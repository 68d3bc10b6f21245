import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoggedVisit } from '#planning/log/queue-log.ts'
import type { VisitClass } from '#visit/visit.ts'
import { Errors, Ranges } from './measures.ts'
import { usualRule } from './replay.ts'
import { LastWaits, rivalsOf } from './rivals.ts'
import { LoggedQueue, Waiting } from './waiting.ts'

const minute = 60_000
const eight = Date.UTC(2026, 10, 23, 8)

/** A queue with people who came so many minutes after eight; the last of them has just come. */
function queueOf(people: readonly { readonly at: number; readonly class?: VisitClass }[]) {
  const queue = new LoggedQueue(1, 'A', usualRule)
  const waiting = people.map(({ at, class: its = 'regular' }, i) => {
    const visit: LoggedVisit = {
      ...{ row: i, queue: 'A', service: '', class: its, outcome: 'served', server: '' },
      ...{ arrival: eight + at * minute, calledAt: undefined, startedAt: undefined, endedAt: undefined },
    }
    const person = new Waiting(i + 1, queue, 1, visit, () => 6)
    queue.waiting.set(person.legId, person)
    return person
  })
  const last = waiting.at(-1)
  assert.ok(last)
  return { person: last, now: last.visit.arrival }
}

test('the four simple ways say what their names say: place by minutes over counters, the last wait, the longest here, the mean', () => {
  const { person, now } = queueOf([{ at: 0 }, { at: 4 }, { at: 9 }, { at: 10 }])
  const last = new LastWaits()
  for (const minutes of [2, 6, 10]) last.add(now, minutes)
  const said = rivalsOf(person, last, { now, servers: 2, each: 6 })
  assert.deepEqual(said, { position: 9, les: 10, hol: 10, last30: 6 })
})

test('the place is that of the hall’s own rule: whoever has priority has only those before who go first', () => {
  const { person, now } = queueOf([{ at: 0 }, { at: 4, class: 'protected' }, { at: 9 }, { at: 10, class: 'protected' }])
  // Counted as if at twenty to eight: only the other one with priority came before.
  assert.equal(rivalsOf(person, new LastWaits(), { now, servers: 1, each: 6 }).position, 6)
})

test('the mean is of the last thirty, and of none that is older than four hours', () => {
  const last = new LastWaits()
  for (let i = 0; i < 40; i++) last.add(eight, i < 10 ? 100 : 5)
  assert.equal(last.mean(eight), 5)
  last.add(eight + 300 * minute, 7)
  assert.equal(last.mean(eight + 300 * minute), 7)
  assert.equal(new LastWaits().mean(eight), 0)
})

test('errors of 3 too long and 4 too short: mean 3.5, root of the mean square 3.54, half a minute too short', () => {
  const errors = new Errors()
  assert.equal(errors.figures, undefined)
  errors.add(13, 10)
  errors.add(6, 10)
  assert.deepEqual(errors.figures, { mae: 3.5, rmse: Math.sqrt(12.5), bias: -0.5 })
})

test('of five ranges two held; called before the lower end is too early, after the upper end is not', () => {
  const ranges = new Ranges()
  for (const actual of [3, 4, 5, 10, 11]) ranges.add({ low: 5, high: 10 }, actual)
  assert.deepEqual(ranges.figures, { coverage: 0.4, within: 0.8, tooEarly: 0.4 })
})
