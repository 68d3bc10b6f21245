import { canRead } from './read-aloud.ts'

/** Whether the mall can be reached is said on the screen; a page of the browser's own has no way back for anybody. */
export async function isThere(asking: Promise<Response>): Promise<boolean> {
  const there = await asking.then(({ ok }) => ok).catch(() => false)
  document.documentElement.dataset.connection = there ? 'online' : 'offline'
  return there
}

const patience = 4_000
const again = 3_000

function lookForMall(): Promise<boolean> {
  return isThere(fetch('/healthz', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(patience) }))
}

/**
 * Nothing leads away from a screen before the mall is known to be there. While it is not, the wish is kept and tried
 * again until the person gives it up: the number's form carries its command, so it is one number however often it went.
 */
export function crossTheLine(): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[href]')
    if (
      !link ||
      event.defaultPrevented ||
      link.origin !== location.origin ||
      link.getAttribute('href')?.startsWith('#')
    )
      return
    event.preventDefault()
    // Replaced where it leads home, so that "back" does not bring up somebody else's number.
    const home = document.querySelector<HTMLElement>('.kiosk')?.dataset.home
    const isHome = link.getAttribute('href') === home
    attempt(link, () => (isHome ? location.replace(link.href) : location.assign(link.href)))
  })
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method === 'dialog' || event.defaultPrevented) return
    event.preventDefault()
    const button = event.submitter
    attempt(button ?? form, () => {
      // What the browser itself would do, without asking this listener again.
      if (button?.hasAttribute('formaction')) form.action = (button as HTMLButtonElement).formAction
      form.submit()
    })
  })
  // Reading a page is a sign of life as well; this is for a kiosk that nobody touches.
  setInterval(() => void beat(), 15_000)
  // The stream may have ended because this kiosk was taken out of use: then it says so at once.
  document.documentElement.addEventListener('live:connection', () => void beat())
  // A page that "back" brings up again is as it was left, with the press still under way.
  addEventListener('pageshow', () => {
    wish = undefined
  })
}

/** A kiosk that was taken out of use is not "not connected": it goes to the page that says what it is now. */
async function beat(): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  // The office sees which kiosk has no voice to read with (docs/running/kiosks.md).
  const body = JSON.stringify({ voice: canRead('id') ? 'ready' : 'missing' })
  const asked = fetch('/device/heartbeat', { method: 'POST', headers, body })
  void isThere(asked)
  if ((await asked.catch(() => undefined))?.status === 403) location.assign('/device/kiosk')
}

let wish: (() => void) | undefined

/** A second press while the first is on its way is the same press. */
async function attempt(pressed: HTMLElement, act: () => void): Promise<void> {
  if (wish) return
  wish = act
  pressed.setAttribute('aria-busy', 'true')
  await tryNow(pressed)
}

async function tryNow(pressed: HTMLElement): Promise<void> {
  const asks = document.querySelector<HTMLDialogElement>('[data-unconnected]')
  if (await lookForMall()) {
    const act = wish
    if (asks?.open) asks.close()
    pressed.removeAttribute('aria-busy')
    // Given up meanwhile: nothing happens.
    act?.()
    setTimeout(() => {
      wish = undefined
    }, 1_000)
    return
  }
  if (!wish) return
  if (asks && !asks.open) {
    asks.addEventListener('close', () => giveUp(pressed), { once: true })
    asks.showModal()
  }
  setTimeout(() => tryNow(pressed), again)
}

function giveUp(pressed: HTMLElement): void {
  if (document.documentElement.dataset.connection === 'online') return
  wish = undefined
  pressed.removeAttribute('aria-busy')
}
