import type { Coming } from './crowd.ts'

/** What people do in the mall, each over HTTP as their page would; `at` is the played moment in milliseconds. */
export type Hands = {
  readonly takeNumber: (person: Coming, at: number) => Promise<Taken | Refusal>
  readonly phone: (taken: Taken, act: 'away' | 'back' | 'return' | 'leave', at: number) => Promise<Done>
  readonly officer: (counterId: number, counterSign: string) => OfficerHands
  readonly manager: ManagerHands
}

export type Taken = { readonly ticket: string; readonly token: string; readonly visitId: number }
/** The mall said no, with the key of its sentence; that is an answer, not a fault. */
export type Refusal = { readonly refused: string }
export type Done = 'done' | Refusal
export type Standing = {
  readonly ticket: string
  readonly legId: number
  readonly visitId: number
  readonly state: 'called' | 'serving'
  readonly serviceCode: string
}

export type OfficerHands = {
  readonly open: (at: number) => Promise<Done>
  /** Calls the next; undefined when nobody waits. */
  readonly call: (at: number) => Promise<Standing | undefined>
  readonly recall: (who: Standing, at: number) => Promise<Done>
  readonly start: (who: Standing, at: number) => Promise<Done>
  readonly finish: (who: Standing, outcome: string, at: number) => Promise<Done>
  /** Finishes and calls the next in one press of Enter. */
  readonly finishAndCall: (who: Standing, outcome: string, at: number) => Promise<Standing | undefined>
  readonly absent: (who: Standing, at: number) => Promise<Done>
  readonly transfer: (who: Standing, serviceId: number, at: number) => Promise<Done>
  readonly park: (who: Standing, at: number) => Promise<Done>
  readonly resume: (who: Standing, at: number) => Promise<Done>
  readonly pause: (at: number) => Promise<Done>
  readonly unpause: (at: number) => Promise<Done>
  readonly close: (at: number) => Promise<Done>
}

export type ManagerHands = {
  readonly openIncident: (agencyId: number, at: number) => Promise<Done>
  readonly closeIncidents: (at: number) => Promise<Done>
  readonly closeDay: (siteId: number, day: string, at: number) => Promise<Done>
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer
}
