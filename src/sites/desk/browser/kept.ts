/**
 * Presses that have not been answered yet, kept in this browser so that a lost network, a reload or a killed server
 * loses none. Ids and choices only: no name, no number of a person. Whoever else signs in at this machine has a list of
 * their own, so nobody sends what somebody else pressed.
 *
 * Each press lies under a key of its own, written once and taken out once: two windows of one desk read what the other
 * wrote a moment late, and a list that both wrote anew would lose a press of one of them. That a press was tried in vain
 * is a mark beside it, by its id and not by a time: two pages do not have the same time to the second.
 */
export type KeptAct = {
  /** The command: the same id is the same wish, however often it is sent. */
  readonly id: string
  readonly action: string
  readonly fields: readonly (readonly [string, string])[]
  /** What the button says, and the number that stood there. */
  readonly label: string
  readonly ticket: string
  readonly at: number
  /** Which press it was among those kept here: they are sent in this order. */
  readonly turn: number
  /** Sent once already without an answer: whoever reads of it later must be told which press is meant. */
  readonly wasUnreached: boolean
}

/** A press that was just made: its turn and what becomes of it are the outbox's to know. */
export type Pressed = Omit<KeptAct, 'turn' | 'wasUnreached'>

/** After half a day nobody stands at the counter any more whom the press was about. */
const tooOld = 12 * 60 * 60_000

/** What is kept under `name`, in the order of the presses; of two windows' presses in one moment, either order. */
export function keptActs(name: string): KeptAct[] {
  return keysOf(`${name}/`)
    .flatMap((key) => pressAt(key))
    .map((one) => ({ ...one, wasUnreached: valueAt(`${marks(name)}${one.id}`) !== null }))
    .sort((one, other) => one.turn - other.turn || one.at - other.at || (one.id < other.id ? -1 : 1))
}

/** False when this browser keeps nothing (private windows): then the form is sent as any form. */
export function keep(name: string, act: Pressed): boolean {
  try {
    const turn = 1 + Math.max(0, ...keptActs(name).map((one) => one.turn))
    localStorage.setItem(`${name}/${act.id}`, JSON.stringify({ ...act, turn }))
    return true
  } catch {
    return false
  }
}

export function forget(name: string, id: string): void {
  localStorage.removeItem(`${name}/${id}`)
  localStorage.removeItem(`${marks(name)}${id}`)
}

/** Whatever is kept was tried without an answer, or waits behind what was. */
export function markUnreached(name: string): void {
  const ids = keptActs(name).map(({ id }) => id)
  for (const id of ids) localStorage.setItem(`${marks(name)}${id}`, '')
  // Another window may have taken a press out while this one marked it.
  for (const key of keysOf(marks(name))) if (!ids.includes(key.slice(marks(name).length))) localStorage.removeItem(key)
}

/** Takes out what is too old to be sent, to be told. */
export function takeTooOld(name: string, now: number): KeptAct[] {
  const old = keptActs(name).filter((one) => now - one.at > tooOld)
  for (const one of old) forget(name, one.id)
  return old
}

/** Whether a change under this key is a press that was kept or taken out. */
export function isKeptUnder(name: string, key: string | null): boolean {
  return key?.startsWith(`${name}/`) === true
}

const marks = (name: string) => `${name}.unreached/`

/** A browser that forbids even looking keeps nothing. */
function keysOf(begin: string): string[] {
  try {
    const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at))
    return all.filter((key) => key !== null).filter((key) => key.startsWith(begin))
  } catch {
    return []
  }
}

function valueAt(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Nothing, when another window took it out meanwhile or something else lies there. */
function pressAt(key: string): Omit<KeptAct, 'wasUnreached'>[] {
  try {
    const found: unknown = JSON.parse(valueAt(key) ?? '')
    return typeof found === 'object' && found !== null && 'turn' in found ? [found as KeptAct] : []
  } catch {
    return []
  }
}
