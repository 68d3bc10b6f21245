import { sql, type Tx } from '#platform/database.ts'
import { type ClosedDay, type Directory, defaultSettings, type Incident } from './directory.ts'

type Json = Record<string, never[]> & { mall: Record<string, unknown> }

/** Reads a whole mall in one statement; a mall of 200 services is some 300 KB, read only when its version rises. */
export async function readDirectory(tx: Tx, mallId: number, day: string): Promise<Directory | undefined> {
  const found = await tx.maybe<{ directory: Json }>(sql`
    select jsonb_build_object(
      'mall', (select to_jsonb(m) from (select id, code, name, short_name as "shortName", region, time_zone as "timeZone",
         is_demonstration as "isDemonstration", accent, open_on_joint_leave as "opensOnJointLeave", settings,
         rehearsing_since as "rehearsingSince", version from mall.mall where id = ${mallId}) m),
      'sites', (select coalesce(jsonb_agg(s order by s.id), '[]') from (select id, code, name, address, visiting, time_zone as "timeZone" from mall.site where not is_retired) s),
      'zones', (select coalesce(jsonb_agg(z order by z.id), '[]') from (select z.id, z.code, z.name, h.name as "hallName", h.floor, h.site_id as "siteId"
         from mall.zone z join mall.hall h on h.mall_id = z.mall_id and h.id = z.hall_id where not z.is_retired) z),
      'holidays', (select coalesce(jsonb_agg(h order by h."heldOn"), '[]') from (select held_on as "heldOn", kind, name from mall.holiday) h),
      'forms', (select coalesce(jsonb_agg(f order by f.rank), '[]') from (select code, valid_from as "validFrom", valid_until as "validUntil", rank, days, breaks from mall.opening_form) f),
      'agencies', (select coalesce(jsonb_agg(a order by a.id), '[]') from (select a.id, a.code, a.name, a.short_name as "shortName", a.kind, a.zone_id as "zoneId", a.complaints,
         (select coalesce(jsonb_agg(jsonb_build_object('validFrom', p.valid_from, 'days', p.days, 'basis', p.basis) order by p.valid_from), '[]') from agency.presence p where p.mall_id = a.mall_id and p.agency_id = a.id) as presence,
         (select coalesce(jsonb_agg(jsonb_build_object('heldOn', e.held_on, 'isPresent', e.is_present, 'reason', e.reason)), '[]') from agency.presence_exception e where e.mall_id = a.mall_id and e.agency_id = a.id) as exceptions
         from agency.agency a where not a.is_retired) a),
      'queues', (select coalesce(jsonb_agg(q order by q.id), '[]') from (select id, agency_id as "agencyId", site_id as "siteId", code, name, letter, first_number as "firstNumber", digits, reset,
         promise_minutes as "promiseMinutes", discipline, credit_protected_minutes as "creditProtectedMinutes", credit_appointment_minutes as "creditAppointmentMinutes",
         promise_protected_minutes as "promiseProtectedMinutes", weight_protected as "weightProtected", weight_appointment as "weightAppointment", lane_places as "lanePlaces" from service.queue where not is_retired) q),
      'services', (select coalesce(jsonb_agg(s order by s.code), '[]') from (select s.id, s.agency_id as "agencyId", s.queue_id as "queueId", s.code, v.number as "versionNumber", v.valid_from as "validFrom",
         v.name, v.level, v.minutes, v.words, (select coalesce(jsonb_agg(p.phrase order by p.phrase), '[]') from service.spoken p where p.mall_id = s.mall_id and p.service_id = s.id) as spoken, v.standard, v.assumed, v.source
         from service.service s join lateral (select * from service.version v where v.mall_id = s.mall_id and v.service_id = s.id and v.published_at is not null and v.valid_from <= ${day}::date
           order by v.valid_from desc, v.number desc limit 1) v on true where not s.is_retired) s),
      'counters', (select coalesce(jsonb_agg(c order by c.id), '[]') from (select c.id, c.agency_id as "agencyId", c.zone_id as "zoneId", c.code, c.name, c.break_group as "breakGroup",
         (select coalesce(jsonb_agg(jsonb_build_object('queueId', p.queue_id, 'whenWaitingOver', p.when_waiting_over) order by p.position), '[]') from counter.profile p where p.mall_id = c.mall_id and p.counter_id = c.id) as profile
         from counter.counter c where not c.is_retired) c),
      'lifeEvents', (select coalesce(jsonb_agg(e order by e.position, e.code), '[]') from (select code, position, name, about, steps from service.life_event) e),
      'sameWords', (select coalesce(jsonb_agg(w order by w.says), '[]') from (select says, means from service.same_words) w),
      'incidents', (select coalesce(jsonb_agg(i order by i.id), '[]') from (select id, kind, agency_id as "agencyId", queue_id as "queueId", service_id as "serviceId",
         counter_id as "counterId", stops, message, opened_at as "openedAt" from visit.incident where closed_at is null) i),
      'closedDays', (select coalesce(jsonb_agg(d order by d."siteId", d.day), '[]') from (select site_id as "siteId", service_day as day, closed_at as "closedAt"
         from visit.day_closed where reopened_at is null and service_day >= ${day}::date - 1) d)
    ) as directory`)
  return found?.directory.mall ? shape(found.directory) : undefined
}

function shape(json: Json): Directory {
  const { opensOnJointLeave, rehearsingSince, settings, ...mall } = json.mall
  return {
    mall: {
      ...mall,
      rehearsingSince: rehearsingSince ? new Date(rehearsingSince as string) : null,
      settings: { ...defaultSettings, ...(settings as object) },
    } as Directory['mall'],
    calendar: { forms: json.forms ?? [], holidays: json.holidays ?? [], opensOnJointLeave: opensOnJointLeave === true },
    sites: byId(json.sites),
    zones: byId(json.zones),
    agencies: byId(json.agencies),
    queues: byId(json.queues),
    services: byId(json.services),
    counters: byId(json.counters),
    lifeEvents: json.lifeEvents ?? [],
    sameWords: json.sameWords ?? [],
    incidents: (json.incidents as unknown as (Incident & { openedAt: string })[]).map((i) => ({
      ...i,
      openedAt: new Date(i.openedAt),
    })),
    // Two buildings can lie in two time zones, so the day before is read as well.
    closedDays: (json.closedDays as unknown as (ClosedDay & { closedAt: string })[]).map((one) => ({
      ...one,
      closedAt: new Date(one.closedAt),
    })),
  }
}

function byId<T>(rows: unknown): ReadonlyMap<number, T> {
  return new Map((rows as (T & { id: number })[]).map((row) => [row.id, row]))
}
