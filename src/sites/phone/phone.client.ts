/** Says what changed: in the title of the page, to a screen reader, and with a buzz and a sound when it is the owner's turn. */
import { keepLastCard } from './browser/last-card.ts'
import { forget, offerPush } from './browser/push.ts'
import { chimeIfWanted, offerSound } from './browser/sound.ts'

const news = document.querySelector<HTMLElement>('#news')
const place = document.querySelector<HTMLElement>('#tell')
const sound = document.querySelector<HTMLButtonElement>('#sound')
const over = ['done', 'left', 'noShow', 'expired']
let told = standing()

function standing(): { title: string; kind: string } {
  const data = document.querySelector<HTMLElement>('[data-standing]')?.dataset
  return { title: data?.title ?? document.title, kind: data?.standing ?? '' }
}

function tell(): void {
  const now = standing()
  document.title = now.title
  if (now.title !== told.title && news) news.textContent = now.title
  if (now.kind === 'called' && told.kind !== 'called') {
    navigator.vibrate?.([300, 150, 300, 150, 600])
    chimeIfWanted()
  }
  told = now
  if (isOver()) end()
}

function isOver(): boolean {
  return over.includes(standing().kind)
}

function end(): void {
  if (place) place.hidden = true
  forget()
}

document.title = told.title
document.addEventListener('live:swapped', tell)
if (isOver()) end()
else if (place && sound) {
  place.hidden = false
  offerSound(sound)
  void offerPush(place, place.dataset.key ?? '')
}
void keepLastCard(isOver).catch(() => undefined)
