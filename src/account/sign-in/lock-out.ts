import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Vault } from '../vault.ts'
import { deleteAttempts, lockAttempts, takeBackOne, writeAttempts } from './attempt-store.ts'
import type { Place } from './door.ts'

/**
 * Failed tries make the next one wait, longer each time. They are counted where they come from, never by the name alone:
 * else anybody could keep an officer out by guessing at the officer's name. Every try counts as failed until the
 * password was right, so a hundred tries at once gain nothing over a hundred in a row.
 */
export type Rule = {
  /** Tries before there is any wait. */
  readonly free: number
  /** One try is forgotten each time so many seconds have passed. */
  readonly forgetSeconds: number
  /** The first wait; each further failure doubles it. */
  readonly firstWait: number
  readonly longestWait: number
}

/** One name from one place. */
export const nameRule: Rule = { free: 5, forgetSeconds: 900, firstWait: 30, longestWait: 900 }
/** All names from one place. A whole shift may sign in behind one address at the same moment, so this one is wide. */
export const placeRule: Rule = { free: 80, forgetSeconds: 60, firstWait: 30, longestWait: 900 }

/** Seconds to wait after so many failures. */
export function waitAfter({ free, firstWait, longestWait }: Rule, failures: number): number {
  return failures < free ? 0 : Math.min(firstWait * 2 ** Math.min(failures - free, 20), longestWait)
}

/** Failures that count when one more comes after so many seconds. */
export function failuresAfter({ forgetSeconds }: Rule, before: number, secondsSince: number): number {
  return Math.max(0, before - Math.floor(Math.max(0, secondsSince) / forgetSeconds)) + 1
}

/** What was counted for a try, to be taken back when it was a right one. */
export type Counted = {
  readonly ofName: string
  readonly ofPlace?: { readonly key: string; readonly blockedUntil: Date | null }
}

/**
 * Counts a try with a name and a password. A browser in which that person has signed in before counts for itself, and so
 * does one where anybody of the mall has, for tries with all names: whoever only shares the network is not slowed.
 */
export async function countTry(
  tx: Tx,
  vault: Vault,
  username: string,
  staffId: number | undefined,
  place: Place,
  now: Date,
): Promise<Counted> {
  const network = `network ${place.network}`
  const [anybody] = [...place.browsers.values()].sort()
  const thisPerson = staffId === undefined ? undefined : place.browsers.get(staffId)
  const placeKey = vault.blind('tries from', anybody ? `browser ${anybody}` : network)
  const nameKey = vault.blind('tries with a name', `${username}\n${thisPerson ? `browser ${thisPerson}` : network}`)
  const blockedUntil = await countOne(tx, placeKey, placeRule, now)
  await countOne(tx, nameKey, nameRule, now)
  return { ofName: nameKey, ofPlace: { key: placeKey, blockedUntil } }
}

/**
 * Counts a try with a code, or with the own password again in an open session. Only whoever had the right password gets
 * here, so all unknown browsers together may share one count: who is kept out knows too much already.
 */
export async function countCode(tx: Tx, vault: Vault, staffId: number, place: Place, now: Date): Promise<Counted> {
  const ofName = vault.blind('codes', `${staffId}\n${place.browsers.get(staffId) ?? 'elsewhere'}`)
  await countOne(tx, ofName, nameRule, now)
  return { ofName }
}

async function countOne(tx: Tx, key: string, rule: Rule, now: Date): Promise<Date | null> {
  const before = await lockAttempts(tx, key, now)
  const wait = before.blockedUntil ? before.blockedUntil.getTime() - now.getTime() : 0
  // Thrown out of the transaction, so a try that had to wait is not counted and does not make the wait longer.
  if (wait > 0) throw new Refused('account.waitBeforeTrying', { seconds: Math.ceil(wait / 1000) })
  const failures = failuresAfter(rule, before.failures, (now.getTime() - before.lastAt.getTime()) / 1000)
  const seconds = waitAfter(rule, failures)
  const blockedUntil = seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null
  await writeAttempts(tx, key, { failures, lastAt: now, blockedUntil })
  return blockedUntil
}

/** The try was right: failures with this name from here are forgotten; the place gets back this one try and no more. */
export async function forgive(tx: Tx, { ofName, ofPlace }: Counted): Promise<void> {
  // Not all of the place's: else somebody's own account would wash away the guesses at others' in between.
  if (ofPlace) await takeBackOne(tx, ofPlace.key, ofPlace.blockedUntil)
  await deleteAttempts(tx, ofName)
}
