import { clips } from '#hall/vocabulary.ts'
import { waiting } from './announcer.ts'
import { type Call, keyOf, nowPanel } from './calls.ts'
import { type Clip, openSound, play, secondsOf } from './sound.ts'

export type VoiceState = 'ready' | 'blocked' | 'missing' | 'muted' | 'off'

const root = document.documentElement
const muteMemory = 'hall:muted'
/** A browser that allows sound says so at once; one that says nothing for so long forbids it. */
const patience = 700
const againMs = 20_000
const chime = 'id/phrase-chime'
const words = clips.filter(({ language }) => language === 'id').map(({ name }) => name)

/** The voice of this screen. What it does stands on <html>: `data-voice`, `data-saying`, and `data-said`, the calls it said. */
export function openVoice(tell: (state: VoiceState) => Promise<void>, look: () => void) {
  const context = new AudioContext()
  const sound = openSound(context, () => nowPanel()?.dataset.clips ?? '')
  /** Said, or answered that it is not for this screen to say. */
  const closed = new Set<string>()
  const said: string[] = []
  let isMuted = sessionStorage.getItem(muteMemory) === 'yes'
  let missing = 0
  let fetchedAt = 0
  /** The browser says that it plays, and nothing moves: no loudspeaker. */
  let isStalled = false
  let state: VoiceState | undefined

  function update(): Promise<void> {
    const before = state
    const role = nowPanel()?.dataset.role
    if (role === 'silent') state = 'off'
    else if (context.state !== 'running' || isStalled) state = 'blocked'
    else if (isMuted) state = 'muted'
    else state = missing > 0 ? 'missing' : 'ready'
    root.dataset.voice = state
    showButtons(state, role)
    if (mayBeHeard() && (state !== before || (missing > 0 && Date.now() - fetchedAt > againMs))) void fetchWords()
    if (state === before) return Promise.resolve()
    look()
    return tell(state)
  }
  async function fetchWords(): Promise<void> {
    fetchedAt = Date.now()
    missing = await sound.fetchAhead(words)
    await update()
  }
  const mayBeHeard = () => state === 'ready' || state === 'missing'

  async function say(call: Call): Promise<void> {
    if (!isOpen(call)) return
    const parts = await sound.load(waiting() > 1 ? (call.say?.short ?? []) : (call.say?.whole ?? []))
    if (!parts) return await sayWithoutWords(call)
    if (await isMyTurn(call, secondsOf(parts))) await sayParts(call, parts)
  }

  /** Half a call would send people astray. Another screen may take it, which is told first; otherwise the chime makes them look. */
  async function sayWithoutWords(call: Call): Promise<void> {
    missing = Math.max(1, missing)
    await update()
    const parts = await sound.load([chime])
    if (parts && (await isMyTurn(call, secondsOf(parts)))) await sayParts(call, parts)
  }

  async function sayParts(call: Call, parts: readonly (Clip | number)[]): Promise<void> {
    closed.add(keyOf(call))
    root.dataset.saying = call.ticket
    isStalled = !(await play(context, parts))
    delete root.dataset.saying
    if (isStalled) return await update()
    said.push(keyOf(call))
    root.dataset.said = said.join(' ')
  }

  /** The house says which screen speaks in a zone, and that a call was said already: asked before each. */
  async function isMyTurn(call: Call, seconds: number): Promise<boolean> {
    const turn = [...crypto.getRandomValues(new Uint8Array(12))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    const body = JSON.stringify({ zone: call.zone, seq: call.seq, turn, seconds })
    for (let tries = 0; tries < 3; ) {
      const answer = await ask(body)
      if (answer?.may === 'say') return true
      if (answer?.may === 'no') closed.add(keyOf(call))
      if (answer && answer.may !== 'wait') return false
      // An answer that was lost may have been yes: the same turn is asked for once more.
      if (!answer) tries++
      await new Promise((resolve) => setTimeout(resolve, Math.min(answer?.ms ?? 1_000, 5_000)))
    }
    return false
  }

  function isOpen(call: Call): boolean {
    return mayBeHeard() && call.say !== undefined && !closed.has(keyOf(call))
  }

  const start = () => {
    isStalled = false
    void context.resume().then(update, update)
  }
  context.addEventListener('statechange', () => void update())
  // Whatever is touched or pressed first on the screen, also on a remote control, lets the browser speak.
  for (const touch of ['pointerup', 'keydown']) addEventListener(touch, () => state === 'blocked' && start())
  document.querySelector('.mute')?.addEventListener('click', () => {
    isMuted = !isMuted
    sessionStorage.setItem(muteMemory, isMuted ? 'yes' : 'no')
    void update()
  })
  start()
  setTimeout(() => void update(), patience)
  return { say, isOpen, update, state: () => state, context }
}

async function ask(body: string): Promise<{ may: string; ms?: number } | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  try {
    const answer = await fetch('/screens/turns', { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) })
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
