import { announce } from '#ledger/announce.ts'
import type { Tx } from '#platform/database.ts'
import { updatePassword } from '../store.ts'
import { hashToken, newToken } from '../token.ts'
import type { Vault } from '../vault.ts'
import { takeTally, tally } from './attempt-store.ts'
import { type Counted, countTry, forgive, type Place } from './lock-out.ts'
import { openSession } from './session.ts'
import * as store from './store.ts'

/**
 * Signing in has two transactions with the hashing of the password between them, so that no connection waits for it:
 * beginSignIn counts the try and reads what is kept, finishSignIn opens the session.
 */
export type Begun = {
  readonly username: string
  readonly staffId: number | undefined
  readonly passwordHash: string | null | undefined
  readonly place: Place
  readonly counted: Counted
}

/** What a browser tells of itself: its network, and the tokens of the persons who have signed in with it before. */
export type Browser = { readonly network: string; readonly knownTokens: readonly string[]; readonly name: string }

/** Refuses with the seconds to wait. A name that nobody has goes exactly the same way as one that somebody has. */
export async function beginSignIn(tx: Tx, vault: Vault, username: string, browser: Browser, now: Date): Promise<Begun> {
  const place = await placeOf(tx, browser)
  const kept = await store.readCredentials(tx, username)
  const counted = await countTry(tx, vault, username, kept?.id, place, now)
  await tally(tx, vault.blind('tries since', username), now)
  return { username, staffId: kept?.id, passwordHash: kept?.passwordHash, place, counted }
}

export async function placeOf(tx: Tx, { network, knownTokens }: Browser): Promise<Place> {
  const known = await store.readBrowsers(tx, knownTokens.map(hashToken))
  return { network, browsers: new Map(known.map(({ mark, staffId }) => [staffId, mark])) }
}

/** Opened: the session's token, whether it still waits for a code, and a token by which this browser is known from now on. */
export type Opened = { readonly token: string; readonly awaitsCode: boolean; readonly knownToken?: string }

/** After a right password. Undefined when the person left or got another password in this very moment. */
export async function finishSignIn(
  tx: Tx,
  vault: Vault,
  begun: Begun,
  browser: Browser,
  newHash: string | undefined,
  now: Date,
): Promise<Opened | undefined> {
  const kept = begun.staffId === undefined ? undefined : await store.lockCredentials(tx, begun.staffId)
  if (!kept || kept.passwordHash !== begun.passwordHash) return undefined
  await forgive(tx, begun.counted)
  if (newHash) await updatePassword(tx, kept.id, newHash)
  if (!kept.hasSecondStep) return await welcome(tx, vault, { ...begun, staffId: kept.id }, browser, now)
  return {
    token: await openSession(tx, { staffId: kept.id, browser: browser.name, awaitsCode: true }, now),
    awaitsCode: true,
  }
}

type Arrival = { readonly staffId: number; readonly username: string; readonly place: Place }

/** All that was asked for was right: a session, and a browser that is known. */
export async function welcome(
  tx: Tx,
  vault: Vault,
  { staffId, username, place }: Arrival,
  browser: Browser,
  now: Date,
): Promise<Opened> {
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
