import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandLine } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { bring, kioskFor, mallWith, monday, reasonsAgainst } from '../../test/harness/imported-mall.ts'
import { changed, packOf, smallPack } from '../../test/harness/small-pack.ts'
import { importPack } from './import-pack.ts'

const calendar = 'calendar.yaml'
const polri = 'agencies/polri.yaml'
const holidayOn = (day: string) =>
  changed(
    calendar,
    'holidays:\n',
    `holidays:\n  - { on: ${day}, name: { id: Hari jadi, en: Anniversary }, kind: local, basis: SK }\n`,
  )
/** Polri comes on Tuesdays only, from the day on. */
const onTuesdaysFrom = (day: string) =>
  changed(polri, 'basis: Addendum }\n', `basis: Addendum }\n  - { from: ${day}, days: [tue], basis: Addendum 2 }\n`)

/** A narrower week that holds from this Friday on, without Mondays. */
const narrow = `  - code: sempit
    from: 2026-11-20
    rank: 2
    days:
      tue: { open: "08:00", close: "12:00" }
`
const notOnMondays = { [calendar]: `${smallPack[calendar]}${narrow}` }
const wouldClose =
  'With this pack the mall would close today, while 2 people still hold numbers. Serve them first, or let it begin tomorrow.'
const wouldBeAway =
  'With this pack Polri would be away today, while 2 people hold its numbers. Serve or move them first, or let it begin tomorrow.'

test('a pack does not close the day on which people hold numbers, and says at which line it would', async () => {
  const database = await mallWith({ waitFor: ['DKC-08', 'DKC-01'] })
  assert.deepEqual(await reasonsAgainst(database, holidayOn('2026-11-23')), [`calendar.yaml:2:5  ${wouldClose}`])
  const notYet = changed(calendar, 'from: 2026-01-01', 'from: 2026-12-01')
  assert.deepEqual(await reasonsAgainst(database, notYet), [`calendar.yaml:3:1  ${wouldClose}`])
  assert.deepEqual(await reasonsAgainst(database, notOnMondays), [`calendar.yaml:16:5  ${wouldClose}`])
  assert.equal((await bring(database, holidayOn('2026-11-24'))).isChanged, true)
  const empty = await mallWith({})
  assert.equal((await bring(empty, holidayOn('2026-11-23'))).isChanged, true)
})

test('a pack does not send an agency away today while people hold its numbers; from tomorrow on it may', async () => {
  const database = await mallWith({ waitFor: ['SPK-01', 'SPK-01', 'DKC-08'] })
  assert.deepEqual(await reasonsAgainst(database, onTuesdaysFrom('2026-11-23')), [
    `agencies/polri.yaml:9:25  ${wouldBeAway}`,
  ])
  const rewritten = changed(polri, 'days: [mon, tue], basis: Addendum', 'days: [tue], basis: Addendum')
  assert.deepEqual(await reasonsAgainst(database, rewritten), [`agencies/polri.yaml:8:25  ${wouldBeAway}`])
  assert.equal((await bring(database, onTuesdaysFrom('2026-11-24'))).isChanged, true)
})

test('an agency that nobody waits for may go today, and one day that the mall set itself counts before the pack', async () => {
  const database = await mallWith({ waitFor: ['DKC-08'] })
  assert.equal((await bring(database, onTuesdaysFrom('2026-11-23'))).isChanged, true)
  const promised = await mallWith({ waitFor: ['SPK-01'] })
  await promised.owner.run(sql`
    insert into agency.presence_exception (mall_id, agency_id, held_on, is_present, reason)
    select mall_id, id, '2026-11-23', true, '{"id": "Janji", "en": "Promised"}' from agency.agency where code = 'polri'`)
  assert.equal((await bring(promised, onTuesdaysFrom('2026-11-23'))).isChanged, true)
})

test('the day and the agency, and who waits for whom: every reason is told at once', async () => {
  const database = await mallWith({ waitFor: ['SPK-01', 'SPK-01'] })
  const both = { ...holidayOn('2026-11-23'), ...onTuesdaysFrom('2026-11-23') }
  assert.deepEqual(await reasonsAgainst(database, both), [
    `calendar.yaml:2:5  ${wouldClose}`,
    `agencies/polri.yaml:9:25  ${wouldBeAway}`,
  ])
})

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const assertPresentOrEmpty = ({ isAway, people }: { isAway: boolean; people: number }) =>
  assert.equal(isAway && people > 0, false, 'an agency is away over people who wait for it')

test('a pack sends an agency away while twenty press at the kiosk: it stays, or nobody holds a number of it', async () => {
  for (const round of range(4)) {
    const database = await mallWith({})
    const kiosk = await kioskFor(database, 'SPK-01')
    const press = () => kiosk().catch(() => undefined)
    const early = range(round).map(press)
    const importing = bring(database, onTuesdaysFrom('2026-11-23')).then(
      () => true,
      () => false,
    )
    const late = range(20).map(press)
    const taken = (await Promise.all([...early, ...late])).filter((number) => number !== undefined)
    assertPresentOrEmpty({ isAway: await importing, people: taken.length })
  }
})

test('control: a pack that does not hold the queues sends an agency away over people who are just taking numbers', async () => {
  const database = await mallWith({})
  const press = await kioskFor(database, 'SPK-01')
  const pack = await packOf(onTuesdaysFrom('2026-11-23'))
  const people = await database.db.transact({ system: true }, async (tx) => {
    await importPack(tx, pack, commandLine, monday, async () => {})
    return (await Promise.all(range(10).map(press))).length
  })
  assert.throws(() => assertPresentOrEmpty({ isAway: true, people }))
})
