import type { Advice } from '#planning/staffing/advise.ts'
import type { Proposal } from '#planning/staffing/propose.ts'
import type { Question } from '#planning/staffing/question.ts'
import { type Bought, breaches, earlyIn, type gapsIn } from '#planning/staffing/weigh.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { timeOf } from '../outcome-tables.ts'
import type { StaffAbout } from './about.ts'
import { type QueueRow, sharesIn } from './queue-table.ts'
import { staffWords } from './words.ts'

/** What the tables are made of. */
export type Found = {
  readonly rows: readonly QueueRow[]
  readonly gains: readonly Bought[]
  readonly gaps: readonly ReturnType<typeof gapsIn>[number][]
}

/** What a proposal adds, and every reason for not trusting it too far, each in a sentence. */
export function notesOn(
  language: Language,
  about: StaffAbout,
  question: Question,
  proposal: Proposal,
  { rows, gains, gaps }: Found,
): string[] {
  const says = staffWords[language]
  const { number, money } = formatsFor(language, 'Asia/Jakarta')
  const sum = (of: (one: Bought) => number) => gains.reduce((all, one) => all + of(one), 0)
  return [
    says.sum(
      sum((one) => one.newCounters),
      sum((one) => one.newOfficers),
      sum((one) => one.borrowed),
      money(sum((one) => one.perDay)),
    ),
    ...todayNote(language, about.promise.share, rows),
    ...(proposal.staying.length > 0 ? [says.staying(proposal.staying.join(', '))] : []),
    ...onThePromise(language, about, question, proposal, rows),
    ...gaps.map((gap) =>
      says.short(
        question.directory.queues.get(gap.queueId)?.code ?? String(gap.queueId),
        number(gap.hours, 1),
        gap.missing,
        timeOf(language, gap.from),
        timeOf(language, gap.until),
      ),
    ),
    ...breachLines(question, (count, basis, hours) => says.breach(count, basis, number(hours, 1))),
    ...notBest(proposal, says.notBest),
  ]
}

/** The queue in which the roster of now keeps least of a promise; undefined when some queue breaks it, in the mean of the days. */
export function keptToday<Row extends Pick<QueueRow, 'code' | 'now'>>(rows: readonly Row[], share: number) {
  const [first, ...others] = rows.filter(({ now }) => !Number.isNaN(now.kept))
  const worst = first && others.reduce((a, b) => (b.now.kept < a.now.kept ? b : a), first)
  return worst && worst.now.kept >= share ? worst : undefined
}

/** A mall whose roster keeps the promise already needs nothing, whatever a search may find. */
function todayNote(language: Language, share: number, rows: readonly QueueRow[]): string[] {
  const worst = keptToday(rows, share)
  const { percent } = formatsFor(language, 'Asia/Jakarta')
  return worst ? [staffWords[language].keptToday(worst.code, percent(worst.now.kept))] : []
}

/** Who comes long before the doors open waits too long, whatever the counters; then where else the promise is not kept. */
function onThePromise(
  language: Language,
  { promise }: StaffAbout,
  question: Question,
  proposal: Proposal,
  rows: readonly QueueRow[],
): string[] {
  const says = staffWords[language]
  const { percent } = formatsFor(language, 'Asia/Jakarta')
  const early = earlyIn(question)
  const mayBeLate = 1 - promise.share
  if (early >= mayBeLate) return [says.cannot(percent(early), promise.minutes, percent(mayBeLate))]
  const share = sharesIn(language)
  return [
    ...(early > 0 ? [says.early(percent(early), promise.minutes)] : []),
    ...rows
      .filter(({ queueId }) => proposal.broken.includes(queueId))
      .map(({ code, proposed }) => says.broken(code, share(proposed), proposed.kept >= promise.share)),
  ]
}

/** How the proposal fares when more people come than it was made for. */
export function busierNote(language: Language, { directory }: Question, busier: Advice['busier']): string[] {
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const measured = (busier?.trial.outcome.byQueue ?? []).filter(({ kept }) => kept.days > 0)
  const [first, ...others] = measured
  if (!busier || !first) return []
  const worst = others.reduce((a, b) => (b.kept.mean < a.kept.mean ? b : a), first)
  const code = directory.queues.get(worst.queueId)?.code ?? String(worst.queueId)
  const { kept } = busier.trial.outcome.all
  return [staffWords[language].busier(number(busier.visitors), percent(kept.mean), code, percent(worst.kept.mean))]
}

function breachLines({ agencies }: Question, say: (count: number, basis: string, hours: number) => string): string[] {
  const byRule = new Map<string, { count: number; hours: number }>()
  for (const day of agencies) {
    const { count } = byRule.get(day.rule.basis) ?? { count: 0 }
    byRule.set(day.rule.basis, { count: count + breaches(day), hours: day.rule.mostAtOnce / 60 })
  }
  return [...byRule].flatMap(([basis, { count, hours }]) => (count > 0 ? [say(count, basis, hours)] : []))
}

function notBest({ agencies }: Proposal, say: (codes: string) => string): string[] {
  const codes = agencies.filter(({ plan }) => !plan.isBest).map(({ day }) => day.agency.code)
  return codes.length > 0 ? [say(codes.join(', '))] : []
}
