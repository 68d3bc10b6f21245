import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { wordsOf } from './words-of.ts'

/** Words that were searched for on several days and led nowhere. `times` over all days kept. */
export type MissedSearch = { readonly words: string; readonly times: number; readonly lastOn: string }

const longest = 60
/** So many digits may be a NIK, a telephone number or a date of birth, also when they are written in groups. */
const mostDigits = 5
const mailHouses = /\b(gmail|yahoo|ymail|hotmail|outlook|icloud)\b/
/** Words seen fewer times may be somebody's name, typed once. */
export const leastTimes = 3
export const daysKept = 90
/** So that nobody fills the table on purpose. */
const mostWordsADay = 2000

/**
 * What may be kept of a search that found nothing: its words in small letters, or undefined when it may say something
 * about a person. Law 27/2022 Ps 16(2): no more than the purpose needs.
 */
export function keepable(typed: string): string | undefined {
  const said = typed.trim()
  if (said.length > longest || /@|:\/\/|www\./i.test(said)) return undefined
  if ((said.match(/\p{N}/gu) ?? []).length > mostDigits) return undefined
  const words = wordsOf(said).join(' ')
  return words.length < 2 || words.length > longest || mailHouses.test(words) ? undefined : words
}

/** Counts a search that found nothing. Many may do so at the same moment. */
export async function countMissed(tx: Tx, typed: string, today: string): Promise<void> {
  const words = keepable(typed)
  if (!words) return
  await tx.run(sql`
    insert into service.missed_search as m (mall_id, asked_on, words)
    select ${mallOf(tx)}::int, ${today}::date, ${words}
    where exists (select from service.missed_search where mall_id = ${mallOf(tx)}::int and asked_on = ${today}::date and words = ${words})
      or (select count(*) from service.missed_search where mall_id = ${mallOf(tx)}::int and asked_on = ${today}::date) < ${mostWordsADay}::int
    on conflict (mall_id, asked_on, words) do update set times = m.times + 1`)
}

/** The most asked first; only what several people, or one insistent one, asked for. */
export function readMissed(tx: Tx, most: number): Promise<MissedSearch[]> {
  return tx.rows<MissedSearch>(sql`
    select words, sum(times)::int as times, max(asked_on) as "lastOn" from service.missed_search
    where mall_id = ${mallOf(tx)}::int group by words having sum(times) >= ${leastTimes}::int
    order by sum(times) desc, max(asked_on) desc, words limit ${most}::int`)
}

/** What is older than 90 days goes. Gives how many rows. */
export function forgetMissed(tx: Tx, now: Date): Promise<number> {
  return tx.run(sql`
    delete from service.missed_search s using mall.mall m
    where s.mall_id = ${mallOf(tx)}::int and m.id = s.mall_id
      and s.asked_on < (${now}::timestamptz at time zone m.time_zone)::date - ${daysKept}::int`)
}
