/**
 * Keys of one letter, figure or sign can be switched off (WCAG 2.1.4): for whoever presses letters without meaning to,
 * or speaks to the machine. Remembered in this browser.
 */
const name = 'pendopo.desk.keys'

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(name) !== 'off'
  } catch {
    return true
  }
}

export function offerSingleKeys(): void {
  const box = document.querySelector<HTMLInputElement>('[data-single-keys]')
  if (box) {
    box.checked = areSingleKeysOn()
    box.addEventListener('change', () => {
      localStorage.setItem(name, box.checked ? 'on' : 'off')
      show()
    })
  }
  show()
  addEventListener('live:swapped', show)
}

/** A key that does nothing is neither shown nor read out. */
function show(): void {
  const areOn = areSingleKeysOn()
  document.documentElement.dataset.singleKeys = areOn ? 'on' : 'off'
  for (const one of document.querySelectorAll<HTMLElement>('[data-shortcut]')) {
    const keys = (one.dataset.shortcut ?? '').split(' ')
    if (keys.every((key) => key.length > 1)) continue
    const shown = keys.filter((key) => areOn || key.length > 1)
    if (shown.length > 0) one.setAttribute('aria-keyshortcuts', shown.join(' '))
    else one.removeAttribute('aria-keyshortcuts')
  }
  for (const key of document.querySelectorAll<HTMLElement>('.key')) {
    if (key.textContent?.trim().length === 1) key.hidden = !areOn
  }
}
