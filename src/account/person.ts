/** Somebody who works in the mall, as the people's list knows them. */
export type Person = {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly agencyId: number | null
  readonly roles: readonly string[]
  readonly mustChangePassword: boolean
  readonly canSignIn: boolean
  readonly hasSecondStep: boolean
  readonly isRetired: boolean
  readonly createdAt: Date
  readonly lastSignedInAt: Date | null
}

/** How the ledger names somebody whom an event is about: by number. `subject` puts the event into the history that administrators read. */
export function aboutPerson(id: number): { staffId: number; subject: string; label: string } {
  return { staffId: id, subject: `staff:${id}`, label: '' }
}

/** People type it on a phone in a hurry: capitals and spaces around it do not count. */
export function usernameFrom(typed: string): string {
  return typed.trim().toLowerCase()
}
export const usernameShape = /^[a-z0-9][a-z0-9._-]{1,40}$/
