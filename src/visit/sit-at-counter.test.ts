import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sittingAt } from '#counter/sitting.ts'
import type { Staff } from '#platform/actor.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import type { Called } from './call-next.ts'
import { finishAndCallNext } from './finish-and-call.ts'
import { closeForOfficer, goOn, pause, sitDown, standUp } from './sit-at-counter.ts'

const hall = await openHall()
const { mall, act } = hall
const { one, two, three, fourteen } = mall.counter
const { ktpHilang, kkBaru } = mall.service
const desk = (counterId: number, by: Staff, minute: number, command?: string) => ({
  counterId,
  by,
  now: at(minute),
  ...(command ? { command: { id: command } } : {}),
})
const sits = (counterId: number) => act((tx) => sittingAt(tx, counterId))

test('an officer opens a counter of the own agency, once however often the button is pressed', async () => {
  await Promise.all(
    ['buka-satu-1', 'buka-satu-1', 'buka-satu-2'].map((id) => act((tx) => sitDown(tx, desk(one, mall.rina, 0, id)))),
  )
  assert.equal((await sits(one))?.staffId, mall.rina.id)
  await assert.rejects(
    act((tx) => sitDown(tx, desk(fourteen, mall.rina, 0))),
    { key: 'visit.notYourAgency' },
  )
  await assert.rejects(
    act((tx) => sitDown(tx, desk(one, mall.budi, 0))),
    { key: 'counter.taken' },
  )
  await assert.rejects(
    act((tx) => sitDown(tx, desk(three, mall.rina, 0))),
    { key: 'counter.sitsElsewhere' },
  )
})

test('a pause that arrives again after the officer went on does not pause anew', async () => {
  await act((tx) => pause(tx, desk(one, mall.rina, 1, 'istirahat-1'), 'prayer'))
  await act((tx) => goOn(tx, desk(one, mall.rina, 2, 'lanjut-1')))
  await act((tx) => pause(tx, desk(one, mall.rina, 3, 'istirahat-1'), 'prayer'))
  assert.equal((await sits(one))?.pausedAt, null)
})

test('a counter does not close while somebody stands there, and not by somebody else', async () => {
  await hall.number(ktpHilang, 4)
  const called = await hall.call(one, mall.rina, 5)
  await assert.rejects(
    act((tx) => standUp(tx, desk(one, mall.rina, 6))),
    { key: 'counter.busy' },
  )
  await assert.rejects(
    act((tx) => standUp(tx, desk(one, mall.budi, 6))),
    { key: 'counter.notOpen' },
  )
  await hall.start(one, mall.rina, called, 7)
  await hall.finish(one, mall.rina, called, 8)
  await act((tx) => standUp(tx, desk(one, mall.rina, 9)))
  assert.equal(await sits(one), undefined)
})

test('the manager closes for an officer who left; whoever stood there waits again with the first arrival', async () => {
  await act((tx) => sitDown(tx, desk(one, mall.rina, 20)))
  const taken = await hall.number(ktpHilang, 21)
  const called = await hall.call(one, mall.rina, 22)
  await hall.start(one, mall.rina, called, 23)
  await assert.rejects(
    act((tx) => closeForOfficer(tx, desk(one, mall.budi, 30))),
    { name: 'Forbidden' },
  )
  await Promise.all([1, 2].map(() => act((tx) => closeForOfficer(tx, desk(one, mall.ibuSiti, 30, 'tutup-untuk-rina')))))
  assert.equal(await sits(one), undefined)
  const visit = await hall.visit(taken)
  const [leg] = visit.legs
  assert.deepEqual([leg?.state, leg?.counterId, leg?.arrivalRef, leg?.keyAt], ['waiting', null, at(21), at(21)])
  await act((tx) => sitDown(tx, desk(two, mall.budi, 31)))
  assert.equal((await hall.call(two, mall.budi, 32))?.ticket, taken.ticket)
})

test('finished and next in one press; pressed twice it is one person finished and one called', async () => {
  const [first, next] = [await hall.number(ktpHilang, 40), await hall.number(ktpHilang, 41)]
  const here = await standing()
  await hall.start(two, mall.budi, here, 42)
  const press = () => hall.next(two, mall.budi, here, 43, 'selesai-1')
  const [a, b] = await Promise.all([press(), press()])
  assert.equal(a?.ticket, first.ticket)
  assert.deepEqual(a, b)
  assert.equal((await press())?.ticket, first.ticket)
  await hall.start(two, mall.budi, a, 44)
  await hall.finish(two, mall.budi, a, 45)
  assert.equal((await hall.call(two, mall.budi, 46))?.ticket, next.ticket)

  async function standing() {
    const visit = await hall.house.owner.row<{ legId: number; visitId: number; serviceId: number; ticket: string }>({
      sql: true,
      text: `select l.id as "legId", v.id as "visitId", l.service_id as "serviceId", v.ticket from visit.leg l join visit.visit v on v.id = l.visit_id where l.state = 'called' and l.counter_id = $1`,
      values: [two],
    })
    return visit
  }
})

test('two desks that finish at the same moment get two different people, whose other services lie across', async () => {
  await act((tx) => sitDown(tx, desk(three, mall.dewi, 50)))
  for (let minute = 50; minute < 62; minute++) {
    await hall.number(minute % 2 ? [ktpHilang, kkBaru] : [kkBaru, ktpHilang], minute)
  }
  const here = new Map<number, { legId: number; visitId: number; serviceId: number; ticket: string } | null>()
  const people = [
    [two, mall.budi],
    [three, mall.dewi],
  ] as const
  const now = await hall.house.owner.row<{ legId: number; visitId: number; serviceId: number; ticket: string }>({
    sql: true,
    text: `select l.id as "legId", v.id as "visitId", l.service_id as "serviceId", v.ticket from visit.leg l join visit.visit v on v.id = l.visit_id where l.state = 'called'`,
    values: [],
  })
  here.set(two, now)
  here.set(three, await hall.call(three, mall.dewi, 62))
  for (const [counter, by] of people) await hall.start(counter, by, here.get(counter) ?? null, 63)
  for (let round = 0; round < 4; round++) {
    const minute = 64 + round * 2
    const called = await Promise.all(
      people.map(([counter, by]) => hall.next(counter, by, here.get(counter) ?? null, minute)),
    )
    assert.notEqual(called[0]?.visitId, called[1]?.visitId)
    for (const [i, [counter, by]] of people.entries()) {
      here.set(counter, called[i] ?? null)
      if (called[i]) await hall.start(counter, by, called[i] ?? null, minute + 1)
    }
  }
  assert.deepEqual(await hall.breaches(), [])
})

test('finished and next on a page that does not know of the break yet: finished once, and nobody is called', async () => {
  const hall = await openHall()
  const { mall } = hall
  const stale = async (here: Called, minute: number, command: string) =>
    hall.act((tx) => finishAndCallNext(tx, hall.here(one, mall.rina, here, minute, command), { outcome: 'issued' }))
  await hall.open(one, mall.rina)
  const [served] = [await hall.number(ktpHilang, 0), await hall.number(ktpHilang, 0)]
  const here = await hall.call(one, mall.rina, 1)
  await hall.start(one, mall.rina, here, 2)
  await hall.act((tx) => pause(tx, desk(one, mall.rina, 3), 'prayer'))
  const notCalled = { notCalled: 'resting' }
  const twice = await Promise.all([1, 2].map(() => stale(here, 3, 'selesai-basi')))
  assert.deepEqual(twice, [notCalled, notCalled])
  assert.equal((await hall.visit(served)).legs[0]?.state, 'completed')
  // The answer may have been lost: sent again after the break it is still the same press, and calls nobody.
  await hall.act((tx) => goOn(tx, desk(one, mall.rina, 10)))
  assert.deepEqual(await stale(here, 11, 'selesai-basi'), notCalled)
  assert.equal((await hall.call(one, mall.rina, 12))?.ticket, 'A 002')
  assert.deepEqual(await hall.breaches(), [])
})

test('breaks that begin while people press finish and next: everybody who was served is finished', async () => {
  const hall = await openHall()
  const { mall } = hall
  const officers = [
    [one, mall.rina],
    [two, mall.budi],
  ] as const
  for (const [counter, by] of officers) await hall.open(counter, by)
  for (let i = 0; i < 20; i++) await hall.number(ktpHilang, 0)
  for (let round = 0; round < 8; round++) {
    const minute = 1 + round * 4
    await Promise.all(
      officers.map(async ([counter, by]) => {
        const here = await hall.call(counter, by, minute)
        await hall.start(counter, by, here, minute + 1)
        await Promise.all([
          hall.act((tx) => pause(tx, desk(counter, by, minute + 2), 'toilet')).catch(() => undefined),
          hall.next(counter, by, here, minute + 2).then(async (next) => {
            if (!next) return
            await hall.start(counter, by, next, minute + 2)
            await hall.finish(counter, by, next, minute + 2)
          }),
        ])
        const finished = await hall.house.owner.row<{ state: string }>({
          sql: true,
          text: 'select state from visit.leg where id = $1',
          values: [here?.legId],
        })
        assert.equal(finished.state, 'completed')
        await hall.act((tx) => goOn(tx, desk(counter, by, minute + 3)))
      }),
    )
  }
  assert.deepEqual(await hall.breaches(), [])
})
