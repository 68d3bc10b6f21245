/** What a kiosk does without being touched: goes home, prints, reads aloud, and says that it lives. */
const kiosk = document.querySelector<HTMLElement>('.kiosk')
const home = kiosk?.dataset.home ?? '/kiosk'
const idle = Number(kiosk?.dataset.idle ?? 60) * 1000
let timer: ReturnType<typeof setTimeout> | undefined

function stay(): void {
  clearTimeout(timer)
  timer = setTimeout(goHome, idle)
}

/** Only when home is there: a browser's own page of errors has no way back. Meanwhile nobody's number stays in sight. */
async function goHome(): Promise<void> {
  if (await isThere(fetch(home, { method: 'HEAD' }))) {
    // Replaced, so that "back" does not bring up somebody else's number.
    location.replace(home)
    return
  }
  kiosk?.classList.add('left')
  timer = setTimeout(goHome, 5_000)
}

async function isThere(asking: Promise<Response>): Promise<boolean> {
  const there = await asking.then(({ ok }) => ok).catch(() => false)
  document.documentElement.dataset.connection = there ? 'online' : 'offline'
  return there
}

for (const touch of ['pointerdown', 'keydown', 'scroll', 'input']) {
  addEventListener(touch, stay, { passive: true, capture: true })
}
stay()

/** Reading a page is a sign of life as well; this is for a kiosk that nobody touches. */
setInterval(() => {
  const headers = { 'content-type': 'application/json' }
  isThere(fetch('/device/heartbeat', { method: 'POST', headers, body: '{}' }))
}, 15_000)

const given = document.querySelector<HTMLElement>('.given')
const printAgain = document.querySelector<HTMLElement>('[data-prints]')

function report(state: 'printed' | 'failed'): void {
  const form = document.querySelector<HTMLFormElement>(`#print-${state}`)
  if (!form) return
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {})
}

if (given && printAgain) {
  addEventListener('afterprint', () => report('printed'))
  printAgain.hidden = false
  printAgain.addEventListener('click', () => print())
  if (given.dataset.print === 'now') print()
}

const speaks = document.querySelector<HTMLElement>('[data-speaks]')
const voice = () => speechSynthesis.getVoices().find(({ lang }) => lang.startsWith(document.documentElement.lang))

function offerVoice(): void {
  if (speaks) speaks.hidden = !voice()
}
if ('speechSynthesis' in window && speaks) {
  offerVoice()
  speechSynthesis.addEventListener('voiceschanged', offerVoice)
  speaks.addEventListener('click', () => {
    speechSynthesis.cancel()
    const words = new SpeechSynthesisUtterance(document.querySelector<HTMLElement>('[data-speak]')?.innerText ?? '')
    words.lang = document.documentElement.lang
    words.voice = voice() ?? null
    speechSynthesis.speak(words)
  })
}
