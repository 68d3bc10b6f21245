import type { Text } from './standard.ts'

/** Something that happens in a life, and the services that go with it, in the order in which one needs them. */
export type LifeEvent = {
  readonly code: string
  readonly position: number
  readonly name: Text
  readonly about: Text
  /** Services by their codes; one that has left the mall is passed over. */
  readonly steps: readonly LifeEventStep[]
}
export type LifeEventStep = { readonly service: string; readonly note: Text | null }
