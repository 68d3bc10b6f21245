import { minutesOf } from '#mall/day.ts'
import type { Visiting } from '#mall/visiting.ts'
import type { Standard, Text } from '#service/standard.ts'
import type { Description, QueueRow, ServiceRow } from './description.ts'
import type { AgencyFile, QueueOfPack } from './form/agency-file.ts'
import { weekdays } from './form/parts.ts'
import type { RequirementOfPack, ServiceOfPack } from './form/service.ts'
import type { Pack } from './forms.ts'
import { keptSettings } from './mall-settings.ts'

/** A checked pack in rows: documents are named, sites of queues are found, defaults are written out. */
export function describe(pack: Pack): Description {
  const { mall, calendar, documents, agencies, staff } = pack
  const halls = mall.sites.flatMap((site) => site.halls.map((hall) => ({ ...hall, site: site.code })))
  const siteOfZone = new Map(halls.flatMap((hall) => hall.zones.map((zone) => [zone.code, hall.site])))
  const papers = new Map(documents.map((paper) => [paper.code, paper]))
  const description: Description = {
    mall: mallRow(pack),
    sites: mall.sites.map(({ code, name, address, visiting, time_zone }) => ({
      code,
      name,
      address: address ?? {},
      visiting: visitingRow(visiting),
      timeZone: time_zone ?? mall.time_zone,
    })),
    halls: halls.map(({ code, site, name, floor }) => ({ code, site, name, floor })),
    zones: halls.flatMap((hall) => hall.zones.map(({ code, name }) => ({ code, hall: hall.code, name }))),
    holidays: calendar.holidays.map(({ on, kind, name, basis }) => ({ heldOn: on, kind, name, basis })),
    openings: calendar.opening.map(openingRow),
    documents: documents.map(({ code, name, where }) => ({ code, name, where: where ?? null })),
    agencies: agencies.map(agencyRow),
    queues: agencies.flatMap((agency) =>
      agency.queues.map((queue) => queueRow(queue, agency.code, queue.site ?? siteOfZone.get(agency.zone) ?? '')),
    ),
    services: agencies.flatMap((agency) => agency.services.map((service) => serviceRow(service, agency.code, papers))),
    counters: agencies.flatMap(counterRows),
    ...publicRows(pack),
    staff: (staff?.staff ?? []).map(({ username, name, agency, roles }) => ({
      username,
      name,
      agency: agency ?? null,
      roles,
    })),
    weeks: (staff?.roster ?? []).map((week) => ({
      ...week,
      days: inWeekOrder(week.days),
      from: minutesOf(week.from),
      until: minutesOf(week.until),
    })),
  }
  // As it comes back from the database: without what is undefined, and without a negative zero.
  return JSON.parse(JSON.stringify(description)) as Description
}

type VisitingOfPack = Pack['mall']['sites'][number]['visiting']

function visitingRow(visiting: VisitingOfPack): Visiting {
  const { place, ways, facilities } = visiting ?? {}
  return {
    place: place && { latitude: place.latitude, longitude: place.longitude, isAssumed: place.assumed },
    ways: ways?.map(({ kind, text, assumed }) => ({ kind, text, isAssumed: assumed })),
    facilities: facilities?.map(({ kind, where, assumed }) => ({ kind, where: where ?? null, isAssumed: assumed })),
  }
}

function publicRows({ public: file, agencies }: Pack): Pick<Description, 'lifeEvents' | 'sameWords' | 'spoken'> {
  const owners = new Map(agencies.flatMap(({ code, services }) => services.map((service) => [service.code, code])))
  return {
    lifeEvents: (file?.life_events ?? []).map(({ code, name, about, steps }, position) => ({
      code,
      position,
      name,
      about,
      steps: steps.map(({ service, note }) => ({ service, note: note ?? null })),
    })),
    sameWords: file?.same_words ?? [],
    spoken: (file?.spoken ?? []).flatMap(({ service, phrases }) =>
      phrases.map((phrase) => ({ service, agency: owners.get(service) ?? '', phrase })),
    ),
  }
}

function mallRow({ mall, calendar }: Pack): Description['mall'] {
  const { working_time_basis: workingTimeBasis } = calendar
  const settings = keptSettings(mall.settings)
  return {
    code: mall.code,
    name: mall.name,
    shortName: mall.short,
    region: mall.region,
    timeZone: mall.time_zone,
    isDemonstration: mall.demonstration,
    accent: mall.accent ?? null,
    hosts: mall.hosts,
    opensOnJointLeave: calendar.open_on_joint_leave,
    settings: workingTimeBasis === undefined ? settings : { ...settings, workingTimeBasis },
  }
}

function openingRow(form: Pack['calendar']['opening'][number]): Description['openings'][number] {
  const { code, from, until, rank, assumed, days, breaks } = form
  return {
    code,
    validFrom: from,
    validUntil: until ?? null,
    rank,
    isAssumed: assumed,
    days: days as Description['openings'][number]['days'],
    breaks: breaks as Description['openings'][number]['breaks'],
  }
}

function agencyRow({
  code,
  name,
  short,
  kind,
  zone,
  complaints,
  presence,
}: AgencyFile): Description['agencies'][number] {
  const dated = presence.map(({ from, days, basis }) => ({ validFrom: from, days: inWeekOrder(days), basis }))
  return {
    code,
    name,
    shortName: short,
    kind,
    zone,
    complaints,
    presence: dated.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
  }
}

function queueRow(queue: QueueOfPack, agency: string, site: string): QueueRow {
  return {
    code: queue.code,
    agency,
    site,
    name: queue.name,
    letter: queue.letter,
    firstNumber: queue.start,
    digits: queue.digits,
    reset: queue.reset,
    promiseMinutes: queue.promise_minutes,
    discipline: queue.discipline,
    creditProtectedMinutes: queue.credit_protected_minutes,
    creditAppointmentMinutes: queue.credit_appointment_minutes,
    promiseProtectedMinutes: queue.promise_protected_minutes,
    weightProtected: queue.weight_protected,
    weightAppointment: queue.weight_appointment,
    lanePlaces: queue.lane_places,
  }
}

function counterRows({ code: agency, counters }: AgencyFile): Description['counters'] {
  return counters.map(({ code, name, zone, profile, break: breakGroup }) => ({
    code,
    agency,
    zone,
    name,
    breakGroup: breakGroup ?? null,
    profile: profile.map(({ queue, when_waiting_over }) => ({ queue, whenWaitingOver: when_waiting_over ?? null })),
  }))
}

type Papers = ReadonlyMap<string, { readonly name: Text; readonly where?: Text | undefined }>

function serviceRow(service: ServiceOfPack, agency: string, papers: Papers): ServiceRow {
  const {
    standard,
    standard: { product_validity: productValidity, ...published },
    ...rest
  } = service
  const requirements = standard.requirements.map((requirement) => named(requirement, papers))
  return { ...rest, agency, standard: { ...published, requirements, productValidity } }
}

/** What is published stands by itself: the name of a paper as it was then, whatever documents.yaml says later. */
function named(
  { document, name, obtain_at: obtainAt, where, ...rest }: RequirementOfPack,
  papers: Papers,
): Standard['requirements'][number] {
  const paper = document === undefined ? undefined : papers.get(document)
  return { ...rest, document, name: name ?? paper?.name ?? { id: '', en: '' }, obtainAt, where: where ?? paper?.where }
}

function inWeekOrder(days: readonly string[]): string[] {
  return weekdays.filter((day) => days.includes(day))
}
