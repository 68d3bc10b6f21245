/** Says to a screen reader what a live section tells of itself in `data-news`, once for each change. */
const place = document.getElementById('said')
const before = new Map<EventTarget | null, string | undefined>()
for (const section of document.querySelectorAll('[data-live]')) before.set(section, newsOf(section))

addEventListener('live:swapped', ({ target }) => {
  const news = newsOf(target as Element)
  if (place && news && news !== before.get(target)) place.textContent = news
  before.set(target, news)
})

function newsOf(section: Element): string | undefined {
  return section.querySelector<HTMLElement>('[data-news]')?.dataset.news
}
