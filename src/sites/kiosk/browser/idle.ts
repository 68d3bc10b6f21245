import { isThere } from './connection.ts'
import { isReading, readIfWanted } from './read-aloud.ts'

/** In the last seconds the screen asks, so that nobody who reads slowly is sent home (WCAG 2.2.1: twenty or more). */
const asksBefore = 20
const again = 5_000

/** A screen that nobody touches goes home by itself, and says beforehand that it will. */
export function goHomeWhenIdle(): void {
  const kiosk = document.querySelector<HTMLElement>('.kiosk')
  if (!kiosk) return
  const still = document.querySelector<HTMLDialogElement>('[data-still]')
  const seconds = Number(kiosk.dataset.idle ?? 60)
  let left = seconds
  let timer: ReturnType<typeof setTimeout>

  const stay = () => {
    left = seconds
    if (still?.open) still.close()
    clearTimeout(timer)
    timer = setTimeout(tick, 1_000)
  }
  const tick = () => {
    // Who listens touches nothing; once the question itself is read the seconds count again.
    if (isReading() && !still?.open) left = seconds
    left -= 1
    if (left <= 0) return void goHome(kiosk)
    if (left <= asksBefore && kiosk.dataset.first === undefined) ask(still, left)
    timer = setTimeout(tick, 1_000)
  }
  for (const touch of ['pointerdown', 'keydown', 'scroll', 'input'])
    addEventListener(
      touch,
      // A touch on "I am done" must reach its button.
      (event) => (event.target as Element | null)?.closest?.('[data-still]') || stay(),
      { passive: true, capture: true },
    )
  // Doors that opened or closed: the first screen says so as soon as nobody is at it.
  document.addEventListener('live:swapped', ({ target }) => {
    if (kiosk.dataset.first !== undefined && (target as Element).querySelector('[data-doors]'))
      left = Math.min(left, asksBefore)
  })
  still?.querySelector('[data-stays]')?.addEventListener('click', stay)
  still?.addEventListener('cancel', stay)
  stay()
}

function ask(still: HTMLDialogElement | null, left: number): void {
  if (!still) return
  const shown = still.querySelector<HTMLElement>('[data-seconds]')
  if (shown) shown.textContent = String(left)
  if (!still.open) {
    document.querySelector<HTMLDialogElement>('[data-unconnected]')?.close()
    still.showModal()
    readIfWanted(still)
  }
}

/** Only when home is there: a browser's own page of errors has no way back. Meanwhile nobody's number stays in sight. */
async function goHome(kiosk: HTMLElement): Promise<void> {
  const home = kiosk.dataset.home ?? '/kiosk'
  if (await isThere(fetch(home, { method: 'HEAD' }))) {
    // Replaced, so that "back" does not bring up somebody else's number.
    location.replace(home)
    return
  }
  kiosk.classList.add('left')
  for (const asks of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) asks.close()
  setTimeout(() => goHome(kiosk), again)
}
