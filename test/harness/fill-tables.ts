import { raw, sql, type Tx } from '#platform/database.ts'

type Column = { readonly name: string; readonly category: string; readonly type: string }

/**
 * One row for each mall in every table, whatever its columns mean: for tests of who can see rows, not of what is in
 * them. Rules about content are taken off first, so the database is good for nothing else afterwards.
 */
export async function fillEveryTable(owner: Tx, malls: readonly number[], except: readonly string[]): Promise<void> {
  await owner.run(sql`set session_replication_role = replica`)
  const found = await owner.rows<{ table: string; checks: string[] | null; columns: Column[] }>(sql`
    select c.oid::regclass::text as table,
      (select array_agg(quote_ident(conname)) from pg_constraint where conrelid = c.oid and contype in ('c', 'x')) as checks,
      (select coalesce(json_agg(json_build_object('name', quote_ident(attname), 'category', typcategory, 'type', typname)), '[]')
        from pg_attribute a join pg_type t on t.oid = atttypid where attrelid = c.oid and attnum > 0 and not attisdropped
        and attnotnull and not atthasdef and attidentity = '' and attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not c.oid::regclass::text = any (${except})`)
  for (const { table, checks, columns } of found) {
    for (const check of checks ?? []) await owner.run(raw(`alter table ${table} drop constraint ${check}`))
    const isOfMall = columns.some(({ name }) => name === 'mall_id')
    for (const mall of isOfMall ? malls : malls.slice(0, 1)) {
      const values = columns.map((column) => (column.name === 'mall_id' ? String(mall) : anything(column)))
      await owner.run(
        raw(
          `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')}) on conflict do nothing`,
        ),
      )
    }
  }
  await owner.run(sql`set session_replication_role = origin`)
}

function anything({ category, type }: Column): string {
  const random = 'md5(random()::text)'
  if (type === 'jsonb' || type === 'json' || category === 'A' || category === 'R')
    return `'${category === 'R' ? 'empty' : '{}'}'`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'inet') return `'10.0.0.1'`
  if (type === 'bytea') return `decode(${random}, 'hex')`
  if (category === 'N') return '1'
  if (category === 'D') return type.startsWith('time') && !type.startsWith('timestamp') ? `'08:00'` : 'now()'
  if (category === 'B') return 'false'
  if (category === 'T') return `'1 day'`
  return random
}
