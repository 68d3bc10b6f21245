import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Agency, Queue } from '#directory/directory.ts'
import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import { factsOf } from './facts.ts'
import { presenceOf } from './presence.ts'

const checked = await checkPack('malls/pekanbaru')
assert.ok('pack' in checked)
const { directory } = directoryOfPack(checked.pack)
const morning = new Date('2026-11-30T09:06:00+07:00')
const reader = { language: 'id', formats: formatsFor('id', 'Asia/Jakarta') } as const
const anHour: Wait = { kind: 'range', low: 60, high: 65, point: 62, isFirst: true }

function waitTold(atQueue: (queueId: number) => Wait) {
  const waits = { atQueue, ofLeg: () => undefined }
  const facts = factsOf({ directory, waits, waiting: 0, came: 3, notices: [], often: [] }, morning, reader)
  return facts[2]?.value
}

const [bnn, polri, bpn] = ['bnn', 'polri', 'bpn'].map((code) => {
  const agency = [...directory.agencies.values()].find((one) => one.code === code)
  assert.ok(agency, code)
  return agency
}) as [Agency, Agency, Agency]
const queuesOf = (agency: Agency) => [...directory.queues.values()].filter(({ agencyId }) => agencyId === agency.id)
const nobody: Wait = { kind: 'unknown', why: 'nobody' }

/** At this time of a Monday, with nobody at the counters of these queues. */
function presentAt(time: string, empty: readonly Queue[], otherwise: Wait = { kind: 'soon' }) {
  const ids = new Set(empty.map(({ id }) => id))
  const waits = { atQueue: (id: number) => (ids.has(id) ? nobody : otherwise), ofLeg: () => undefined }
  const presence = presenceOf(directory, waits, new Date(`2026-11-30T${time}:00+07:00`))
  return [bnn, polri, bpn].map(({ id }) => presence.get(id))
}

test('an agency whose day it is and at whose counters nobody sits is not told as present', () => {
  assert.deepEqual(presentAt('09:06', queuesOf(bnn)), ['unstaffed', 'here', 'away'])
  // One counter that serves is enough.
  assert.ok(queuesOf(polri).length > 1)
  assert.deepEqual(presentAt('09:06', queuesOf(polri).slice(1)), ['here', 'here', 'away'])
  assert.deepEqual(presentAt('09:06', queuesOf(polri)), ['here', 'unstaffed', 'away'])
  // Before the doors open and for a quarter of an hour after, nobody is missed; nor once they are closed.
  for (const time of ['07:30', '08:14', '15:30'])
    assert.deepEqual(presentAt(time, queuesOf(bnn)), ['here', 'here', 'away'])
  assert.deepEqual(presentAt('08:15', queuesOf(bnn)), ['unstaffed', 'here', 'away'])
  // What stands still by an incident is told as that.
  assert.deepEqual(presentAt('09:06', [], { kind: 'unknown', why: 'paused' }), ['here', 'here', 'away'])
})

test('the front page names who is not there, and counts only those who are', () => {
  const empty = new Set(queuesOf(bnn).map(({ id }) => id))
  const waits = { atQueue: (id: number): Wait => (empty.has(id) ? nobody : { kind: 'soon' }), ofLeg: () => undefined }
  const facts = factsOf({ directory, waits, waiting: 0, came: 3, notices: [], often: [] }, morning, reader)
  assert.equal(facts[1]?.value, '31 dari 39 instansi hadir')
  assert.match(facts[1]?.note ?? '', /^Belum ada petugas: BNN\. Tidak hadir: ATR\/BPN, /)
})

test('the front page says that there is no wait only where nobody who comes now would wait', () => {
  assert.equal(
    waitTold(() => ({ kind: 'soon' })),
    'Tanpa menunggu',
  )
  // Nobody waits, and the only counter that is open rests in a moment: its own page tells an hour.
  const [queue] = directory.queues.keys()
  const told = waitTold((id) => (id === queue ? anHour : { kind: 'unknown', why: 'nobody' }))
  assert.match(told ?? '', /sekitar 1 jam/i)
})
