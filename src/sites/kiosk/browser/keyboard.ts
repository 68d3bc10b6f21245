const pause = 180

/** The keyboard on the screen, and what fits while somebody types. Keys of the device work as well. */
export function typeOnScreen(): void {
  const field = document.querySelector<HTMLInputElement>('#q')
  if (!field) return
  const page = field.dataset.search
  // A touch on the field of another screen leads to the one with the keyboard; the Tab key does not.
  if (page && page !== 'here') {
    field.addEventListener('click', () => location.assign(page))
    return
  }
  const keyboard = document.querySelector<HTMLElement>('[data-keyboard]')
  if (!keyboard) return
  keyboard.hidden = false
  document.querySelector('.kiosk')?.classList.add('types')
  // Ours is on the screen already: the device's own would cover it.
  field.inputMode = 'none'
  field.focus({ preventScroll: true })
  keyboard.addEventListener('pointerdown', (event) => event.preventDefault())
  keyboard.addEventListener('click', (event) => {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key
    if (key !== undefined) press(field, key)
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => showFound(field), pause)
  })
}

function press(field: HTMLInputElement, key: string): void {
  if (key === 'clear') field.value = ''
  else if (key === 'back') field.value = [...field.value].slice(0, -1).join('')
  else if (field.value.length < field.maxLength) field.value += key
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

let asking: AbortController | undefined

/** The same page for what is typed so far: only its list is taken from it. */
async function showFound(field: HTMLInputElement): Promise<void> {
  const form = field.form
  const shown = document.querySelector('[data-found]')
  if (!form || !shown) return
  asking?.abort()
  asking = new AbortController()
  const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  const address = `${form.action}?${query}`
  try {
    const html = await (await fetch(address, { signal: asking.signal })).text()
    const found = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-found]')
    if (!found) return
    shown.replaceChildren(...found.childNodes)
    const news = document.querySelector('[data-news]')
    if (news) news.textContent = shown.querySelector('h2')?.textContent ?? ''
    // "Back" from a service comes to what was found.
    history.replaceState(null, '', address)
  } catch {
    // A later letter has taken over, or the network is away; the button still asks.
  }
}
