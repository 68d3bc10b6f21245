/** Both desks in a browser: keys, running times, presses that are never lost, and what was typed. */
import { keepAnswers } from './browser/answers.ts'
import { followPlace } from './browser/incident-place.ts'
import { listenToKeys } from './browser/keys.ts'
import { watchPresses } from './browser/presses.ts'
import { openSheets } from './browser/sheets.ts'
import { offerSingleKeys } from './browser/single-keys.ts'
import { tickAll } from './browser/tick-all.ts'
import { keepTicks } from './browser/ticks.ts'
import { runTimers } from './browser/timers.ts'

const place = document.querySelector<HTMLElement>('#kept')
/** When the page came, not when its scripts could run: on a busy machine there are seconds between. */
const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
const came = performance.timeOrigin + (arrival?.responseStart || performance.now())
const ahead = Number(place?.dataset.now ?? came) - came

document.documentElement.dataset.scripts = 'yes'
listenToKeys()
openSheets()
offerSingleKeys()
tickAll()
watchPresses(ahead)
runTimers(ahead)
keepAnswers()
followPlace()
keepTicks()

/** What is sent as a page of its own is not sent again either while the answer is on its way. */
addEventListener('submit', (event) => {
  if (event.defaultPrevented) return
  const form = event.target as HTMLFormElement
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
// A page that comes back from the browser's memory can be used again.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  for (const form of document.forms) delete form.dataset.sent
})

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.addEventListener('click', () => {
    print()
    // Once it was printed, Enter says that the paper came out.
    document.getElementById(button.dataset.then ?? '')?.focus()
  })
}

// An empty question is where one begins; an answer leaves the keys free.
document.querySelector<HTMLElement>('[data-first]')?.focus()
