import { type AgencyProposal, isBroken, type Proposal } from './propose.ts'
import type { Question } from './question.ts'
import { withRoster } from './roster/roster-scenario.ts'
import { type Trial, tryRoster } from './try-roster.ts'
import { breaches, staffedIn } from './weigh.ts'

/**
 * The proposal in which agencies that need nothing keep the roster of today. A search ends where a promise is kept for
 * certain, in every queue by itself; where few people come that buys counters against chance. So an agency stays as it
 * is when today's roster, `today`, keeps the promise in the mean in each of its queues and works within the law, and the
 * search could only add to it. What adds nothing is proposed: shorter hours, breaks in turn, reserves at counters.
 * Lived again on the days of the proof, for agencies meet in visits with several services.
 */
export function stayingWhereKept(question: Question, today: Trial, proposal: Proposal): Proposal {
  const isKeptBy = (trial: Trial) => (one: AgencyProposal) => keepsInMean(question, trial, one)
  let staying = proposal.agencies.filter(
    (one) => (adds(one.plan) || one.plan.short.length > 0) && breaches(one.day) === 0 && isKeptBy(today)(one),
  )
  while (staying.length > 0) {
    const scenario = withRoster(
      question.scenario,
      proposal.agencies.filter((one) => !staying.includes(one)),
    )
    const trial = tryRoster(scenario, question)
    const kept = staying.filter(isKeptBy(trial))
    if (kept.length === staying.length) return withStaying(question, { ...proposal, scenario, trial }, staying)
    staying = kept
  }
  return proposal
}

function keepsInMean({ promise }: Question, { outcome }: Trial, { day }: AgencyProposal): boolean {
  return outcome.byQueue.every(
    // Who comes to a queue without anybody is never called, and no promise of theirs is counted.
    ({ queueId, people, kept }) =>
      !day.queueIds.includes(queueId) || people.mean === 0 || (kept.days > 0 && kept.mean >= promise.share),
  )
}

function withStaying(question: Question, proposal: Proposal, staying: readonly AgencyProposal[]): Proposal {
  const agencyOf = new Map(staying.flatMap((one) => one.day.queueIds.map((queueId) => [queueId, one] as const)))
  return {
    ...proposal,
    agencies: proposal.agencies.map((one) => (staying.includes(one) ? asToday(one) : one)),
    staying: staying.map(({ day }) => day.agency.code),
    need: new Map([...proposal.need].map(([id, need]) => [id, asStaffed(question, agencyOf.get(id), id, need)])),
    withLess: new Map([...proposal.withLess].filter(([id]) => !agencyOf.has(id))),
    broken: [...proposal.need.keys()].filter((id) => isBroken(question, proposal.trial, id)),
  }
}

/** What keeps the promise is enough: no more is needed than sits there. */
function asStaffed({ directory }: Question, one: AgencyProposal | undefined, queueId: number, need: readonly number[]) {
  if (!one) return need
  const first = one.counterIds.filter((id) => directory.counters.get(id)?.profile[0]?.queueId === queueId)
  const { quarters, now } = staffedIn(one, first)
  return need.map((counters, quarter) => Math.min(counters, now[quarters.indexOf(quarter)] ?? 0))
}

function adds({ newCounters, newOfficers, newReserves }: AgencyProposal['plan']): boolean {
  return newReserves > 0 || [...newCounters, ...newOfficers].some((many) => many > 0)
}

/** Who sits there today, with nothing new. */
function asToday(one: AgencyProposal): AgencyProposal {
  const nothing = one.seats.map(() => 0)
  const duties = one.day.today.flatMap(({ rest, ...duty }) => {
    const spans = rest ? [{ until: rest.from }, { from: rest.until }] : [{}]
    return spans.map((span) => ({ ...duty, ...span, isNew: false, isRelief: false }))
  })
  const plan = { newCounters: nothing, newOfficers: nothing, newReserves: 0, lent: nothing, help: [], short: [] }
  return {
    ...one,
    plan: { ...plan, shifts: [], cost: 0, isBest: true },
    assignment: { duties: duties.filter(({ from, until }) => from < until), newCounters: [] },
  }
}
