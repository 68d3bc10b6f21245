import { retryAfter } from './retry.ts'

/** Keeps each `[data-live]` of a page as the server has it: one stream, whole sections, swapped in where they stand. */
const root = document.documentElement
const places = [...document.querySelectorAll<HTMLElement>('[data-live]')]
const notice = document.querySelector<HTMLElement>('.offline[data-text]')
const token = document.querySelector<HTMLMetaElement>('meta[name=form-token]')?.content ?? ''
const silence = 40_000
/** Where people work, look together or stand before it a break must be short; phones are many. */
const longest = /work|hall|kiosk/.test(root.dataset.face ?? '') ? 5_000 : 15_000
let tries = 0
let stream: EventSource
let watchdog: ReturnType<typeof setTimeout> | undefined
let lastBeat = notice?.dataset.now ?? ''
let isPressing = false
const waiting = new Map<HTMLElement, string>()

function connect(): void {
  const address = new URLSearchParams()
  for (const { dataset } of places) {
    address.append('s', dataset.live ?? '')
    address.append('v', dataset.version ?? '')
  }
  stream = new EventSource(`/live?${address}`)
  stream.addEventListener('beat', ({ data }) => {
    lastBeat = data
    // A copy of this page that is kept for a dead network is as old as this.
    if (notice) notice.dataset.now = data
    heard()
  })
  stream.addEventListener('section', ({ data }) => {
    const cut = data.indexOf('\n')
    const html = data.slice(cut + 1)
    for (const place of places) if (place.dataset.live === data.slice(0, cut)) put(place, html)
    heard()
  })
  // The house ends this stream and waits for the next: that is no break, unless the next does not come.
  stream.addEventListener('again', ({ data }) => {
    stream.close()
    again(Number(data), renew)
  })
  stream.onerror = broken
  again(silence)
}

/** The house may have refused instead of being away: then this browser is signed out or its device was taken out of use. */
async function broken(): Promise<void> {
  const mine = stream
  const wasAnswered = mine.readyState === EventSource.CLOSED
  mine.close()
  const status = wasAnswered && (await fetch(mine.url).then(statusOf, () => 0))
  if (mine !== stream) return
  say('offline', status === 403 ? notice?.dataset.gone : undefined)
  again(status === 403 ? 120_000 : retryAfter(tries++, longest, Math.random()), renew)
}

function statusOf({ body, status }: Response): number {
  void body?.cancel()
  return status
}

/** A cable that was pulled out says nothing: silence longer than two beats counts as a break. */
function again(wait: number, act = lost): void {
  clearTimeout(watchdog)
  watchdog = setTimeout(act, wait)
}

function lost(): void {
  say('offline')
  renew()
}

function renew(): void {
  stream.close()
  for (const { dataset } of places) dataset.version = ''
  connect()
}

function heard(): void {
  tries = 0
  say('online')
  again(silence)
}

function say(connection: 'online' | 'offline', text = notice?.dataset.text ?? ''): void {
  const says = connection === 'offline' ? text.replace('{time}', lastBeat) : ''
  if (notice && notice.textContent !== says) notice.textContent = says
  if (root.dataset.connection === connection) return
  root.dataset.connection = connection
  root.dispatchEvent(new CustomEvent('live:connection', { detail: connection }))
}

/** A button that is replaced between press and release would lose the press. */
function put(place: HTMLElement, html: string): void {
  if (isPressing) waiting.set(place, html)
  else swap(place, html)
}

function swap(place: HTMLElement, html: string): void {
  // What was clicked does not hold the keyboard: at a desk Enter is the next act again.
  const held = place.querySelector<HTMLInputElement>(':focus-visible')
  const open = [...place.querySelectorAll('details[open][id]')].map(({ id }) => id)
  place.innerHTML = html
  for (const id of open) place.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
  for (const input of place.querySelectorAll<HTMLInputElement>('input[name=token]')) input.value = token
  for (const input of place.querySelectorAll<HTMLInputElement>('input[name=command]')) input.value = newId()
  const next =
    held && [...place.querySelectorAll<HTMLInputElement>(held.tagName)].find((one) => actOf(one) === actOf(held))
  if (next) {
    next.focus({ preventScroll: true })
    if (next instanceof HTMLInputElement && next.type !== 'checkbox' && next.type !== 'radio') next.value = held.value
  }
  place.dispatchEvent(new CustomEvent('live:swapped', { bubbles: true }))
}

/** What is the same before and after: by its id, else by where it leads or what it sends to, and by its words. */
function actOf(one: HTMLInputElement): string {
  const at = one.closest<HTMLAnchorElement & HTMLFormElement>('[href],[action]')
  return one.id || [at?.href, at?.action, one.textContent, one.value].join()
}

/** Not crypto.randomUUID: a mall's own network may be plain HTTP, where that is absent. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

// A telephone that knows that it has no network says so before any silence does.
addEventListener('offline', () => say('offline'))
addEventListener('pointerdown', () => (isPressing = true), true)
for (const released of ['pointerup', 'pointercancel']) {
  addEventListener(
    released,
    () =>
      setTimeout(() => {
        isPressing = false
        for (const [place, html] of waiting) swap(place, html)
        waiting.clear()
      }),
    true,
  )
}
if (places.length > 0) {
  connect()
  root.addEventListener('live:renew', renew)
  // All phones of a hall hear of the network in the same moment.
  addEventListener('online', () => again(retryAfter(0, longest, Math.random()), renew))
}
