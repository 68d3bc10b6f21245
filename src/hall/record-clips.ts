import { allow } from '#account/allow.ts'
import { announceEdit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { type KeptFile, noteFile } from '#platform/files.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import * as store from './store.ts'
import { isSayable } from './vocabulary.ts'

/** Long enough for "silakan menuju meja informasi" said slowly; longer is a song or the wrong file. */
export const mostSeconds = 8

export type Taken = { readonly name: string; readonly file: KeptFile }

/** The mall's own voice in place of these clips, all of them or none. Two managers at once: the later one stands. */
export async function recordClips(tx: Tx, taken: readonly Taken[], by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  const rows = taken.map(({ name, file }) => ({ name, hash: file.hash, seconds: secondsOf(name, file) }))
  for (const { file } of taken) await noteFile(tx, file, now)
  await store.writeRecordings(tx, rows, now)
  for (const { name, hash } of rows)
    await announceEdit(tx, 'hall.recorded', subjectOf(name), { recording: { was: null, now: hash } }, by, now)
}

function secondsOf(name: string, { kind, details: { seconds } }: KeptFile): number {
  if (!isSayable(name)) throw new NotFound('hall.noSuchClip')
  if (kind !== 'sound' || seconds === undefined || seconds > mostSeconds)
    throw new Refused('hall.clipTooLong', { seconds: mostSeconds })
  return seconds
}

/** The clip that came with the house is heard again. */
export async function putBackClip(tx: Tx, name: string, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  allow(by, 'mall.edit')
  if ((await store.deleteRecording(tx, name)) > 0) await announceEdit(tx, 'hall.putBack', subjectOf(name), {}, by, now)
}

function subjectOf(name: string) {
  return { subject: 'hall:voice', label: name }
}
