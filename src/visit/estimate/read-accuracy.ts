import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { shownHigh, shownLow } from './shown-sql.ts'

/** How well waits were said, of some lines of the log. Minutes, shares from 0 to 1; null while there is nothing to judge. */
export type Accuracy = {
  /** Lines whose wait came true: each has a range and a first call. */
  readonly told: number
  /** Mean absolute error of the middle; root of the mean square; mean of said less true (above zero: said too long). */
  readonly mae: number | null
  readonly rmse: number | null
  readonly bias: number | null
  /**
   * Of the ranges as people read them, in steps of five minutes, "soon" as five minutes: the true wait was within (meant:
   * 0.8); at most the upper end (meant: 0.9); before the lower end (meant: at most 0.1).
   */
  readonly coverage: number | null
  readonly within: number | null
  readonly tooEarly: number | null
  /** Mean absolute error of the position formula on the same lines, and 1 - ours / its. */
  readonly maeByPosition: number | null
  readonly skill: number | null
  /** Set aside: stepped out by own choice; left before the call; not called that day; nothing was said. */
  readonly aside: number
  readonly left: number
  readonly expired: number
  readonly unknown: number
  /** Said with first ranges, before the mall had its own. */
  readonly first: number
}
export type QueueAccuracy = Accuracy & { readonly queueId: number }
export type HourAccuracy = Accuracy & { readonly hour: number }

const figures = sql`
  count(*) filter (where judged)::int as told,
  avg(abs(point - actual)) filter (where judged)::float8 as mae,
  sqrt(avg((point - actual) ^ 2) filter (where judged))::float8 as rmse,
  avg(point - actual) filter (where judged)::float8 as bias,
  avg((actual between shown_low and shown_high)::int) filter (where judged)::float8 as coverage,
  avg((actual <= shown_high)::int) filter (where judged)::float8 as within,
  avg((actual < shown_low)::int) filter (where judged)::float8 as "tooEarly",
  avg(abs(by_position - actual)) filter (where judged)::float8 as "maeByPosition",
  (1 - avg(abs(point - actual)) filter (where judged) / nullif(avg(abs(by_position - actual)) filter (where judged), 0))::float8 as skill,
  count(*) filter (where ending = 'aside')::int as aside, count(*) filter (where ending = 'left')::int as left,
  count(*) filter (where ending = 'expired')::int as expired, count(*) filter (where low is null)::int as unknown,
  count(*) filter (where judged and method = 'first')::int as first`

/** `issue`: what was said when the number was taken. `all`: that and every change after it. */
export type Lines = 'issue' | 'all'

function linesOf(tx: Tx, day: string, lines: Lines) {
  const turn = lines === 'issue' ? sql` and turn = 1` : sql``
  return sql`(select *, ending = 'called' and low is not null and by_position is not null as judged,
      ${shownLow} as shown_low, ${shownHigh} as shown_high
    from visit.told where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date${turn}) t`
}
/** Of a whole day. */
export function readAccuracy(tx: Tx, day: string, lines: Lines): Promise<Accuracy> {
  return tx.row<Accuracy>(sql`select ${figures} from ${linesOf(tx, day, lines)}`)
}

/** Of each queue of a day, those with most people first. */
export function readAccuracyByQueue(tx: Tx, day: string, lines: Lines): Promise<QueueAccuracy[]> {
  return tx.rows<QueueAccuracy>(
    sql`select queue_id as "queueId", ${figures} from ${linesOf(tx, day, lines)} group by queue_id order by told desc, queue_id`,
  )
}

/** Of each hour of the day in which numbers were taken; `hour` 0 to 23 by the clocks of `timeZone`. */
export function readAccuracyByHour(tx: Tx, day: string, timeZone: string): Promise<HourAccuracy[]> {
  return tx.rows<HourAccuracy>(
    sql`select extract(hour from at at time zone ${timeZone})::int as hour, ${figures} from ${linesOf(tx, day, 'issue')} group by 1 order by 1`,
  )
}

/** Days of which something was said, the latest first. */
export async function readToldDays(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx.rows<{ day: string }>(sql`
    with recursive day(day) as (
      select max(service_day) from visit.told where mall_id = ${mallOf(tx)}::int
      union all
      select (select max(t.service_day) from visit.told t where t.mall_id = ${mallOf(tx)}::int and t.service_day < day.day) from day where day.day is not null)
    select day from day where day is not null limit ${most}::int`)
  return rows.map((row) => row.day)
}
