import { directoryOf } from '#directory/directory-of.ts'
import { lookForNews } from '#notice/look.ts'
import type { Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import { learnWaits } from '#visit/estimate/learn.ts'
import { tellWaits } from '#visit/estimate/tell-waits.ts'
import { createApp } from '../src/app.ts'
import { runClockRules } from '../src/clock-rules.ts'
import { type Ask, type Client, scenes } from './acts.ts'
import { openHouseHere } from './house.ts'
import { askingHere } from './load.ts'
import type { Mall } from './mall.ts'
import { type Cost, explaining, linesOf } from './plan-of.ts'
import { benchMoment, type Stage } from './stage.ts'

/** One statement as it was worst, where it was asked, and how often. */
export type Seen = { readonly where: string; readonly text: string; readonly worst: Cost; readonly times: number }

/** So many people wait in the queue of each place before anything is looked at. */
const waiting = 25

/**
 * The plan of every statement that a crowd, an officer, the floor and the mall's own clock bring about, on the tables
 * as the template has them: run with `--history 1` they hold a year.
 */
export async function lookAtPlans(stage: Stage, mall: Mall): Promise<Seen[]> {
  const seen = new Map<string, Seen>()
  let where = ''
  const note = ({ text }: Sql, cost: Cost) => {
    const key = `${where} ${text}`
    const before = seen.get(key)
    const worst = before && before.worst.touched >= cost.touched ? before.worst : cost
    seen.set(key, { where, text, worst, times: (before?.times ?? 0) + 1 })
  }
  const urls = await stage.copy('plans')
  await stage.analyse('plans')
  const { house, close } = openHouseHere(stage, urls, benchMoment, (db) => explaining(db, note))
  try {
    const request = askingHere(createApp(house))
    const ask: Ask = (act, asked) => {
      where = act
      return request(asked)
    }
    const clients = mall.places.map((place): Client => ({ place, tokens: [] }))
    const [numbers, phones, counters] = scenes
    for (const client of clients) await numbers?.run(ask, client, waiting)
    for (const client of clients) await phones?.run(ask, client, 1)
    for (const client of clients) await counters?.run(ask, client, 3)
    for (const [path, cookie] of pagesOf(mall)) {
      where = path
      await request({ method: 'GET', path, ...(cookie ? { cookie } : {}) })
    }
    for (const [name, act] of rounds) {
      where = name
      await house.db.transact({ mall: mall.id }, (tx) => act(tx, house.clock.now()))
    }
    where = 'the clock’s rules'
    await runClockRules(house)
    return [...seen.values()].sort((a, b) => b.worst.touched - a.worst.touched)
  } finally {
    await close()
    await stage.drop('plans')
  }
}

const rounds: readonly [string, (tx: Tx, now: Date) => Promise<unknown>][] = [
  ['learn the waits', learnWaits],
  ['tell the waits', tellWaits],
  ['tell the waits again', tellWaits],
  ['look for news for phones', lookForNews],
  ['read the directory', directoryOf],
]

function pagesOf({ places, screens, manager }: Mall): [string, string?][] {
  const [place] = places
  if (!place) throw new Error('the mall has no counter')
  const open = [
    '/',
    '/services',
    '/services/DKC-08',
    '/services?q=resep+rendang',
    '/agencies/polri',
    '/mall',
    '/queues.json',
  ]
  const kiosk = ['/kiosk', '/kiosk/services/DKC-08', '/kiosk/order?s=DKC-08&s=SKC-01', '/kiosk/search?q=ktp']
  const desk = [`/desk/${place.sign}`, `/desk/${place.sign}/day`]
  const office = ['/floor', '/floor/wall', '/floor/day', '/floor/days', '/floor/accuracy', '/floor/counters']
  const admin = ['', '/services', '/staff', '/devices', '/history', '/roster', '/queues', '/counters', '/search']
  return [
    ...open.map((path): [string] => [path]),
    ...kiosk.map((path): [string, string] => [path, place.kiosk]),
    ['/display', screens[0] ?? ''],
    ...desk.map((path): [string, string] => [path, place.officer]),
    ...[...office, '/desk/info', ...admin.map((path) => `/admin${path}`)].map((path): [string, string] => [
      path,
      manager,
    ]),
  ]
}

export const planHead = ['where', 'statement', 'times', 'ms', 'buffers', 'rows touched', 'rows', 'read whole']

/** The heaviest first; what looked at fewer than so many rows is only counted. */
export function planRows(all: readonly Seen[], least = 500): (string | number)[][] {
  return all
    .filter(({ worst }) => worst.touched >= least || worst.readWhole.length > 0)
    .map(({ where, text, times, worst }) => [
      where,
      squeezed(text).slice(0, 70),
      times,
      worst.milliseconds.toFixed(1),
      worst.buffers,
      worst.touched,
      worst.rows,
      [...new Set(worst.readWhole)].join(' '),
    ])
}

/** The plans of what read a big table from end to end, written out. */
export function writtenOut(all: readonly Seen[]): string[] {
  return all
    .filter(({ worst }) => worst.readWhole.length > 0)
    .flatMap(({ where, text, worst }) => ['', `${where}: ${squeezed(text).slice(0, 400)}`, ...linesOf(worst.plan)])
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
