/** Says what changed: in the title of the page, to a screen reader, and with a buzz when it is the owner's turn. */
const news = document.querySelector<HTMLElement>('#news')
let told = standing()

function standing(): { title: string; kind: string } {
  const data = document.querySelector<HTMLElement>('[data-standing]')?.dataset
  return { title: data?.title ?? document.title, kind: data?.standing ?? '' }
}

function tell(): void {
  const now = standing()
  document.title = now.title
  if (now.title !== told.title && news) news.textContent = now.title
  if (now.kind === 'called' && told.kind !== 'called') navigator.vibrate?.([300, 150, 300, 150, 600])
  told = now
}

document.title = told.title
document.addEventListener('live:swapped', tell)
