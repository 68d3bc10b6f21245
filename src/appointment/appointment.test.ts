import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refused.ts'
import fc from '../../test/harness/any.ts'
import {
  type Appointment,
  arrive,
  awaitsAnswer,
  book,
  cancelByCitizen,
  cancelBySite,
  enter,
  expire,
  isOver,
  moveAway,
  moves,
  placeOf,
  type State,
  states,
} from './appointment.ts'

const nine = new Date('2026-11-23T09:00:00+07:00')
const minutes = (n: number) => new Date(nine.getTime() + n * 60_000)

test('the table of moves is the one of the mall: held becomes booked, checked in, fulfilled', () => {
  const path: State[] = ['held', 'booked', 'checked_in', 'fulfilled']
  const end = path.slice(1).reduce((a, state) => enter(a, state, nine), anAppointment('held'))
  assert.equal(end.state, 'fulfilled')
  assert.deepEqual(states.filter(isOver), [
    'fulfilled',
    'expired',
    'cancelled_by_citizen',
    'cancelled_by_site',
    'rescheduled',
    'no_show',
  ])
})

test('what the table does not allow is refused by the name of the present state', () => {
  for (const from of states)
    for (const to of states) {
      const move = () => enter(anAppointment(from), to, nine)
      if (moves[from].includes(to)) assert.equal(move().state, to)
      else assert.throws(move, new Refused(`appointment.is.${from}`), `${from} to ${to}`)
    }
})

test('from every state that is not over an end can be reached, and nothing leads out of an end', () => {
  const reaches = (state: State, seen: State[] = []): boolean =>
    isOver(state) || moves[state].some((next) => !seen.includes(next) && reaches(next, [...seen, state]))
  for (const state of states) assert.ok(reaches(state), state)
})

test('a place is kept for an answer until its time, and not a moment longer', () => {
  const held = { ...anAppointment('held'), expiresAt: minutes(10) }
  assert.equal(book(held, minutes(9.99)).state, 'booked')
  assert.throws(() => book(held, minutes(10)), new Refused('appointment.placeExpired'))
  assert.equal(expire(held, minutes(10)).expiresAt, null)
})

test('an appointment whose time has begun cannot be moved any more, only used or cancelled', () => {
  const booked = { ...anAppointment('booked'), startsAt: nine }
  assert.equal(moveAway(booked, minutes(-1)).state, 'rescheduled')
  assert.throws(() => moveAway(booked, nine), new Refused('appointment.alreadyBegun'))
  assert.equal(cancelByCitizen(booked, minutes(5)).state, 'cancelled_by_citizen')
})

test('whoever has checked in gives up the number and not the appointment', () => {
  assert.throws(() => cancelByCitizen(anAppointment('checked_in'), nine), new Refused('appointment.is.checked_in'))
})

test('whatever happens to an appointment, it has at most one place, and none once it is over without a visit', () => {
  const walk = fc.array(fc.nat({ max: 20 }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.constantFrom<State>('requested', 'waitlisted', 'held'), walk, (start, choices) => {
      let a = anAppointment(start)
      for (const choice of choices) {
        const next = moves[a.state]
        if (next.length === 0) break
        a = enter(a, next[choice % next.length] as State, minutes(choice))
        const place = placeOf(a)
        assert.equal(place === 'held', awaitsAnswer(a.state))
        if (isOver(a.state) && a.state !== 'fulfilled') assert.equal(place, undefined)
      }
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('a state never begins before the one that it follows, however late the request was read', () => {
  const booked = enter({ ...anAppointment('held'), since: minutes(5) }, 'booked', minutes(3))
  assert.deepEqual(booked.since, minutes(5))
})

test('a place that went to a walk-in is not counted again when its holder comes after all', () => {
  const late = { ...anAppointment('booked'), placeReleasedAt: minutes(11) }
  assert.equal(placeOf(late), undefined)
  assert.equal(placeOf(arrive(late, 7, minutes(20))), undefined)
  assert.equal(placeOf(cancelBySite(late, 'stopped', minutes(20))), undefined)
})

function anAppointment(state: State): Appointment {
  return {
    id: 1,
    version: 1,
    state,
    since: minutes(-100),
    personHash: 'x'.repeat(43),
    serviceId: 1,
    queueId: 1,
    serviceDay: '2026-11-23',
    slotId: 1,
    startsAt: nine,
    endsAt: minutes(30),
    wantedSlotId: null,
    expiresAt: null,
    token: 'token',
    language: 'id',
    drawId: null,
    label: null,
    drawRank: null,
    fromAppointment: null,
    visitId: null,
    placeReleasedAt: null,
    reason: null,
    createdAt: minutes(-100),
  }
}
