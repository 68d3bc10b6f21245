import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refused.ts'
import { openBooking } from '../../test/harness/bookings.ts'
import { at } from '../../test/harness/small-mall.ts'
import type { Kept } from './hold-slot.ts'

// Everything that people and the clock can do, in random order and six at a time; what fails is shown with its seed.
for (const seed of [1, 2, 3]) {
  test(`whatever people do with appointments in whatever order, every place stays accounted for (seed ${seed})`, async () => {
    const mall = await openBooking()
    const random = randomFrom(seed)
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
    const slots: number[] = []
    for (const minute of [60, 90, 120, 240, 300, 360]) slots.push(await mall.slot(minute, 3))
    const kept: Kept[] = []
    const keep = (act: Promise<Kept>) => act.then((one) => void kept.push(one))
    for (let minute = 0; minute < 440; minute += 4) {
      const wave = Array.from({ length: 6 }, () => {
        const now = at(minute, Math.floor(random() * 200))
        const [slot, one, person] = [pick(slots) ?? 0, pick(kept), Math.floor(random() * 40)]
        const acts = [
          () => keep(mall.hold(slot, person, now)),
          () => keep(mall.booked(slot, person, now)),
          () => keep(mall.wait(person, now, { wanted: random() < 0.5 ? slot : null })),
          () => one && mall.book(one, now),
          () => one && mall.cancel(one, now),
          () => one && keep(mall.move(one, slot, now)),
          () => one && mall.arrive(one, now),
          () => mall.tick(now),
        ]
        return pick(acts)
      })
      for (const result of await Promise.allSettled(wave.map(async (act) => act?.())))
        if (result.status === 'rejected' && !(result.reason instanceof Refused)) throw result.reason
      if (minute % 40 === 0) assert.deepEqual(await mall.faults(), [], `minute ${minute}`)
    }
    await mall.tick(at(460))
    await mall.tick(at(1440 + 60))
    assert.deepEqual(await mall.faults(), [])
    const ends = new Set<string>()
    for (const one of kept) ends.add(await mall.state(one))
    // Who is quicker decides about each; but nothing is still open, and there was a bit of everything.
    for (const end of ends)
      assert.ok(['cancelled_by_citizen', 'checked_in', 'expired', 'no_show', 'rescheduled'].includes(end), end)
    assert.ok(ends.size >= 3, `only ${[...ends].join(', ')}: the test tried too little`)
  })
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
