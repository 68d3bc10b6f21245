import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sealOf } from '../src/sites/phone/seal.ts'
import type { Asked } from './acts.ts'
import type { FromWatchers, ToWatchers, Watcher } from './fan-out-client.ts'
import { quantile } from './figures.ts'
import { askersOf } from './load.ts'
import type { Mall, Place } from './mall.ts'
import { type Stage, serve } from './stage.ts'

/** Milliseconds from the answer to the call until the news is at the watchers. */
export type Reach = {
  readonly who: string
  readonly watchers: number
  readonly median: number
  readonly p99: number
  /** The last one: the median of the calls, and the worst. */
  readonly last: number
  readonly worst: number
}

type Calls = { readonly warm: number; readonly calls: number }

/**
 * One call, heard by fifty screens of its zone and so many phones, each with its own number. The hardest case: all of
 * them wait in the queue that is called from, so that every phone shows another place. The first calls (`warm`) are
 * heard but not counted: what runs for the first time is compiled meanwhile, and a hall has that behind it at eight.
 */
export async function fanOut(stage: Stage, mall: Mall, phones: number, { warm, calls }: Calls): Promise<Reach[]> {
  const served = await serve(stage, await stage.copy('watched'))
  const askers = askersOf(served.url, 8)
  const child = fork(join(import.meta.dirname, 'fan-out-client.ts'), { execArgv: ['--import', 'tsx'] })
  try {
    const place = mall.places[0] as Place
    const many = warm + calls
    const watchers = [...screensOf(mall, place), ...(await takeNumbers(askers.ask, place, phones + many)).slice(many)]
    await stage.analyse('watched')
    await tell(child, { open: { port: Number(new URL(served.url).port), watchers } })
    const heard: number[][] = []
    for (let i = 0; i < many; i++) heard.push(await callAndListen(child, askers.ask, place, watchers.length))
    heard.splice(0, warm)
    const screens = mall.screens.length
    return [
      reachOf(
        'displays',
        heard.map((times) => times.slice(0, screens)),
      ),
      reachOf(
        'phones',
        heard.map((times) => times.slice(screens)),
      ),
    ]
  } finally {
    child.disconnect()
    askers.end()
    await served.stop()
    await stage.drop('watched')
  }
}

function screensOf(mall: Mall, { zoneId }: Place): Watcher[] {
  const news = `hall.zone?zone=${zoneId}`
  return mall.screens.map((cookie) => ({ path: `/live?s=${encodeURIComponent(news)}`, cookie, news: `data: ${news}` }))
}

type Send = (asked: Asked) => Promise<string>

async function takeNumbers(ask: Send, { serviceCode, kiosk }: Place, many: number): Promise<Watcher[]> {
  const watchers: Watcher[] = []
  for (let i = 0; i < many; i++) {
    const answer = await ask({
      method: 'POST',
      path: '/kiosk/numbers',
      body: { services: [serviceCode] },
      cookie: kiosk,
    })
    const { visitId, token } = (JSON.parse(answer) as { done: { visitId: number; token: string } }).done
    const of = `?seal=${sealOf(token)}&visit=${visitId}`
    const asked = ['phone.status', 'phone.about'].map((name) => `s=${encodeURIComponent(name + of)}&v=`)
    watchers.push({ path: `/live?${asked.join('&')}`, news: 'data: phone.status' })
  }
  return watchers
}

/** The hall is quiet before: what is measured is one call and not a burst. */
async function callAndListen(child: ChildProcess, ask: Send, place: Place, many: number): Promise<number[]> {
  const post = (what: string, body: object) =>
    ask({ method: 'POST', path: `/desk/${place.sign}/${what}`, body, cookie: place.officer })
  await wait(500)
  const listening = tell(child, { listen: 10_000 })
  const answer = await post('calls', {})
  const answered = process.hrtime.bigint()
  const { heard } = (await listening) as { heard: (string | undefined)[] }
  const times = heard.map((at) => (at === undefined ? Number.NaN : Number(BigInt(at) - answered) / 1e6))
  const missing = times.filter(Number.isNaN).length
  if (missing > 0) throw new Error(`${missing} of ${many} watchers did not hear the call`)
  const leg = (JSON.parse(answer) as { done: { legId: number } }).done.legId
  await post('starts', { leg })
  await post('outcomes', { leg, service: place.serviceId, outcome: 'issued', after: 'rest' })
  return times
}

function tell(child: ChildProcess, message: ToWatchers): Promise<FromWatchers> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the watchers ended'))
    child.once('exit', onExit)
    child.once('message', (answer: FromWatchers) => {
      child.off('exit', onExit)
      resolve(answer)
    })
    child.send(message)
  })
}

function reachOf(who: string, calls: readonly (readonly number[])[]): Reach {
  const all = calls.flat().sort((a, b) => a - b)
  const lasts = calls.map((times) => Math.max(...times)).sort((a, b) => a - b)
  return {
    who,
    watchers: calls[0]?.length ?? 0,
    median: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    last: quantile(lasts, 0.5),
    worst: lasts.at(-1) ?? 0,
  }
}
