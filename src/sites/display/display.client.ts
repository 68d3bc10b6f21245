/** A hall screen in a browser: each call is shown once and, by the one screen that is the zone's voice, said once. */
import { beat, keepBeating } from '#ui/heartbeat.ts'
import { announceCalls, isAnnouncing, type Say } from './browser/announcer.ts'
import { nowPanel, stage } from './browser/calls.ts'
import { showQuietMoments } from './browser/quiet.ts'
import { openVoice, type VoiceState } from './browser/voice.ts'
import { isLongTitle } from './title.ts'

const isPaired = document.querySelector('[data-paired]') !== null

/** The house was renewed: the page comes anew with it. Nothing is announced twice, the memory stays. */
const house = document.querySelector<HTMLElement>('[data-house]')?.dataset.house
function renew(): void {
  const now = document.querySelector<HTMLElement>('[data-house]')?.dataset.house
  if (now && house && now !== house) location.reload()
}

/** What the screen is set up to be: in its head, and light or dark. Changed at the office, it holds at once. */
function dress(): void {
  const { title, theme } = nowPanel()?.dataset ?? {}
  const head = document.querySelector<HTMLElement>('.screen > header .hall')
  if (head && title !== undefined && head.textContent !== title) {
    head.textContent = title
    head.parentElement?.classList.toggle('long', isLongTitle(title))
  }
  if (isPaired && theme) document.documentElement.dataset.theme = theme
}

const tell = async (voice: VoiceState | undefined) => void (await beat('display', voice))

if (stage) {
  const voice = isPaired ? openVoice(tell, () => look()) : undefined
  const say: Say = async (call) => voice?.say(call)
  const mayBeHeard = () => voice?.state() === 'ready'
  const quiet = showQuietMoments({ isAnnouncing, context: voice?.context, mayBeHeard })
  const look = announceCalls(say, (call) => voice?.isOpen(call) ?? false)
  look()
  document.addEventListener('live:swapped', () => {
    look()
    void voice?.update()
    dress()
    quiet()
    renew()
  })
  for (const change of ['hall:call', 'hall:still']) document.addEventListener(change, quiet)
  document.documentElement.addEventListener('live:connection', quiet)
  if (voice) keepBeating(() => void tell(voice.state()))
}
