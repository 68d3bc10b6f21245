/**
 * Presses that have not been answered yet, kept in this browser so that a lost network, a reload or a killed server
 * loses none. Ids and choices only: no name, no number of a person. Whoever else signs in at this machine has a list of
 * their own, so nobody sends what somebody else pressed.
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
  /** Sent once already without an answer: whoever reads of it later must be told which press is meant. */
  readonly wasUnreached: boolean
}

/** After half a day nobody stands at the counter any more whom the press was about. */
const tooOld = 12 * 60 * 60_000

export function keptActs(name: string): KeptAct[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(found) ? (found as KeptAct[]) : []
  } catch {
    return []
  }
}

/** False when this browser keeps nothing (private windows): then the form is sent as any form. */
export function keep(name: string, act: KeptAct): boolean {
  const others = keptActs(name).filter((one) => one.id !== act.id)
  try {
    localStorage.setItem(name, JSON.stringify([...others, act]))
    return true
  } catch {
    return false
  }
}

export function forget(name: string, id: string): void {
  localStorage.setItem(name, JSON.stringify(keptActs(name).filter((one) => one.id !== id)))
}

export function markUnreached(name: string): void {
  const acts = keptActs(name).map((one) => ({ ...one, wasUnreached: true }))
  localStorage.setItem(name, JSON.stringify(acts))
}

/** Takes out what is too old to be sent, to be told. */
export function takeTooOld(name: string, now: number): KeptAct[] {
  const acts = keptActs(name)
  const old = acts.filter((one) => now - one.at > tooOld)
  if (old.length > 0) localStorage.setItem(name, JSON.stringify(acts.filter((one) => !old.includes(one))))
  return old
}
