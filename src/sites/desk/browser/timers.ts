/** The times that run: how long somebody is served, the bar against what is usual. `ahead`: the mall's clock less this machine's. */
export function runTimers(ahead: number): void {
  const go = () => tick(Date.now() + ahead)
  go()
  setInterval(go, 1_000)
  addEventListener('live:swapped', go)
}

function tick(now: number): void {
  for (const timer of document.querySelectorAll<HTMLElement>('[data-timer]')) {
    const seconds = Math.max(0, Math.floor((now - Date.parse(timer.dataset.timer ?? '')) / 1000))
    const [minutes, rest] = [String(Math.floor(seconds / 60)), String(seconds % 60).padStart(2, '0')]
    const text = (timer.dataset.says ?? '').replace('{m}', minutes).replace('{s}', rest)
    if (timer.textContent !== text) timer.textContent = text
  }
  for (const left of document.querySelectorAll<HTMLElement>('[data-until]')) {
    // Rounded, or two clocks that differ by a hair would show a second more than there ever was.
    const seconds = Math.round((Date.parse(left.dataset.until ?? '') - now) / 1000)
    const text = (left.dataset.says ?? '').replace('{s}', String(Math.max(0, seconds)))
    if (left.textContent !== text) left.textContent = text
    // What has become too late is gone: the oldest first, so at last the whole list.
    const place = left.closest('li') ?? left.closest<HTMLElement>('.undoable')
    if (place) place.hidden = seconds <= 0
  }
  for (const bar of document.querySelectorAll<SVGRectElement>('[data-progress]')) {
    const { progress = '', usual = '1', usualAt = '0', most = '0' } = bar.dataset
    const share = (now - Date.parse(progress)) / 1000 / Number(usual)
    bar.setAttribute('width', String(Math.min(Number(most), Math.max(0, share * Number(usualAt)))))
    bar.classList.toggle('over', share > 1)
  }
}
