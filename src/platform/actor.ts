/** Who acts. It comes from the session, the device or the token that came with the request, never from its body. */
export type Actor = Staff | Device | Visitor | Stranger | Clockwork | Console

export type Staff = {
  readonly kind: 'staff'
  readonly id: number
  readonly name: string
  /** The agency this person works for; none for the mall's own people. */
  readonly agency?: number
  readonly roles: readonly string[]
}
/** A paired kiosk, hall screen, or printer. */
export type Device = {
  readonly kind: 'device'
  readonly id: number
  readonly name: string
  readonly roles: readonly string[]
}
/** Somebody who holds the secret address of one number, booking or application. */
export type Visitor = { readonly kind: 'visitor'; readonly key: string }
export type Stranger = { readonly kind: 'stranger' }

export const stranger: Stranger = { kind: 'stranger' }

/** The mall's own clock: absences, the end of the day. */
export type Clockwork = { readonly kind: 'clock' }
export const clockwork: Clockwork = { kind: 'clock' }

/** The command line: whoever holds the machine and its secrets. */
export type Console = { readonly kind: 'console' }
export const commandLine: Console = { kind: 'console' }

/** How the ledger names who acted. A visitor is named by the visit in the event, never by the secret address. */
export function nameOfActor(actor: Actor): string {
  return actor.kind === 'staff' || actor.kind === 'device' ? `${actor.kind}:${actor.id}` : actor.kind
}
