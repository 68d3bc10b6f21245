import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { raw, sql, type Tx } from '#platform/database.ts'
import { dumpSchema } from '../scripts/dump-schema.ts'
import { freshDatabase } from './harness/database.ts'
import { fillEveryTable } from './harness/fill-tables.ts'
import { buildSmallMall } from './harness/small-mall.ts'

/** Tables without row security, each with its reason. */
const openToAll: Record<string, string> = {
  'platform.migration': 'read and written by the owner before anything starts; the runtime role has no right on it',
}
const runtime = 'pendopo_app'
const database = await freshDatabase()
const { owner, db } = database

const tables = await owner.rows<{
  name: string
  secured: boolean
  forced: boolean
  ofMall: boolean
  readable: boolean
}>(sql`
  select c.oid::regclass::text as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    has_table_privilege(${runtime}::name, c.oid, 'select') as readable,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'mall_id' and not a.attisdropped) as "ofMall"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`)

test('db/schema.sql is what the migrations make', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const now = await dumpSchema(client).finally(() => client.end())
  const kept = await readFile(join(import.meta.dirname, '../db/schema.sql'), 'utf8').catch(() => '')
  assert.ok(now === kept, `db/schema.sql is out of date: run \`npm run schema\`. ${firstDifference(kept, now)}`)
})

test('every table is under row security, for its owner too', () => {
  const bare = tables.filter(({ name, secured, forced }) => !(secured && forced) && !openToAll[name])
  assert.deepEqual(
    bare.map(({ name }) => name),
    [],
  )
  for (const name of Object.keys(openToAll)) {
    const table = tables.find((one) => one.name === name)
    assert.equal(table?.readable, false, `${name} is open to all and can be read by the runtime role`)
  }
})

test('no policy says yes without asking for a mall, a key or the system', async () => {
  const rules = await owner.rows<{ place: string; rule: string }>(sql`
    select format('%s.%s %s', schemaname, tablename, policyname) as place, concat_ws(' ', qual, with_check) as rule
    from pg_policies where permissive = 'PERMISSIVE' order by 1`)
  const asks = /current_mall\(\)|presented_key\(\)|is_system\(\)/
  assert.deepEqual(
    rules.filter(({ rule }) => !asks.test(rule)),
    [],
  )
})

test('the runtime role owns nothing, is above nothing, and makes nothing', async () => {
  const found = await owner.row(sql`
    select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as above,
      exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owns,
      (select array_agg(nspname) from pg_namespace where has_schema_privilege(r.oid, oid, 'create')) as creates,
      (select array_agg(oid::regclass::text) from pg_class
        where relkind in ('r', 'p') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
        and has_table_privilege(r.oid, oid, 'truncate, references, trigger')) as reaches
    from pg_roles r where r.rolname = ${runtime}`)
  assert.deepEqual(found, { above: false, owns: false, creates: null, reaches: null })
})

test('what happened can be added to and read, never changed or removed', async () => {
  const ledger = await owner.rows<{ table: string; rights: string[] }>(sql`
    select c.oid::regclass::text as table, array_agg(verb order by verb) as rights
    from pg_class c, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) verb
    where c.relkind in ('r', 'p') and c.relnamespace = 'ledger'::regnamespace
      and (has_table_privilege(${runtime}::name, c.oid, verb)
        or (verb = 'update' and has_any_column_privilege(${runtime}::name, c.oid, verb)))
    group by c.oid`)
  assert.ok(ledger.length > 0)
  for (const { table, rights } of ledger) assert.deepEqual(rights, ['insert', 'select'], table)
})

test('a view shows what its reader may see, not what its owner may', async () => {
  const views = await owner.rows(sql`
    select oid::regclass::text as name from pg_class
    where relkind = 'v' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
    and not coalesce('security_invoker=true' = any (reloptions), false)`)
  assert.deepEqual(views, [])
})

test('nobody runs with the rights of a function that belongs to the owner', async () => {
  const definers = await owner.rows(sql`
    select oid::regprocedure::text as name from pg_proc
    where prosecdef and pronamespace::regnamespace::text !~ '^(pg_|information_schema)'`)
  assert.deepEqual(definers, [])
})

test('without a mall every table is empty, and inside a mall the other mall does not exist', async () => {
  const { owner, db } = await freshDatabase()
  const [one, other] = [await buildSmallMall({ owner }, 'satu'), await buildSmallMall({ owner }, 'dua')]
  await fillEveryTable(owner, [one.mall, other.mall], ['mall.mall', ...Object.keys(openToAll)])
  const all = await countEach(owner, everything)
  assert.deepEqual(
    all.filter(({ rows }) => rows === 0),
    [],
  )

  const empty = all.map(({ name }) => ({ name, rows: 0 }))
  assert.deepEqual(await db.transact({}, (tx) => countEach(tx, everything)), empty)
  const foreign: Condition = ({ name, ofMall }) =>
    ofMall ? sql`mall_id <> ${one.mall}` : name === 'mall.mall' ? sql`id <> ${one.mall}` : everything()
  assert.deepEqual(await db.transact({ mall: one.mall }, (tx) => countEach(tx, foreign)), empty)
})

test('inside a mall nothing can be written into the other', async () => {
  const [mine, theirs] = [await buildSmallMall(database, 'tiga'), await buildSmallMall(database, 'empat')]
  const inMine = <T>(act: (tx: Tx) => Promise<T>) => db.transact({ mall: mine.mall }, act)
  await assert.rejects(
    inMine((tx) =>
      tx.run(
        sql`insert into mall.site (mall_id, code, name, time_zone) values (${theirs.mall}, 'x', '{}', 'Asia/Jakarta')`,
      ),
    ),
    /row-level security/,
  )
  assert.equal(await inMine((tx) => tx.run(sql`update mall.site set code = 'y' where mall_id = ${theirs.mall}`)), 0)
  await assert.rejects(
    inMine((tx) => tx.run(sql`update mall.site set mall_id = ${theirs.mall}`)),
    /row-level security|violates foreign key/,
  )
})

const everything = () => raw('true')
type Condition = (table: (typeof tables)[number]) => ReturnType<typeof raw>

async function countEach(tx: Tx, condition: Condition): Promise<{ name: string; rows: number }[]> {
  const counted: { name: string; rows: number }[] = []
  for (const table of tables.filter(({ readable }) => readable)) {
    const { rows } = await tx.row<{ rows: number }>(
      sql`select count(*) as rows from ${raw(table.name)} where ${condition(table)}`,
    )
    counted.push({ name: table.name, rows })
  }
  return counted
}

function firstDifference(kept: string, now: string): string {
  const [old, fresh] = [kept.split('\n'), now.split('\n')]
  const at = fresh.findIndex((line, i) => line !== old[i])
  return `First difference, line ${at + 1}:\n- ${old[at] ?? ''}\n+ ${fresh[at] ?? ''}`
}
