import type { DeviceKind, PairedDevice } from '#account/device/device.ts'
import { approveDevice, askToPair, findDevice } from '#account/device/pair.ts'
import { openSession } from '#account/sign-in/session.ts'
import { hashToken, newToken } from '#account/token.ts'
import type { Agency, Counter, Directory, Service, Zone } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { serviceByCode } from '#directory/find-services.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type NumberTaken, takeNumber } from '#visit/take-number.ts'
import type { ProtectedAs } from '#visit/visit.ts'
import { runClockRules } from '../../src/clock-rules.ts'
import { loadDemoMall } from '../../src/demo-mall.ts'
import type { TestApp } from './app.ts'

/** The demonstration mall of the house, with hands: people and places by the names that its pack gives them. */
export type DemoHall = Awaited<ReturnType<typeof openDemoHall>>
export type Paired = { readonly token: string; readonly device: PairedDevice }
type Wish = { readonly protectedAs?: ProtectedAs | null; readonly inOrder?: boolean; readonly language?: 'id' | 'en' }

export async function openDemoHall({ house }: Pick<TestApp, 'house'>) {
  await loadDemoMall(house, 'malls/pekanbaru')
  // Who works where in the coming weeks is planned by the clock.
  await runClockRules(house)
  const { id: mall } = await house.db.transact({ system: true }, (tx) =>
    tx.row<{ id: number }>(sql`select id from mall.mall`),
  )
  const act = <T>(does: (tx: Tx) => Promise<T>): Promise<T> => house.db.transact({ mall }, does)
  const directory = await act((tx) => directoryOf(tx, house.clock.now()))
  const places = placesOf(directory)
  const people = new Map<string, Staff>()
  const staff = async (username: string): Promise<Staff> => {
    const known = people.get(username) ?? (await act((tx) => readStaff(tx, username)))
    people.set(username, known)
    return known
  }
  return {
    mall,
    act,
    directory,
    ...places,
    staff,
    number: (codes: string | readonly string[], by: Actor, now: Date, wish: Wish = {}): Promise<NumberTaken> =>
      act((tx) =>
        takeNumber(
          tx,
          {
            serviceIds: [codes].flat().map((code) => places.service(code).id),
            inOrder: wish.inOrder ?? false,
            protectedAs: wish.protectedAs ?? null,
            channel: 'kiosk',
            language: wish.language ?? 'id',
            onPaper: true,
          },
          by,
          now,
        ),
      ),
    pair: (kind: DeviceKind, name: string, zone: string, by: Staff, now: Date): Promise<Paired> =>
      act((tx) => pairDevice(tx, { kind, name, zoneId: places.zone(zone).id }, by, now)),
    session: (person: Staff, now: Date): Promise<string> =>
      act((tx) => openSession(tx, { staffId: person.id, browser: 'Firefox' }, now)),
  }
}

async function readStaff(tx: Tx, username: string): Promise<Staff> {
  const { agency, ...person } = await tx.row<{ id: number; name: string; roles: string[]; agency: number | null }>(
    sql`select id, name, roles, agency_id as agency from account.staff where username = ${username}`,
  )
  return { kind: 'staff', ...person, ...(agency === null ? {} : { agency }) }
}

type Device = { readonly kind: DeviceKind; readonly name: string; readonly zoneId: number }

async function pairDevice(tx: Tx, { kind, ...placing }: Device, by: Staff, now: Date): Promise<Paired> {
  const token = newToken()
  const { code } = await askToPair(tx, kind, hashToken(token), now)
  await approveDevice(tx, code, placing, by, now)
  const device = await findDevice(tx, hashToken(token), now)
  if (!device) throw new Error(`${placing.name} was not paired`)
  return { token, device }
}

function placesOf(directory: Directory) {
  const find = <T extends { readonly code: string }>(all: ReadonlyMap<number, T>, code: string, kind: string): T => {
    for (const one of all.values()) if (one.code === code) return one
    throw new Error(`the demonstration mall has no ${kind} ${code}`)
  }
  return {
    counter: (code: string): Counter => find(directory.counters, code, 'counter'),
    agency: (code: string): Agency => find(directory.agencies, code, 'agency'),
    zone: (code: string): Zone => find(directory.zones, code, 'zone'),
    service: (code: string): Service => serviceByCode(directory, code) ?? find(directory.services, code, 'service'),
  }
}
