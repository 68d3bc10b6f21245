import { sql, type Tx } from '#platform/database.ts'
import type { BusyMall } from './busy-mall.ts'

/** As long as a decree makes them: an agency of 60 letters and more, a service of 120, and what it asks for. */
const agency = {
  id: 'Dinas Penanaman Modal, Kependudukan, dan Pelayanan Terpadu Satu Pintu',
  en: 'Office for Investment, Civil Registration and Integrated One-Stop Service',
}
const service = {
  id: 'Pencatatan perubahan data kependudukan bagi penduduk rentan administrasi dan korban bencana yang tidak memiliki dokumen',
  en: 'Recording changes of civil registration data for residents at risk and victims of disaster who hold no documents at all',
}
const paper = {
  id: 'Surat pernyataan tanggung jawab mutlak atas kebenaran data dari kepala keluarga',
  en: 'Statement of full responsibility for the truth of the data by the head of the family',
}

/** From now on the service of whoever is served at counter 2, and its agency, are called so; with 25 papers to bring. */
export async function longNames({ hall, morning }: Pick<BusyMall, 'hall' | 'morning'>): Promise<string> {
  const code = [...hall.directory.services.values()].find(({ id }) => id === morning.serving.serviceId)?.code ?? ''
  await hall.act((tx) => rename(tx, morning.serving.serviceId))
  return code
}

async function rename(tx: Tx, serviceId: number): Promise<void> {
  const mall = tx.mall?.id ?? 0
  const papers = Array.from({ length: 25 }, (_, i) => ({
    name: { id: `${paper.id} (${i + 1})`, en: `${paper.en} (${i + 1})` },
    form: i % 2 ? 'copy' : 'original',
  }))
  const isLong = await tx.maybe(
    sql`select 1 from service.version where mall_id = ${mall}::int and service_id = ${serviceId}::bigint and name->>'id' = ${service.id}`,
  )
  if (isLong) return
  await tx.run(sql`
    insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, published_at)
    select mall_id, service_id, number + 1, agency_id, '2026-11-23', ${JSON.stringify(service)}::jsonb, level, minutes, words,
      jsonb_set(standard, '{requirements}', ${JSON.stringify(papers)}::jsonb), published_at
    from service.version where mall_id = ${mall}::int and service_id = ${serviceId}::bigint order by number desc limit 1`)
  await tx.run(sql`
    update agency.agency set short_name = ${agency.id}, name = ${JSON.stringify(agency)}::jsonb
    where mall_id = ${mall}::int and id = (select agency_id from service.service where mall_id = ${mall}::int and id = ${serviceId}::bigint)`)
}
