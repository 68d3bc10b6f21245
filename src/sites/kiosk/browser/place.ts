const kept = 'kiosk-places'

type Places = { readonly at: Record<string, number>; readonly goesBack: boolean }

/**
 * Who looks at a service and goes back finds the list where it was left, not its beginning: *Kembali* is a way to a page
 * of its own, which the browser would show from the top. The first screen forgets it all: somebody else begins there.
 */
export function keepPlaceOfList(): void {
  const kiosk = document.querySelector<HTMLElement>('.kiosk')
  const main = document.querySelector<HTMLElement>('main')
  if (!kiosk || !main) return
  const scrolls = getComputedStyle(main).overflowY === 'auto' ? main : document.documentElement
  const here = `${location.pathname}?${new URLSearchParams(location.search).get('q') ?? ''}`
  const { at, goesBack }: Places =
    kiosk.dataset.first === undefined
      ? JSON.parse(sessionStorage.getItem(kept) ?? '{"at":{}}')
      : { at: {}, goesBack: false }
  if (goesBack) scrolls.scrollTop = at[here] ?? 0
  const keep = (places: Places) => sessionStorage.setItem(kept, JSON.stringify(places))
  keep({ at, goesBack: false })
  addEventListener('click', ({ target }) => {
    const link = (target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]')
    if (!link) return
    const isBack = link.closest('.bar') !== null && link.getAttribute('href') !== kiosk.dataset.home
    keep({ at: isBack ? at : { ...at, [here]: scrolls.scrollTop }, goesBack: isBack })
  })
}
