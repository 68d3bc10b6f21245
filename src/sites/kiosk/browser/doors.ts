import { isReading } from './read-aloud.ts'

/**
 * Numbers have ceased to be given, everywhere, or are given again: whoever stands at a screen is told at once, and not by
 * a refusal after the last press. Where something has been typed, or is being read aloud, the press will tell.
 */
export function followDoors(): void {
  const kiosk = document.querySelector<HTMLElement>('.kiosk[data-follows]')
  if (!kiosk) return
  let open = openNow()
  document.addEventListener('live:swapped', () => {
    const [before, now] = [open, openNow()]
    open = now
    if (before > 0 !== now > 0 && !hasTyped(kiosk) && !isReading()) location.reload()
  })
}

/** Services that give numbers (doors-section.tsx). */
function openNow(): number {
  return Number(document.querySelector<HTMLElement>('[data-doors]')?.dataset.open ?? 0)
}

function hasTyped(kiosk: HTMLElement): boolean {
  return [...kiosk.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')].some(
    ({ value, defaultValue }) => value !== defaultValue,
  )
}
