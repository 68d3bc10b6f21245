import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import type { MallOfRequest } from '#platform/web/env.ts'
import { liveSection } from './section.ts'
import type { Subscriber } from './subscriber.ts'
import { grownOld, newGroup, newView } from './view.ts'
import { keepViews } from './views.ts'

const mall = { id: 1, timeZone: 'Asia/Jakarta' } as MallOfRequest
type Params = { readonly n: number }

function sectionOf(name: string, load: () => Promise<string>, everySeconds = 0) {
  return liveSection<Params, string>({
    name,
    params: z.object({ n: z.number() }),
    allow: () => true,
    topics: () => ['queue:1'],
    load,
    render: (snapshot) => `${name} ${snapshot}`,
    everySeconds,
  })
}

test('a screen of the hall is shown before a hundred phones that heard the same call, though it was read after them', async () => {
  const told: string[] = []
  const isDone = Promise.withResolvers<void>()
  const subscriber = (who: string): Subscriber => ({
    body: new ReadableStream(),
    send: () => {
      told.push(who)
      if (told.length === 101) isDone.resolve()
    },
    end: () => {},
    isOpen: () => true,
    openedAt: 0,
  })
  const phonesAreRead = Promise.withResolvers<string>()
  const views = keepViews({
    db: {
      ...({} as Parameters<typeof keepViews>[0]['db']),
      transact: (_, act) => act({} as Tx),
    },
    clock: { now: () => new Date(0) } as Parameters<typeof keepViews>[0]['clock'],
    log: { warn: (_: string, { reason }: { reason: string }) => isDone.reject(new Error(reason)) } as never,
    lastHeard: () => 0,
    heardSince: () => new Set(),
  })
  const phones = sectionOf('phone', () => phonesAreRead.promise)
  const screen = sectionOf('screen', async () => {
    phonesAreRead.resolve('read')
    // So many turns that the phones would have gone first, had they not waited.
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    return 'read'
  })
  for (let n = 0; n < 100; n++)
    views.watch(subscriber('phone'), { section: phones, params: { n }, language: 'id', mall, shows: '' })
  views.watch(subscriber('screen'), { section: screen, params: { n: 0 }, language: 'id', mall, shows: '' })
  await isDone.promise
  assert.equal(told[0], 'screen')
  assert.equal(told.filter((who) => who === 'phone').length, 100)
})

test('minutes that pass are shown some at a time, the oldest first, and to everybody within half a period', () => {
  const section = sectionOf('phone', async () => '', 60)
  const group = newGroup('1 phone', section, mall)
  const watched = Array.from({ length: 6_000 }, (_, n) => {
    const view = newView({ key: `phone?n=${n}`, section, params: { n }, language: 'id', group })
    // Everybody was shown within the same tenth of a second, as after a call.
    view.renderedAt = (n % 100) + 1
    group.views.set(view.key, view)
    return view
  })
  assert.deepEqual(grownOld(group, 60_000), [], 'nobody is due before the period has passed')
  let seconds = 0
  for (let now = 60_101; watched.some(({ renderedAt }) => renderedAt <= 100); now += 1_000) {
    const due = grownOld(group, now)
    assert.ok(due.length <= 200, `${due.length} at once`)
    const left = watched.filter((view) => view.renderedAt <= 100 && !due.includes(view))
    const youngest = Math.max(...due.map(({ renderedAt }) => renderedAt))
    assert.ok(
      left.every(({ renderedAt }) => renderedAt >= youngest),
      'an older one was passed over',
    )
    for (const view of due) view.renderedAt = now
    seconds++
  }
  assert.equal(seconds, 30)
})
