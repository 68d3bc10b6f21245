/**
 * The page as it stood last, for when it is opened again without a network: the worker shows it, and the page says since
 * when it knows nothing newer. Gone as soon as the number is over.
 */
const cacheName = 'numbers'

export async function keepLastCard(isOver: () => boolean): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  await navigator.serviceWorker.register('/v/worker.js', { scope: '/v/' })
  // Kept means: will be shown.
  await navigator.serviceWorker.ready
  const cache = await caches.open(cacheName)
  // A copy comes with the headers of the page: the content policy holds for it too.
  const headers = await headersOfPage(cache)
  const keepNow = async () => {
    if (isOver()) return void (await cache.delete(location.pathname))
    const html = `<!doctype html>${document.documentElement.outerHTML}`
    await cache.put(location.pathname, new Response(html, { headers }))
  }
  let before: Promise<void> = Promise.resolve()
  // One after the other: a copy that is still being written would lie there again after the number has ended.
  const keep = () => {
    before = before.then(keepNow, keepNow)
    return before
  }
  document.addEventListener('live:swapped', () => void keep())
  document.documentElement.addEventListener('live:connection', () => void keep())
  await keep()
}

const ofTheCopy = ['content-type', 'content-security-policy', 'referrer-policy']

async function headersOfPage(cache: Cache): Promise<[string, string][]> {
  const page = (await fetch(location.pathname).catch(() => undefined)) ?? (await cache.match(location.pathname))
  const found = ofTheCopy.flatMap((name): [string, string][] => {
    const value = page?.headers.get(name)
    return value ? [[name, value]] : []
  })
  if (found.length < ofTheCopy.length) throw new Error('a copy without a policy is not kept')
  return found
}
