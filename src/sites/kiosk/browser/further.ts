/**
 * Says how many papers, or ways to be served, stand further down while the acts stay in sight: nobody presses "I have
 * everything" having seen a half of it. What is covered by something that stays counts as further down.
 */
export function countFurther(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-further]')
  const text = button?.querySelector<HTMLElement>('[data-many]')
  const main = document.querySelector('main')
  const rows = [...document.querySelectorAll('.about .option, .about .way')]
  if (!button || !text || !main || rows.length === 0) return
  const look = () => {
    const edge = lowestInSight(rows[0] as Element, main)
    const count = rows.filter((row) => row.getBoundingClientRect().bottom > edge + 1).length
    if (count > 0) button.hidden = false
    button.setAttribute('aria-disabled', String(count === 0))
    const says = count === 0 ? button.dataset.none : count === 1 ? button.dataset.one : text.dataset.many
    text.textContent = (says ?? '').replace('{count}', String(count))
  }
  // Most of what is in sight moves out of it; the last row stays to hold on to.
  button.addEventListener('click', () => {
    const top = Math.max(0, main.getBoundingClientRect().top)
    const scrolls = getComputedStyle(main).overflowY === 'auto' ? main : document.documentElement
    scrolls.scrollBy(0, (lowestInSight(rows[0] as Element, main) - top) * 0.8)
    // The scroll is told of a frame later: a second press before it would act on a count that is no longer true.
    look()
  })
  addEventListener('scroll', look, { capture: true, passive: true })
  addEventListener('resize', look)
  void document.fonts.ready.then(look)
  look()
}

function lowestInSight(row: Element, main: Element): number {
  const { left, right } = row.getBoundingClientRect()
  const { top, bottom } = main.getBoundingClientRect()
  const covers = [...document.querySelectorAll('.acts.kept, .acts.kept .first, .bar, .views')]
    .map((one) => one.getBoundingClientRect())
    .filter((box) => box.height > 0 && box.left < right && box.right > left && box.top > Math.max(top, innerHeight / 3))
  return Math.min(innerHeight, bottom, ...covers.map((box) => box.top))
}
