import { retryAfter } from './retry.ts'

/** Looks whether the house is back, ever more seldom, and then opens the page that was asked for. */
const patience = 4_000
/** A house that answers and still has no page to give is not asked for one again at once. */
const least = 3_000
const longest = /work|hall|kiosk/.test(document.documentElement.dataset.face ?? '') ? 5_000 : 15_000

function lookAgain(tries: number): void {
  setTimeout(() => void look(tries), least + retryAfter(tries, longest, Math.random()))
}

async function look(tries: number): Promise<void> {
  const asked = fetch('/healthz', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(patience) })
  const isThere = await asked.then(
    ({ ok }) => ok,
    () => false,
  )
  if (isThere) location.replace(document.body.dataset.to ?? location.href)
  else lookAgain(tries + 1)
}

lookAgain(0)
