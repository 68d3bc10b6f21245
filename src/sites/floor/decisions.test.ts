import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListedDevice, VoiceState } from '#account/device/device.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { sql } from '#platform/sql.ts'
import { openIncident } from '#visit/incident.ts'
import { readFloor } from '#visit/read-floor.ts'
import { openHall } from '../../../test/harness/hall.ts'
import { at, today } from '../../../test/harness/small-mall.ts'
import { type Decision, decisionsOf } from './decisions.ts'

const hall = await openHall()
const { mall, act } = hall
const { one, two, fourteen } = mall.counter

async function decisionsAt(minute: number, devices: readonly ListedDevice[] = []): Promise<Decision[]> {
  const now = at(minute)
  return act(async (tx) => {
    const directory = await directoryOf(tx, now)
    return decisionsOf({ directory, facts: await readFloor(tx, directory, now), devices, now })
  })
}
const kinds = (decisions: readonly Decision[]) => decisions.map((one) => one.kind)

test('before the doors open, and for the first minutes after, nobody is missing', async () => {
  assert.deepEqual(kinds(await decisionsAt(-30)), [])
  assert.deepEqual(kinds(await decisionsAt(9)), [])
  assert.deepEqual(kinds(await decisionsAt(8 * 60)), [])
})

test('an agency whose day it is and that opened no counter is a decision, with the people who wait for it', async () => {
  await hall.number(mall.service.skck, 1)
  const decisions = await decisionsAt(12)
  assert.deepEqual(
    decisions.map((one) => one.kind === 'agencyAbsent' && [one.agency.code, one.waiting, one.since]),
    [
      ['disdukcapil', 0, '08:00'],
      ['polri', 1, '08:00'],
    ],
  )
})

test('of an agency that is missing whole its late queues and its roster say nothing more', async () => {
  await hall.open(one, mall.rina, 12)
  await plan(fourteen, mall.agus.id, mall.agency.polri)
  assert.deepEqual(kinds(await decisionsAt(50)), ['agencyAbsent'])
})

test('a queue beyond its promise says which counters could still open', async () => {
  await hall.number(mall.service.ktpHilang, 15)
  await hall.open(fourteen, mall.agus, 50)
  const decisions = (await decisionsAt(50)).filter((decision) => decision.kind === 'queueLate')
  assert.deepEqual(
    decisions.map((decision) => [decision.queue.letter, decision.couldOpen.map((counter) => counter.code)]),
    [
      ['C', []],
      ['A', ['2']],
    ],
  )
})

test('somebody on the roster who does not sit there is missed after ten minutes, and not during the break', async () => {
  await plan(two, mall.budi.id, mall.agency.disdukcapil)
  const missing = (await decisionsAt(20)).find((one) => one.kind === 'officersMissing')
  assert.deepEqual(
    missing?.missing.map(({ counter, names, since }) => [counter.code, names, since]),
    [['2', ['Budi S.'], 480]],
  )
  await hall.open(two, mall.budi, 21)
  assert.ok(!kinds(await decisionsAt(22)).includes('officersMissing'))
})

test('what is broken comes first, what stops numbers before all; with minutes and people waiting', async () => {
  const what = { kind: 'system_down', queueId: null, serviceId: null, counterId: null } as const
  const message = { id: 'Terganggu', en: 'Down' }
  await act((tx) =>
    openIncident(tx, { ...what, agencyId: mall.agency.polri, stops: false, message }, mall.ibuSiti, at(60)),
  )
  await act((tx) =>
    openIncident(tx, { ...what, agencyId: mall.agency.disdukcapil, stops: true, message }, mall.ibuSiti, at(62)),
  )
  const [first, second] = await decisionsAt(70)
  assert.deepEqual(
    [first, second].map((one) => one?.kind === 'incident' && [one.incident.stops, one.minutes, one.waiting]),
    [
      [true, 8, 1],
      [false, 10, 1],
    ],
  )
})

test('a device that was not heard for two minutes and a printer without paper are decisions; one taken out of use is not', async () => {
  const device = (id: number, more: Partial<ListedDevice>): ListedDevice => ({
    id,
    kind: 'kiosk',
    name: `Kios ${id}`,
    zoneId: mall.zone,
    pairingCode: null,
    pairingExpiresAt: null,
    approvedAt: at(0),
    revokedAt: null,
    lastHeardAt: at(70),
    settings: {},
    voiceState: null,
    printerState: 'ok',
    createdAt: at(0),
    ...more,
  })
  const devices = [
    device(1, {}),
    device(2, { lastHeardAt: at(67) }),
    device(3, { printerState: 'paper_out' }),
    device(4, { revokedAt: at(1), lastHeardAt: at(1) }),
    device(5, { approvedAt: null }),
  ]
  const found = (await decisionsAt(70, devices)).flatMap((one) =>
    one.kind === 'deviceSilent' || one.kind === 'printer' ? [[one.kind, one.device.id]] : [],
  )
  assert.deepEqual(found, [
    ['deviceSilent', 2],
    ['printer', 3],
  ])
})

test('a screen that is to speak and cannot be heard is a decision; one that leaves it to another is not', async () => {
  const screen = (id: number, voiceState: VoiceState): ListedDevice => ({
    ...{ id, kind: 'display', name: `Layar ${id}`, zoneId: mall.zone, pairingCode: null, pairingExpiresAt: null },
    ...{ approvedAt: at(id), revokedAt: null, lastHeardAt: at(70), settings: {}, printerState: null, createdAt: at(0) },
    voiceState,
  })
  const unheard = async (...devices: ListedDevice[]) =>
    (await decisionsAt(70, devices)).flatMap((one) => (one.kind === 'voice' ? [[one.device.id, one.state]] : []))
  assert.deepEqual(await unheard(screen(1, 'blocked')), [[1, 'blocked']])
  assert.deepEqual(await unheard(screen(1, 'muted'), screen(2, 'blocked')), [[1, 'muted']])
  assert.deepEqual(await unheard(screen(1, 'blocked'), screen(2, 'ready')), [])
  assert.deepEqual(await unheard({ ...screen(1, 'blocked'), lastHeardAt: at(60) }), [])
  assert.deepEqual(await unheard({ ...screen(1, 'off'), settings: { voice: 'silent' } }), [])
})

function plan(counter: number, staff: number, agency: number) {
  return hall.house.owner.run(sql`
    insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
    values (${mall.mall}, ${agency}, ${counter}, ${staff}, ${today}::date, '[480,900)')`)
}
