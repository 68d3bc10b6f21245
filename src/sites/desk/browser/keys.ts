import { areSingleKeysOn } from './single-keys.ts'

/** The keys of a desk: each presses the button that shows it. */
export function listenToKeys(): void {
  addEventListener('keydown', pressed)
}

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return
  const at = event.target as HTMLElement
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  if (key === 'Enter' && at.closest('a, button, summary, textarea, select')) return
  const field = at.closest<HTMLElement>('input:not([type=radio], [type=checkbox]), textarea, select')
  // In a field Enter sends its form by itself, letters typed are letters, and Escape leads out of it.
  if (field) {
    if (key === 'Escape') field.blur()
    return
  }
  if (key.length === 1 && !areSingleKeysOn()) return
  const found = keyed(key) ?? numbered(key)
  if (!found) return
  event.preventDefault()
  if (found.tagName !== 'SUMMARY') found.closest('details')?.setAttribute('open', '')
  if (found.matches('input:not([type=radio], [type=checkbox]), select')) found.focus()
  else found.click()
  // The arrows go on from the answer, and Enter sends it.
  if (found.matches('[type=radio]') && (found.closest('.beside') || found.dataset.shortcut)) found.focus()
  if (found.tagName === 'SUMMARY') opened(found.closest('details'))
  // A new question takes the place of the last.
  if (found.matches('[type=search]')) (found as HTMLInputElement).select()
}

/** What opens may open below the edge, and its question is answered from where it stands. */
function opened(details: HTMLDetailsElement | null): void {
  details?.scrollIntoView({ block: 'nearest' })
  if (details?.open) details.querySelector<HTMLElement>('[type=radio]:checked')?.focus({ preventScroll: true })
}

/** A sheet that lies over the page has the keys to itself. */
function keyed(key: string): HTMLElement | undefined {
  const place = document.querySelector('dialog[open]') ?? document
  const all = place.querySelectorAll<HTMLElement>(`[data-shortcut~="${CSS.escape(key)}"]`)
  return [...all].find((one) => !(one as HTMLButtonElement).disabled && isReachable(one))
}

function isReachable(one: HTMLElement): boolean {
  return one.getClientRects().length > 0 || one.closest('details:not([open])') !== null
}

/** On a page that asks one thing more: the answers of its first question, and of no other, by their place. */
function numbered(key: string): HTMLElement | undefined {
  if (!/^[1-9]$/.test(key)) return undefined
  const question = document.querySelector('.beside .field:has(input[type=radio])')
  return question?.querySelectorAll<HTMLElement>('input[type=radio]')[Number(key) - 1]
}
