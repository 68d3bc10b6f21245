import type { Directory } from '#directory/directory.ts'
import { minutesOf } from '#mall/day.ts'
import type { Length, Scenario, ScenarioQueue, ScenarioService } from '#planning/scenario.ts'
import type { ScenarioFile } from './scenario-form.ts'

/** The scenario as the file wants it. Codes that point nowhere were told before. */
export function applyScenario(scenario: Scenario, directory: Directory, file: ScenarioFile): Scenario {
  const codes = new Map([...directory.services.values()].map(({ id, code }) => [id, code]))
  const ofService = (id: number) => file.services?.[codes.get(id) ?? '']
  const closed = new Set(file.closed_counters)
  const queues = scenario.queues.map((queue) => changedQueue(queue, file))
  return {
    ...scenario,
    queues,
    services: scenario.services.map((service) => changedService(service, ofService(service.id))),
    counters: [
      ...scenario.counters.map((counter) => (closed.has(counter.code) ? { ...counter, shifts: [] } : counter)),
      ...moreCounters(scenario, file),
    ],
    demand: changedDemand(scenario, file, ofService),
    officers: { ...scenario.officers, ...officersOf(file) },
    incidents: (file.incidents ?? []).map(({ agency, from, until, stops }) => ({
      from: minutesOf(from),
      until: minutesOf(until),
      queueIds: queuesOfAgency(directory, agency),
      stopsNumbers: stops !== 'service',
      stopsService: stops !== 'numbers',
    })),
  }
}

type Wanted<K extends 'services' | 'queues'> = NonNullable<ScenarioFile[K]>[string]

function changedQueue(queue: ScenarioQueue, { queues }: ScenarioFile): ScenarioQueue {
  const wanted = queues?.[queue.code]
  if (!wanted) return queue
  return without(undefined, {
    ...queue,
    promiseMinutes: wanted.promise_minutes ?? queue.promiseMinutes,
    discipline: wanted.discipline ?? queue.discipline,
    creditProtectedMinutes: wanted.credit_protected_minutes ?? queue.creditProtectedMinutes,
    creditAppointmentMinutes: wanted.credit_appointment_minutes ?? queue.creditAppointmentMinutes,
    promiseProtectedMinutes: wanted.promise_protected_minutes ?? queue.promiseProtectedMinutes,
    weightProtected: wanted.weight_protected ?? queue.weightProtected,
    weightAppointment: wanted.weight_appointment ?? queue.weightAppointment,
    lanePlaces: wanted.lane_places ?? queue.lanePlaces,
    blocks: wanted.blocks ?? queue.blocks,
  }) as ScenarioQueue
}

function changedService(service: ScenarioService, wanted: Wanted<'services'> | undefined): ScenarioService {
  if (!wanted) return service
  const takes: Length = wanted.quantiles
    ? { kind: 'empirical', quantiles: wanted.quantiles }
    : wanted.variation === undefined
      ? service.takes
      : { kind: 'lognormal', variation: wanted.variation }
  return { ...service, minutes: wanted.minutes ?? service.minutes, takes }
}

/** New counters serve one queue only, through the whole day without a break. */
function moreCounters({ counters, numbers, closes, queues }: Scenario, file: ScenarioFile): Scenario['counters'] {
  const first = Math.max(0, ...counters.map(({ id }) => id)) + 1
  const from = Math.min(closes, ...counters.flatMap(({ shifts }) => shifts.map((shift) => shift.from)))
  const opens = Number.isFinite(from) ? from : numbers.from
  const wanted = queues.flatMap(({ id, code }) =>
    Array.from({ length: file.queues?.[code]?.more_counters ?? 0 }, (_, i) => ({ id, code: `${code}+${i + 1}` })),
  )
  return wanted.map(({ id, code }, i) => ({
    id: first + i,
    code,
    profile: [{ queueId: id, whenWaitingOver: null }],
    shifts: [{ from: opens, until: closes }],
    rests: [],
  }))
}

function changedDemand(
  { demand }: Scenario,
  file: ScenarioFile,
  ofService: (id: number) => Wanted<'services'> | undefined,
): Scenario['demand'] {
  const { appointments: booked, habits = {} } = file
  return {
    ...demand,
    visitors: file.visitors ?? demand.visitors,
    count: file.count ?? demand.count,
    arrivals:
      file.arrivals?.map(({ from, until, weight }) => ({ from: minutesOf(from), until: minutesOf(until), weight })) ??
      demand.arrivals,
    mix: demand.mix.map(({ serviceId, weight }) => ({
      serviceId,
      weight: weight * (ofService(serviceId)?.times ?? 1),
    })),
    moreShare: file.more_services ?? demand.moreShare,
    inOrderShare: file.in_order ?? demand.inOrderShare,
    protectedShare: file.protected_share ?? demand.protectedShare,
    appointments: booked
      ? {
          share: booked.share,
          slots: { from: minutesOf(booked.from), until: minutesOf(booked.until), minutes: booked.slot_minutes },
          noShow: booked.no_show,
          earlyMinutes: booked.early_minutes,
          deviationMinutes: booked.deviation_minutes,
          lateMinutes: booked.late_minutes,
        }
      : demand.appointments,
    ways: {
      ...demand.ways,
      missesOnce: habits.misses_once ?? demand.ways.missesOnce,
      neverComes: habits.never_comes ?? demand.ways.neverComes,
      stepsOut: habits.steps_out ?? demand.ways.stepsOut,
      leaves: habits.leaves ?? demand.ways.leaves,
      leavesAfter: habits.patience_minutes ? { mean: habits.patience_minutes } : demand.ways.leavesAfter,
    },
  }
}

function officersOf({ officers = {} }: ScenarioFile): Partial<Scenario['officers']> {
  return without(undefined, {
    walkSeconds: officers.walk_seconds,
    absentSeconds: officers.absent_seconds,
    noticeSeconds: officers.notice_seconds,
    pauseShare: officers.pause_share,
    pauseSeconds: officers.pause_seconds,
    parkShare: officers.park_share,
    parkedMinutes: officers.parked_minutes,
    transferShare: officers.transfer_share,
  }) as Partial<Scenario['officers']>
}

function queuesOfAgency(directory: Directory, code: string): number[] {
  const agency = [...directory.agencies.values()].find((one) => one.code === code)
  return [...directory.queues.values()].flatMap((queue) => (queue.agencyId === agency?.id ? queue.id : []))
}

function without(what: undefined, fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== what))
}
