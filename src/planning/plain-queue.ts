import type { Demand, Officers, Scenario, ScenarioQueue } from './scenario.ts'

/** Nobody walks, waits to be noticed, parks or comes early: the officers of a textbook. */
export const noFriction: Officers = {
  walkSeconds: [0, 0],
  absentSeconds: 0,
  noticeSeconds: [0, 0],
  pauseShare: 0,
  pauseSeconds: [0, 0],
  earlyMinutes: [0, 0],
  staysMinutes: 0,
  parkShare: 0,
  parkedMinutes: [0, 0],
  resumeChance: 1,
  afterParkMinutes: 0,
  transferShare: 0,
  transferTo: {},
}

/** Everybody sits and waits. */
export const patient: Demand['ways'] = {
  missesOnce: 0,
  neverComes: 0,
  leaves: 0,
  stepsOut: 0,
  leavesAfter: [0, 0],
  stepsOutAfter: [0, 0],
  stepsOutFor: [0, 0],
  comesBackAfter: [0, 0],
}

export type PlainQueue = {
  readonly visitors: number
  readonly minutesBetween: number
  readonly minutes: number
  readonly counters: number
  readonly takes?: Scenario['services'][number]['takes']
  readonly queue?: Partial<ScenarioQueue>
  readonly demand?: Partial<Demand>
}

/**
 * One queue before equal counters, with Poisson arrivals at an even rate: what the formulas of erlang.ts are about. Without
 * more said, M/M/c. Its day begins at midnight and lasts as long as it takes.
 */
export function plainQueue({
  visitors,
  minutesBetween,
  minutes,
  counters,
  takes,
  queue,
  demand,
}: PlainQueue): Scenario {
  const until = visitors * minutesBetween
  const all = { from: 0, until: until + 10_000 * minutes }
  return {
    closes: until,
    ends: all.until,
    numbers: all,
    queues: [
      {
        id: 1,
        code: 'A',
        promiseMinutes: 15,
        discipline: 'credit',
        creditProtectedMinutes: 0,
        creditAppointmentMinutes: 0,
        promiseProtectedMinutes: 1e9,
        weightProtected: 1,
        weightAppointment: 1,
        lanePlaces: 1e9,
        ...queue,
      },
    ],
    services: [{ id: 1, queueId: 1, minutes, takes: takes ?? { kind: 'exponential' } }],
    counters: Array.from({ length: counters }, (_, i) => ({
      id: i + 1,
      code: String(i + 1),
      profile: [{ queueId: 1, whenWaitingOver: null }],
      shifts: [all],
      rests: [],
    })),
    demand: {
      visitors,
      count: 'poisson',
      arrivals: [{ from: 0, until, weight: 1 }],
      mix: [{ serviceId: 1, weight: 1 }],
      moreShare: 0,
      inOrderShare: 0,
      protectedShare: 0,
      appointments: null,
      ways: patient,
      ...demand,
    },
    officers: noFriction,
    incidents: [],
  }
}
