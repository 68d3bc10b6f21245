import { beat, keepBeating } from '#ui/heartbeat.ts'
import { canRead } from './read-aloud.ts'

/** Whether the mall can be reached is said on the screen; a page of the browser's own has no way back for anybody. */
export async function isThere(asking: Promise<Response>): Promise<boolean> {
  const there = await asking.then(({ ok }) => ok).catch(() => false)
  showConnection(there)
  return there
}

function showConnection(isThere: boolean): void {
  document.documentElement.dataset.connection = isThere ? 'online' : 'offline'
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
  keepBeating(() => void beatOfKiosk())
  // A page that "back" brings up again is as it was left, with the press still under way.
  addEventListener('pageshow', () => {
    wish = undefined
  })
}

/** The office sees which kiosk has no voice to read with. */
async function beatOfKiosk(): Promise<void> {
  showConnection((await beat('kiosk', canRead('id') ? 'ready' : 'missing'))?.ok ?? false)
}

let wish: (() => void) | undefined

/** A second press while the first is on its way is the same press. */
async function attempt(pressed: HTMLElement, act: () => void): Promise<void> {
  if (wish) return
  wish = act
  pressed.setAttribute('aria-busy', 'true')
  await tryNow(pressed, act)
}

/** Given up meanwhile, it does nothing, and leaves alone what was wished for since. */
async function tryNow(pressed: HTMLElement, act: () => void): Promise<void> {
  if (wish !== act) return
  const asks = document.querySelector<HTMLDialogElement>('[data-unconnected]')
  const isFound = await lookForMall()
  if (wish !== act) return
  if (isFound) {
    if (asks?.open) asks.close()
    pressed.removeAttribute('aria-busy')
    act()
    setTimeout(() => forget(act), 1_000)
    return
  }
  if (asks && !asks.open) {
    asks.addEventListener('close', () => giveUp(pressed, act), { once: true })
    asks.showModal()
  }
  setTimeout(() => tryNow(pressed, act), again)
}

function giveUp(pressed: HTMLElement, act: () => void): void {
  if (document.documentElement.dataset.connection === 'online') return
  forget(act)
  pressed.removeAttribute('aria-busy')
}

function forget(act: () => void): void {
  if (wish === act) wish = undefined
}
