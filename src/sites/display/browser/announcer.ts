import { type Call, callsOnScreen, keyOf, newCalls, nowPanel, stage, wasShown } from './calls.ts'

/** Says a call, if this screen is to say it; ends when it has been said. */
export type Say = (call: Call) => Promise<void>

const longest = 5_000
const shortest = 1_200
const pending: Call[] = []
let current: Call | undefined

/**
 * Announces each call once, one after the other: it stands large while it is announced, and the page is told by a
 * `hall:call` event. `say` is the voice, which takes as long as it takes.
 */
export function announceCalls(say: Say, isOpen: (call: Call) => boolean): () => void {
  /** Those that could not be said when they were announced; tried again when something has changed. */
  let tried = new Set<string>()

  function look(): void {
    tried = new Set()
    pending.push(...newCalls(callsOnScreen()))
    if (current && !latest(current).isPast) paint(current)
    if (current) return
    void announceAll()
  }

  /** Shown already, and still to be said: this screen has become the voice, or can be heard only now. */
  const leftToSay = () => callsOnScreen().find((call) => isOpen(call) && !tried.has(keyOf(call)))

  async function announceAll(): Promise<void> {
    for (let call = pending.shift() ?? leftToSay(); call; call = pending.shift() ?? leftToSay()) {
      if (isOpen(call)) tried.add(keyOf(call))
      if (latest(call).isPast) wasShown(call)
      else await announceOne(say, latest(call))
    }
    current = undefined
    const large = callsOnScreen().find((call) => keyOf(call) === nowPanel()?.dataset.large)
    if (large) paint(large, false)
    document.dispatchEvent(new CustomEvent('hall:still'))
  }

  return look
}

async function announceOne(say: Say, call: Call): Promise<void> {
  current = call
  wasShown(current)
  paint(current)
  tellReaders(current)
  pulse()
  document.dispatchEvent(new CustomEvent('hall:call', { detail: current }))
  await Promise.all([say(current), pause(Math.max(shortest, longest / (pending.length + 1)))])
  caption(undefined)
}

export function isAnnouncing(): boolean {
  return current !== undefined || pending.length > 0
}

/** How many wait behind the one that is announced. */
export function waiting(): number {
  return pending.length
}

function latest(call: Call): Call {
  return callsOnScreen().find((one) => keyOf(one) === keyOf(call)) ?? call
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function paint(call: Call, isAnnounced = true): void {
  const put = (name: string, text: string) => {
    const place = nowPanel()?.querySelector<HTMLElement>(`[data-${name}]`)
    if (place && place.textContent?.trim() !== text) place.textContent = text
  }
  put('ticket', call.ticket)
  put('place', call.place)
  put('about', call.about)
  stage?.querySelector<HTMLElement>('[data-ticket]')?.setAttribute('data-length', String(call.ticket.length))
  leaveOut(call)
  if (isAnnounced) caption(call)
}

/** What stands large stands beside itself no more: the list tells other calls. */
function leaveOut({ ticket }: Call): void {
  for (const one of stage?.querySelectorAll<HTMLElement>('.recent li') ?? [])
    one.classList.toggle('large', one.dataset.of === ticket)
}

/** For a screen reader, in turn and once: outside the part that is sent anew, so that nothing is told again with it. */
function tellReaders({ ticket, place, captions }: Call): void {
  const told = document.querySelector('[data-told]')
  if (told) told.textContent = captions?.[0] ?? `${ticket}, ${place}`
}

/** What the voice says, to be read, as long as it is announced: also where no voice is, and by who cannot hear. */
function caption(call: Call | undefined): void {
  nowPanel()
    ?.querySelector('[data-caption]')
    ?.replaceChildren(
      ...(call?.captions ?? []).map((text, i) => {
        const line = document.createElement('span')
        line.lang = i === 0 ? 'id' : 'en'
        line.textContent = text
        return line
      }),
    )
}

function pulse(): void {
  const now = nowPanel()
  now?.classList.remove('calling')
  // Reading a size between the two makes the browser begin the movement anew.
  void now?.offsetWidth
  now?.classList.add('calling')
}
