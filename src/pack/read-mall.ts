import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Description } from './description.ts'
import { settingsOfPack } from './mall-settings.ts'

/**
 * Reads a whole mall as rows that name one another by code, in one statement. What is retired is left out, and so is a
 * service that was never published: it is somebody's draft on the screens, not the pack's.
 */
export async function readMall(tx: Tx, mall: number): Promise<Description> {
  const { description } = await tx.row<{ description: Description }>(sql`
    select jsonb_build_object(
      'mall', (select jsonb_build_object('code', code, 'name', name, 'shortName', short_name, 'region', region, 'timeZone', time_zone,
         'isDemonstration', is_demonstration, 'accent', accent, 'hosts', hosts, 'opensOnJointLeave', open_on_joint_leave, 'settings', settings)
         from mall.mall where id = ${mall}::int),
      'sites', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name, 'address', address, 'visiting', visiting, 'timeZone', time_zone) order by id), '[]')
         from mall.site where mall_id = ${mall}::int and not is_retired),
      'halls', (select coalesce(jsonb_agg(jsonb_build_object('code', h.code, 'site', s.code, 'name', h.name, 'floor', h.floor) order by h.id), '[]')
         from mall.hall h join mall.site s on s.mall_id = h.mall_id and s.id = h.site_id where h.mall_id = ${mall}::int and not h.is_retired),
      'zones', (select coalesce(jsonb_agg(jsonb_build_object('code', z.code, 'hall', h.code, 'name', z.name) order by z.id), '[]')
         from mall.zone z join mall.hall h on h.mall_id = z.mall_id and h.id = z.hall_id where z.mall_id = ${mall}::int and not z.is_retired),
      'holidays', (select coalesce(jsonb_agg(jsonb_build_object('heldOn', held_on, 'kind', kind, 'name', name, 'basis', basis) order by held_on, kind), '[]')
         from mall.holiday where mall_id = ${mall}::int),
      'openings', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'validFrom', valid_from, 'validUntil', valid_until, 'rank', rank,
         'isAssumed', is_assumed, 'days', days, 'breaks', breaks) order by rank, valid_from, code), '[]') from mall.opening_form where mall_id = ${mall}::int),
      'documents', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name, 'where', obtained_where) order by code), '[]')
         from mall.document where mall_id = ${mall}::int),
      'agencies', (select coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'shortName', a.short_name, 'kind', a.kind, 'zone', z.code,
         'complaints', a.complaints, 'presence', (select coalesce(jsonb_agg(jsonb_build_object('validFrom', p.valid_from, 'days', p.days, 'basis', p.basis)
           order by p.valid_from), '[]') from agency.presence p where p.mall_id = a.mall_id and p.agency_id = a.id)) order by a.code), '[]')
         from agency.agency a join mall.zone z on z.mall_id = a.mall_id and z.id = a.zone_id where a.mall_id = ${mall}::int and not a.is_retired),
      'queues', (select coalesce(jsonb_agg(jsonb_build_object('code', q.code, 'agency', a.code, 'site', s.code, 'name', q.name, 'letter', q.letter,
         'firstNumber', q.first_number, 'digits', q.digits, 'reset', q.reset, 'promiseMinutes', q.promise_minutes, 'discipline', q.discipline,
         'creditProtectedMinutes', q.credit_protected_minutes, 'creditAppointmentMinutes', q.credit_appointment_minutes,
         'promiseProtectedMinutes', q.promise_protected_minutes, 'weightProtected', q.weight_protected, 'weightAppointment', q.weight_appointment, 'lanePlaces', q.lane_places)
         order by q.id), '[]')
         from service.queue q join agency.agency a on a.mall_id = q.mall_id and a.id = q.agency_id join mall.site s on s.mall_id = q.mall_id and s.id = q.site_id
         where q.mall_id = ${mall}::int and not q.is_retired),
      'services', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'agency', a.code, 'queue', q.code, 'since', v.valid_from, 'name', v.name,
         'level', v.level, 'minutes', v.minutes, 'words', v.words, 'standard', v.standard, 'assumed', v.assumed, 'source', v.source) order by s.code), '[]')
         from service.service s join agency.agency a on a.mall_id = s.mall_id and a.id = s.agency_id join service.queue q on q.mall_id = s.mall_id and q.id = s.queue_id
         join lateral (select * from service.version v where v.mall_id = s.mall_id and v.service_id = s.id and v.published_at is not null
           order by v.valid_from desc, v.number desc limit 1) v on true
         where s.mall_id = ${mall}::int and not s.is_retired),
      'counters', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'agency', a.code, 'zone', z.code, 'name', c.name, 'breakGroup', c.break_group,
         'profile', (select coalesce(jsonb_agg(jsonb_build_object('queue', q.code, 'whenWaitingOver', p.when_waiting_over) order by p.position), '[]')
           from counter.profile p join service.queue q on q.mall_id = p.mall_id and q.id = p.queue_id where p.mall_id = c.mall_id and p.counter_id = c.id))
         order by c.id), '[]')
         from counter.counter c join agency.agency a on a.mall_id = c.mall_id and a.id = c.agency_id join mall.zone z on z.mall_id = c.mall_id and z.id = c.zone_id
         where c.mall_id = ${mall}::int and not c.is_retired),
      'lifeEvents', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'position', position, 'name', name, 'about', about, 'steps', steps)
         order by position, code), '[]') from service.life_event where mall_id = ${mall}::int),
      'sameWords', (select coalesce(jsonb_agg(jsonb_build_object('says', says, 'means', means) order by says), '[]') from service.same_words where mall_id = ${mall}::int),
      'spoken', (select coalesce(jsonb_agg(jsonb_build_object('service', s.code, 'agency', a.code, 'phrase', p.phrase) order by s.code, p.phrase), '[]')
         from service.spoken p join service.service s on s.mall_id = p.mall_id and s.id = p.service_id join agency.agency a on a.mall_id = p.mall_id and a.id = p.agency_id
         where p.mall_id = ${mall}::int and not s.is_retired),
      'staff', (select coalesce(jsonb_agg(jsonb_build_object('username', p.username, 'name', p.name, 'agency', a.code, 'roles', p.roles) order by p.id), '[]')
         from account.staff p left join agency.agency a on a.mall_id = p.mall_id and a.id = p.agency_id where p.mall_id = ${mall}::int and not p.is_retired and (a.id is null or not a.is_retired)),
      'weeks', (select coalesce(jsonb_agg(jsonb_build_object('counter', c.code, 'staff', p.username, 'days', w.days,
         'from', lower(w.hours), 'until', upper(w.hours)) order by w.id), '[]')
         from counter.week w join counter.counter c on c.mall_id = w.mall_id and c.id = w.counter_id join account.staff p on p.mall_id = w.mall_id and p.id = w.staff_id
         where w.mall_id = ${mall}::int and not c.is_retired and not p.is_retired)
    ) as description`)
  const settings = settingsOfPack(description.mall.settings)
  return { ...description, mall: { ...description.mall, settings } }
}

/** Which agency each code has ever belonged to, retired ones too: a code never passes to another agency. */
export async function readOwners(
  tx: Tx,
  mall: number,
): Promise<Record<'services' | 'queues' | 'counters', Record<string, string>>> {
  const { owners } = await tx.row<{ owners: Record<'services' | 'queues' | 'counters', Record<string, string>> }>(sql`
    select jsonb_build_object(
      'services', (select coalesce(jsonb_object_agg(s.code, a.code), '{}') from service.service s join agency.agency a on a.mall_id = s.mall_id and a.id = s.agency_id where s.mall_id = ${mall}::int),
      'queues', (select coalesce(jsonb_object_agg(q.code, a.code), '{}') from service.queue q join agency.agency a on a.mall_id = q.mall_id and a.id = q.agency_id where q.mall_id = ${mall}::int),
      'counters', (select coalesce(jsonb_object_agg(c.code, a.code), '{}') from counter.counter c join agency.agency a on a.mall_id = c.mall_id and a.id = c.agency_id where c.mall_id = ${mall}::int)
    ) as owners`)
  return owners
}

/** The agencies of these codes that are in the mall, by id, with their codes. */
export async function readAgencyIds(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.rows<{ id: number; code: string }>(sql`
    select id, code from agency.agency where mall_id = ${mallOf(tx)}::int and not is_retired and code = any (${codes}::text[]) order by id`)
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** Usernames that came by a pack: only they are retired when a pack no longer names them. */
export async function readPackPeople(tx: Tx, mall: number): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ username: string }>(
    sql`select username from account.staff where mall_id = ${mall}::int and from_pack and not is_retired`,
  )
  return new Set(rows.map(({ username }) => username))
}
