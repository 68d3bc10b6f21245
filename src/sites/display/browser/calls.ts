import type { TellableCall } from '../tell-call.ts'

export type Call = TellableCall

/** The part of the page that the house keeps as it stands. */
export const stage = document.querySelector<HTMLElement>('[data-live^="hall.zone"]')

export function nowPanel(): HTMLElement | undefined {
  return stage?.querySelector<HTMLElement>('.now') ?? undefined
}

/** What stands there now: the calls, in the order in which they were made. */
export function callsOnScreen(): Call[] {
  return JSON.parse(nowPanel()?.dataset.calls ?? '[]')
}

export function keyOf({ zone, seq }: Call): string {
  return `${zone}:${seq}`
}

/** Up to which call of each zone this screen showed: kept over reloads and breaks, so that none is shown twice. */
const memory = 'hall:shown'
const shown: Record<string, number> = JSON.parse(sessionStorage.getItem(memory) ?? '{}')
/** Up to which call they wait to be shown. */
const given: Record<string, number> = { ...shown }

/** Calls that were not given out yet, in order. */
export function newCalls(calls: readonly Call[]): Call[] {
  for (const zone of nowPanel()?.dataset.zones?.split(' ') ?? []) meet(zone, calls)
  const fresh = calls.filter(({ zone, seq }) => seq > (given[zone] ?? 0))
  for (const { zone, seq } of fresh) given[zone] = Math.max(seq, given[zone] ?? 0)
  return fresh
}

/** A screen that was just switched on, or set up for another zone, shows as news nothing of what was called before. */
function meet(zone: string, calls: readonly Call[]): void {
  const newest = calls.reduce((most, call) => (String(call.zone) === zone ? Math.max(most, call.seq) : most), 0)
  const known = shown[zone]
  if (known !== undefined && (newest === 0 || newest >= known)) return
  shown[zone] = newest
  given[zone] = newest
  keep()
}

export function wasShown({ zone, seq }: Call): void {
  shown[zone] = Math.max(seq, shown[zone] ?? 0)
  keep()
}

function keep(): void {
  sessionStorage.setItem(memory, JSON.stringify(shown))
}
