import type { VoiceState } from './voice.ts'

/** A paired screen says that it lives and whether it can be heard; one that was taken out of use goes to the page that says so. */
export function beat(voice: VoiceState | undefined): void {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  fetch('/device/heartbeat', { method: 'POST', headers, body: JSON.stringify({ voice }) }).then(
    ({ status }) => {
      if (status === 403) location.reload()
    },
    () => undefined,
  )
}
