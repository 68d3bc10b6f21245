import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { mustEdit, refuseOneself, say } from './people.ts'
import { dropSecondStep } from './sign-in/second-step.ts'
import { endSessionsOf } from './sign-in/session.ts'
import * as store from './store.ts'
import type { Vault } from './vault.ts'

/** Help for somebody who cannot get in, or whose account is in other hands. For the own account there is /account. */

/** A new first password. Open sessions end: who asks for this may have lost the account to somebody. */
export async function resetPassword(tx: Tx, id: number, passwordHash: string, by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  refuseOneself(person, by)
  await store.updatePassword(tx, id, passwordHash, true)
  await endSessionsOf(tx, id)
  await say(tx, 'account.passwordReset', person, by, now)
}

export async function resetSecondStep(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  refuseOneself(person, by)
  await dropSecondStep(tx, person.id, by, now)
}

export async function signOutPerson(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  const person = await mustEdit(tx, id, by)
  await endSessionsOf(tx, id)
  await say(tx, 'account.signedOutEverywhere', person, by, now)
}

// Words that are spelt as they sound, so that a password can be told across a desk and typed without mistakes.
const told =
  `angin awan ayam bambu batu bening biru buah bulan bunga danau daun embun gajah garam gelas gula hijau hujan
  ikan jalan jambu jembatan jeruk kaca kain kapal kayu kelapa kertas kopi kuda kuning kunci kursi lampu langit laut
  layar madu mangga melati merah meja merak nanas padi pagi pandan pantai papan pasar payung perahu pinang piring
  pisang pohon putih rakit rambutan roti rusa sagu salak sawah senja sepeda sirih sungai taman tangga tebu teh
  telur tikar timun topi ubi udang ungu warung`.split(/\s+/)

/**
 * The first password: four words and a number, 35 bits, which the lock-out makes plenty until it is changed. Made from
 * the form's command, so that a form which arrives twice tells the password that the first arrival set.
 */
export function firstPassword(vault: Vault, command: string): string {
  const bytes = Buffer.from(vault.blind('first password', command), 'base64url')
  const pick = (i: number, of: number) => bytes.readUInt32BE(i * 4) % of
  const words = [0, 1, 2, 3].map((i) => told[pick(i, told.length)])
  return `${words.join('-')}-${100 + pick(4, 900)}`
}
