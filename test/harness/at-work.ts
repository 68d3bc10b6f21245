import type { Browser, BrowserContext, Page } from 'playwright-core'
import { approveDevice, askToPair } from '#account/device/pair.ts'
import { openSession } from '#account/sign-in/session.ts'
import { hashToken, newToken } from '#account/token.ts'
import type { Staff } from '#platform/actor.ts'
import type { TestApp } from './app.ts'
import { openReader, type Reader } from './reader.ts'
import type { SmallMall } from './small-mall.ts'

/** Somebody who has signed in, at a browser without scripts. */
export async function signedIn(app: TestApp, mall: Pick<SmallMall, 'mall'>, staff: Staff): Promise<Reader> {
  const reader = openReader(app)
  reader.cookies.set('pendopo', await sessionOf(app, mall, staff))
  return reader
}

/** The same person at a whole browser. */
export async function browserOf(
  app: TestApp,
  mall: SmallMall,
  staff: Staff,
  browser: Browser,
  url = app.url,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  await context.addCookies([{ name: 'pendopo', value: await sessionOf(app, mall, staff), url }])
  return context
}

/** A hall screen of the mall's zone is paired; what its browser keeps in the cookie `device`. */
export async function pairScreen(app: TestApp, mall: SmallMall): Promise<string> {
  const token = newToken()
  await app.house.db.transact({ mall: mall.mall }, async (tx) => {
    const { code } = await askToPair(tx, 'display', hashToken(token), app.clock.now())
    await approveDevice(tx, code, { name: 'Layar Aula Utara', zoneId: mall.zone }, mall.ibuSiti, app.clock.now())
  })
  return token
}

/** The same screen as a browser. */
export async function pairedScreen(app: TestApp, mall: SmallMall, browser: Browser, url = app.url): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  await context.addCookies([{ name: 'device', value: await pairScreen(app, mall), url }])
  return context.newPage()
}

function sessionOf(app: TestApp, mall: Pick<SmallMall, 'mall'>, staff: Staff): Promise<string> {
  const opening = { staffId: staff.id, browser: 'Firefox' }
  return app.house.db.transact({ mall: mall.mall }, (tx) => openSession(tx, opening, app.clock.now()))
}
