import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListedDevice, VoiceState } from '#account/device/device.ts'
import { openRequestsTo } from '#counter/ask.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Reader } from '#platform/live.ts'
import { sql } from '#platform/sql.ts'
import type { PrinterHere } from '#printing/read-printers.ts'
import { readOutlook } from '#visit/estimate/read-outlook.ts'
import { openIncident } from '#visit/incident.ts'
import { readFloor } from '#visit/read-floor.ts'
import { pause } from '#visit/sit-at-counter.ts'
import { askOfficer, declineRequest } from '#visit/staff-counters.ts'
import { openHall } from '../../../../test/harness/hall.ts'
import { at, today } from '../../../../test/harness/small-mall.ts'
import { floorNow } from '../live.ts'
import type { Decision } from './decision.ts'
import { decisionsOf, ranked } from './decisions.ts'
import { sayDecision } from './say-decision.ts'

const hall = await openHall()
const { mall, act } = hall
const { one, two, fourteen } = mall.counter

async function decisionsAt(
  minute: number,
  devices: readonly ListedDevice[] = [],
  printers: readonly PrinterHere[] = [],
  seenAs: (directory: Directory) => Directory = (directory) => directory,
): Promise<Decision[]> {
  const now = at(minute)
  return act(async (tx) => {
    const directory = await directoryOf(tx, now)
    return decisionsOf({
      directory: seenAs(directory),
      facts: await readFloor(tx, directory, now),
      outlook: await readOutlook(tx, directory, now),
      devices,
      printers,
      now,
    })
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
  const decisions = (await decisionsAt(12)).filter((one) => one.kind === 'agencyAbsent')
  assert.deepEqual(
    decisions.map((one) => [one.agency.code, one.waiting, one.since]),
    [
      ['polri', 1, '08:00'],
      ['disdukcapil', 0, '08:00'],
    ],
  )
})

test('many agencies for whom nobody waits are one decision, which does not hide those for whom somebody does', async () => {
  const [polri, other] = await act(async (tx) => {
    const directory = await directoryOf(tx, at(12))
    return ['polri', 'disdukcapil'].map((code) => [...directory.agencies.values()].find((one) => one.code === code))
  })
  assert.ok(polri && other)
  const now = at(12)
  const decisions = await decisionsAt(12, [], [], (directory) => {
    const counter = [...directory.counters.values()].find((one) => one.agencyId === other.id)
    assert.ok(counter)
    // Six more like the one that has not come, each with a counter of its own.
    const late = Array.from({ length: 6 }, (_, i) => ({ ...other, id: 9_000 + i, shortName: `Instansi ${i}` }))
    const agencies = new Map([...directory.agencies, ...late.map((one) => [one.id, one] as const)])
    const counters = new Map<number, Counter>([
      ...directory.counters,
      ...late.map((one) => [one.id, { ...counter, id: one.id, agencyId: one.id, breakGroup: null }] as const),
    ])
    return { ...directory, agencies, counters }
  })
  assert.deepEqual(kinds(decisions), ['agencyAbsent', 'agenciesAbsent'])
  const [alone, together] = decisions
  assert.ok(alone?.kind === 'agencyAbsent' && alone.agency.id === polri.id && alone.waiting === 1)
  assert.ok(together?.kind === 'agenciesAbsent')
  assert.equal(together.agencies.length, 7)
  const said = sayDecision(together, await placeOf(now))
  assert.equal(said.title, '7 instansi belum membuka loket')
  assert.match(said.details[0] ?? '', /^Disdukcapil.*, Instansi 4, dan 1 lagi\.$/)
})

async function placeOf(now: Date) {
  const reader = { language: 'id' as const, formats: formatsFor('id', 'Asia/Jakarta') }
  return { directory: await act((tx) => directoryOf(tx, now)), now, reader: reader as Reader, namesPeople: true }
}

test('of an agency that is missing whole its late queues and its roster say nothing more', async () => {
  await hall.open(one, mall.rina, 12)
  await plan(fourteen, mall.agus.id, mall.agency.polri)
  assert.deepEqual(kinds(await decisionsAt(50)), ['agencyAbsent'])
})

test('a promise that is broken comes with who could mend it, and with what that would do', async () => {
  await hall.number(mall.service.ktpHilang, 15)
  await hall.open(fourteen, mall.agus, 50)
  await plan(two, mall.budi.id, mall.agency.disdukcapil)
  const promises = (await decisionsAt(50)).filter((decision) => decision.kind === 'promise')
  assert.deepEqual(
    promises.map(({ queue, breaking, remedy }) => [queue.letter, breaking.broken, remedy?.kind, remedy?.counter.code]),
    [
      ['C', 1, undefined, undefined],
      ['A', 1, 'ask', '2'],
    ],
  )
})

test('who will break a promise and when is said before it happens; a further counter lowers the longest wait', async () => {
  for (let i = 0; i < 8; i++) await hall.number(mall.service.ktpHilang, 52)
  const [promise] = (await decisionsAt(52)).filter((decision) => decision.kind === 'promise')
  assert.ok(promise && promise.breaking.coming > 3 && promise.breaking.coming < 8, `${promise?.breaking.coming}`)
  assert.match(promise.breaking.first?.ticket ?? '', /^A/)
  assert.equal(promise.breaking.first?.at.getTime(), at(52 + promise.queue.promiseMinutes).getTime())
  assert.ok((promise.remedy?.longest ?? 0) < (promise.longest ?? 0), 'Counter 2 would halve it')
})

test('an officer who was asked is waited for; a no is a decision, and then somebody else is proposed', async () => {
  const who = { counterId: two, staffId: mall.budi.id, by: mall.ibuSiti }
  await act((tx) => askOfficer(tx, { ...who, now: at(53) }))
  const remedyOf = async (minute: number) =>
    (await decisionsAt(minute)).flatMap((one) =>
      one.kind === 'promise' && one.queue.letter === 'A' ? one.remedy?.kind : [],
    )
  assert.deepEqual(await remedyOf(54), ['asked'])
  const [request] = await act((tx) => openRequestsTo(tx, [mall.budi.id], [today]))
  await act((tx) => declineRequest(tx, request?.id ?? 0, mall.budi, at(55)))
  assert.deepEqual(await remedyOf(56), ['choose'])
  assert.ok(kinds(await decisionsAt(56)).includes('declined'))
})

test('somebody on the roster who does not sit there is missed after ten minutes, and not when the counter is open', async () => {
  const missing = (await decisionsAt(20)).find((one) => one.kind === 'officersMissing')
  assert.deepEqual(
    missing?.missing.map(({ counter, name, since }) => [counter.code, name, since]),
    [['2', 'Budi S.', 480]],
  )
  // Once asked, it says so, and the question can be taken back from there.
  await act((tx) => askOfficer(tx, { counterId: two, staffId: mall.budi.id, by: mall.ibuSiti, now: at(56) }))
  const asked = (await decisionsAt(57)).find((one) => one.kind === 'officersMissing')
  assert.ok(asked)
  const { details, acts } = sayDecision(asked, await placeOf(at(57)))
  assert.deepEqual(details, ['Budi S. diminta membuka Loket 2 pukul 08.56.'])
  assert.deepEqual(
    acts.map(({ text }) => text),
    ['Tarik permintaan Loket 2'],
  )
  await hall.open(two, mall.budi, 57)
  assert.ok(!kinds(await decisionsAt(58)).includes('officersMissing'))
})

test('a shift of an agency that is away today is missed by nobody', async () => {
  const missing = async () =>
    (await decisionsAt(58)).flatMap((one) => (one.kind === 'officersMissing' ? [one.agency.code] : []))
  await plan(mall.counter.three, mall.dewi.id, mall.agency.disdukcapil)
  assert.deepEqual(await missing(), ['disdukcapil'])
  const away = (isAway: boolean) =>
    isAway
      ? sql`insert into agency.presence_exception values (${mall.mall}, ${mall.agency.disdukcapil}, ${today}::date, false, ${{ id: 'Rapat', en: 'Meeting' }})`
      : sql`delete from agency.presence_exception`
  await hall.house.owner.run(away(true))
  assert.deepEqual(await missing(), [])
  await hall.house.owner.run(away(false))
  await hall.house.owner.run(sql`delete from counter.roster where staff_id = ${mall.dewi.id}`)
})

test('a counter that is open and calls nobody while people wait, and one that is away too long, are decisions', async () => {
  const at60 = await decisionsAt(63)
  assert.deepEqual(
    at60.flatMap((one) => (one.kind === 'counterIdle' ? [[one.counter.code, one.minutes]] : [])),
    [
      ['1', 51],
      ['2', 6],
      ['14', 13],
    ],
  )
  await hall.act((tx) => pause(tx, { counterId: two, by: mall.budi, now: at(63) }, 'toilet'))
  const long = (await decisionsAt(85)).flatMap((one) =>
    one.kind === 'tooLongAway' ? [[one.counter.code, one.minutes]] : [],
  )
  assert.deepEqual(long, [['2', 22]])
  assert.ok(!kinds(await decisionsAt(70)).includes('tooLongAway'))
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
      [true, 8, 9],
      [false, 10, 1],
    ],
  )
  // Seventy hours tell nobody since which day: from the next day on the day is named.
  const titleAt = async (minute: number) => {
    const [incident] = await decisionsAt(minute)
    return incident && sayDecision(incident, await placeOf(at(minute))).title
  }
  assert.match((await titleAt(70)) ?? '', /terganggu, 8 menit$/)
  assert.match((await titleAt(3 * 24 * 60 + 70)) ?? '', /terganggu, sejak 23 November 2026, 09\.02$/)
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
    one.kind === 'deviceSilent' || one.kind === 'kioskPrinter' ? [[one.kind, one.device.id]] : [],
  )
  assert.deepEqual(found, [
    ['kioskPrinter', 3],
    ['deviceSilent', 2],
  ])
  // One fuse takes them all: one decision, which hides nothing else.
  const dark = Array.from({ length: 8 }, (_, i) => device(i + 1, { lastHeardAt: at(67) }))
  const [together, ...others] = (await decisionsAt(70, dark)).filter(({ kind }) => /^devices?Silent/.test(kind))
  assert.ok(together?.kind === 'devicesSilent' && others.length === 0)
  const said = sayDecision(together, await placeOf(at(70)))
  assert.deepEqual(
    [said.title, said.details[0]],
    ['8 perangkat tidak terdengar', 'Kios 1, Kios 2, Kios 3, Kios 4, Kios 5, Kios 6, dan 2 lagi.'],
  )
  const silentSince = async (minute: number) => {
    const silent = (await decisionsAt(minute, [device(2, { lastHeardAt: at(67) })])).find(
      (one) => one.kind === 'deviceSilent',
    )
    return silent && sayDecision(silent, await placeOf(at(minute))).title
  }
  assert.equal(await silentSince(70), 'Kios 2 tidak terdengar sejak 09.07')
  assert.equal(await silentSince(24 * 60), 'Kios 2 tidak terdengar sejak 23 November 2026, 09.07')
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

test('a printer that prints nothing stands before one whose paper runs low; the kiosk’s own word counts only without it', async () => {
  const printer = (id: number, health: PrinterHere['health']): PrinterHere => ({
    id,
    deviceId: id,
    place: `Kios ${id}`,
    health,
    healthSince: at(60),
    lowLeft: null,
    wanted: 0,
    address: '10.0.0.1',
    port: 9100,
    widthMm: 80,
    answers: true,
  })
  const found = (
    await decisionsAt(70, [], [printer(1, 'paper_low'), printer(2, 'ok'), printer(3, 'cover_open')])
  ).flatMap((one) => (one.kind === 'printer' ? [one.printer.id] : []))
  assert.deepEqual(found, [3, 1])
})

test('decisions stand in one order, whatever comes first: incidents, promises, absence, things, single counters', () => {
  const of = (kind: Decision['kind'], weight: number) => ({ kind, weight }) as Decision
  const all = ranked([
    of('officersMissing', 9),
    of('counterIdle', 90),
    of('printer', 1),
    of('agencyAbsent', 0),
    of('promise', 2),
    of('promise', 7),
    of('incident', 0),
  ])
  assert.deepEqual(
    all.map(({ kind, weight }) => `${kind} ${weight}`),
    ['incident 0', 'promise 7', 'promise 2', 'agencyAbsent 0', 'printer 1', 'counterIdle 90', 'officersMissing 9'],
  )
})

function plan(counter: number, staff: number, agency: number) {
  return hall.house.owner.run(sql`
    insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
    values (${mall.mall}, ${agency}, ${counter}, ${staff}, ${today}::date, '[480,900)')`)
}

test('after hours, numbers that nobody is left to call are one decision: nobody is asked to open a counter, no minutes run', async () => {
  const closing = 7 * 60
  const over = await decisionsAt(closing)
  const open = over.filter(({ kind }) => kind === 'promise' || kind === 'leftOver')
  assert.ok(open.length > 0)
  for (const one of open) if (one.kind === 'promise') assert.equal(one.remedy, undefined)
  await act((tx) => tx.run(sql`update counter.sitting set closed_at = ${at(closing)} where closed_at is null`))
  const left = await decisionsAt(closing + 1)
  const [first] = left
  assert.equal(first?.kind, 'leftOver')
  if (first?.kind === 'leftOver') {
    assert.equal(
      first.people,
      first.queues.reduce((sum, { people }) => sum + people, 0),
    )
    assert.ok(first.people > 0)
  }
  assert.deepEqual(
    left.filter(({ kind }) => kind === 'promise'),
    [],
  )
  const floorFor = (agency?: number) =>
    act(async (tx) => {
      const now = at(closing + 1)
      const { mall: own } = await directoryOf(tx, now)
      const reader: Reader = { mall: { ...own, emblem: null }, language: 'id', formats: formatsFor('id', own.timeZone) }
      const params = { acts: 'yes', agency } as const
      return String(
        await floorNow.render(await floorNow.load(tx, { now, mall: reader.mall, all: [params] }), params, reader),
      )
    })
  assert.match(await floorFor(), /href="\/floor\/day"/)
  const own = await floorFor(mall.agency.disdukcapil)
  assert.match(own, /data-decision="leftOver"/)
  assert.doesNotMatch(own, /href="\/floor\/(day|hours)"/, 'a coordinator is offered nothing that only the mall may do')
  const incidents = left.flatMap((one) => (one.kind === 'incident' ? [one.minutes] : []))
  assert.ok(incidents.length > 0)
  assert.deepEqual(new Set(incidents), new Set([undefined]))
})
