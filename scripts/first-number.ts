/**
 * How long the machine takes for somebody's first number at a kiosk, and how much there is to read on the way:
 *   node --import tsx scripts/first-number.ts
 * The demonstration mall on a busy Monday at 09.41, Chromium upright, and a ticket printer on the wire (its demo twin).
 */
import type { Page } from 'playwright-core'
import { startDemoPrinter } from '#connectors/receipt-printer/demo-printer.ts'
import { drainJobs } from '#platform/jobs.ts'
import { setPrinter } from '#printing/set-printer.ts'
import { tasksOf } from '../src/tasks.ts'
import { moment } from '../test/harness/busy-morning.ts'
import { type BusyMall, withBusyMall } from './screens/busy-mall.ts'
import { openAs } from './screens/camera.ts'

const rounds = 9

await withBusyMall(async (mall, browser) => {
  const printer = await startDemoPrinter()
  const { hall, morning, house } = mall
  const at = { address: '127.0.0.1', port: printer.port, widthMm: 80, answers: true } as const
  await hall.act((tx) =>
    setPrinter(tx, morning.kiosk.device.id, at, house.settings.printers, morning.manager, moment(581)),
  )
  await drainJobs(house, tasksOf(house))
  const context = await openAs(mall, browser, { name: '', size: [1080, 1920], path: '/kiosk', who: 'kiosk' })
  const page = await context.newPage()
  const walks: Awaited<ReturnType<typeof walk>>[] = []
  for (let i = 0; i < rounds; i++) walks.push(await walk(page, mall, printer.nextSheet))
  const middle = (of: (one: (typeof walks)[number]) => number) =>
    Math.round(walks.map(of).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0)
  console.table({
    'the service is there, ms': middle(({ service }) => service),
    'the number stands there, ms': middle(({ number }) => number),
    'the paper is cut, ms': middle(({ paper }) => paper),
    'all together, ms': middle(({ service, number, paper }) => service + number + paper),
    'words on the first screen': walks[0]?.words[0],
    'words on the screen of the service': walks[0]?.words[1],
  })
  await context.close()
  await printer.stop()
})

/** Two touches: what many come for, and "I have everything with me". Milliseconds from each touch to what it brings. */
async function walk(page: Page, { url, house }: BusyMall, nextSheet: () => Promise<unknown>) {
  await page.goto(`${url}/kiosk`)
  const words = [await wordsOn(page)]
  const service = await timed(async () => {
    await page.click('.popular a')
    await page.waitForURL('**/kiosk/services/**')
    await page.waitForSelector('form[action="/kiosk/numbers"] button')
  })
  words.push(await wordsOn(page))
  const sheet = nextSheet()
  const number = await timed(async () => {
    await page.click('form[action="/kiosk/numbers"] button')
    await page.waitForURL('**/kiosk/numbers/*')
    await page.waitForSelector('h1.number')
  })
  const paper = await timed(async () => {
    await drainJobs(house, tasksOf(house))
    await sheet
  })
  return { service, number, paper, words }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

function wordsOn(page: Page): Promise<number> {
  return page.evaluate(
    () => document.querySelector<HTMLElement>('[data-speak]')?.innerText.split(/\s+/).filter(Boolean).length ?? 0,
  )
}
