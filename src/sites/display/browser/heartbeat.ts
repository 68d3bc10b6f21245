import type { VoiceState } from './voice.ts'

/** A paired screen says that it lives and whether it can be heard; one that was taken out of use goes to the page that says so. */
export async function beat(voice: VoiceState | undefined): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch('/device/heartbeat', { method: 'POST', headers, body: JSON.stringify({ voice }) }).catch(
    () => undefined,
  )
  if (answer?.status === 403) location.reload()
}
