import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { announce } from '#ledger/announce.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { until } from '../../test/harness/until.ts'
import { type Actor, stranger } from './actor.ts'
import { systemClock } from './clock.ts'
import { type Database, openDatabase, sql } from './database.ts'
import { holdLeadership } from './leader.ts'
import { accessTopic, type Live, liveSection, startLive, versionOf } from './live.ts'
import { silent } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { MallOfRequest } from './web/env.ts'
import type { Language } from './words.ts'

const { owner, url } = await freshDatabase()
const kecil = await makeMall('kecil')
const besar = await makeMall('besar')

let loads = 0
let renders = 0
/** The last thing that happened on one board, as everybody in the hall reads it. */
const board = liveSection({
  name: 'board',
  params: z.object({ board: z.string() }),
  allow: () => true,
  topics: ({ board }) => [`board:${board}`],
  async load(tx) {
    loads++
    const rows = await tx.rows<{ board: string; last: number }>(
      sql`select data->>'board' as board, max((data->>'turn')::int) as last from ledger.event group by 1`,
    )
    return new Map(rows.map(({ board, last }) => [board, last]))
  },
  render(snapshot, params, { language }) {
    renders++
    return `<b>${language === 'id' ? 'Giliran' : 'Turn'}\n${snapshot.get(params.board) ?? 0}</b>`
  },
})

test('what happens through one process is seen through both, each change once and in its order', async () => {
  const [a, b] = [await openProcess(), await openProcess()]
  const [seenAtA, seenAtB] = [watch(a.live), watch(b.live)]
  await Promise.all([seenAtA.until(0), seenAtB.until(0)])
  for (let turn = 1; turn <= 12; turn++) {
    const through = turn % 2 ? a : b
    await happen(through.db, turn)
    through.live.poke()
    await Promise.all([seenAtA.until(turn), seenAtB.until(turn)])
  }
  const everyTurn = Array.from({ length: 13 }, (_, turn) => turn)
  assert.deepEqual(seenAtA.turns, everyTurn)
  assert.deepEqual(seenAtB.turns, everyTurn)
  await Promise.all([a.close(), b.close()])
})

test('a number of the order that was never used keeps no news from anybody', async () => {
  const a = await openProcess()
  const seen = watch(a.live, { board: 'gap' })
  await seen.until(0)
  for (const turn of [1, 2]) {
    await owner.run(sql`select nextval(pg_get_serial_sequence('platform.broadcast', 'seq'))`)
    await happen(a.db, turn, 'gap')
    a.live.poke()
    await seen.until(turn)
  }
  assert.deepEqual(seen.turns, [0, 1, 2])
  await a.close()
})

test('a burst of changes is shown by its last state, never backwards', async () => {
  const [a, b] = [await openProcess(), await openProcess()]
  const seen = watch(b.live, { board: 'burst' })
  await seen.until(0)
  // So quickly one after the other that the leader finds them together, however slow the machine.
  await until('a leader', () => a.leadership.isLeading() || b.leadership.isLeading())
  const { leadership } = a.leadership.isLeading() ? a : b
  const haveHappened = Promise.withResolvers<void>()
  const busy = leadership.work({ system: true }, () => haveHappened.promise)
  const every = async (from: typeof a, first: number) => {
    for (let turn = first; turn <= 60; turn += 2) await happen(from.db, turn, 'burst').then(a.live.poke)
  }
  await Promise.all([every(a, 1), every(b, 2)]).finally(haveHappened.resolve)
  await busy
  await seen.until(60)
  assert.deepEqual(
    seen.turns,
    [...new Set(seen.turns)].sort((one, other) => one - other),
  )
  assert.ok(seen.turns.length < 30, `${seen.turns.length} renders of 60 changes`)
  await Promise.all([a.close(), b.close()])
})

test('whoever is signed out sees nothing more, through whichever process; all others go on', async () => {
  const [a, b] = [await openProcess(), await openProcess()]
  const officer = (id: number) => ({ kind: 'staff', id, name: 'Petugas', roles: ['officer'] }) as const
  const gone = [
    watch(a.live, { board: 'left', actor: officer(7) }),
    watch(b.live, { board: 'left', actor: officer(7) }),
  ]
  const stays = [officer(71), stranger].map((actor) => watch(b.live, { board: 'left', actor }))
  const elsewhere = watch(b.live, { board: 'left', actor: officer(7), mall: besar })
  await Promise.all([...gone, ...stays, elsewhere].map((one) => one.until(0)))
  await a.db.transact({ mall: kecil.id }, (tx) =>
    announce(tx, { kind: 'account.signedOut', actor: officer(7), topics: [accessTopic('staff', 7)] }, new Date()),
  )
  a.live.poke()
  for (const one of gone) assert.equal(await one.next(), undefined)
  assert.deepEqual(
    [...gone, ...stays].map((one) => one.isToldToReturn()),
    [true, true, false, false],
  )
  await happen(a.db, 1, 'left')
  a.live.poke()
  await Promise.all(stays.map((one) => one.until(1)))
  assert.equal(b.live.connections(), 3)
  await Promise.all([a.close(), b.close()])
})

test('when the leader dies the other process takes over, and nothing that happened meanwhile is lost', async () => {
  const [a, b] = [await openProcess(), await openProcess()]
  const [first, second] = a.leadership.isLeading() ? [a, b] : [b, a]
  const seen = watch(second.live, { board: 'heir' })
  await seen.until(0)
  await killLeader()
  for (let turn = 1; turn <= 20; turn++) await happen(second.db, turn, 'heir')
  await first.close()
  await seen.until(20)
  // The first may have come back for a moment, and have told it all before it closed.
  await until('the other one to lead', () => second.leadership.isLeading())
  assert.deepEqual(await outboxLength(), 0)
  await second.close()
})

test('a browser that comes back after a break is shown the present state, even if it missed every change', async () => {
  const process = await openProcess()
  const before = watch(process.live, { board: 'break' })
  await before.until(0)
  before.leave()
  await happen(process.db, 7, 'break')
  process.live.poke()
  const afterwards = watch(process.live, { board: 'break' })
  await afterwards.until(7)
  await process.close()
})

test('all who watch the same are served by one load and one render; another language is one more render', async () => {
  const process = await openProcess()
  const crowd = [...Array.from({ length: 40 }, () => 'id' as const), ...Array.from({ length: 10 }, () => 'en' as const)]
  const watchers = crowd.map((language) => watch(process.live, { board: 'crowd', language }))
  await Promise.all(watchers.map((watcher) => watcher.until(0)))
  loads = renders = 0
  await happen(process.db, 1, 'crowd')
  process.live.poke()
  await Promise.all(watchers.map((watcher) => watcher.until(1)))
  assert.deepEqual({ loads, renders }, { loads: 1, renders: 2 })
  assert.ok(watchers.every(({ turns }) => turns.length === 2))
  await process.close()
})

test('what happens in one mall stirs nothing in another', async () => {
  const process = await openProcess()
  const [here, there] = [watch(process.live, { board: 'apart' }), watch(process.live, { board: 'apart', mall: besar })]
  await Promise.all([here.until(0), there.until(0)])
  await happen(process.db, 3, 'apart')
  process.live.poke()
  await here.until(3)
  await happen(process.db, 4, 'apart', besar)
  process.live.poke()
  await there.until(4)
  assert.deepEqual(
    [here.turns, there.turns],
    [
      [0, 3],
      [0, 4],
    ],
  )
  await process.close()
})

test('a page that shows the present state already is sent nothing', async () => {
  const process = await openProcess()
  const [first, second] = [
    watch(process.live, { board: 'same' }),
    watch(process.live, { board: 'same', shows: 'other' }),
  ]
  await Promise.all([first.until(0), second.until(0)])
  const third = watch(process.live, { board: 'same', shows: first.versions[0] ?? '' })
  await happen(process.db, 1, 'same')
  process.live.poke()
  await Promise.all([first.until(1), third.until(1)])
  assert.deepEqual(third.turns, [1])
  await process.close()
})

test('a browser that takes nothing is dropped, and the others are not held up', async () => {
  const process = await openProcess([wall])
  const asleep = process.live.connect({ mall: kecil, language: 'id', actor: stranger }, [
    { section: wall, params: {}, language: 'id', mall: kecil, shows: '' },
  ])
  assert.ok(asleep)
  const awake = watch(process.live, { section: wall })
  for (let turn = 1; process.live.connections() > 1 && turn < 50; turn++) {
    await happen(process.db, turn, 'wall')
    process.live.poke()
    await awake.next()
  }
  assert.equal(process.live.connections(), 1)
  await process.close()
})

test('however many strangers watch, there is room for the desks and screens; who leaves makes room', async () => {
  const { live, close } = await openProcess([board], { all: 4, guests: 2 })
  const ask = (actor: Actor) =>
    live.connect({ mall: kecil, language: 'id', actor }, [
      { section: board, params: { board: 'full' }, language: 'id', mall: kecil, shows: '' },
    ])
  const screen: Actor = { kind: 'device', id: 1, name: 'Layar', roles: ['display'] }
  const first = ask(stranger)
  assert.ok(first && ask({ kind: 'visitor', key: 'k' }))
  assert.equal(ask(stranger), undefined)
  const hung = ask(screen)
  assert.ok(hung && ask({ kind: 'staff', id: 1, name: 'Rina', roles: ['officer'] }))
  // The house itself is full.
  assert.equal(ask(screen), undefined)
  await hung.cancel()
  assert.equal(ask(stranger), undefined)
  await first.cancel()
  assert.ok(ask(stranger))
  assert.ok(ask(screen))
  await close()
})

/** A section of 30 kB, so that a sleeping browser's buffer fills soon. */
const wall = liveSection({
  name: 'wall',
  params: z.object({}),
  allow: () => true,
  topics: () => ['board:wall'],
  load: (tx) => tx.row<{ count: number }>(sql`select count(*) as count from ledger.event`),
  render: ({ count }) => `<b>Giliran ${count}</b>${'.'.repeat(30_000)}`,
})

async function openProcess(
  sections: Parameters<typeof startLive>[1] = [board],
  most?: Parameters<typeof startLive>[2],
) {
  const db = openDatabase(url, () => {})
  const leadership = holdLeadership(
    url,
    () => {},
    () => {},
    silent,
    20,
  )
  const live = startLive(
    { db, directUrl: url, clock: systemClock, leadership, log: silent, metrics: createMetrics() },
    sections,
    most,
  )
  let closed: Promise<void> | undefined
  const shut = async () => {
    await live.stop()
    await leadership.stop()
    await db.close()
  }
  const close = () => (closed ??= shut())
  after(close)
  await live.ready
  return { db, live, leadership, close }
}

type Watching = {
  board?: string
  language?: Language
  mall?: MallOfRequest
  shows?: string
  section?: typeof board | typeof wall
  actor?: Actor
}

/** A browser: reads the stream of one section and remembers the turns that it was shown. */
function watch(
  live: Live,
  { board: name = 'main', language = 'id', mall = kecil, shows = '', section = board, actor = stranger }: Watching = {},
) {
  const stream = live.connect({ mall, language, actor }, [{ section, params: { board: name }, language, mall, shows }])
  assert.ok(stream)
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const turns: number[] = []
  const versions: string[] = []
  let isToldToReturn = false
  let buffer = ''
  async function next(): Promise<number | undefined> {
    for (;;) {
      const end = buffer.indexOf('\n\n')
      if (end >= 0) {
        const event = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        isToldToReturn ||= event === 'event: again\ndata: 0'
        const turn = /event: section.*?(\d+)<\/b>/s.exec(event)?.[1]
        if (turn === undefined) continue
        turns.push(Number(turn))
        versions.push(versionIn(event))
        return Number(turn)
      }
      const { value, done } = await reader.read()
      if (done) return undefined
      buffer += decoder.decode(value, { stream: true })
    }
  }
  async function until(turn: number): Promise<void> {
    while (turns.at(-1) !== turn)
      if ((await next()) === undefined) throw new Error(`the stream ended before turn ${turn}`)
  }
  return { turns, versions, next, until, isToldToReturn: () => isToldToReturn, leave: () => void reader.cancel() }
}

function versionIn(event: string): string {
  const lines = event.split('\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []))
  return versionOf(lines.slice(1).join('\n'))
}

async function happen(db: Database, turn: number, name = 'main', mall = kecil): Promise<void> {
  const data = { board: name, turn }
  await db.transact({ mall: mall.id }, (tx) =>
    announce(tx, { kind: 'test.turned', actor: stranger, data, topics: [`board:${name}`] }, new Date()),
  )
}

async function killLeader(): Promise<void> {
  await owner.run(sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`)
}

async function outboxLength(): Promise<number> {
  const { count } = await owner.row<{ count: number }>(sql`select count(*) as count from platform.outbox`)
  return count
}

async function makeMall(code: string): Promise<MallOfRequest> {
  const name = { id: code, en: code }
  const { id } = await owner.row<{ id: number }>(sql`
    insert into mall.mall (code, name, short_name, region, time_zone) values (${code}, ${name}, ${code}, 'Pekanbaru', 'Asia/Jakarta') returning id`)
  return {
    id,
    code,
    name,
    shortName: code,
    region: 'Pekanbaru',
    timeZone: 'Asia/Jakarta',
    isDemonstration: false,
    accent: null,
    emblem: null,
  }
}
