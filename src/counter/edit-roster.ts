import { allow } from '#account/allow.ts'
import { announceEdit, differences, mustBeAsShown, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Officer, PlannedShift, Shift } from './roster.ts'
import { clearDay, insertShift, readOfficers, readRoster, readSigns } from './roster-store.ts'

/** One counter on one day, as forms name it: `12 2026-11-23`. */
export type CellKey = string
export function cellKey(counterId: number, day: string): CellKey {
  return `${counterId} ${day}`
}

/** Shifts of some counters and days; a cell that is not named stays as it is. */
export type Cells = Readonly<Record<CellKey, readonly Shift[]>>
export type RosterEdit = {
  readonly agencyId: number
  readonly from: string
  readonly until: string
  readonly seen: unknown
  readonly wanted: Cells
}

/**
 * Plans who sits where. Only cells that the editor changed are written, so two people may plan two counters of one week
 * at once; the same cell is refused to the later one. All are cleared before any is written, so two officers can swap.
 */
export async function editRoster(tx: Tx, edit: RosterEdit, by: Actor, today: string, now: Date): Promise<void> {
  await takeTurn(tx)
  const { agencyId, from, until, wanted } = edit
  allow(by, 'roster.edit', { agency: agencyId })
  const signs = await readSigns(tx, agencyId)
  const officers = new Map((await readOfficers(tx, agencyId)).map((officer) => [officer.id, officer]))
  const present = cellsOf(await readRoster(tx, agencyId, from, until), Object.keys(wanted))
  const changed = changedCells(wanted, edit.seen)
  const changes = differences(present, changed)
  if (Object.keys(changes).length === 0) return
  mustBeAsShown(only(present, changed), only(isCells(edit.seen) ? edit.seen : {}, changed))
  for (const key of Object.keys(changed)) mustBePlannable(key, signs, today)
  for (const key of Object.keys(changed)) await clearDay(tx, ...parsed(key))
  for (const [key, shifts] of Object.entries(changed)) await write(tx, agencyId, key, shifts, officers, signs)
  await announceEdit(
    tx,
    'roster.edited',
    { subject: `roster:${agencyId}`, label: from, agency: agencyId },
    readable(changes, signs),
    by,
    now,
  )
}

async function write(
  tx: Tx,
  agencyId: number,
  key: CellKey,
  shifts: readonly Shift[],
  officers: ReadonlyMap<number, Officer>,
  signs: ReadonlyMap<number, string>,
) {
  const [counterId, day] = parsed(key)
  for (const shift of shifts) {
    const officer = officers.get(shift.staffId)
    if (!officer) throw new Refused('roster.strangerThere')
    if (shift.from >= shift.until) throw new Refused('roster.shiftEndsFirst')
    await insertShift(
      tx,
      { ...shift, agencyId, counterId, day },
      { officer: officer.name, counter: signs.get(counterId) ?? '' },
    )
  }
}

function mustBePlannable(key: CellKey, signs: ReadonlyMap<number, string>, today: string): void {
  const [counterId, day] = parsed(key)
  if (!signs.has(counterId)) throw new NotFound()
  if (day < today) throw new Refused('roster.dayIsOver', { day })
}

/** The cells of what is planned; a named cell without a shift is empty. */
export function cellsOf(planned: readonly PlannedShift[], keys: readonly CellKey[]): Cells {
  const cells: Record<CellKey, Shift[]> = Object.fromEntries(keys.map((key) => [key, []]))
  for (const { counterId, day, staffId, from, until } of planned)
    cells[cellKey(counterId, day)]?.push({ staffId, from, until })
  return cells
}

function changedCells(wanted: Cells, seen: unknown): Cells {
  const shown = isCells(seen) ? seen : {}
  const keys = Object.keys(differences(shown, wanted))
  return Object.fromEntries(keys.map((key) => [key, wanted[key] ?? []]))
}

function only(cells: Cells, of: Cells): Cells {
  return Object.fromEntries(Object.keys(of).map((key) => [key, cells[key] ?? []]))
}

function isCells(value: unknown): value is Cells {
  return typeof value === 'object' && value !== null
}

function parsed(key: CellKey): [number, string] {
  const [counterId, day] = key.split(' ')
  return [Number(counterId), day ?? '']
}

/** For the ledger: counters by sign, people by account and never by name. */
function readable(changes: ReturnType<typeof differences>, signs: ReadonlyMap<number, string>) {
  const people = (shifts: unknown) =>
    Array.isArray(shifts) ? (shifts as Shift[]).map(({ staffId }) => `staff:${staffId}`) : []
  const entries = Object.entries(changes).map(([key, { was, now }]) => {
    const [counterId, day] = parsed(key)
    return [`${signs.get(counterId) ?? counterId} ${day}`, { was: people(was), now: people(now) }]
  })
  return Object.fromEntries(entries)
}
