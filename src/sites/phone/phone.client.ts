/** Says what changed: in the title of the page, to a screen reader, and with a buzz and a sound when it is the owner's turn. */
import { keepLastCard } from './browser/last-card.ts'
import { forget, offerPush } from './browser/push.ts'
import { chimeIfWanted, offerSound } from './browser/sound.ts'

const news = document.querySelector<HTMLElement>('#news')
const place = document.querySelector<HTMLElement>('#tell')
const sound = document.querySelector<HTMLButtonElement>('#sound')
const over = ['done', 'left', 'noShow', 'expired', 'leftOver']
let told = standing()
/** That the turn is near is told once for each place, however often the range moves past it. */
const nearTold = new Set([told.near])

function standing(): { title: string; kind: string; calls: number; near: string } {
  const data = document.querySelector<HTMLElement>('[data-standing]')?.dataset
  return {
    title: data?.title ?? document.title,
    kind: data?.standing ?? '',
    calls: Number(data?.calls ?? 0),
    near: data?.near ?? '',
  }
}

function tell(): void {
  const now = standing()
  document.title = now.title
  const isCall = now.kind === 'called' && (told.kind !== 'called' || now.calls > told.calls)
  const isNear = now.near !== '' && !nearTold.has(now.near)
  if ((now.title !== told.title || isCall || isNear) && news) {
    // The same words again are told again only when they come anew.
    news.textContent = ''
    news.textContent = isNear ? `${now.title}. ${now.near}` : now.title
  }
  if (isNear) {
    nearTold.add(now.near)
    navigator.vibrate?.([250, 150, 250])
    chimeIfWanted()
  }
  if (isCall) {
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
