import type { Visiting } from '#mall/visiting.ts'
import type { Standard, Text } from '#service/standard.ts'
import type { AgencyRow, CounterRow, Description, QueueRow, ServiceRow } from './description.ts'
import { queueDefaults } from './form/agency-file.ts'
import { writtenSettings } from './mall-settings.ts'

type Value = Record<string, unknown>
/** The files of a pack as plain values, in the order in which people write them. */
export type PackValues = {
  readonly mall: Value
  readonly calendar: Value
  readonly documents: readonly Value[]
  readonly staff: Value | undefined
  readonly public: Value | undefined
  readonly agencies: readonly (Value & { readonly code: string })[]
}

/** The pack that describes a mall: what `describe` makes of a pack, back again. */
export function undescribe(description: Description): PackValues {
  return {
    mall: mallValue(description),
    calendar: calendarValue(description),
    documents: description.documents.map(({ code, name, where }) => given({ code, name, where })),
    staff: staffValue(description),
    public: publicValue(description),
    agencies: description.agencies.map((agency) => agencyValue(agency, description)),
  }
}

function mallValue({ mall, sites, halls, zones }: Description): Value {
  const { workingTimeBasis: _, ...settings } = mall.settings
  const named = writtenSettings(settings)
  return given({
    code: mall.code,
    name: mall.name,
    short: mall.shortName,
    region: mall.region,
    time_zone: mall.timeZone,
    demonstration: mall.isDemonstration || undefined,
    accent: mall.accent,
    hosts: someOf(mall.hosts),
    settings: Object.keys(named).length > 0 ? named : undefined,
    sites: sites.map(({ code, name, address, visiting, timeZone }) =>
      given({
        code,
        name,
        address: address.id === undefined ? undefined : address,
        time_zone: timeZone === mall.timeZone ? undefined : timeZone,
        visiting: visitingValue(visiting),
        halls: halls
          .filter(({ site }) => site === code)
          .map((hall) => ({
            code: hall.code,
            name: hall.name,
            floor: hall.floor,
            zones: zones
              .filter((zone) => zone.hall === hall.code)
              .map((zone) => ({ code: zone.code, name: zone.name })),
          })),
      }),
    ),
  })
}

function calendarValue({ mall, holidays, openings }: Description): Value {
  return given({
    holidays: holidays.map(({ heldOn, name, kind, basis }) =>
      given({ on: heldOn, name, kind, basis: basis || undefined }),
    ),
    open_on_joint_leave: mall.opensOnJointLeave,
    opening: openings.map(({ code, validFrom, validUntil, rank, isAssumed, days, breaks }) =>
      given({
        code,
        from: validFrom,
        until: validUntil,
        rank,
        assumed: isAssumed || undefined,
        days,
        breaks: Object.keys(breaks).length > 0 ? breaks : undefined,
      }),
    ),
    working_time_basis: mall.settings.workingTimeBasis,
  })
}

function staffValue({ staff, weeks }: Description): Value | undefined {
  if (staff.length === 0 && weeks.length === 0) return undefined
  const roster = weeks.map(({ counter, staff: person, days, from, until }) => ({
    counter,
    staff: person,
    days,
    from: timeOf(from),
    until: timeOf(until),
  }))
  return given({
    staff: staff.map(({ username, name, agency, roles }) => given({ username, name, agency, roles })),
    roster: someOf(roster),
  })
}

function visitingValue({ place, ways, facilities }: Visiting): Value | undefined {
  const value = given({
    place: place && assumable({ latitude: place.latitude, longitude: place.longitude }, place.isAssumed),
    ways: ways?.map(({ kind, text, isAssumed }) => assumable({ kind, text }, isAssumed)),
    facilities: facilities?.map(({ kind, where, isAssumed }) => assumable(given({ kind, where }), isAssumed)),
  })
  return Object.keys(value).length > 0 ? value : undefined
}

function assumable(value: Value, isAssumed: boolean): Value {
  return isAssumed ? { ...value, assumed: true } : value
}

/** Steps to a service that has left the mall are left out, as pointers of papers are; and what is left without any. */
function publicValue({ lifeEvents, sameWords, spoken, services }: Description): Value | undefined {
  const isGiven = (code: string) => services.some((service) => service.code === code)
  const events = lifeEvents
    .map((event) => ({ ...event, steps: event.steps.filter(({ service }) => isGiven(service)) }))
    .filter(({ steps }) => steps.length > 0)
  const phrases = Map.groupBy(spoken, ({ service }) => service)
  const value = given({
    life_events: someOf(
      events.map(({ code, name, about, steps }) => ({
        code,
        name,
        about,
        steps: steps.map(({ service, note }) => given({ service, note })),
      })),
    ),
    same_words: someOf(sameWords.map(({ says, means }) => ({ says, means }))),
    spoken: someOf([...phrases].map(([service, rows]) => ({ service, phrases: rows.map(({ phrase }) => phrase) }))),
  })
  return Object.keys(value).length > 0 ? value : undefined
}

function agencyValue(agency: AgencyRow, all: Description): Value & { code: string } {
  const ofAgency = (row: { readonly agency: string }) => row.agency === agency.code
  const siteOfZone = new Map(
    all.zones.map((zone) => [zone.code, all.halls.find(({ code }) => code === zone.hall)?.site]),
  )
  return {
    code: agency.code,
    name: agency.name,
    short: agency.shortName,
    kind: agency.kind,
    zone: agency.zone,
    presence: agency.presence.map(({ validFrom, days, basis }) =>
      given({ from: validFrom, days, basis: basis || undefined }),
    ),
    complaints: agency.complaints,
    queues: all.queues.filter(ofAgency).map((queue) => queueValue(queue, siteOfZone.get(agency.zone))),
    counters: all.counters.filter(ofAgency).map(counterValue),
    services: all.services.filter(ofAgency).map((service) => serviceValue(service, all)),
  }
}

/** The fields that every pack writes out stay; the finer ones only where they differ from the usual. */
function queueValue(queue: QueueRow, site: string | undefined): Value {
  const finer = {
    discipline: queue.discipline,
    credit_protected_minutes: queue.creditProtectedMinutes,
    credit_appointment_minutes: queue.creditAppointmentMinutes,
    promise_protected_minutes: queue.promiseProtectedMinutes,
    weight_protected: queue.weightProtected,
    weight_appointment: queue.weightAppointment,
    lane_places: queue.lanePlaces,
  }
  return given({
    code: queue.code,
    letter: queue.letter,
    name: queue.name,
    site: queue.site === site ? undefined : queue.site,
    start: queue.firstNumber,
    digits: queue.digits,
    reset: queue.reset,
    promise_minutes: queue.promiseMinutes,
    ...Object.fromEntries(Object.entries(finer).filter(([key, value]) => value !== queueDefaults[key])),
  })
}

function counterValue({ code, name, zone, profile, breakGroup }: CounterRow): Value {
  const entries = profile.map(({ queue, whenWaitingOver }) => given({ queue, when_waiting_over: whenWaitingOver }))
  return given({ code, name, zone, profile: entries, break: breakGroup })
}

function serviceValue(service: ServiceRow, all: Description): Value {
  const { requirements, procedure, time, cost, product, productValidity, complaints } = service.standard
  return given({
    code: service.code,
    queue: service.queue,
    name: service.name,
    level: service.level,
    minutes: service.minutes,
    words: service.words,
    since: service.since,
    standard: given({
      requirements: requirements.map((requirement) => requirementValue(requirement, all)),
      procedure,
      time: given({ min: time.min, max: time.max, unit: time.unit, note: time.note }),
      cost: given({ kind: cost.kind, amount: cost.amount, lines: cost.lines, text: cost.text, basis: cost.basis }),
      product,
      product_validity: productValidity,
      complaints,
    }),
    assumed: someOf(service.assumed),
    source: service.source,
  })
}

/**
 * A paper is written by its code; its name only where this standard calls it otherwise than the list of papers does. A
 * pointer to a service that has left the mall is left out, since no pack with it would be good.
 */
function requirementValue(requirement: Standard['requirements'][number], { documents, services }: Description): Value {
  const { document, name, form, count, when, obtainAt, where } = requirement
  const paper = documents.find(({ code }) => code === document)
  const isGiven = services.some(({ code }) => code === obtainAt)
  return given({
    document: paper && document,
    name: paper && isSameText(paper.name, name) ? undefined : name,
    form,
    count,
    when,
    obtain_at: isGiven ? obtainAt : undefined,
    where: paper && isSameText(paper.where, where) ? undefined : where,
  })
}

function isSameText(a: Text | null | undefined, b: Text | null | undefined): boolean {
  return a?.id === b?.id && a?.en === b?.en
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** Without the fields that have no value. */
function given<T extends Value>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== null)) as T
}
