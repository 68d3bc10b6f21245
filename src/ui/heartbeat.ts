/**
 * A kiosk or a hall screen says that it lives and whether it has a voice (docs/running/kiosks.md, hall-screens.md). One
 * that was taken out of use goes to the page that says what it is now.
 */
export async function beat(device: 'kiosk' | 'display', voice: string | undefined): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const sent = fetch('/device/heartbeat', { method: 'POST', headers, body: JSON.stringify({ voice }) })
  const answer = await sent.catch(() => undefined)
  if (answer?.status === 403) location.assign(`/device/${device}`)
  return answer
}

/** Every fifteen seconds, and at once when the stream ends: it may have ended because this device was taken out of use. */
export function keepBeating(beatNow: () => void): void {
  setInterval(beatNow, 15_000)
  document.documentElement.addEventListener('live:connection', beatNow)
}
