import type { Page } from 'playwright-core'

type Target = { readonly name: string; readonly width: number; readonly height: number; readonly isInSentence: boolean }

/**
 * What one presses or types into and is smaller than `least` CSS pixels in either direction, as `words 66x19`. A word
 * inside a sentence is as high as its line (WCAG 2.2, 2.5.8); a box or ring counts with its label, which is pressed as well.
 */
export async function smallTargetsOn(page: Page, least: number): Promise<string[]> {
  return (await targetsOn(page))
    .filter(({ isInSentence, width, height }) => !isInSentence && Math.min(width, height) < least)
    .map(({ name, width, height }) => `${name} ${width}x${height}`)
}

// Nothing in it has a name of its own: tsx gives named functions a helper that the page does not know.
async function targetsOn(page: Page): Promise<Target[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((one) => !one.closest('.unseen, .skip'))
      .map((one) => {
        // The label of an option covers its whole row.
        const parts = [
          one,
          ...((one as HTMLInputElement).labels ?? []),
          ...[one.closest('.option')].filter((row) => row !== null),
        ]
        const boxes = parts.map((part) => part.getBoundingClientRect())
        return {
          name:
            (one.getAttribute('aria-label') ?? one.textContent?.trim() ?? '').slice(0, 40) || one.id || one.className,
          width: Math.round(Math.max(...boxes.map((box) => box.width))),
          height: Math.round(Math.max(...boxes.map((box) => box.height))),
          isInSentence:
            one.matches('a') &&
            getComputedStyle(one).display === 'inline' &&
            [...(one.parentElement?.childNodes ?? [])].some(
              (node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\d]{2}/u.test(node.textContent ?? ''),
            ),
        }
      }),
  )
}
