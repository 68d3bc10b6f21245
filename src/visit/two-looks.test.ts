import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HoldQueues } from '#agency/agency.ts'
import { setOneDay } from '#agency/set-one-day.ts'
import { addHoliday } from '#mall/holiday.ts'
import type { HoldHall } from '#mall/keep-today.ts'
import { sql } from '#platform/database.ts'
import { type Act, everyMoment } from '../../test/harness/between-looks.ts'
import { type Hall, openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { callNext } from './call-next.ts'
import { closeDay } from './close-day.ts'
import { holdEveryQueue, holdQueuesOf } from './hold-queues.ts'
import { resumeVisit } from './move-on.ts'
import { beginRehearsal, endRehearsal } from './rehearsal.ts'
import { sitDown, standUp } from './sit-at-counter.ts'
import { moveOfficer } from './staff-counters.ts'
import { takeNumber } from './take-number.ts'
import { undoLast } from './undo.ts'

// An act looks more than once before it writes. Here somebody else comes in at each moment between two looks; the hall
// must then stand as if one had come after the other.

const now = at(10)

async function assertInTurn(hall: Hall, first: Act, second: Act): Promise<void> {
  assert.deepEqual(await everyMoment(hall, first, second), [])
  assert.deepEqual(await everyMoment(hall, second, first), [])
}

/** Somebody was finished at counter 1 a moment ago, and somebody else is on hold there. */
async function afterService() {
  const hall = await openHall()
  const { mall } = hall
  const { one } = mall.counter
  await hall.open(one, mall.rina)
  for (const minute of [0, 1]) await hall.number(mall.service.ktpHilang, minute)
  const held = await hall.call(one, mall.rina, 2)
  await hall.start(one, mall.rina, held, 2)
  await hall.park(one, mall.rina, held, 3)
  const called = await hall.call(one, mall.rina, 3)
  await hall.start(one, mall.rina, called, 4)
  await hall.finish(one, mall.rina, called, 9.8)
  const desk = { counterId: one, by: mall.rina, now }
  const acts = {
    takesBack: (tx) => undoLast(tx, one, mall.rina, now),
    leaves: (tx) => standUp(tx, desk),
    goesOn: (tx) => resumeVisit(tx, { ...desk, legId: held?.legId ?? 0 }, held?.visitId ?? 0),
    dayEnds: (tx) => closeDay(tx, mall.site, today, mall.ibuSiti, now),
  } satisfies Record<string, Act>
  return { hall, one, ...acts }
}

test('two windows that take back the same act take it back once, at whatever moment they meet', async () => {
  const { hall, takesBack } = await afterService()
  assert.deepEqual(await everyMoment(hall, takesBack, takesBack), [])
})

test('nobody is put back to a counter that closes at that moment', async () => {
  const { hall, takesBack, goesOn, leaves, dayEnds } = await afterService()
  await assertInTurn(hall, takesBack, leaves)
  await assertInTurn(hall, goesOn, leaves)
  await assertInTurn(hall, takesBack, dayEnds)
})

test('who has left the counter takes back nothing that would put a person there', async () => {
  const { hall, one, takesBack, leaves } = await afterService()
  const { rina, budi } = hall.mall
  await hall.act(leaves)
  await assert.rejects(hall.act(takesBack), { key: 'counter.notOpen' })
  await hall.open(one, budi, 10)
  await assert.rejects(hall.act(takesBack), { key: 'counter.notOpen' })
  await hall.act((tx) => standUp(tx, { counterId: one, by: budi, now }))
  await hall.open(one, rina, 10)
  assert.deepEqual(await hall.act(takesBack), { ticket: 'A 002', undid: 'visit.finished' })
})

test('nobody is called to a counter that closes, or while the day ends, whichever is first', async () => {
  const hall = await openHall()
  const { mall } = hall
  const desk = { counterId: mall.counter.one, by: mall.rina, now }
  const calls: Act = (tx) => callNext(tx, desk.counterId, mall.rina, now)
  await hall.open(desk.counterId, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  await assertInTurn(hall, calls, (tx) => standUp(tx, desk))
  await assertInTurn(hall, calls, (tx) => closeDay(tx, mall.site, today, mall.ibuSiti, now))
})

test('a number is of the rehearsal or of the real day, at whatever moment the rehearsal begins or ends', async () => {
  const { hall, number, begins, ends } = await rehearsing()
  await assertInTurn(hall, number, begins)
  await hall.act(begins)
  await assertInTurn(hall, number, ends)
})

test('control: without the guard of the table and the second look a real person stands among the players', async () => {
  const { hall, number, begins } = await rehearsing()
  await hall.house.owner.run(sql`drop trigger number_as_the_series on visit.visit`)
  const [seen] = await everyMoment(hall, lookingOnce(number), begins)
  assert.deepEqual(seen?.said, ['done', 'done'])
})

test('nobody holds a number of an agency that was set absent, at whatever moment it was taken', async () => {
  const { hall, number, absent } = await morning()
  await assertInTurn(hall, number, absent(holdQueuesOf))
})

test('control: where setting absent does not wait, or the taker looks once, a number is left that nobody will call', async () => {
  const { hall, number, absent } = await morning()
  const [early] = await everyMoment(
    hall,
    absent(async () => {}),
    number,
  )
  const [late] = await everyMoment(hall, lookingOnce(number), absent(holdQueuesOf))
  assert.deepEqual(
    [early?.said, late?.said],
    [
      ['done', 'done'],
      ['done', 'done'],
    ],
  )
})

test('nobody holds a number of a day that was made a holiday, at whatever moment it was taken', async () => {
  const { hall, number, holiday } = await morning()
  await assertInTurn(hall, number, holiday(holdEveryQueue))
})

test('control: where the holiday does not wait, or the taker looks once, somebody holds a number of a closed day', async () => {
  const { hall, number, holiday } = await morning()
  const [early] = await everyMoment(
    hall,
    holiday(async () => {}),
    number,
  )
  const [late] = await everyMoment(hall, lookingOnce(number), holiday(holdEveryQueue))
  assert.deepEqual(
    [early?.said, late?.said],
    [
      ['done', 'done'],
      ['done', 'done'],
    ],
  )
})

test('nobody holds a number, and nobody sits at a counter, of a day that is closed, at whatever moment it is', async () => {
  const { hall, number, dayEnds } = await morning()
  await assertInTurn(hall, number, dayEnds)
  const desk = { counterId: hall.mall.counter.one, by: hall.mall.rina, now }
  await assertInTurn(hall, (tx) => sitDown(tx, desk), dayEnds)
})

test('control: where the taker looks once, somebody holds a number of a day that was closed meanwhile', async () => {
  const { hall, number, dayEnds } = await morning()
  const [seen] = await everyMoment(hall, lookingOnce(number), dayEnds)
  assert.deepEqual(seen?.said, ['done', 'done'])
})

test('an officer who is moved as the day ends sits nowhere afterwards', async () => {
  const { hall, dayEnds } = await afterService()
  const { mall } = hall
  const moves: Act = (tx) =>
    moveOfficer(tx, { counterId: mall.counter.three, staffId: mall.rina.id, by: mall.ibuSiti, now })
  await assertInTurn(hall, moves, dayEnds)
})

/** The act without its second look at the mall, when its numbers are written. */
function lookingOnce(act: Act): Act {
  return (tx) => {
    const row: typeof tx.row = async (statement) => {
      const seen = await tx.row<{ version?: number }>(statement)
      return ('version' in seen ? { ...seen, version: tx.mall?.version } : seen) as never
    }
    return act({ ...tx, row })
  }
}

const cityBirthday = {
  heldOn: today,
  kind: 'local',
  name: { id: 'Hari jadi kota', en: 'City anniversary' },
  basis: 'Keputusan Wali Kota',
} as const

/** Two services of Disdukcapil are wanted; nobody has a number yet. */
async function morning() {
  const hall = await openHall()
  const { mall } = hall
  const { ktpHilang, kkBaru } = mall.service
  const order = { inOrder: false, protectedAs: null, channel: 'kiosk', language: 'id', onPaper: true } as const
  const day = { heldOn: today, isPresent: false, reason: { id: 'Rapat', en: 'Meeting' } }
  return {
    hall,
    number: ((tx) => takeNumber(tx, { ...order, serviceIds: [ktpHilang, kkBaru] }, mall.kiosk, now)) satisfies Act,
    absent:
      (hold: HoldQueues): Act =>
      (tx) =>
        setOneDay(tx, mall.agency.disdukcapil, day, mall.ibuSiti, today, now, hold),
    holiday:
      (hold: HoldHall): Act =>
      (tx) =>
        addHoliday(tx, cityBirthday, mall.ibuSiti, today, now, hold),
    dayEnds: ((tx) => closeDay(tx, mall.site, today, mall.ibuSiti, now)) satisfies Act,
  }
}

async function rehearsing() {
  const hall = await openHall()
  const { mall } = hall
  const order = { inOrder: false, protectedAs: null, channel: 'kiosk', language: 'id', onPaper: true } as const
  const acts = {
    number: (tx) => takeNumber(tx, { ...order, serviceIds: [mall.service.ktpHilang] }, mall.kiosk, now),
    begins: (tx) => beginRehearsal(tx, mall.ibuSiti, now),
    ends: (tx) => endRehearsal(tx, mall.ibuSiti, now),
  } satisfies Record<string, Act>
  return { hall, ...acts }
}
