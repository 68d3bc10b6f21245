/** What is true of every face, in the demonstration mall on a busy morning: the states of `npm run screens`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { momentOf, openAs, pathOf, settle } from '../scripts/screens/camera.ts'
import type { Picture } from '../scripts/screens/picture.ts'
import { faces } from '../scripts/screens/pictures.ts'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { moment, playMorning } from './harness/busy-morning.ts'
import { openDemoHall } from './harness/demo-hall.ts'
import { findingsOn, fitsItsWidth } from './harness/look.ts'
import { smallTargetsOn } from './harness/targets.ts'

type Size = readonly [width: number, height: number]

const app = await startApp({ at: moment(420) })
const hall = await openDemoHall(app)
const counters = ['1', '2', '3', '4', '30', '46']
const morning = await playMorning(hall, { counters, visitorsPerMinute: 0.9, seed: 7 })
app.clock.set(moment(581))
const mall = { ...app, hall, morning }
const browser = await openBrowser()

const phone: Size = [390, 844]
const desktop: Size = [1366, 768]
const screen: Size = [1920, 1080]

test('everybody can read and use the public pages', () => lookAt(faces.portal, [phone, desktop]))
test('everybody can read and use the kiosk, upright and lying', () => lookAt(faces.kiosk, [[1080, 1920], desktop]))
test('everybody can read the page of a number and the hall screen', async () => {
  await lookAt(faces.visitor, [phone, desktop])
  await lookAt(faces.display, [screen, [1080, 1920]])
})
test('everybody can work at the desk, at the information desk and on the floor', () =>
  lookAt([...faces.desk, ...faces.information, ...faces.floor], [phone, desktop]))
test('everybody can administer the mall', () => lookAt(faces.admin, [phone, desktop]))
test('everybody can come in', () => lookAt(faces.doors, [phone, desktop]))
test('everybody can read what happens late: no paper, the longest names, the end of the day', async () => {
  const late = (...names: string[]) => faces.late.filter(({ name }) => names.includes(name))
  await lookAt(late('kiosk-paper-out', 'kiosk-long-service', 'kiosk-closed'), [[1080, 1920], desktop])
  await lookAt(late('phone-left-over', 'phone-expired'), [phone])
  await lookAt(late('display-closed'), [screen, [1080, 1920]])
})

/** All states of a face, each once: pictures that differ only in their size are one state. */
async function lookAt(states: readonly Picture[], sizes: readonly Size[]): Promise<void> {
  const once = new Map(states.map((state) => [`${pathOf(mall, state)} ${state.who} ${state.language}`, state]))
  const byReader = Map.groupBy(once.values(), ({ who, language }) => `${who} ${language}`)
  const found: string[] = []
  for (const [first, ...others] of byReader.values()) if (first) found.push(...(await lookAs(first, others, sizes)))
  assert.deepEqual(found, [])
}

/** One person's states, one after the other in one browser. */
async function lookAs(first: Picture, others: readonly Picture[], sizes: readonly Size[]): Promise<string[]> {
  const context = await openAs(mall, browser, first)
  const page = await context.newPage()
  const found = complaintsOf(page)
  for (const state of [first, ...others]) {
    app.clock.set(momentOf(state))
    await page.goto(mall.url + pathOf(mall, state))
    await state.before?.(page, mall)
    await settle(page, state)
    const wrong = [...(await findingsOfDocument(page, state.language ?? 'id')), ...(await findingsAt(page, sizes))]
    found.push(...wrong.map((one) => `${state.name}: ${one}`))
  }
  await context.close()
  return found
}

/** What is wrong at each size, and at twice the letters, which is half the width. */
async function findingsAt(page: Page, sizes: readonly Size[]): Promise<string[]> {
  const found: string[] = []
  for (const [i, [width, height]] of sizes.entries()) {
    await page.setViewportSize({ width, height })
    if (!(await fitsItsWidth(page))) found.push(`scrolls sideways at ${width}`)
    found.push(...(await smallTargetsAt(page, width)).map((one) => `too small to hit at ${width}: ${one}`))
    // Colours do not change with the width.
    found.push(...(await findingsOn(page, i === 0 ? [] : ['color-contrast'])).map((one) => `at ${width}: ${one}`))
    if (width < 500) continue
    await page.setViewportSize({ width: width / 2, height: height / 2 })
    if (!(await fitsItsWidth(page))) found.push(`scrolls sideways at ${width} with letters twice as large`)
  }
  return found
}

/** At a kiosk, and in the hand of the public, a finger needs 44 pixels (WCAG 2.2, 2.5.5); under a mouse 24 are enough (2.5.8). */
async function smallTargetsAt(page: Page, width: number): Promise<string[]> {
  const face = await page.evaluate(() => document.documentElement.dataset.face ?? '')
  return await smallTargetsOn(page, face === 'kiosk' || (face === 'public' && width < 640) ? 44 : 24)
}

/** A title that says what the page is, one heading of the first order, and the language it is in. */
async function findingsOfDocument(page: Page, language: string): Promise<string[]> {
  const { title, headings, lang } = await page.evaluate(() => ({
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map(({ textContent }) => textContent?.trim()),
    lang: document.documentElement.lang,
  }))
  return [
    !/\S( ·|:) \S/.test(title) && `the title says little: ${title}`,
    (headings.length !== 1 || !headings[0]) && `the headings of the first order are ${JSON.stringify(headings)}`,
    lang !== language && `the language is said to be ${lang}`,
  ].filter((one) => typeof one === 'string')
}

/** What the browser itself complains about: errors of scripts, and what the content policy refused. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const isOfNetwork = message.text().startsWith('Failed to load resource')
    // A hall screen asks whether it may speak; that it may not yet is what its start button says.
    const isOfSound = message.text().startsWith('The AudioContext was not allowed to start')
    if (['error', 'warning'].includes(message.type()) && !isOfNetwork && !isOfSound) complaints.push(message.text())
  })
  return complaints
}
