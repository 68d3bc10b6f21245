import type { Advice } from '#planning/staffing/advise.ts'
import { assumedIn } from '#planning/staffing/growth/costs.ts'
import type { Question } from '#planning/staffing/question.ts'
import { bought, gapsIn } from '#planning/staffing/weigh.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Answer } from '../../command.ts'
import { exits } from '../../exit-codes.ts'
import { words } from '../words.ts'
import type { StaffAbout } from './about.ts'
import { buysTable, worthTable } from './buys-tables.ts'
import { dataOf } from './data.ts'
import { busierNote, notesOn } from './notes.ts'
import { pathTable } from './path-table.ts'
import { queueRows, queueTable } from './queue-table.ts'
import { staffWords } from './words.ts'

/** An advice whose roster is known; the rest of it may be missing when somebody ended the search. */
export type Known = Advice & Required<Pick<Advice, 'proposal' | 'today'>>

/** The roster of now beside the proposal, what it buys and where it leads, for people and for programs. */
export function staffAnswer(
  language: Language,
  about: StaffAbout,
  question: Question,
  advice: Known,
  svg: string | undefined,
): Answer {
  const says = staffWords[language]
  const { number, percent, date } = formatsFor(language, 'Asia/Jakarta')
  const { proposal, today, worth, path } = advice
  const rows = queueRows(question, proposal, today)
  const gains = bought(question, proposal, today)
  const gaps = proposal.agencies.flatMap(gapsIn)
  const lines = [
    says.title(
      about.mall,
      date(about.day),
      number(about.visitors),
      says.promise(percent(about.promise.share), about.promise.minutes),
    ),
    says.interval(about.replications),
    '',
    ...queueTable(language, rows, proposal, today),
    '',
    ...notesOn(language, about, question, proposal, { rows, gains, gaps }),
    ...busierNote(language, question, advice.busier),
    '',
    says.buys,
    ...buysTable(language, gains),
    ...(worth.length > 0 ? ['', says.worth, ...worthTable(language, question, worth)] : []),
    ...(path.length > 0
      ? ['', says.path(number(about.from), number(about.visitors)), ...pathTable(language, question, path)]
      : []),
    '',
    says.assumed(assumedIn(about.costs).join(', ')),
    ...(svg === undefined ? [] : [words[language].written(svg)]),
    ...(advice.isWhole ? [] : [says.notWhole]),
  ]
  const isKept = proposal.isWhole && proposal.broken.length === 0 && gaps.length === 0
  const exit = advice.isWhole ? (isKept ? exits.ok : exits.refused) : exits.stopped
  return { exit, lines, data: { ...dataOf(about, question, advice, { rows, gains, gaps }), isKept } }
}
