import { announce } from '#ledger/announce.ts'
import type { Tx } from '#platform/database.ts'
import { accessTopic } from '#platform/live.ts'
import { Refused } from '#platform/refused.ts'
import { aboutPerson } from '../person.ts'
import { updatePassword } from '../store.ts'
import { type Door, placeOf } from './door.ts'
import { type Counted, countCode, forgive } from './lock-out.ts'
import { openSession, type SignedIn } from './session.ts'
import * as store from './store.ts'

/**
 * What changes how somebody gets in (a new password, the second step) asks for the password once more: whoever finds a
 * desk unlocked may serve there, but not take the account over. Counted like a code, hashed between two transactions.
 */
export type Asked = { readonly passwordHash: string | null; readonly counted: Counted }

export async function askPasswordAgain(tx: Tx, { vault, browser, now }: Door, by: SignedIn): Promise<Asked> {
  const counted = await countCode(tx, vault, by.id, await placeOf(tx, browser), now)
  return { passwordHash: (await credentialsOf(tx, by)).passwordHash, counted }
}

export async function passwordWasRight(tx: Tx, asked: Asked): Promise<void> {
  await forgive(tx, asked.counted)
}

/**
 * All other sessions end, and this one goes on under a new token, which is returned. Of two presses at once, or two
 * windows, the second changes nothing more and gives undefined: else it would end the session that the first has opened.
 */
export async function changeOwnPassword(
  tx: Tx,
  { browser, now }: Door,
  by: SignedIn,
  change: { readonly from: string | null; readonly to: string },
): Promise<string | undefined> {
  if ((await credentialsOf(tx, by)).passwordHash !== change.from) return undefined
  await updatePassword(tx, by.id, change.to, false)
  await store.deleteSessionsOf(tx, by.id)
  await announce(
    tx,
    {
      kind: 'account.passwordChanged',
      actor: by,
      data: aboutPerson(by.id),
      topics: ['staff', accessTopic('staff', by.id)],
    },
    now,
  )
  return await openSession(tx, { staffId: by.id, browser: browser.name }, now)
}

export async function passwordHashOf(tx: Tx, by: SignedIn): Promise<string | null> {
  return (await credentialsOf(tx, by)).passwordHash
}

async function credentialsOf(tx: Tx, by: SignedIn): Promise<store.Credentials> {
  const kept = await store.lockCredentials(tx, by.id)
  if (!kept) throw new Refused('account.signInFirst')
  return kept
}
