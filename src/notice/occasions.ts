import type { Waits } from '#visit/estimate/read-waits.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import type { Status } from '#visit/read-status.ts'
import type { Leg } from '#visit/visit.ts'

export type About = 'near' | 'called' | 'moved'

/** Something that the owner of a number wants to be told once. */
export type Occasion = {
  readonly legId: number
  readonly about: About
  /** Which of them: a call that was repeated, or taken back and made again, is another one. */
  readonly occasion: string
}

/** Somebody who stepped out needs so long to come back: told when the wait may end within so many minutes. */
const nearMinutes = 10
/** Where no wait can be said: so many people before. */
const nearPeople = 2

/** What is true of a visit now and worth waking its owner for. Pure; whether it was told already is not asked here. */
export function occasionsOf({ visit, before }: Status, waits: Waits): Occasion[] {
  return visit.legs.flatMap((leg): Occasion[] => {
    if (leg.state === 'called') return [{ legId: leg.id, about: 'called', occasion: `${leg.turn}.${leg.callCount}` }]
    if (leg.state !== 'waiting') return []
    const isNear = comesSoon(leg, before.get(leg.id), waits.ofLeg(leg.id))
    return [
      ...(leg.fromLeg === null ? [] : [{ legId: leg.id, about: 'moved', occasion: '' } as const]),
      ...(isNear ? [{ legId: leg.id, about: 'near', occasion: '' } as const] : []),
    ]
  })
}

/** For who waits: the turn may come within minutes, so one stays near the counter. An open page tells by the same rule. */
export function comesSoon(leg: Pick<Leg, 'state'>, before: number | undefined, wait: Wait | undefined): boolean {
  if (wait?.kind === 'soon') return true
  if (wait?.kind === 'range') return wait.low <= nearMinutes
  // While everything stands still, or no officer is there, nobody comes nearer.
  if (wait?.why === 'paused' || wait?.why === 'nobody' || leg.state !== 'waiting') return false
  return before !== undefined && before <= nearPeople
}
