/**
 * Announces each call of the zone once, one after the other: by its number in the zone's sequence, remembered over
 * reloads and breaks. Tells it to the page as a `hall:call` event; the number stands large while it is announced.
 */
type Call = { seq: number; ticket: string; place: string; about: string; again: boolean }

const stage = document.querySelector<HTMLElement>('[data-live^="hall.zone"]')
const memory = `hall:${stage?.dataset.live ?? ''}`
const longest = 5_000
const shortest = 1_200
const pending: Call[] = []
let current: Call | undefined
/** The last call that was announced or waits to be. */
let known = remembered()

function remembered(): number | undefined {
  const kept = sessionStorage.getItem(memory)
  return kept === null ? undefined : Number(kept)
}

function callsOnScreen(): Call[] {
  return JSON.parse(stage?.querySelector<HTMLElement>('[data-calls]')?.dataset.calls ?? '[]')
}

function look(): void {
  const calls = callsOnScreen()
  const newest = calls.at(-1)?.seq
  if (newest !== undefined && (known === undefined || newest < known)) {
    // A screen that was just switched on says nothing of what was called before it came.
    known = newest
    sessionStorage.setItem(memory, String(newest))
  }
  if (known === undefined) {
    known = 0
    sessionStorage.setItem(memory, '0')
  }
  for (const call of calls) {
    if (call.seq <= known) continue
    known = call.seq
    pending.push(call)
  }
  if (current) paint(current)
  else next()
}

function next(): void {
  const call = pending.shift()
  current = call
  if (!call) return
  sessionStorage.setItem(memory, String(call.seq))
  paint(call)
  pulse()
  document.dispatchEvent(new CustomEvent('hall:call', { detail: call }))
  setTimeout(next, Math.max(shortest, longest / (pending.length + 1)))
}

function paint(call: Call): void {
  const put = (name: string, text: string) => {
    const place = stage?.querySelector<HTMLElement>(`.now [data-${name}]`)
    if (place && place.textContent?.trim() !== text) place.textContent = text
  }
  put('ticket', call.ticket)
  put('place', call.place)
  put('about', call.about)
  stage?.querySelector<HTMLElement>('[data-ticket]')?.setAttribute('data-length', String(call.ticket.length))
}

function pulse(): void {
  const now = stage?.querySelector<HTMLElement>('.now')
  now?.classList.remove('calling')
  // Reading a size between the two makes the browser begin the movement anew.
  void now?.offsetWidth
  now?.classList.add('calling')
}

/** The house was renewed: the page comes anew with it. Nothing is announced twice, the memory stays. */
const house = document.querySelector<HTMLElement>('[data-house]')?.dataset.house
function renew(): void {
  const now = document.querySelector<HTMLElement>('[data-house]')?.dataset.house
  if (now && house && now !== house) location.reload()
}

/** A paired screen says that it lives; one that was taken out of use goes to the page that says so. */
async function beat(): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch('/device/heartbeat', { method: 'POST', headers, body: '{}' }).catch(() => undefined)
  if (answer?.status === 403) location.reload()
}
if (document.querySelector('[data-paired]')) setInterval(beat, 15_000)

if (stage) {
  look()
  document.addEventListener('live:swapped', () => {
    look()
    renew()
  })
}
