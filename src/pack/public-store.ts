import { sql, type Tx } from '#platform/database.ts'
import type { Changes, ChangesOf } from './changes.ts'
import { put } from './store.ts'

/** What the public site tells beside the services: a pack brings all of it, so what it does not name goes. */
export async function putPublic(tx: Tx, mall: number, { lifeEvents, sameWords, spoken }: Changes): Promise<void> {
  await put(
    tx,
    lifeEvents.gone,
    (json) => sql`
    delete from service.life_event e using jsonb_to_recordset(${json}::jsonb) r (code text) where e.mall_id = ${mall}::int and e.code = r.code`,
  )
  await put(
    tx,
    rowsOf(lifeEvents),
    (json) => sql`
    insert into service.life_event (mall_id, code, position, name, about, steps)
    select ${mall}::int, r.code, r.position, r.name, r.about, r.steps
    from jsonb_to_recordset(${json}::jsonb) r (code text, position int, name jsonb, about jsonb, steps jsonb)
    on conflict (mall_id, code) do update set position = excluded.position, name = excluded.name, about = excluded.about, steps = excluded.steps`,
  )
  await put(
    tx,
    sameWords.gone,
    (json) => sql`
    delete from service.same_words w using jsonb_to_recordset(${json}::jsonb) r (says text) where w.mall_id = ${mall}::int and w.says = r.says`,
  )
  await put(
    tx,
    rowsOf(sameWords),
    (json) => sql`
    insert into service.same_words (mall_id, says, means)
    select ${mall}::int, r.says, r.means from jsonb_to_recordset(${json}::jsonb) r (says text, means text)
    on conflict (mall_id, says) do update set means = excluded.means`,
  )
  await put(
    tx,
    spoken.gone,
    (json) => sql`
    delete from service.spoken p using jsonb_to_recordset(${json}::jsonb) r (service text, phrase text), service.service s
    where p.mall_id = ${mall}::int and s.mall_id = p.mall_id and s.id = p.service_id and s.code = r.service and p.phrase = r.phrase`,
  )
  await put(
    tx,
    spoken.added,
    (json) => sql`
    insert into service.spoken (mall_id, agency_id, service_id, phrase)
    select ${mall}::int, s.agency_id, s.id, r.phrase from jsonb_to_recordset(${json}::jsonb) r (service text, phrase text)
      join service.service s on s.mall_id = ${mall}::int and s.code = r.service
    on conflict do nothing`,
  )
}

function rowsOf<Row>({ added, changed }: ChangesOf<Row>): Row[] {
  return [...added, ...changed.map(({ after }) => after)]
}
