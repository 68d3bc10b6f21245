import type { Question } from '#planning/staffing/question.ts'
import { type Bought, each } from '#planning/staffing/weigh.ts'
import type { Worth } from '#planning/staffing/worth.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { table } from '../../columns.ts'
import { staffWords } from './words.ts'

/** What the change of each agency buys. */
export function buysTable(language: Language, gains: readonly Bought[]): readonly string[] {
  const { buy, ...says } = staffWords[language]
  const { number } = formatsFor(language, 'Asia/Jakarta')
  return table(
    gains.map((one) => [
      one.agency,
      changeOf(one, says.change),
      number(one.people, 1),
      number(one.perDay, 0),
      Number.isFinite(each(one)) ? number(each(one), 0) : says.none,
    ]),
    { head: [buy.agency, buy.change, buy.gain, buy.cost, buy.each], texts: [1] },
  )
}

function changeOf({ newCounters, newOfficers, borrowed }: Bought, says: (typeof staffWords)['id']['change']): string {
  const parts = [
    newCounters > 0 && says.counters(newCounters),
    newOfficers > 0 && says.officers(newOfficers),
    borrowed > 0 && says.borrowed(borrowed),
  ].filter((part) => part !== false)
  return parts.join(', ') || says.shifts
}

/** What one counter more is worth, by queue, from the first that is added to the last. */
export function worthTable(language: Language, { directory }: Question, worth: readonly Worth[]): readonly string[] {
  const { buy, worthOf, none } = staffWords[language]
  const { number } = formatsFor(language, 'Asia/Jakarta')
  return table(
    worth.map(({ queueId, first, last, people, perPerson }) => [
      directory.queues.get(queueId)?.code ?? String(queueId),
      first === last ? `+${first}` : `+${first} … +${last}`,
      `${number(people.mean, 1)} ±${number(people.high - people.mean, 1)}`,
      Number.isFinite(perPerson) ? number(perPerson, 0) : none,
    ]),
    { head: [worthOf.queue, worthOf.counters, worthOf.people, buy.each], texts: [1] },
  )
}
