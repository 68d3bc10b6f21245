import { mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Named } from '#platform/words.ts'
import { allOf, announceEdit, differences, mustBeAsShown, takeTurn } from './edit.ts'
import { type HoldHall, keepToday } from './keep-today.ts'
import { mustEditMall } from './policy.ts'
import { deleteHoliday, insertHoliday, readHolidays, readMall, updateJointLeave } from './store.ts'

export const holidayKinds = ['national', 'joint_leave', 'local'] as const
export type HolidayKind = (typeof holidayKinds)[number]
export type HolidayFields = {
  readonly heldOn: string
  readonly kind: HolidayKind
  readonly name: Named
  readonly basis: string
}

/** A holiday by its decree (SKB). Two on one day are two rows: a national one and a joint leave may fall together. */
export async function addHoliday(
  tx: Tx,
  holiday: HolidayFields,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  await keepToday(tx, { today, now, hold }, async () => {
    if (!(await insertHoliday(tx, holiday))) throw new Refused('holiday.exists', { day: holiday.heldOn })
  })
  await announceEdit(tx, 'holiday.added', subjectOf(holiday), allOf(holiday, true), by, now)
}

/** Only a day to come: deadlines have been counted with those that are over. */
export async function removeHoliday(
  tx: Tx,
  heldOn: string,
  kind: string,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const holiday = (await readHolidays(tx, heldOn, heldOn)).find((one) => one.kind === kind)
  if (!holiday) return
  if (heldOn < today) throw new Refused('holiday.isOver', { day: heldOn })
  await keepToday(tx, { today, now, hold }, () => deleteHoliday(tx, heldOn, kind))
  await announceEdit(tx, 'holiday.removed', subjectOf(holiday), allOf(holiday, false), by, now)
}

/** Whether the mall opens on joint leave; deadlines pause on it all the same. */
export async function openOnJointLeave(
  tx: Tx,
  edit: { seen: unknown; opens: boolean },
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { opensOnJointLeave, shortName } = await readMall(tx)
  if (opensOnJointLeave === edit.opens) return
  mustBeAsShown({ opensOnJointLeave }, edit.seen)
  await keepToday(tx, { today, now, hold }, () => updateJointLeave(tx, edit.opens))
  const changes = differences({ opensOnJointLeave }, { opensOnJointLeave: edit.opens })
  await announceEdit(tx, 'mall.jointLeaveEdited', { subject: `mall:${mallOf(tx)}`, label: shortName }, changes, by, now)
}

function subjectOf({ heldOn, name }: Pick<HolidayFields, 'heldOn' | 'name'>) {
  return { subject: `holiday:${heldOn}`, label: name.id }
}
