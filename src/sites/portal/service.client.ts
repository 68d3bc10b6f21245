/** Papers that were ticked stay ticked on this telephone; printing and sharing. Nothing of it is sent anywhere. */
const list = document.querySelector<HTMLElement>('[data-keeps]')
const boxes = [...(list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])]
const key = `bawa ${list?.dataset.keeps}`

/** A browser may forbid keeping things; then the list still works for as long as the page is open. */
function kept(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

function keep(): void {
  const ticked = boxes.filter(({ checked }) => checked).map(({ id }) => id)
  try {
    if (ticked.length > 0) localStorage.setItem(key, JSON.stringify(ticked))
    else localStorage.removeItem(key)
  } catch {
    // Likewise.
  }
}

const ticked = kept()
for (const box of boxes) {
  box.checked = ticked.includes(box.id)
  box.addEventListener('change', keep)
}

offer('#print', true, () => print())
offer('#share', 'share' in navigator, () => {
  const address = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
  // Whoever closes the sheet again has not failed.
  navigator.share({ title: document.title, url: address }).catch(() => undefined)
})

function offer(name: string, isPossible: boolean, act: () => void): void {
  const button = document.querySelector<HTMLButtonElement>(name)
  if (!button) return
  button.hidden = !isPossible
  button.addEventListener('click', act)
}
