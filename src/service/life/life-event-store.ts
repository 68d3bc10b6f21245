import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { LifeEvent } from '../life-event.ts'
import type { LifeEventFields } from './edit-life-event.ts'

export function readLifeEvents(tx: Tx): Promise<LifeEvent[]> {
  return tx.rows<LifeEvent>(sql`
    select code, position, name, about, steps from service.life_event
    where mall_id = ${mallOf(tx)}::int order by position, code`)
}

/** False when the code is taken. */
export async function insertLifeEvent(
  tx: Tx,
  code: string,
  position: number,
  { name, about, steps }: LifeEventFields,
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into service.life_event (mall_id, code, position, name, about, steps)
    values (${mallOf(tx)}::int, ${code}, ${position}::int, ${JSON.stringify(name)}::jsonb, ${JSON.stringify(about)}::jsonb, ${JSON.stringify(steps)}::jsonb)
    on conflict (mall_id, code) do nothing`)
  return added > 0
}

export async function updateLifeEvent(tx: Tx, code: string, { name, about, steps }: LifeEventFields): Promise<void> {
  await tx.run(sql`
    update service.life_event set name = ${JSON.stringify(name)}::jsonb, about = ${JSON.stringify(about)}::jsonb, steps = ${JSON.stringify(steps)}::jsonb
    where mall_id = ${mallOf(tx)}::int and code = ${code}`)
}

/** Positions count from 0 without gaps, as a pack writes them, so that an export stays equal. */
export async function writeOrder(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.run(sql`
    update service.life_event e set position = given.place - 1
    from unnest(${[...codes]}::text[]) with ordinality given(code, place)
    where e.mall_id = ${mallOf(tx)}::int and e.code = given.code and e.position <> given.place - 1`)
}

export async function deleteLifeEvent(tx: Tx, code: string): Promise<void> {
  await tx.run(sql`delete from service.life_event where mall_id = ${mallOf(tx)}::int and code = ${code}`)
}

/** Those of these codes that are a service of the mall. */
export async function knownServices(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ code: string }>(sql`
    select code from service.service where mall_id = ${mallOf(tx)}::int and code = any(${[...codes]}::text[]) and not is_retired`)
  return new Set(rows.map(({ code }) => code))
}
