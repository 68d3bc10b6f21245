/** Asks every few seconds how things stand and loads the page anew when they changed. */
const place = document.querySelector<HTMLElement>('[data-asks]')
const lost = document.querySelector<HTMLElement>('.lost')
const shown = document.querySelector('.code')?.textContent ?? ''

async function ask(address: string): Promise<void> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store' })
    if (!answer.ok) throw new Error(String(answer.status))
    const { state, code } = await answer.json()
    if (lost) lost.textContent = ''
    if (state !== 'waiting' || !shown.includes(code)) location.reload()
  } catch {
    if (lost) lost.textContent = lost.dataset.text ?? ''
  }
}

const address = place?.dataset.asks
if (address) setInterval(ask, Number(place?.dataset.every) * 1000, address)

export {}
