/** A hall screen in a browser: each call is shown once and, by the one screen that is the zone's voice, said once. */
import { announceCalls, type Say } from './browser/announcer.ts'
import { stage } from './browser/calls.ts'
import { beat } from './browser/heartbeat.ts'
import { openVoice } from './browser/voice.ts'

const isPaired = document.querySelector('[data-paired]') !== null

/** The house was renewed: the page comes anew with it. Nothing is announced twice, the memory stays. */
const house = document.querySelector<HTMLElement>('[data-house]')?.dataset.house
function renew(): void {
  const now = document.querySelector<HTMLElement>('[data-house]')?.dataset.house
  if (now && house && now !== house) location.reload()
}

if (stage) {
  const voice = isPaired ? openVoice(beat, () => look()) : undefined
  const say: Say = async (call) => voice?.say(call)
  const look = announceCalls(say, (call) => voice?.isOpen(call) ?? false)
  look()
  document.addEventListener('live:swapped', () => {
    look()
    voice?.update()
    renew()
  })
  if (voice) setInterval(() => beat(voice.state()), 15_000)
}
