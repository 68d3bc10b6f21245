import { randomBytes, randomInt } from 'node:crypto'
import { announce, mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { aboutPerson } from '../person.ts'
import { hashToken } from '../token.ts'
import { acceptedStep, stepAt } from '../totp.ts'
import type { Vault } from '../vault.ts'
import { type Door, placeOf } from './door.ts'
import { countCode, forgive } from './lock-out.ts'
import type { SignedIn } from './session.ts'
import { type Opened, welcome } from './sign-in.ts'
import * as store from './store.ts'

/** A code from an app on the own phone, after the password. Whoever wants it sets it up; recovery codes open once each. */
const secretBytes = 20
const recoveryCount = 8
const recoveryLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** The person whose password was right and whose code is still to come. */
export function waitingFor(
  tx: Tx,
  token: string,
  now: Date,
): Promise<{ staffId: number; username: string; name: string } | undefined> {
  return store.readWaiting(tx, hashToken(token), now)
}

/** `'wrong'` and not a refusal: the try must stay counted, and a refusal would undo the transaction. */
export async function enterCode(tx: Tx, door: Door, token: string, typed: string): Promise<Opened | 'wrong'> {
  const { vault, browser, now } = door
  const person = await waitingFor(tx, token, now)
  if (!person) throw new Refused('account.codeTooLate')
  const place = await placeOf(tx, browser)
  const counted = await countCode(tx, vault, person.staffId, place, now)
  if (!(await isRightCode(tx, door, person.staffId, typed))) return 'wrong'
  if (!(await store.takeWaiting(tx, hashToken(token)))) throw new Refused('account.codeTooLate')
  await forgive(tx, counted)
  return await welcome(tx, door, { ...person, place })
}

/** Accepts a code of now, or a recovery code, and uses it up. */
async function isRightCode(tx: Tx, door: Door, staffId: number, typed: string): Promise<boolean> {
  const { vault, now, phoneNow = now } = door
  const kept = await store.lockSecondStep(tx, staffId)
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (!kept.secret || !kept.confirmedAt) return false
  const lastStep = acceptedStep(vault.open(about(tx, staffId), kept.secret), code, phoneNow, kept.lastStep)
  const recovery = vault.blind(`recovery ${staffId}`, code)
  if (lastStep !== undefined) await store.writeSecondStep(tx, staffId, { ...kept, lastStep })
  else if (kept.recoveryCodes.includes(recovery)) await useUp(tx, staffId, kept, recovery, now)
  else return false
  return true
}

async function useUp(tx: Tx, staffId: number, kept: store.SecondStep, recovery: string, now: Date): Promise<void> {
  const recoveryCodes = kept.recoveryCodes.filter((code) => code !== recovery)
  await store.writeSecondStep(tx, staffId, { ...kept, recoveryCodes })
  const actor = { kind: 'staff', id: staffId, name: '', roles: [] } as const
  await announce(tx, { kind: 'account.recoveryCodeUsed', actor, data: { left: recoveryCodes.length } }, now)
}

/** Makes a secret that counts only once a code from it came back. Asking again before that gives the same one. */
export async function offerSecondStep(tx: Tx, vault: Vault, by: SignedIn): Promise<Buffer> {
  const kept = await store.lockSecondStep(tx, by.id)
  if (kept.confirmedAt) throw new Refused('account.secondStepOnAlready')
  if (kept.secret) return vault.open(about(tx, by.id), kept.secret)
  const secret = randomBytes(secretBytes)
  await store.writeSecondStep(tx, by.id, { ...kept, secret: vault.seal(about(tx, by.id), secret) })
  return secret
}

/** The secret that waits for its first code, to be shown as a QR code. */
export async function offeredSecret(tx: Tx, vault: Vault, by: SignedIn): Promise<Buffer | undefined> {
  const kept = await store.lockSecondStep(tx, by.id)
  return kept.secret && !kept.confirmedAt ? vault.open(about(tx, by.id), kept.secret) : undefined
}

/** The first code came back from the phone: from now on it is asked for. Gives the recovery codes, this once. */
export async function confirmSecondStep(
  tx: Tx,
  vault: Vault,
  by: SignedIn,
  typed: string,
  now: Date,
  phoneNow = now,
): Promise<readonly string[] | 'wrong'> {
  const kept = await store.lockSecondStep(tx, by.id)
  if (!kept.secret || kept.confirmedAt) throw new Refused('account.secondStepOnAlready')
  const lastStep = acceptedStep(
    vault.open(about(tx, by.id), kept.secret),
    typed.replace(/\s/g, ''),
    phoneNow,
    stepAt(phoneNow) - 2,
  )
  if (lastStep === undefined) return 'wrong'
  const codes = Array.from({ length: recoveryCount }, newRecoveryCode)
  const recoveryCodes = codes.map((code) => vault.blind(`recovery ${by.id}`, code))
  await store.writeSecondStep(tx, by.id, { secret: kept.secret, confirmedAt: now, lastStep, recoveryCodes })
  await announce(tx, { kind: 'account.secondStepOn', actor: by, data: aboutPerson(by.id), topics: ['staff'] }, now)
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

/** Off: by the person, or by whoever helps somebody whose phone is gone. */
export async function dropSecondStep(tx: Tx, staffId: number, by: Actor, now: Date): Promise<void> {
  const kept = await store.lockSecondStep(tx, staffId)
  if (!kept.secret) return
  await store.writeSecondStep(tx, staffId, { secret: null, confirmedAt: null, lastStep: null, recoveryCodes: [] })
  if (kept.confirmedAt)
    await announce(tx, { kind: 'account.secondStepOff', actor: by, data: aboutPerson(staffId), topics: ['staff'] }, now)
}

export async function secondStepOf(
  tx: Tx,
  staffId: number,
): Promise<{ readonly isOn: boolean; readonly recoveryLeft: number }> {
  const { confirmedAt, recoveryCodes } = await store.lockSecondStep(tx, staffId)
  return { isOn: confirmedAt !== null, recoveryLeft: recoveryCodes.length }
}

function newRecoveryCode(): string {
  return Array.from({ length: 10 }, () => recoveryLetters[randomInt(recoveryLetters.length)]).join('')
}

function about(tx: Tx, staffId: number): string {
  return `second step of ${mallOf(tx)}:${staffId}`
}
