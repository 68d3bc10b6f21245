import type { Visiting } from '#mall/visiting.ts'
import type { Description } from './description.ts'
import { writtenSettings } from './mall-settings.ts'
import { agencyValue } from './undescribe-agency.ts'
import { given, someOf, type Value } from './written-value.ts'

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

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
