import { announce } from '#ledger/announce.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { accessTopic } from '#platform/live.ts'
import { Refused } from '#platform/refused.ts'
import { aboutPerson } from '../person.ts'
import { hashToken, newToken } from '../token.ts'
import * as store from './store.ts'

/** A session lives for a service day: twelve hours without a sign of life end it, and twenty-four in any case. */
const idleMs = 12 * 3600_000
const longestMs = 24 * 3600_000
const waitingMs = 10 * 60_000

/** Somebody with an open session. Whoever must still choose a password has no roles until that is done. */
export type SignedIn = Staff & {
  readonly username: string
  /** Hash of the session's token: names the session, opens nothing. */
  readonly session: string
  readonly mustChangePassword: boolean
  /** Failed tries with this name between the last two sign-ins. */
  readonly failuresBefore: number
}

export function isSignedIn(actor: Actor): actor is SignedIn {
  return actor.kind === 'staff' && 'session' in actor
}

/** Whose session this token opens, if it still opens one. One statement; revoking holds from the next request on. */
export async function findSession(tx: Tx, token: string, now: Date): Promise<SignedIn | undefined> {
  const session = hashToken(token)
  const row = await store.readSession(tx, session, idleSince(now), now)
  if (!row) return undefined
  const { agencyId, roles, ...person } = row
  return {
    kind: 'staff',
    ...person,
    ...(agencyId === null ? {} : { agency: agencyId }),
    roles: row.mustChangePassword ? [] : roles,
    session,
  }
}

type Opening = {
  readonly staffId: number
  readonly browser: string
  readonly awaitsCode?: boolean
  readonly failuresBefore?: number
}

/** A new token each time: what a browser held before it signed in never becomes a session. */
export async function openSession(tx: Tx, opening: Opening, now: Date): Promise<string> {
  const { staffId, browser, awaitsCode = false, failuresBefore = 0 } = opening
  const token = newToken()
  const expiresAt = new Date(now.getTime() + (awaitsCode ? waitingMs : longestMs))
  await store.insertSession(
    tx,
    { tokenHash: hashToken(token), staffId, browser, expiresAt, awaitsCode, failuresBefore },
    now,
  )
  return token
}

export async function signOut(tx: Tx, by: SignedIn, now: Date): Promise<void> {
  const ended = await store.deleteSession(tx, by.session, by.id)
  if (ended) await announce(tx, { kind: 'account.signedOut', actor: by, topics: streamsOf(by) }, now)
}

/** Everywhere, here as well; browsers are strangers again. For a lost phone, or a password that somebody has seen. */
export async function signOutEverywhere(tx: Tx, by: SignedIn, now: Date): Promise<void> {
  // Pressed twice it is told once.
  if ((await endSessionsOf(tx, by.id)) === 0) return
  const data = aboutPerson(by.id)
  await announce(tx, { kind: 'account.signedOutEverywhere', actor: by, data, topics: streamsOf(by) }, now)
}

/** What this person's browsers watch ends with the session; those that are still signed in come again by themselves. */
function streamsOf({ id }: SignedIn): string[] {
  return [accessTopic('staff', id)]
}

/** Part of other acts: a new password, somebody who leaves. Gives how many there were. */
export async function endSessionsOf(tx: Tx, staffId: number): Promise<number> {
  const ended = await store.deleteSessionsOf(tx, staffId)
  await store.deleteBrowsersOf(tx, staffId)
  return ended
}

/** One of the own sessions, on another device. */
export async function endOwnSession(tx: Tx, by: SignedIn, session: string, now: Date): Promise<void> {
  if ((await store.deleteSession(tx, session, by.id)) === 0) throw new Refused('account.sessionEnded')
  const data = { fromElsewhere: true }
  await announce(tx, { kind: 'account.signedOut', actor: by, data, topics: streamsOf(by) }, now)
}

export type { OpenSession } from './store.ts'

export function openSessionsOf(tx: Tx, staffId: number, now: Date): Promise<store.OpenSession[]> {
  return store.readSessionsOf(tx, staffId, idleSince(now), now)
}

export function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMs)
}
