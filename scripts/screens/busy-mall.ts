import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { agenciesOn } from '#directory/availability.ts'
import { type SettableClock, settableClock } from '#platform/clock.ts'
import { silent } from '#platform/log.ts'
import { createApp } from '../../src/app.ts'
import type { House } from '../../src/house.ts'
import { openHouse } from '../../src/open-house.ts'
import { serveHttp } from '../../src/serve.ts'
import { readSettings } from '../../src/settings.ts'
import { launchBrowser } from '../../test/harness/browser.ts'
import { type Morning, moment, playMorning } from '../../test/harness/busy-morning.ts'
import { type DemoHall, openDemoHall } from '../../test/harness/demo-hall.ts'
import { startTestServer } from '../../test/harness/server.ts'

export type BusyMall = {
  readonly url: string
  readonly clock: SettableClock
  readonly hall: DemoHall
  readonly morning: Morning
  readonly house: House
}

/** Who is late: some of Disdukcapil's officers, one here and there, and nobody of BNN has come yet. */
const closed = ['8', '13', '16', '20', '24', '49', '51', '59', '80']

function openCounters({ directory }: DemoHall): string[] {
  const here = new Set(agenciesOn(directory, '2026-11-23').map(({ id }) => id))
  const counters = [...directory.counters.values()].filter(({ agencyId }) => here.has(agencyId))
  return counters.map(({ code }) => code).filter((code) => !closed.includes(code))
}

/** The demonstration mall on a PostgreSQL of its own, as it is on Monday at 09.41; everything is gone afterwards. */
export async function withBusyMall(act: (mall: BusyMall, browser: Browser) => Promise<void>): Promise<void> {
  const server = await startTestServer({ isTemplate: false })
  const closing: (() => Promise<void>)[] = [server.stop]
  try {
    const clock = settableClock(moment(420))
    const { house, close } = await openHouse({ ...settingsFor(server.environment), clock }, silent)
    closing.push(close)
    const hall = await openDemoHall({ house })
    const morning = await playMorning(hall, { counters: openCounters(hall), visitorsPerMinute: 3.7, seed: 7 })
    clock.set(moment(581))
    const served = await serveHttp(createApp(house), house.settings)
    house.atClose(served.takeNothingNew)
    const browser = await launchBrowser()
    closing.push(() => browser.close())
    await act({ url: `http://127.0.0.1:${served.port}`, clock, hall, morning, house }, browser)
  } finally {
    for (let close = closing.pop(); close; close = closing.pop()) await close()
  }
}

function settingsFor({ TEST_URL, TEST_OWNER_URL }: Readonly<Record<string, string>>) {
  const INSTALLATION_KEY = randomBytes(32).toString('base64url')
  const database = { DATABASE_URL: TEST_URL, DATABASE_OWNER_URL: TEST_OWNER_URL }
  return readSettings({ NODE_ENV: 'test', PORT: '0', INSTALLATION_KEY, ...database })
}
