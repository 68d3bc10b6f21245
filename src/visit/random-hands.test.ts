import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sittingAt } from '#counter/sitting.ts'
import { clockwork, type Staff } from '#platform/actor.ts'
import { Refused } from '#platform/refused.ts'
import fc from '../../test/harness/any.ts'
import { type Hall, openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { bringBackFromAway } from './by-clock.ts'
import type { Called } from './call-next.ts'
import { closeDay } from './close-day.ts'
import { closeForOfficer, goOn, pause } from './sit-at-counter.ts'
import type { NumberTaken } from './take-number.ts'
import { protectedKinds, type VisitClass } from './visit.ts'

/** What random hands do. Numbers choose among what there is (modulo), so every command means something. */
type Wish =
  | { readonly do: 'number'; readonly service: number; readonly second: boolean; readonly protectedAs: number }
  | {
      readonly do:
        | 'call'
        | 'start'
        | 'finish'
        | 'recall'
        | 'absent'
        | 'park'
        | 'transfer'
        | 'resume'
        | 'requeue'
        | 'undo'
        | 'next'
        | 'rest'
        | 'shut'
      readonly desk: number
    }
  | {
      readonly do: 'away' | 'back' | 'leave' | 'returned' | 'mark' | 'add' | 'confirm' | 'withdraw'
      readonly visitor: number
    }
  | { readonly do: 'choose'; readonly desk: number; readonly chosen: number }
  | { readonly do: 'clock' }

type Choice = Extract<Wish, { do: 'choose' }>

const desk = fc.nat(2)
const visitor = fc.nat(30)
const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('number' as const),
      service: fc.nat(2),
      second: fc.boolean(),
      protectedAs: fc.nat(12),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('call' as const), desk }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('start' as const, 'finish' as const), desk }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'recall' as const,
        'absent' as const,
        'park' as const,
        'transfer' as const,
        'resume' as const,
        'requeue' as const,
        'undo' as const,
        'next' as const,
        'rest' as const,
        'shut' as const,
      ),
      desk,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('choose' as const), desk, chosen: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'clock' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'away' as const,
        'back' as const,
        'leave' as const,
        'returned' as const,
        'mark' as const,
        'add' as const,
        'confirm' as const,
        'withdraw' as const,
      ),
      visitor,
    }),
  },
)

test('random commands from many hands at once break no rule of the queue', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(wish, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 14 }),
      async (rounds) => {
        const play = await playersOf(await openHall())
        for (const [minute, together] of rounds.entries())
          await Promise.all(together.map((w) => play.does(w, minute * 2)))
        assert.deepEqual(await play.hall.breaches(), [])
        const [last = []] = rounds
        const end = rounds.length * 2
        await Promise.all([play.closes(end), ...last.map((w) => play.does(w, end))])
        assert.deepEqual(await play.hall.breaches(), [], 'the day is closed while hands still press')
        await play.hall.house.drop()
      },
    ),
    { numRuns: 25, endOnFailure: true },
  )
})

test('one after the other, every call is the one that a plain list in the head would give', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 10, maxLength: 40 }), async (wishes) => {
      const play = await playersOf(await openHall())
      for (const [i, w] of wishes.entries()) {
        const minute = i * 3
        const expected = w.do === 'call' ? await play.expected(w.desk, minute) : undefined
        const done = await play.does(w, minute)
        if (w.do === 'call' && done !== 'refused') assert.equal((done as Called)?.legId, expected, `minute ${minute}`)
      }
      assert.deepEqual(await play.hall.breaches(), [])
      await play.hall.house.drop()
    }),
    { numRuns: 20, endOnFailure: true },
  )
})

async function playersOf(hall: Hall) {
  const { mall } = hall
  const desks: [number, Staff][] = [
    [mall.counter.one, mall.rina],
    [mall.counter.two, mall.budi],
    [mall.counter.three, mall.dewi],
  ]
  const services = [mall.service.ktpHilang, mall.service.kkBaru, mall.service.skck]
  const visitors: NumberTaken[] = []
  const here: (Called | undefined)[] = []
  const parked: Called[] = []
  for (const [counterId, officer] of desks) await hall.open(counterId, officer)

  const atDesk = async (w: Extract<Wish, { desk: number }>, minute: number) => {
    const [counterId, officer] = desks[w.desk] as [number, Staff]
    const called = here[w.desk] ?? null
    switch (w.do) {
      case 'call':
        here[w.desk] = await hall.call(counterId, officer, minute)
        return here[w.desk]
      case 'start':
        return hall.start(counterId, officer, called, minute)
      case 'finish':
        return hall.finish(counterId, officer, called, minute)
      case 'recall':
        return hall.recall(counterId, officer, called, minute)
      case 'absent':
        return hall.absent(counterId, officer, called, minute)
      case 'park':
        return hall.park(counterId, officer, called, minute).then(() => parked.push(called))
      case 'transfer':
        return hall.transfer(counterId, officer, called, services[(w.desk + 1) % 3] as number, minute)
      case 'resume':
        await hall.resume(counterId, officer, parked.at(-1) ?? null, minute)
        here[w.desk] = parked.pop()
        return
      case 'requeue':
        return hall.requeue(counterId, officer, parked.at(-1) ?? null, minute)
      case 'undo':
        return hall.undo(counterId, officer, minute)
      case 'next':
        here[w.desk] = await hall.next(counterId, officer, called, minute)
        return
      case 'rest':
        return hall.act(async (tx) => {
          const desk = { counterId, by: officer, now: at(minute) }
          return (await sittingAt(tx, counterId))?.pausedAt ? goOn(tx, desk) : pause(tx, desk, 'toilet')
        })
      case 'shut':
        await hall.act((tx) => closeForOfficer(tx, { counterId, by: mall.ibuSiti, now: at(minute) }))
        return hall.open(counterId, officer, minute)
      case 'choose':
        here[w.desk] = await choose(w, counterId, officer, minute)
        return
    }
  }
  const choose = async (w: Choice, counterId: number, officer: Staff, minute: number): Promise<Called> => {
    const who = visitors[w.chosen % Math.max(1, visitors.length)]
    const leg = who && (await hall.visit(who)).legs.find(({ state }) => state === 'waiting')
    return leg ? hall.choose(counterId, officer, { legId: leg.id, visitId: who.visitId }, minute) : null
  }
  const byVisitor = (w: Extract<Wish, { visitor: number }>, minute: number) => {
    const who = visitors[w.visitor % visitors.length] as NumberTaken
    switch (w.do) {
      case 'mark':
        return hall.mark(who, protectedKinds[w.visitor % 5] ?? null, minute)
      case 'confirm':
      case 'withdraw':
        return hall[w.do](who, mall.ibuSiti, minute)
      case 'add':
        return hall.add(who, services[w.visitor % 3] as number, minute, w.visitor % 2 === 0)
      default:
        return hall[w.do](who, minute)
    }
  }
  const takes = async (w: Extract<Wish, { do: 'number' }>, minute: number) => {
    const wanted = [services[w.service] as number, ...(w.second ? [services[(w.service + 1) % 3] as number] : [])]
    const kind = protectedKinds[w.protectedAs]
    visitors.push(
      await hall.number(wanted, minute, { inOrder: w.protectedAs % 2 === 0, ...(kind ? { protectedAs: kind } : {}) }),
    )
  }
  return {
    hall,
    /** Does it, or is refused with a reason; anything else is a fault. */
    does: async (w: Wish, minute: number): Promise<unknown> => {
      if ('visitor' in w && visitors.length === 0) return 'refused'
      try {
        if (w.do === 'number') return await takes(w, minute)
        if (w.do === 'clock') return await hall.act((tx) => bringBackFromAway(tx, at(minute)))
        return 'desk' in w ? await atDesk(w, minute) : await byVisitor(w, minute)
      } catch (error) {
        if (error instanceof Refused || (error as Error).message === 'nobody was called') return 'refused'
        throw error
      }
    },
    closes: (minute: number) => hall.act((tx) => closeDay(tx, mall.site, today, clockwork, at(minute))),
    expected: (deskNumber: number, minute: number) => expectedCall(hall, visitors, deskNumber, minute),
  }
}

/** The rule as one would do it with a list in the head: look at everybody, no index, no heads. */
async function expectedCall(
  hall: Hall,
  visitors: readonly NumberTaken[],
  deskNumber: number,
  minute: number,
): Promise<number | undefined> {
  const { queue } = hall.mall
  const serves = [[queue.ktp], [queue.ktp, queue.kk], [queue.kk]][deskNumber] ?? []
  const now = Date.UTC(2026, 10, 23, 1, minute)
  const credit: Record<VisitClass, number> = { regular: 0, protected: 30, appointment: 30 }
  const waiting = (await Promise.all(visitors.map((v) => hall.visit(v))))
    .flatMap((v) => v.legs)
    .filter((leg) => leg.state === 'waiting' && serves.includes(leg.queueId))
    .map((leg) => {
      const waited = (now - leg.arrivalRef.getTime()) / 60_000
      return {
        id: leg.id,
        queueId: leg.queueId,
        waited,
        score: waited + credit[leg.class],
        late: leg.class === 'protected' && waited >= 15,
      }
    })
    .sort(
      (a, b) => Number(b.late) - Number(a.late) || (a.late ? b.waited - a.waited : b.score - a.score) || a.id - b.id,
    )
  // Counter 2 helps the KK queue only when its longest effective wait is over twenty minutes.
  const first = waiting.filter((leg) => {
    if (deskNumber !== 1 || leg.queueId !== queue.kk) return true
    return (waiting.find((other) => other.queueId === queue.kk)?.score ?? 0) > 20
  })[0]
  return first?.id
}
