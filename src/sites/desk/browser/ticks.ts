/**
 * Ticked papers are kept with the service as they are ticked, so that a hold, a transfer or the next counter has them.
 * What could not be sent is sent when the network is back; the outcome carries all ticks once more anyway.
 */
let unsent: { leg: string; form: HTMLFormElement } | undefined
let soon: ReturnType<typeof setTimeout> | undefined

export function keepTicks(): void {
  addEventListener('change', ({ target }) => {
    const box = target as HTMLInputElement
    const form = box.form
    if (form?.id !== 'finish') return
    sayMissing()
    if (box.name !== 'has') return
    unsent = { leg: legOf(form), form }
    clearTimeout(soon)
    soon = setTimeout(() => void send(), 500)
  })
  addEventListener('live:swapped', sayMissing)
  document.documentElement.addEventListener('live:connection', (event) => {
    if ((event as CustomEvent).detail === 'online') void send()
  })
  // Whatever leads away from this number goes after its ticks.
  addEventListener('submit', () => clearTimeout(soon), true)
  addEventListener('pagehide', () => void send())
  sayMissing()
}

/** Whether the ticks of this number here are newer than what the house knows. */
export function hasUnsentTicks(leg: string): boolean {
  return unsent?.leg === leg
}

async function send(): Promise<void> {
  if (!unsent) return
  const { leg, form } = unsent
  const to = form.querySelector<HTMLElement>('[data-papers]')?.dataset.papers ?? ''
  const body = new URLSearchParams({ leg, command: newId(), token: String(new FormData(form).get('token') ?? '') })
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name=has]:checked')) body.append('has', box.value)
  const sent = unsent
  try {
    await fetch(to, { method: 'POST', body, headers: { accept: 'application/json' }, keepalive: true })
    if (unsent === sent) unsent = undefined
  } catch {
    // Tried again when the network is back.
  }
}

function legOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name=leg]')?.value ?? ''
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Beside "not complete" stands what is not ticked, before it is sent. */
function sayMissing(): void {
  const place = document.querySelector<HTMLElement>('[data-what-is-missing]')
  if (!place) return
  place.dataset.else ??= place.textContent ?? ''
  const missing = [...document.querySelectorAll<HTMLInputElement>('#finish input[name=has]:not(:checked)')].flatMap(
    (box) => box.dataset.missing ?? [],
  )
  const isChosen = document.querySelector<HTMLInputElement>('#finish input[value=incomplete]')?.checked
  const text = isChosen && missing.length > 0 ? missing.join(', ') : place.dataset.else
  if (place.textContent !== text) place.textContent = text
}
