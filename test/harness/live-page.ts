import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** The stream is open: whatever happens from now on is shown by itself. */
export async function isLive(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.connection === 'online')
}

/**
 * A desk's keys are listened to. On a busy machine a page stands there before its scripts run, and swallows what is
 * pressed; that the stream is open says nothing of them.
 */
export async function hasKeys(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.scripts === 'yes')
}

/** Presses keys one after the other, each on a page that listens: the one before may have led to another. */
export async function pressKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await hasKeys(page)
    await page.keyboard.press(key)
  }
}

/** Every press of this desk was answered: on a busy machine the news of an act overtakes its answer by a long way. */
export async function isAnswered(page: Page): Promise<void> {
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => /^pendopo\.desk\..*\//.test(key)))
}

/** Waits for words in a part of the page: right after a press it may be half there, or still the page before. */
export async function reads(page: Page, place: string, words: RegExp): Promise<void> {
  await page.locator(place, { hasText: words }).waitFor()
}

/** A copy of the page lies in the browser, for when it is opened without a network; or none does any more. */
export async function isKept(page: Page, wanted: boolean): Promise<void> {
  // A function that is waited for in a page counts as true once it waits itself: so it is asked here, frame by frame.
  const found = await page.evaluate(async (wanted) => {
    let isThere = !wanted
    for (let frame = 0; frame < 1_000 && isThere !== wanted; frame++) {
      isThere = (await caches.match(location.pathname)) !== undefined
      if (isThere !== wanted) await new Promise(requestAnimationFrame)
    }
    return isThere
  }, wanted)
  assert.equal(found, wanted)
}
