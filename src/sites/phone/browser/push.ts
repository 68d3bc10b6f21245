/** "Beri tahu saya": asks for permission only after the press, and says honestly where it cannot be. */
type Way = 'ask' | 'on' | 'insecure' | 'homeScreen' | 'denied' | 'absent' | 'failed'

export async function offerPush(place: HTMLElement, key: string): Promise<void> {
  const show = (way: Way) => {
    for (const part of place.querySelectorAll<HTMLElement>('[data-way]'))
      part.hidden = !part.dataset.way?.split(' ').includes(way)
  }
  const way = possible()
  if (way !== 'ask') return show(way)
  const worker = () => navigator.serviceWorker.ready.then(({ pushManager }) => pushManager)
  place.querySelector('#tell-me')?.addEventListener('click', async () => {
    // Safari asks only in the press itself, so nothing may be waited for before this.
    const answer = await Notification.requestPermission()
    if (answer !== 'granted') return show(answer === 'denied' ? 'denied' : 'ask')
    show(await subscribe(worker, key).catch((): Way => 'failed'))
    focusOn(place)
  })
  place.querySelector('#tell-no-more')?.addEventListener('click', async () => {
    const subscription = await (await worker()).getSubscription()
    if (subscription) await send('/browsers/ended', { endpoint: subscription.endpoint }).catch(() => undefined)
    forget()
    show('ask')
    focusOn(place)
  })
  show('ask')
  // The browser has one subscription for all numbers; for this one it may not have been asked yet.
  if (Notification.permission === 'granted' && localStorage.getItem(location.pathname) === 'told') show('on')
}

function possible(): Way {
  if (!isSecureContext) return 'insecure'
  if ('PushManager' in window && 'serviceWorker' in navigator && 'Notification' in window)
    return Notification.permission === 'denied' ? 'denied' : 'ask'
  return /iPhone|iPad|iPod/.test(navigator.userAgent) ? 'homeScreen' : 'absent'
}

async function subscribe(worker: () => Promise<PushManager>, key: string): Promise<Way> {
  const subscription = await (await worker()).subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint = '', keys } = subscription.toJSON()
  await send('/browsers', { endpoint, p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' })
  localStorage.setItem(location.pathname, 'told')
  return 'on'
}

export function forget(): void {
  localStorage.removeItem(location.pathname)
}

async function send(to: string, fields: Record<string, string>): Promise<void> {
  const token = document.querySelector<HTMLMetaElement>('meta[name=form-token]')?.content ?? ''
  const body = new URLSearchParams({ ...fields, token })
  const answer = await fetch(location.pathname + to, { method: 'POST', body, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the house answered ${answer.status}`)
}

/** The button that was pressed is gone: what took its place is read and can be pressed. */
function focusOn(place: HTMLElement): void {
  place.querySelector<HTMLElement>('button[data-way]:not([hidden])')?.focus()
}
