import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PairedDevice, VoiceState } from '#account/device/device.ts'
import { approveDevice, askToPair, findDevice } from '#account/device/pair.ts'
import { heardVoice, setUpDevice } from '#account/device/set-up.ts'
import { hashToken, newToken } from '#account/token.ts'
import { sql } from '#platform/database.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import { takeVoice } from './take-voice.ts'

const { house, mall, act } = await openHall()

/** A hall screen of the zone; each paired a minute after the one before. */
let minute = 0
async function screen(voice: VoiceState = 'ready'): Promise<PairedDevice> {
  const token = hashToken(newToken())
  const now = at(minute++)
  const { code } = await act((tx) => askToPair(tx, 'display', token, now))
  const placing = { name: `Layar ${minute}`, zoneId: mall.zone }
  await act((tx) => approveDevice(tx, code, placing, mall.ibuSiti, now))
  const device = await find(token, now)
  await act((tx) => heardVoice(tx, device, voice, now))
  return device
}
async function find(token: string, now: Date): Promise<PairedDevice> {
  const device = await act((tx) => findDevice(tx, token, now))
  assert.ok(device)
  return device
}
/** Everybody is in the hall and connected at this moment. */
const allAreHeard = (now: Date) => house.owner.run(sql`update account.device set last_heard_at = ${now}`)
const ask = (device: PairedDevice, seq: number, now: Date, turn = `${device.id}-${seq}-halaman`, seconds = 6) =>
  act((tx) => takeVoice(tx, device, { zoneId: mall.zone, seq, calledAt: now, turn, seconds }, now))

const [first, second] = [await screen(), await screen()]

test('of two screens in a zone one is its voice and the other never speaks', async () => {
  await allAreHeard(at(10))
  assert.deepEqual(await ask(second, 1, at(10)), { may: 'no' })
  assert.deepEqual(await ask(first, 1, at(10)), { may: 'say' })
  assert.deepEqual(await ask(second, 1, at(10)), { may: 'no' })
})

test('a call is said once, however many pages of a screen ask at the same moment', async () => {
  await allAreHeard(at(11))
  const asked = await Promise.all(Array.from({ length: 24 }, (_, i) => ask(first, 2, at(11), `halaman-nomor-${i}`)))
  assert.equal(asked.filter(({ may }) => may === 'say').length, 1)
  assert.equal(asked.filter(({ may }) => may === 'no').length, 23)
})

test('a page whose answer was lost asks again and is told the same; a page that was loaded anew is not', async () => {
  await allAreHeard(at(12))
  assert.deepEqual(await ask(first, 3, at(12), 'sebelum-muat-ulang'), { may: 'say' })
  assert.deepEqual(await ask(first, 3, at(12), 'sebelum-muat-ulang'), { may: 'say' })
  assert.deepEqual(await ask(first, 3, at(12), 'sesudah-muat-ulang'), { may: 'no' })
})

test('a call that came before one that was said is not said any more, and a late one is not said at all', async () => {
  await allAreHeard(at(13))
  assert.deepEqual(await ask(first, 2, at(13)), { may: 'no' })
  const late = { zoneId: mall.zone, seq: 4, calledAt: at(11), turn: 'terlambat', seconds: 6 }
  assert.deepEqual(await act((tx) => takeVoice(tx, first, late, at(13))), { may: 'no' })
})

test('a screen whose browser forbids sound leaves the voice to one that may speak, which waits until the zone is still', async () => {
  await allAreHeard(at(14))
  assert.deepEqual(await ask(first, 5, at(14)), { may: 'say' })
  await act((tx) => heardVoice(tx, { ...first, voiceState: 'ready' }, 'blocked', at(14)))
  assert.deepEqual(await ask(second, 6, at(14, 2)), { may: 'wait', ms: 4_000 })
  assert.deepEqual(await ask(second, 6, at(14, 6)), { may: 'say' })
  assert.deepEqual(await ask(first, 7, at(14, 20)), { may: 'no' })
})

test('a screen that is back takes its turn again, and what the other said meanwhile stays said', async () => {
  await act((tx) => heardVoice(tx, { ...first, voiceState: 'blocked' }, 'ready', at(15)))
  await allAreHeard(at(15))
  assert.deepEqual(await ask(first, 6, at(15)), { may: 'no' })
  assert.deepEqual(await ask(first, 7, at(15)), { may: 'say' })
})

test('the manager says which screen speaks, and that none does', async () => {
  await allAreHeard(at(16))
  await act((tx) => setUpDevice(tx, second.id, { voice: 'speaks' }, mall.ibuSiti, at(16)))
  assert.deepEqual(await ask(first, 8, at(16)), { may: 'no' })
  assert.deepEqual(await ask(second, 8, at(16)), { may: 'say' })
  for (const one of [first, second])
    await act((tx) => setUpDevice(tx, one.id, { voice: 'silent' }, mall.ibuSiti, at(17)))
  for (const one of [first, second]) assert.deepEqual(await ask(one, 9, at(17)), { may: 'no' })
  for (const one of [first, second]) await act((tx) => setUpDevice(tx, one.id, { voice: null }, mall.ibuSiti, at(17)))
})

test('twenty screens that come up at once speak as one: each call by one of them, in order', async () => {
  const all = [first, second]
  while (all.length < 20) all.push(await screen())
  await allAreHeard(at(30))
  for (let seq = 20; seq < 25; seq++) {
    const turns = await Promise.all(all.map((one) => ask(one, seq, at(30))))
    assert.deepEqual(turns.filter(({ may }) => may === 'say').length, 1)
    assert.equal(turns[0]?.may, 'say')
  }
})
