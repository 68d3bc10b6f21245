/** Works while the page is closed: shows what the push service brings, and the last known card when the network is dead. */
type Event_ = Event & { waitUntil: (work: Promise<unknown>) => void }
type PushEvent_ = Event_ & {
  data: { json: () => { title: string; body: string; language: string; path: string } } | null
}
type ClickEvent_ = Event_ & { notification: Notification }
type FetchEvent_ = Event_ & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Page = { url: string; focus: () => Promise<unknown> }
type Worker_ = {
  skipWaiting: () => Promise<void>
  registration: ServiceWorkerRegistration
  clients: {
    claim: () => Promise<void>
    matchAll: (which: { type: 'window' }) => Promise<Page[]>
    openWindow: (path: string) => Promise<unknown>
  }
}

const worker = self as unknown as Worker_
const on = <E extends Event_>(name: string, act: (event: E) => void) => addEventListener(name, act as EventListener)

on('install', (event) => event.waitUntil(worker.skipWaiting()))
on('activate', (event) => event.waitUntil(worker.clients.claim()))

on<PushEvent_>('push', (event) => {
  const said = event.data?.json()
  if (!said) return
  const { title, body, language, path } = said
  // One notification for a number: a call takes the place of "soon".
  const how = { body, lang: language, tag: path, renotify: true, data: path, vibrate: [300, 150, 300, 150, 600] }
  event.waitUntil(worker.registration.showNotification(title, how))
})

on<ClickEvent_>('notificationclick', (event) => {
  const path: string = event.notification.data
  event.notification.close()
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then((pages) => {
      const open = pages.find(({ url }) => new URL(url).pathname === path)
      return open ? open.focus() : worker.clients.openWindow(path)
    }),
  )
})

on<FetchEvent_>('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate') return
  event.respondWith(
    fetch(request).then(
      async (answer) => (answer.status === 503 && (await lastCardFor(request))) || answer,
      async (reason) => {
        const last = await lastCardFor(request)
        if (!last) throw reason
        return last
      },
    ),
  )
})

function lastCardFor(request: Request): Promise<Response | undefined> {
  return caches.match(request, { ignoreSearch: true, ignoreVary: true })
}
