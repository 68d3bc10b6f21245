import { clips } from '#hall/vocabulary.ts'
import { waiting } from './announcer.ts'
import { type Call, keyOf, nowPanel } from './calls.ts'
import { openSound, play, secondsOf } from './sound.ts'

export type VoiceState = 'ready' | 'blocked' | 'missing' | 'muted' | 'off'

const root = document.documentElement
const muteMemory = 'hall:muted'
/** A browser that allows sound says so at once; one that says nothing for so long forbids it. */
const patience = 700

/** The voice of this screen. What it does stands on <html>: `data-voice`, `data-saying`, and `data-said`, the calls it said. */
export function openVoice(tell: (state: VoiceState) => void, look: () => void) {
  const context = new AudioContext()
  const sound = openSound(context, () => nowPanel()?.dataset.clips ?? '')
  /** Said, or answered that it is not for this screen to say. */
  const closed = new Set<string>()
  const said: string[] = []
  let isMuted = sessionStorage.getItem(muteMemory) === 'yes'
  let missing = 0
  let state: VoiceState | undefined

  function update(): void {
    const before = state
    const role = nowPanel()?.dataset.role
    if (role === 'silent') state = 'off'
    else if (context.state !== 'running') state = 'blocked'
    else if (isMuted) state = 'muted'
    else state = missing > 0 ? 'missing' : 'ready'
    root.dataset.voice = state
    showButtons(state, role)
    if (state === before) return
    tell(state)
    if (mayBeHeard())
      void sound.fetchAhead(clips.filter(({ language }) => language === 'id').map(({ name }) => name)).then(count)
    look()
  }
  function count(found: number): void {
    if (missing === found) return
    missing = found
    update()
  }
  const mayBeHeard = () => state === 'ready' || state === 'missing'

  async function say(call: Call): Promise<void> {
    if (!isOpen(call)) return
    const parts = await sound.load(waiting() > 1 ? (call.say?.short ?? []) : (call.say?.whole ?? []))
    if (!parts) return count(Math.max(1, missing))
    if (!(await isMyTurn(call, secondsOf(parts)))) return
    closed.add(keyOf(call))
    root.dataset.saying = call.ticket
    await play(context, parts)
    delete root.dataset.saying
    said.push(keyOf(call))
    root.dataset.said = said.join(' ')
  }

  /** The house says which screen speaks in a zone, and that a call was said already: asked before each. */
  async function isMyTurn(call: Call, seconds: number): Promise<boolean> {
    const turn = [...crypto.getRandomValues(new Uint8Array(12))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    const body = JSON.stringify({ zone: call.zone, seq: call.seq, turn, seconds })
    for (;;) {
      const answer = await ask(body)
      if (answer?.may === 'say') return true
      if (answer?.may === 'no') closed.add(keyOf(call))
      if (answer?.may !== 'wait') return false
      await new Promise((resolve) => setTimeout(resolve, Math.min(answer.ms ?? 1_000, 5_000)))
    }
  }

  function isOpen(call: Call): boolean {
    return mayBeHeard() && call.say !== undefined && !closed.has(keyOf(call))
  }

  const start = () => void context.resume().then(update, update)
  context.addEventListener('statechange', update)
  // Whatever is touched or pressed first on the screen, also on a remote control, lets the browser speak.
  for (const touch of ['pointerup', 'keydown']) addEventListener(touch, () => context.state !== 'running' && start())
  document.querySelector('.mute')?.addEventListener('click', () => {
    isMuted = !isMuted
    sessionStorage.setItem(muteMemory, isMuted ? 'yes' : 'no')
    update()
  })
  start()
  setTimeout(update, patience)
  return { say, isOpen, update, state: () => state, context }
}

async function ask(body: string): Promise<{ may: string; ms?: number } | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  try {
    const answer = await fetch('/screens/turns', { method: 'POST', headers, body })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

/** The start button stands only on a screen that is to speak and may not; muting only on one that speaks. */
function showButtons(state: VoiceState, role: string | undefined): void {
  const start = document.querySelector<HTMLElement>('.start-voice')
  if (start) start.hidden = !(state === 'blocked' && role === 'speaks')
  const mute = document.querySelector<HTMLElement>('.mute')
  if (!mute) return
  mute.hidden = role !== 'speaks' || state === 'blocked' || state === 'off'
  mute.setAttribute('aria-pressed', String(state === 'muted'))
  const says = mute.querySelector('[data-says]')
  if (says) says.textContent = (state === 'muted' ? mute.dataset.off : mute.dataset.on) ?? ''
}
