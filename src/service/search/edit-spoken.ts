import { allow } from '#account/allow.ts'
import { mallOf } from '#ledger/announce.ts'
import { announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { type ServiceRow, subjectOfService } from '../service-row.ts'
import { readService, readVersions } from '../store.ts'

/**
 * Phrases that an agency's people add to find a service by. They promise nothing, so they hold at once and make no new
 * version of the standard; the words of the standard itself stay with its draft.
 */
export async function editSpoken(
  tx: Tx,
  id: number,
  edit: Edit<readonly string[]>,
  by: Actor,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  const service = await readService(tx, id)
  allow(by, 'service.edit', { agency: service.agencyId })
  const present = { spoken: await readSpoken(tx, id) }
  const wanted = { spoken: [...edit.wanted].sort() }
  const changes = changesOf({ spoken: [...present.spoken].sort() }, { seen: edit.seen, wanted })
  if (!changes) return
  if (service.isRetired) throw new Refused('service.retired')
  await writeSpoken(tx, service, wanted.spoken)
  const name = (await readVersions(tx, id))[0]?.draft.name.id ?? ''
  await announceEdit(tx, 'service.spokenEdited', subjectOfService(service, name), changes, by, now)
}

export async function readSpoken(tx: Tx, id: number): Promise<string[]> {
  const rows = await tx.rows<{ phrase: string }>(
    sql`select phrase from service.spoken where mall_id = ${mallOf(tx)}::int and service_id = ${id}::bigint order by phrase`,
  )
  return rows.map(({ phrase }) => phrase)
}

async function writeSpoken(tx: Tx, { id, agencyId }: ServiceRow, phrases: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from service.spoken where mall_id = ${mallOf(tx)}::int and service_id = ${id}::bigint and phrase <> all(${[...phrases]}::text[])`)
  await tx.run(sql`
    insert into service.spoken (mall_id, agency_id, service_id, phrase)
    select ${mallOf(tx)}::int, ${agencyId}::bigint, ${id}::bigint, phrase from unnest(${[...phrases]}::text[]) given(phrase)
    on conflict do nothing`)
}
