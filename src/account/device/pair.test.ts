import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOfActor, stranger } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { buildPeople, eventsOf, streamsToldToEnd } from '../../../test/harness/people.ts'
import { at, buildSmallMall } from '../../../test/harness/small-mall.ts'
import { sweepAccounts } from '../sweep.ts'
import { hashToken, newToken } from '../token.ts'
import { healthOf, pairedAs, spokenCode } from './device.ts'
import {
  approveDevice,
  askToPair,
  deviceByToken,
  devicesFor,
  findDevice,
  heard,
  placeDevice,
  replaceMachine,
  revokeDevice,
} from './pair.ts'
import { setUpDevice } from './set-up.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const { ibuSiti, rina, zone } = mall
const { yusuf, pakRahman, pakHendra, wati, joko } = await buildPeople(database, mall)
const inMall = <T>(act: (tx: Tx) => Promise<T>) => database.db.transact({ mall: mall.mall }, act)
const placing = { name: 'Kios pintu utara', zoneId: zone }
const noCode = { name: 'Refused', key: 'account.noSuchCode' }

async function paired(minutes = 0, kind: 'kiosk' | 'display' = 'kiosk'): Promise<{ token: string; id: number }> {
  const token = hashToken(newToken())
  const { code } = await inMall((tx) => askToPair(tx, kind, token, at(minutes)))
  const { id } = await inMall((tx) => approveDevice(tx, code, placing, ibuSiti, at(minutes)))
  return { token, id }
}

test('a device shows six digits, and is nobody until a manager approves them', async () => {
  const token = hashToken(newToken())
  const { code, expiresAt } = await inMall((tx) => askToPair(tx, 'kiosk', token, at(0)))
  assert.match(code, /^\d{6}$/)
  assert.equal(spokenCode('481207'), '481 207')
  assert.deepEqual(expiresAt, at(15))
  assert.equal(await inMall((tx) => findDevice(tx, token, at(0))), undefined)
  await inMall((tx) => approveDevice(tx, spokenCode(code), placing, ibuSiti, at(3)))
  const kiosk = await inMall((tx) => findDevice(tx, token, at(3)))
  assert.deepEqual(
    [kiosk?.kind, kiosk?.name, kiosk?.zoneId, kiosk?.roles],
    ['device', 'Kios pintu utara', zone, ['kiosk']],
  )
  assert.ok(kiosk)
  assert.equal(nameOfActor(kiosk), `device:${kiosk.id}`)
  assert.equal(pairedAs(kiosk, 'kiosk')?.id, kiosk.id)
  assert.equal(pairedAs(kiosk, 'display'), undefined)
  assert.equal(pairedAs(stranger, 'kiosk'), undefined)
})

test('a code runs out after a quarter of an hour; the device then shows another', async () => {
  const token = hashToken(newToken())
  const { code } = await inMall((tx) => askToPair(tx, 'display', token, at(0)))
  await assert.rejects(
    inMall((tx) => approveDevice(tx, code, placing, ibuSiti, at(15))),
    noCode,
  )
  const again = await inMall((tx) => askToPair(tx, 'display', token, at(15)))
  await inMall((tx) => approveDevice(tx, again.code, placing, ibuSiti, at(16)))
})

test('no two devices show the same code, however many ask at once', async () => {
  const asked = await Promise.all(
    Array.from({ length: 60 }, () => inMall((tx) => askToPair(tx, 'kiosk', hashToken(newToken()), at(20)))),
  )
  assert.equal(new Set(asked.map(({ code }) => code)).size, 60)
})

test('a device that asks twice is one device', async () => {
  const token = hashToken(newToken())
  for (let i = 0; i < 3; i++) await inMall((tx) => askToPair(tx, 'kiosk', token, at(30 + i)))
  const { count } = await database.owner.row<{ count: number }>(
    sql`select count(*) from account.device where token_hash = ${token}`,
  )
  assert.equal(count, 1)
})

test('two managers who approve at the same moment approve once', async () => {
  const token = hashToken(newToken())
  const { code } = await inMall((tx) => askToPair(tx, 'kiosk', token, at(40)))
  const both = await Promise.allSettled([
    inMall((tx) => approveDevice(tx, code, { ...placing, name: 'Kios A' }, ibuSiti, at(41))),
    inMall((tx) => approveDevice(tx, code, { ...placing, name: 'Kios B' }, pakRahman, at(41))),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const refused = both.find((one) => one.status === 'rejected')
  assert.equal(refused?.reason.key, 'account.noSuchCode')
  const approvals = (await eventsOf(database.owner, 'device.approved')).filter(({ data }) => data.zoneId === zone)
  const kiosk = await inMall((tx) => findDevice(tx, token, at(41)))
  assert.equal(approvals.filter(({ data }) => data.deviceId === kiosk?.id).length, 1)
})

test('only the manager and the technician approve; officers, coordinators and strangers do not', async () => {
  const { code } = await inMall((tx) => askToPair(tx, 'kiosk', hashToken(newToken()), at(50)))
  for (const by of [rina, pakHendra, wati, joko, stranger])
    await assert.rejects(
      inMall((tx) => approveDevice(tx, code, placing, by, at(50))),
      { name: 'Forbidden' },
    )
  await inMall((tx) => approveDevice(tx, code, placing, yusuf, at(50)))
})

test('a revoked device is nobody from the next request on, and can ask again', async () => {
  const { token, id } = await paired(60)
  assert.ok(await inMall((tx) => findDevice(tx, token, at(60))))
  await inMall((tx) => revokeDevice(tx, id, ibuSiti, at(61)))
  assert.equal(await inMall((tx) => findDevice(tx, token, at(61))), undefined)
  assert.deepEqual((await inMall((tx) => deviceByToken(tx, token)))?.revokedAt, at(61))
  assert.ok((await streamsToldToEnd(database.owner)).includes(`access:device:${id}`))
  await assert.rejects(
    inMall((tx) => revokeDevice(tx, id, rina, at(61))),
    { name: 'Forbidden' },
  )
  const again = hashToken(newToken())
  const { code } = await inMall((tx) => askToPair(tx, 'kiosk', again, at(62)))
  await inMall((tx) => approveDevice(tx, code, placing, ibuSiti, at(62)))
  assert.ok(await inMall((tx) => findDevice(tx, again, at(62))))
})

test('another machine takes the place of a kiosk: its name, zone and settings; the one before is nobody', async () => {
  const { token, id } = await paired(64)
  await inMall((tx) => setUpDevice(tx, id, { theme: 'light' }, ibuSiti, at(64)))
  const machine = hashToken(newToken())
  const { code } = await inMall((tx) => askToPair(tx, 'kiosk', machine, at(65)))
  await inMall((tx) => replaceMachine(tx, id, spokenCode(code), ibuSiti, at(66)))
  const now = await inMall((tx) => findDevice(tx, machine, at(66)))
  assert.deepEqual([now?.id, now?.name, now?.zoneId, now?.settings], [id, placing.name, zone, { theme: 'light' }])
  assert.equal(await inMall((tx) => findDevice(tx, token, at(66))), undefined)
  assert.ok((await streamsToldToEnd(database.owner)).includes(`access:device:${id}`))
  assert.deepEqual(
    (await eventsOf(database.owner, 'device.replaced')).map(({ data }) => data.deviceId),
    [id],
  )
  const waiting = (await inMall((tx) => devicesFor(tx, ibuSiti, at(66)))).filter((one) => one.pairingCode === code)
  assert.deepEqual(waiting, [], 'the machine does not wait to be set up any more')
})

test('a hall screen does not take the place of a kiosk, nothing that was taken away comes back, officers replace nothing', async () => {
  const { token, id } = await paired(67)
  const asked = (kind: 'kiosk' | 'display') => inMall((tx) => askToPair(tx, kind, hashToken(newToken()), at(67)))
  const screen = await asked('display')
  const replaced = (code: string, by = ibuSiti) => inMall((tx) => replaceMachine(tx, id, code, by, at(67)))
  await assert.rejects(replaced(screen.code), { name: 'Refused', key: 'account.otherKind' })
  await inMall((tx) => approveDevice(tx, screen.code, { ...placing, name: 'Layar' }, ibuSiti, at(67)))
  const { code } = await asked('kiosk')
  await assert.rejects(replaced(code, rina), { name: 'Forbidden' })
  assert.ok(await inMall((tx) => findDevice(tx, token, at(67))))
  await inMall((tx) => revokeDevice(tx, id, ibuSiti, at(67)))
  await assert.rejects(replaced(code), { name: 'NotFound' })
})

test('of twenty who use one code at once, for new devices and for old ones, one gets the machine', async () => {
  const { id } = await paired(68)
  const machine = hashToken(newToken())
  const { code } = await inMall((tx) => askToPair(tx, 'kiosk', machine, at(68)))
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at_) =>
      inMall(async (tx) => {
        if (at_ % 2) await replaceMachine(tx, id, code, ibuSiti, at(69))
        else await approveDevice(tx, code, { ...placing, name: `Kios ${at_}` }, ibuSiti, at(69))
      }),
    ),
  )
  assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const one of all) if (one.status === 'rejected') assert.equal(one.reason.key, 'account.noSuchCode')
  assert.ok(await inMall((tx) => findDevice(tx, machine, at(69))))
})

test('a token of one mall is no device in another', async () => {
  const { token } = await paired(70)
  const nextDoor = await buildSmallMall(database, 'sebelah')
  assert.equal(await database.db.transact({ mall: nextDoor.mall }, (tx) => findDevice(tx, token, at(70))), undefined)
})

test('that a device was heard is written every twenty seconds at most', async () => {
  const { token, id } = await paired(80)
  const lastHeard = async () =>
    (await inMall((tx) => devicesFor(tx, ibuSiti, at(80)))).find((one) => one.id === id)?.lastHeardAt
  await inMall((tx) => findDevice(tx, token, at(80)))
  await inMall((tx) => findDevice(tx, token, at(80, 19)))
  assert.deepEqual(await lastHeard(), at(80))
  await inMall((tx) => findDevice(tx, token, at(80, 20)))
  assert.deepEqual(await lastHeard(), at(80, 20))
})

test('a printer without paper is news once, not every time the kiosk says so', async () => {
  const { token } = await paired(90)
  for (const state of ['ok', 'paper_out', 'paper_out', 'ok'] as const) {
    const kiosk = await inMall((tx) => findDevice(tx, token, at(90)))
    assert.ok(kiosk)
    await inMall((tx) => heard(tx, kiosk, state, at(90)))
  }
  const told = (await eventsOf(database.owner, 'device.printer')).map(({ data }) => [data.from, data.to])
  assert.deepEqual(told, [
    [null, 'ok'],
    ['ok', 'paper_out'],
    ['paper_out', 'ok'],
  ])
})

test('the list says which devices live, which are silent, which wait and which are gone', async () => {
  const { token, id } = await paired(100, 'display')
  await inMall((tx) => findDevice(tx, token, at(100)))
  const of = async (minutes: number, seconds = 0) => {
    const device = (await inMall((tx) => devicesFor(tx, ibuSiti, at(minutes, seconds)))).find((one) => one.id === id)
    return device && healthOf(device, at(minutes, seconds))
  }
  assert.deepEqual([await of(100), await of(101), await of(101, 31)], ['heard', 'heard', 'silent'])
  await inMall((tx) => placeDevice(tx, id, { name: 'Layar timur', zoneId: zone }, ibuSiti, at(102)))
  await inMall((tx) => revokeDevice(tx, id, ibuSiti, at(102)))
  assert.equal(await of(103), 'revoked')
  await assert.rejects(
    inMall((tx) => devicesFor(tx, rina, at(100))),
    { name: 'Forbidden' },
  )
})

test('devices that nobody approved are gone after a day; approved ones stay', async () => {
  await inMall((tx) => askToPair(tx, 'kiosk', hashToken(newToken()), at(110)))
  await inMall((tx) => sweepAccounts(tx, at(110 + 2 * 24 * 60)))
  const left = await database.owner.row<{ unapproved: number; approved: number }>(sql`
    select count(*) filter (where approved_at is null) as unapproved, count(*) filter (where approved_at is not null) as approved from account.device`)
  assert.equal(left.unapproved, 0)
  assert.ok(left.approved > 5)
})
