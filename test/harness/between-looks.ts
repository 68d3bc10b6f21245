import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Sql } from '#platform/sql.ts'
import type { Hall } from './hall.ts'

export type Act = (tx: Tx) => Promise<unknown>
/** How a hall came to stand: what each act answered, and every line of the day that can be seen afterwards. */
export type Ended = { readonly said: readonly string[]; readonly day: readonly string[] }

/**
 * Two acts met at every moment: the first runs up to its statement 0, 1, 2 …, then the whole of the second on another
 * connection, as far as locks let it, then the rest of the first. The order is forced, never hoped for: nobody sleeps.
 * Gives each end that is not the end of one act after the other, whichever came first.
 */
export async function everyMoment(hall: Hall, first: Act, second: Act): Promise<Ended[]> {
  const { house, mall } = hall
  const rewind = await remember(house.owner)
  const act = (one: Act) => said(house.db.transact({ mall: mall.mall }, one))
  const ended = async (answers: readonly string[]): Promise<Ended> => ({ said: answers, day: await dayOf(house.owner) })
  const inTurn = [await ended([await act(first), await act(second)])]
  await rewind()
  inTurn.push(await ended([await act(second), await act(first)]))
  const usual = inTurn.map(({ day }) => JSON.stringify(day))
  const strange: Ended[] = []
  for (let moment = 0; ; moment++) {
    await rewind()
    const met = await meet(hall, first, moment, second)
    if (!met) break
    const end = await ended(met)
    if (!usual.includes(JSON.stringify(end.day))) strange.push(end)
  }
  await rewind()
  return strange
}

/** Undefined when the first act has ended before that moment. */
async function meet({ house, mall }: Hall, first: Act, moment: number, second: Act): Promise<string[] | undefined> {
  let meanwhile: Promise<string> | undefined
  const comeIn = async () => {
    let isDone = false
    meanwhile = said(house.db.transact({ mall: mall.mall }, second)).finally(() => {
      isDone = true
    })
    while (!isDone && !(await somebodyWaits(house.owner)));
  }
  // Tried again because the other was quicker, it is not interrupted a second time.
  const interrupted: Act = (tx) => first(tx.attempt > 1 ? tx : interruptedAt(tx, moment, comeIn))
  const answer = await said(house.db.transact({ mall: mall.mall }, interrupted))
  return meanwhile && [answer, await meanwhile]
}

function interruptedAt(tx: Tx, moment: number, comeIn: () => Promise<void>): Tx {
  let asked = 0
  const onTheWay =
    <R>(ask: (statement: Sql) => Promise<R>) =>
    async (statement: Sql): Promise<R> => {
      if (asked++ === moment) await comeIn()
      return ask(statement)
    }
  return {
    ...tx,
    rows: onTheWay(tx.rows) as Tx['rows'],
    row: onTheWay(tx.row) as Tx['row'],
    maybe: onTheWay(tx.maybe) as Tx['maybe'],
    run: onTheWay(tx.run),
  }
}

/** Done, or refused with a reason; anything else is a fault of ours. */
async function said(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'done'
  } catch (error) {
    if (error instanceof Refused) return error.key
    throw error
  }
}

/** Whether a statement of the app waits for a lock. */
async function somebodyWaits(owner: Tx): Promise<boolean> {
  const { waits } = await owner.row<{ waits: boolean }>(
    sql`select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`,
  )
  return waits
}

/** The day as it can be seen: numbers, people at counters, and what the ledger tells, in an order that is always the same. */
async function dayOf(owner: Tx): Promise<string[]> {
  const rows = await owner.rows<{ line: string }>(sql`
    select concat_ws(' ', 'number', v.ticket, v.class, v.is_confirmed, v.is_rehearsal, v.closed_at, l.service_id, l.state, l.counter_id, l.staff_id, l.key_at) as line
      from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
    union all select concat_ws(' ', 'officer', staff_id, counter_id, pause_reason) from counter.sitting where closed_at is null
    union all select concat_ws(' ', 'asked', staff_id, counter_id, answer) from counter.request
    union all select concat_ws(' ', 'told', e.kind, v.ticket, e.counter_id, e.actor)
      from ledger.event e left join visit.visit v on v.mall_id = e.mall_id and v.id = e.visit_id
    union all select concat_ws(' ', 'agency', agency_id, held_on, is_present) from agency.presence_exception
    union all select concat_ws(' ', 'holiday', held_on, kind) from mall.holiday
    union all select concat_ws(' ', 'closed', site_id, service_day, reopened_at) from visit.day_closed
    union all select concat_ws(' ', 'rehearsing', rehearsing_since) from mall.mall
    order by line`)
  return rows.map(({ line }) => line)
}

/** Copies what acts of the hall write, and gives the way back to it: quicker than a database for each moment. */
async function remember(owner: Tx): Promise<() => Promise<void>> {
  const tables = await owner.rows<{ name: string; copy: string; columns: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name, format('kept_%s_%s', table_schema, table_name) as copy,
      string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and is_generated = 'NEVER' and (table_schema = 'visit'
      or (table_schema, table_name) in (('ledger', 'event'), ('platform', 'command'), ('counter', 'sitting'), ('counter', 'request'), ('agency', 'presence_exception'), ('mall', 'holiday')))
    group by table_schema, table_name`)
  const { since } = await owner.row<{ since: string | null }>(
    sql`select rehearsing_since::text as since from mall.mall limit 1`,
  )
  await run(
    owner,
    tables.map(
      ({ name, copy, columns }) =>
        `drop table if exists ${copy}; create temp table ${copy} as select ${columns} from ${name};`,
    ),
  )
  const back = tables.map(
    ({ name, copy, columns }) =>
      `delete from ${name}; insert into ${name} (${columns}) overriding system value select * from ${copy};`,
  )
  const begun = since === null ? 'null' : `'${since}'`
  // A new version only where something changed: each process then reads the mall anew.
  const day = `update mall.mall set rehearsing_since = ${begun}, version = version + 1 where rehearsing_since is distinct from ${begun}
    or (select count(*) from agency.presence_exception) <> (select count(*) from kept_agency_presence_exception)
    or (select concat_ws(' ', max(id), count(*), count(reopened_at)) from visit.day_closed)
      <> (select concat_ws(' ', max(id), count(*), count(reopened_at)) from kept_visit_day_closed)
    or (select count(*) from mall.holiday) <> (select count(*) from kept_mall_holiday);`
  return () => run(owner, [`set local session_replication_role = replica;`, day, ...back])
}

async function run(owner: Tx, statements: readonly string[]): Promise<void> {
  await owner.run({ sql: true, text: `do $do$ begin ${statements.join('\n')} end $do$`, values: [] })
}
