import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Visit } from './visit.ts'

/** Words from one counter to the next. They live for the day of the visit, and never in the ledger. */
export type Note = {
  readonly visitId: number
  readonly legId: number
  readonly counterId: number
  readonly text: string
  readonly writtenAt: Date
}

export const longestNote = 300

// Sixteen figures are a NIK, a family card or a bank card; 08 or +62 8 begins a telephone number. A date and a time is
// neither. The table has the same rule (note_without_number).
const personal = [/(\d[ .-]?){16}/, /(\+?62|0)[ -]?8([ -]?\d){7}/]

export function looksPersonal(text: string): boolean {
  return personal.some((shape) => shape.test(text))
}

/** Refused before anything else of the act is done, so that a number of a person is never written anywhere. */
export function mustBeImpersonal(note: string | null): void {
  if (note !== null && looksPersonal(note)) throw new Refused('visit.noteHasNumber')
}

/** One note for each service of a visit; writing it again replaces it. */
export async function writeNote(
  tx: Tx,
  visit: Pick<Visit, 'id' | 'serviceDay'>,
  at: { readonly legId: number; readonly counterId: number; readonly now: Date },
  text: string | null,
): Promise<void> {
  if (text === null) return
  await tx.run(sql`
    insert into visit.note (mall_id, leg_id, visit_id, counter_id, service_day, body, written_at)
    values (${mallOf(tx)}::int, ${at.legId}::bigint, ${visit.id}::bigint, ${at.counterId}::bigint, ${visit.serviceDay}::date, ${text}, ${at.now}::timestamptz)
    on conflict (mall_id, leg_id) do update set body = excluded.body, counter_id = excluded.counter_id, written_at = excluded.written_at`)
}

/** What was noted of these visits, the oldest first. */
export function readNotes(tx: Tx, visitIds: readonly number[]): Promise<Note[]> {
  return tx.rows<Note>(sql`
    select visit_id as "visitId", leg_id as "legId", counter_id as "counterId", body as text, written_at as "writtenAt"
    from visit.note where mall_id = ${mallOf(tx)}::int and visit_id = any(${visitIds}::bigint[]) order by written_at, leg_id`)
}

/** The act that a note belonged to was taken back, and so was the note. */
export async function takeBackNote(tx: Tx, legId: number): Promise<void> {
  await tx.run(sql`delete from visit.note where mall_id = ${mallOf(tx)}::int and leg_id = ${legId}::bigint`)
}

/** The day of a site is over: its notes are gone, and so is every older one. */
export async function forgetNotes(tx: Tx, siteId: number, serviceDay: string): Promise<void> {
  await tx.run(sql`
    delete from visit.note n using visit.visit v
    where n.mall_id = ${mallOf(tx)}::int and n.service_day <= ${serviceDay}::date
      and v.mall_id = n.mall_id and v.id = n.visit_id and v.site_id = ${siteId}::bigint`)
}
