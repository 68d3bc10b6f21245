import type { Proposal } from '#planning/staffing/propose.ts'
import type { Question } from '#planning/staffing/question.ts'
import { earlyIn } from '#planning/staffing/weigh.ts'
import { timeOf } from '../outcome-tables.ts'
import type { StaffAbout } from './about.ts'
import type { Known } from './answer.ts'
import { type Found, keptToday } from './notes.ts'

/** Everything that the tables are made of, for programs. */
export function dataOf(about: StaffAbout, question: Question, advice: Known, { rows, gains, gaps }: Found) {
  const { proposal, worth, path } = advice
  const codeOf = (queueId: number) => question.directory.queues.get(queueId)?.code ?? String(queueId)
  return {
    mall: about.mall,
    day: about.day,
    visitors: about.visitors,
    promise: about.promise,
    days: about.replications,
    isWhole: advice.isWhole,
    rounds: proposal.rounds,
    tooEarly: earlyIn(question),
    queues: rows,
    staying: proposal.staying,
    todayKeeps: keptToday(rows, about.promise.share) !== undefined,
    broken: proposal.broken.map(codeOf),
    busier: advice.busier
      ? {
          visitors: advice.busier.visitors,
          kept: advice.busier.trial.outcome.all.kept,
          queues: advice.busier.trial.outcome.byQueue.map(({ queueId, kept }) => ({ queue: codeOf(queueId), kept })),
        }
      : null,
    short: gaps.map(({ queueId, ...gap }) => ({ queue: codeOf(queueId), ...gap })),
    buys: gains,
    worth: worth.map(({ queueId, perPerson, ...one }) => ({
      queue: codeOf(queueId),
      ...one,
      perPerson: Number.isFinite(perPerson) ? perPerson : null,
    })),
    path: path.map(({ broken, ...one }) => ({ ...one, broken: broken.map(codeOf) })),
    roster: rosterOf(question, proposal),
    costs: about.costs,
  }
}

/** Who sits where, from when until when: what a coordinator enters. */
function rosterOf({ directory }: Question, { agencies }: Proposal) {
  return agencies.flatMap(({ day, assignment }) =>
    assignment.duties.map(({ officerId, isNew, counterId, from, until, isRelief }) => ({
      agency: day.agency.code,
      officer: officerId,
      isNew,
      counter: directory.counters.get(counterId)?.code ?? `+${counterId}`,
      from: timeOf('en', from),
      until: timeOf('en', until),
      isRelief,
    })),
  )
}
