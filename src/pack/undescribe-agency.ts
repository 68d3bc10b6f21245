import type { Standard, Text } from '#service/standard.ts'
import type { AgencyRow, CounterRow, Description, QueueRow, ServiceRow } from './description.ts'
import { queueDefaults } from './form/agency-file.ts'
import { given, someOf, type Value } from './written-value.ts'

/** What an agency’s file holds: the agency with its queues, counters and services, as people write them. */
export function agencyValue(agency: AgencyRow, all: Description): Value & { code: string } {
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
