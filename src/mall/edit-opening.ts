import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { allOf, announceEdit, changesOf, type Edit, takeTurn } from './edit.ts'
import { type HoldHall, keepToday } from './keep-today.ts'
import type { OpeningForm } from './opening.ts'
import { checkOpening } from './opening-rules.ts'
import { mustEditMall } from './policy.ts'
import { deleteOpening, insertOpening, readOpening, readOpenings, updateOpening } from './store.ts'

/** A form of the week as its form on the screen holds it. */
export type OpeningFields = Omit<OpeningForm, 'code'> & { readonly isAssumed: boolean }

export async function addOpening(
  tx: Tx,
  code: string,
  fields: OpeningFields,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  checkOpening(code, fields, await readOpenings(tx))
  await keepToday(tx, { today, now, hold }, async () => {
    if (!(await insertOpening(tx, code, fields))) throw new Refused('opening.codeTaken', { code })
  })
  await announceEdit(tx, 'opening.added', subjectOf(code), allOf(fields, true), by, now)
}

export async function editOpening(
  tx: Tx,
  code: string,
  edit: Edit<OpeningFields>,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const changes = changesOf(await readOpening(tx, code), edit)
  if (!changes) return
  checkOpening(code, edit.wanted, await readOpenings(tx))
  await keepToday(tx, { today, now, hold }, () => updateOpening(tx, code, edit.wanted))
  await announceEdit(tx, 'opening.edited', subjectOf(code), changes, by, now)
}

/** A form that nobody needs goes; the last one stays, because without any the mall would never open. */
export async function removeOpening(
  tx: Tx,
  code: string,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const all = await readOpenings(tx)
  const going = all.find((form) => form.code === code)
  if (!going) return
  const lasting = all.filter((form) => form.code !== code && form.validUntil === null)
  if (lasting.length === 0) throw new Refused('opening.last')
  await keepToday(tx, { today, now, hold }, () => deleteOpening(tx, code))
  const { code: _, ...fields } = going
  await announceEdit(tx, 'opening.removed', subjectOf(code), allOf(fields, false), by, now)
}

function subjectOf(code: string) {
  return { subject: `opening:${code}`, label: code }
}
