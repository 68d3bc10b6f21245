import { type Random, seeded } from '#cli/day/random.ts'
import type { Counter } from '#directory/directory.ts'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { type AtCounter, finishServing, markAbsent, parkVisit, recallNumber, startServing } from '#visit/at-counter.ts'
import { type Called, callNext } from '#visit/call-next.ts'
import { reportPrint } from '#visit/help-visitor.ts'
import { openIncident } from '#visit/incident.ts'
import { tellHall } from '#visit/notice.ts'
import { type AtDesk, pause, sitDown } from '#visit/sit-at-counter.ts'
import type { NumberTaken } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import type { DemoHall, Paired } from './demo-hall.ts'

/** How a morning is played: who opens a counter, how many come each minute, and from which seed. */
export type MorningPlan = {
  /** Their signs; 1 to 4 are among them. */
  readonly counters: readonly string[]
  readonly visitorsPerMinute: number
  readonly seed: number
}
/** Who stands where at 09.41, for whoever wants to look. */
export type Morning = {
  readonly kiosk: Paired
  readonly display: Paired
  readonly manager: Staff
  /** Serves somebody at counter 2, has one parked and missed one. */
  readonly officer: Staff
  readonly serving: NonNullable<Called>
  /** Has been called to counter 3 and does not stand there yet. */
  readonly called: NumberTaken
  /** Waits for two services. */
  readonly waiting: NumberTaken
  /** The secret addresses of others: who missed the call, who is done, and who waits where the network is down. */
  readonly tokens: Readonly<Record<'missed' | 'done' | 'stuck', string>>
}

type Desk = {
  readonly counter: Counter
  readonly officer: Staff
  standing?: NonNullable<Called>
  isServing: boolean
  doneAt: number
}

// What people come for, more or less as often as in Pekanbaru; Disdukcapil is most of every day.
const errands = Object.entries({
  ...{ 'DKC-08': 18, 'DKC-06': 12, 'DKC-07': 10, 'DKC-09': 9, 'DKC-04': 11, 'DKC-05': 6, 'DKC-11': 6, 'DKC-10': 4 },
  ...{ 'DKC-13': 9, 'DKC-15': 5, 'SAM-01': 8, 'SAM-02': 3, 'SKC-01': 4, 'SKC-02': 3, 'SIM-02': 6, 'SPK-01': 3 },
  ...{ 'IMI-02': 5, 'IMI-07': 3, 'BKS-02': 5, 'BKS-05': 3, 'PTS-01': 2 },
})

/** A moment of Monday 23 November 2026 in Pekanbaru, in minutes after midnight. */
export function moment(minute: number, second = 0): Date {
  return new Date(Date.UTC(2026, 10, 23, -7, minute, second))
}

/**
 * A Monday morning up to 09.41, by the acts that people do: numbers, calls, somebody who does not come, a network that
 * fails, paper that jams. The same plan gives the same morning.
 */
export async function playMorning(hall: DemoHall, plan: MorningPlan): Promise<Morning> {
  const manager = await hall.staff('manajer')
  const kiosk = await hall.pair('kiosk', 'Kios pintu utara', 'utara-a', manager, moment(420))
  const display = await hall.pair('display', 'Layar Aula Utara', 'utara-a', manager, moment(421))
  const desks = await Promise.all(plan.counters.map((sign) => deskAt(hall, sign)))
  const hours = openHours(hall, kiosk, desks, plan)
  await hours.play(450, 560)
  const samsat = hall.agency('samsat').id
  await breakSystemOf(hall, samsat, manager)
  await hours.play(560, 574, ({ counter }) => counter.agencyId === samsat)
  return lastMinutes(hall, { kiosk, display, manager }, desks)
}

async function deskAt(hall: DemoHall, sign: string): Promise<Desk> {
  return { counter: hall.counter(sign), officer: await hall.staff(`petugas.${sign}`), isServing: false, doneAt: 0 }
}

function openHours(hall: DemoHall, kiosk: Paired, desks: readonly Desk[], plan: MorningPlan) {
  const random = seeded(plan.seed)
  const waits = new Map<number, number>()
  const comes = async (now: Date) => {
    const codes = [random.weighted(errands)]
    const more = random.weighted(errands)
    if (random.chance(0.08) && more !== codes[0]) codes.push(more)
    const protectedAs = random.chance(0.1) ? random.weighted(protectedKinds.map((kind) => [kind, 1])) : null
    const taken = await hall.number(codes, kiosk.device, now, { protectedAs })
    await hall.act((tx) => reportPrint(tx, taken.visitId, 'printed', kiosk.device, now))
    for (const code of codes) count(waits, hall.service(code).queueId, 1)
  }
  const minute = async (at: number, able: readonly Desk[]) => {
    const now = clockFrom(at)
    for (const desk of able) await moveOn(hall, desk, at, now, random)
    const coming = random.next() * 2 * plan.visitorsPerMinute * (at < 480 ? 0.5 : 1)
    for (let i = 0; i < Math.round(coming); i++) await comes(now())
    if (at === 480) for (const desk of desks) await hall.act((tx) => sitDown(tx, atDesk(desk, now())))
    if (at >= 480) for (const desk of able) if (isNeeded(desk, waits)) await call(hall, desk, now, waits)
  }
  return {
    async play(from: number, until: number, isStuck: (desk: Desk) => boolean = () => false) {
      const able = desks.filter((desk) => !isStuck(desk))
      for (let at = from; at < until; at++) await minute(at, able)
    },
  }
}

/** Acts of one minute follow each other by a moment, so that the hall hears them in that order. */
function clockFrom(minute: number): () => Date {
  let acts = 0
  return () => new Date(moment(minute).getTime() + acts++ * 100)
}

function isNeeded({ counter, standing }: Desk, waits: ReadonlyMap<number, number>): boolean {
  return !standing && counter.profile.some(({ queueId }) => (waits.get(queueId) ?? 0) > 0)
}

async function call(hall: DemoHall, desk: Desk, now: () => Date, waits: Map<number, number>): Promise<void> {
  const called = await hall.act((tx) => callNext(tx, desk.counter.id, desk.officer, now()))
  if (!called) return
  count(waits, serviceQueue(hall, called), -1)
  desk.standing = called
  desk.isServing = false
}

/** Whoever was called a minute ago comes to the counter or does not; whoever is served is done when the time is over. */
async function moveOn(hall: DemoHall, desk: Desk, minute: number, now: () => Date, random: Random): Promise<void> {
  if (!desk.standing) return
  if (desk.isServing) {
    if (minute < desk.doneAt) return
    await hall.act((tx) => finishServing(tx, here(desk, now()), { outcome: 'issued' }))
    delete desk.standing
    return
  }
  if (random.chance(0.02)) return miss(hall, desk, now)
  await hall.act((tx) => startServing(tx, here(desk, now())))
  desk.isServing = true
  desk.doneAt = minute + Math.max(2, Math.round(random.duration(minutesOf(hall, desk), 0.5)))
}

async function miss(hall: DemoHall, desk: Desk, now: () => Date): Promise<void> {
  for (let i = 0; i < 2; i++) await hall.act((tx) => recallNumber(tx, here(desk, now())))
  await hall.act((tx) => markAbsent(tx, here(desk, now())))
  delete desk.standing
}

async function breakSystemOf(hall: DemoHall, agencyId: number, manager: Staff): Promise<void> {
  const incident = {
    kind: 'system_down',
    agencyId,
    queueId: null,
    serviceId: null,
    counterId: null,
    stops: false,
    message: {
      id: 'Layanan Samsat tertunda: jaringan pusat terganggu. Nomor Anda tetap berlaku.',
      en: 'Samsat is delayed: the central network is down. Your number stays valid.',
    },
  } as const
  await hall.act((tx) => openIncident(tx, incident, manager, moment(560)))
}

type Four = [Desk, Desk, Desk, Desk]
type Standing = Pick<Morning, 'kiosk' | 'display' | 'manager'>

/** From 09.34 to 09.41: one is parked, one missed, one served and one called; a printer jams; a counter rests. */
async function lastMinutes(hall: DemoHall, standing: Standing, desks: readonly Desk[]): Promise<Morning> {
  const [first, second, third, fourth] = ['1', '2', '3', '4'].map((sign) => deskOf(desks, sign)) as Four
  const { kiosk, manager } = standing
  for (const desk of [second, third]) await finishWhoeverStands(hall, desk)
  const serve = (minute: number) => callTo(hall, second, moment(minute))
  await serve(574)
  await hall.act((tx) => startServing(tx, here(second, moment(574, 30))))
  await hall.act((tx) => parkVisit(tx, here(second, moment(576)), 'copies'))
  await serve(576)
  await miss(hall, second, () => moment(577, 10))
  const waiting = await hall.number(['DKC-08', 'SKC-01'], kiosk.device, moment(577, 20))
  await hall.act((tx) => reportPrint(tx, waiting.visitId, 'printed', kiosk.device, moment(577, 21)))
  const jammed = await hall.number('DKC-04', kiosk.device, moment(577, 40))
  await hall.act((tx) => reportPrint(tx, jammed.visitId, 'failed', kiosk.device, moment(577, 50)))
  const serving = await serve(578)
  await hall.act((tx) => startServing(tx, here(second, moment(578, 20))))
  await finishWhoeverStands(hall, fourth)
  await hall.act((tx) => pause(tx, atDesk(fourth, moment(579)), 'toilet'))
  const plate = {
    id: 'Mobil BM 1234 XX mohon dipindahkan dari depan pintu utara.',
    en: 'The owner of car BM 1234 XX is asked to move it from the north door.',
  }
  await hall.act((tx) => tellHall(tx, { message: plate, until: moment(600) }, manager, moment(579, 30)))
  await finishWhoeverStands(hall, first)
  await callTo(hall, first, moment(580))
  const { visitId, ticket } = await callTo(hall, third, moment(580, 30))
  const called = { visitId, ticket, token: await tokenOf(hall, visitId) }
  const tokens = {
    missed: await tokenOfAny(hall, sql`l.state = 'missed'`),
    done: await tokenOfAny(hall, sql`l.state = 'completed' and v.closed_at is not null`),
    stuck: (await tokenOfAny(hall, sql`l.state = 'waiting' and s.code like 'SAM-%'`)) || waiting.token,
  }
  return { ...standing, officer: second.officer, serving, called, waiting, tokens }
}

/** The last number of which this is true; empty when there is none. */
async function tokenOfAny(hall: DemoHall, isTrue: ReturnType<typeof sql>): Promise<string> {
  const found = await hall.act((tx) =>
    tx.maybe<{ token: string }>(sql`
      select v.token from visit.visit v join visit.leg l on l.mall_id = v.mall_id and l.visit_id = v.id
      join service.service s on s.mall_id = l.mall_id and s.id = l.service_id where ${isTrue} order by v.id desc limit 1`),
  )
  return found?.token ?? ''
}

function deskOf(desks: readonly Desk[], sign: string): Desk {
  const found = desks.find(({ counter }) => counter.code === sign)
  if (!found) throw new Error(`counter ${sign} must be open`)
  return found
}

async function finishWhoeverStands(hall: DemoHall, desk: Desk): Promise<void> {
  if (!desk.standing) return
  if (!desk.isServing) await hall.act((tx) => startServing(tx, here(desk, moment(574))))
  await hall.act((tx) => finishServing(tx, here(desk, moment(574, 10)), { outcome: 'issued' }))
  delete desk.standing
}

async function callTo(hall: DemoHall, desk: Desk, now: Date): Promise<NonNullable<Called>> {
  const called = await hall.act((tx) => callNext(tx, desk.counter.id, desk.officer, now))
  if (!called) throw new Error(`nobody waits for counter ${desk.counter.code}: let more people come`)
  desk.standing = called
  return called
}

async function tokenOf(hall: DemoHall, visitId: number): Promise<string> {
  const { token } = await hall.act((tx) =>
    tx.row<{ token: string }>(sql`select token from visit.visit where id = ${visitId}::bigint`),
  )
  return token
}

function atDesk({ counter, officer }: Desk, now: Date): AtDesk {
  return { counterId: counter.id, by: officer, now }
}

function here(desk: Desk, now: Date): AtCounter {
  return { ...atDesk(desk, now), legId: desk.standing?.legId ?? 0 }
}

function minutesOf(hall: DemoHall, { standing }: Desk): number {
  return hall.directory.services.get(standing?.serviceId ?? 0)?.minutes ?? 8
}

function serviceQueue(hall: DemoHall, { serviceId }: NonNullable<Called>): number {
  return hall.directory.services.get(serviceId)?.queueId ?? 0
}

function count(counts: Map<number, number>, key: number, change: number): void {
  counts.set(key, (counts.get(key) ?? 0) + change)
}
