/** The browser's own printing, where the kiosk has no printer that the mall reaches. */
export function printNumber(): void {
  const given = document.querySelector<HTMLElement>('.given')
  const printAgain = document.querySelector<HTMLElement>('[data-prints]')
  if (!given || !printAgain) return
  addEventListener('afterprint', () => report('printed'))
  printAgain.hidden = false
  printAgain.addEventListener('click', () => print())
  if (given.dataset.print === 'now') print()
}

function report(state: 'printed' | 'failed'): void {
  const form = document.querySelector<HTMLFormElement>(`#print-${state}`)
  if (!form) return
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {})
}
