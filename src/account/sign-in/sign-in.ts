import { announce } from '#ledger/announce.ts'
import type { Tx } from '#platform/database.ts'
import { hashPassword, isOutdated, verifyPassword } from '../password.ts'
import { updatePassword } from '../store.ts'
import { hashToken, newToken } from '../token.ts'
import { takeTally, tally } from './attempt-store.ts'
import { type Door, type Place, placeOf } from './door.ts'
import { type Counted, countTry, forgive } from './lock-out.ts'
import { openSession } from './session.ts'
import * as store from './store.ts'

type Begun = {
  readonly username: string
  readonly staffId: number | undefined
  readonly passwordHash: string | null | undefined
  readonly place: Place
  readonly counted: Counted
}

export type InMall = <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
export type Typed = { readonly username: string; readonly password: string }

/**
 * Signs in, or gives undefined: the same way and the same work for a name that nobody has as for a wrong password.
 * The one act that opens its own transactions: the password is hashed between two, so that no connection waits for it.
 */
export async function signIn(inMall: InMall, door: Door, { username, password }: Typed): Promise<Opened | undefined> {
  const begun = await inMall((tx) => beginSignIn(tx, door, username))
  const isRight = await verifyPassword(password, begun.passwordHash)
  if (!isRight || !begun.passwordHash) return undefined
  const newHash = isOutdated(begun.passwordHash) ? await hashPassword(password) : undefined
  return await inMall((tx) => finishSignIn(tx, door, begun, newHash))
}

/** Counts the try before anything is known about it, and reads what is kept. Refuses with the seconds to wait. */
async function beginSignIn(tx: Tx, { vault, browser, now }: Door, username: string): Promise<Begun> {
  const place = await placeOf(tx, browser)
  const kept = await store.readCredentials(tx, username)
  const counted = await countTry(tx, vault, username, kept?.id, place, now)
  await tally(tx, vault.blind('tries since', username), now)
  return { username, staffId: kept?.id, passwordHash: kept?.passwordHash, place, counted }
}

/** Opened: the session's token, whether it still waits for a code, and a token by which this browser is known from now on. */
export type Opened = { readonly token: string; readonly awaitsCode: boolean; readonly knownToken?: string }

/** After a right password. Undefined when the person left or got another password in this very moment. */
async function finishSignIn(
  tx: Tx,
  door: Door,
  begun: Begun,
  newHash: string | undefined,
): Promise<Opened | undefined> {
  const kept = begun.staffId === undefined ? undefined : await store.lockCredentials(tx, begun.staffId)
  if (!kept || kept.passwordHash !== begun.passwordHash) return undefined
  await forgive(tx, begun.counted)
  if (newHash) await updatePassword(tx, kept.id, newHash)
  if (!kept.hasSecondStep) return await welcome(tx, door, { ...begun, staffId: kept.id })
  const waiting = { staffId: kept.id, browser: door.browser.name, awaitsCode: true }
  return { token: await openSession(tx, waiting, door.now), awaitsCode: true }
}

type Arrival = { readonly staffId: number; readonly username: string; readonly place: Place }

/** All that was asked for was right: a session, and a browser that is known. */
export async function welcome(tx: Tx, { vault, browser, now }: Door, arrival: Arrival): Promise<Opened> {
  const { staffId, username, place } = arrival
  const failuresBefore = Math.max(0, (await takeTally(tx, vault.blind('tries since', username))) - 1)
  const token = await openSession(tx, { staffId, browser: browser.name, failuresBefore }, now)
  await store.noteSignIn(tx, staffId, now)
  const mark = place.browsers.get(staffId)
  const knownToken = mark ? undefined : newToken()
  await store.keepBrowser(tx, mark ?? hashToken(knownToken ?? ''), staffId, now)
  const actor = { kind: 'staff', id: staffId, name: '', roles: [] } as const
  await announce(tx, { kind: 'account.signedIn', actor, data: { failuresBefore } }, now)
  return { token, awaitsCode: false, ...(knownToken ? { knownToken } : {}) }
}
