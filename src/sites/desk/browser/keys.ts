/** The officer's keys: each presses the button that shows it. */
export function listenToKeys(): void {
  addEventListener('keydown', pressed)
}

function act(key: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`)
  return [...all].find((one) => !(one as HTMLButtonElement).disabled && one.getClientRects().length > 0)
}

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return
  const at = event.target as HTMLElement
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  if (key === 'Enter' && at.closest('a, button, summary, textarea, select')) return
  // In a form Enter sends that form by itself; letters typed are letters.
  if (at.closest('input:not([type=radio], [type=checkbox]), textarea, select')) return
  const found = act(key)
  if (!found) return
  event.preventDefault()
  found.click()
}
