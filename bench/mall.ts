import type { DeviceKind } from '#account/device/device.ts'
import { approveDevice, askToPair } from '#account/device/pair.ts'
import { openSession } from '#account/sign-in/session.ts'
import { hashToken, newToken } from '#account/token.ts'
import {
  type Counter,
  closedBecause,
  type Directory,
  incidentsOf,
  type Service,
  sitesOf,
} from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { sitDown } from '#visit/sit-at-counter.ts'
import { runClockRules } from '../src/clock-rules.ts'
import { loadDemoMall } from '../src/demo-mall.ts'
import { openHouseHere } from './house.ts'
import { benchMoment, type Stage, template } from './stage.ts'

/** What one client needs to do everything a hall does: a kiosk and an officer's browser, each known by its cookie. */
export type Place = {
  readonly kiosk: string
  readonly officer: string
  readonly sign: string
  readonly counterId: number
  readonly zone: string
  readonly zoneId: number
  readonly serviceCode: string
  readonly serviceId: number
}
export type Mall = {
  readonly id: number
  readonly places: readonly Place[]
  readonly manager: string
  /** Cookies of hall screens, all in the zone of the first place. */
  readonly screens: readonly string[]
}

const mostClients = 32
const mostScreens = 50

/** Makes the template: Pekanbaru with officers at their counters, kiosks and screens paired, before the doors open. */
export async function setUp(stage: Stage): Promise<Mall> {
  const before = benchMoment.replace('T09', 'T08')
  const { house, close } = openHouseHere(stage, stage.urlsOf(template), before)
  try {
    await loadDemoMall(house, 'malls/pekanbaru')
    await runClockRules(house)
    const now = house.clock.now()
    const id = await house.db.transact(
      { system: true },
      async (tx) => (await tx.row<{ id: number }>(sql`select id from mall.mall`)).id,
    )
    return await house.db.transact({ mall: id }, (tx) => people(tx, id, now))
  } finally {
    await close()
  }
}

async function people(tx: Tx, id: number, now: Date): Promise<Mall> {
  const directory = await directoryOf(tx, now)
  const manager = await staffNamed(tx, 'manajer')
  const chosen = chooseCounters(directory, new Date(benchMoment)).slice(0, mostClients)
  const zoneId = chosen[0]?.counter.zoneId ?? 0
  const places: Place[] = []
  for (const one of chosen) places.push(await takePlace(tx, directory, one, manager, now))
  const screens: string[] = []
  for (let i = 1; i <= mostScreens; i++) screens.push(await pair(tx, 'display', `Layar ${i}`, zoneId, manager, now))
  return { id, places, screens, manager: await signIn(tx, manager, now) }
}

type Chosen = { readonly counter: Counter; readonly service: Service }

/** Counters that serve today, those with a main queue of their own first: then clients do not wait for each other's locks. */
function chooseCounters(directory: Directory, now: Date): Chosen[] {
  const open = [...directory.counters.values()].flatMap((counter): Chosen[] => {
    const agency = directory.agencies.get(counter.agencyId)
    const service = [...directory.services.values()].find(
      (one) => one.queueId === counter.profile[0]?.queueId && !incidentsOf(directory, one).length,
    )
    return agency && service && !closedBecause(directory, agency, sitesOf(directory, agency), now)
      ? [{ counter, service }]
      : []
  })
  const taken = new Set<number>()
  const isFirst = ({ service }: Chosen) => !taken.has(service.queueId) && taken.add(service.queueId)
  const own = open.filter(isFirst)
  return [...own, ...open.filter((one) => !own.includes(one))]
}

async function takePlace(
  tx: Tx,
  directory: Directory,
  { counter, service }: Chosen,
  manager: Staff,
  now: Date,
): Promise<Place> {
  const officer = await staffNamed(tx, `petugas.${counter.code}`)
  await sitDown(tx, { counterId: counter.id, by: officer, now })
  return {
    kiosk: await pair(tx, 'kiosk', `Kios ${counter.code}`, counter.zoneId, manager, now),
    officer: await signIn(tx, officer, now),
    sign: counter.code,
    counterId: counter.id,
    zone: directory.zones.get(counter.zoneId)?.code ?? '',
    zoneId: counter.zoneId,
    serviceCode: service.code,
    serviceId: service.id,
  }
}

async function staffNamed(tx: Tx, username: string): Promise<Staff> {
  const { id, name, agency, roles } = await tx.row<{
    id: number
    name: string
    agency: number | null
    roles: string[]
  }>(sql`select id, name, agency_id as agency, roles from account.staff where username = ${username}`)
  return { kind: 'staff', id, name, roles, ...(agency === null ? {} : { agency }) }
}

async function signIn(tx: Tx, by: Staff, now: Date): Promise<string> {
  return `pendopo=${await openSession(tx, { staffId: by.id, browser: 'bench' }, now)}`
}

async function pair(
  tx: Tx,
  kind: DeviceKind,
  name: string,
  zoneId: number,
  manager: Staff,
  now: Date,
): Promise<string> {
  const token = newToken()
  const { code } = await askToPair(tx, kind, hashToken(token), now)
  await approveDevice(tx, code, { name, zoneId }, manager, now)
  return `device=${token}`
}
