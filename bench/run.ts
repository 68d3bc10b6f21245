/**
 * `npm run bench`: what each hot act costs over HTTP, beside PostgreSQL alone doing the same statements in the same run;
 * then one call to fifty screens and many phones, a search, two starts and the memory at rest, and what a simulated day,
 * the search for a roster and the replay of a log cost. `--quick` for a look, `--history 3` on three years of visits
 * too (then also which statements go through many rows), `--only` with one of `parts` for that one.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { txOn } from '#platform/database.ts'
import { table } from '../src/cli/columns.ts'
import { compare, type Plan } from './compare.ts'
import { fanOut } from './fan-out.ts'
import type { Figure } from './figures.ts'
import { fillHistory } from './history.ts'
import { logHead, logRows } from './logs.ts'
import { type Mall, setUp } from './mall.ts'
import { lookAtPlans, planHead, planRows, writtenOut } from './plans.ts'
import { searchHead, searchRows } from './search.ts'
import { simulatorHead, simulatorRows } from './simulator.ts'
import { staffingHead, staffingRows } from './staffing.ts'
import { openStage, type Stage, template } from './stage.ts'
import { startingHead, startingRows } from './starting.ts'
import { timeOfActs } from './time-of-acts.ts'

const { values: asked } = parseArgs({
  options: { quick: { type: 'boolean' }, history: { type: 'string' }, only: { type: 'string' } },
})
const parts = ['acts', 'hearing', 'plans', 'search', 'starting', 'simulator', 'staffing', 'logs'] as const
type Part = (typeof parts)[number]
if (asked.only !== undefined && !parts.includes(asked.only as Part)) {
  console.error(`--only knows ${parts.join(', ')}, not ${asked.only}`)
  process.exit(2)
}
const years = Number(asked.history ?? 0)
const emptyHouse = 'on an empty database'
const plan: Plan = asked.quick
  ? { clients: [1, 16], rounds: 1, acts: 96 }
  : { clients: [1, 8, 16, 32], rounds: 3, acts: 256 }
const said = (words: string) => process.stderr.write(`${words}\n`)

if (isAsked('acts') || isAsked('hearing') || isAsked('plans')) await measureHouse()
if (isAsked('search')) await measureSearch()
if (isAsked('starting')) {
  said('two starts')
  console.log('\nStarting, and at rest\n')
  console.log(table(await startingRows(), { head: startingHead }).join('\n'))
}
if (isAsked('simulator')) {
  said('simulated days')
  console.log('\nSimulated days on one core\n')
  console.log(table(await simulatorRows(asked.quick === true), { head: simulatorHead }).join('\n'))
}
if (isAsked('staffing')) {
  said('rosters')
  console.log('\nThe parts of pendopo staff on one core, 2,500 visitors, 90 % within 15 minutes\n')
  console.log(table(await staffingRows(asked.quick === true), { head: staffingHead, texts: [1] }).join('\n'))
}
if (isAsked('logs')) {
  said('logs that are replayed and forecast from')
  console.log('\nLogs on one core, beside a plain loop over the same file\n')
  console.log(table(await logRows(asked.quick === true), { head: logHead }).join('\n'))
}

function isAsked(part: Part): boolean {
  return asked.only === undefined || asked.only === part
}

async function measureHouse(): Promise<void> {
  const stage = await openStage()
  try {
    const mall = await setUp(stage)
    await measure(stage, mall, emptyHouse)
    if (years > 0) {
      await withHistory(stage, mall)
      await measure(stage, mall, `on ${years} years of history`)
    }
  } finally {
    await stage.end()
  }
}

async function measureSearch(): Promise<void> {
  said('search')
  const stage = await openStage()
  try {
    console.log('\nOne search in the whole catalogue, beside pg_trgm over the same texts\n')
    console.log(table(await searchRows(stage, asked.quick ? 3 : 20), { head: searchHead }).join('\n'))
  } finally {
    await stage.end()
  }
}

async function measure(on: Stage, mall: Mall, where: string): Promise<void> {
  if (isAsked('acts')) await measureActs(on, mall, where)
  if (isAsked('hearing')) await measureHearing(on, mall, where)
  if (asked.only === 'plans' || (isAsked('plans') && where !== emptyHouse)) await showPlans(on, mall, where)
}

async function showPlans(on: Stage, mall: Mall, where: string): Promise<void> {
  said('looking at the plan of every statement')
  const seen = await lookAtPlans(on, mall)
  console.log(`\nStatements that go through many rows, ${where}; ${seen.length} were looked at\n`)
  console.log(table(planRows(seen), { head: planHead, texts: [1, 7] }).join('\n'))
  console.log(writtenOut(seen).join('\n'))
}

async function measureActs(on: Stage, mall: Mall, where: string): Promise<void> {
  const { figures, traces } = await compare(on, mall, plan, said)
  console.log(`\nActs over HTTP beside PostgreSQL alone, ${where}; ratios of rounds that ran in turn\n`)
  const head = ['act', 'clients', 'app/s', 'p50 ms', 'p99 ms', 'PostgreSQL/s', 'ratio', 'range']
  console.log(table(figures.map(rowOf), { head }).join('\n'))
  console.log(`\nWhere the time of one act goes, one client, ${where}, ms\n`)
  console.log(timeOfActs(traces))
}

async function measureHearing(on: Stage, mall: Mall, where: string): Promise<void> {
  for (const phones of asked.quick ? [500] : [500, 2000]) {
    said(`one call to ${mall.screens.length} screens and ${phones} phones`)
    const reached = await fanOut(on, mall, phones, asked.quick ? { warm: 10, calls: 10 } : { warm: 25, calls: 100 })
    const rows = reached.map((one) => [
      one.who,
      one.watchers,
      ...[one.median, one.p99, one.last, one.worst].map(tenths),
    ])
    console.log(`\nOne call, heard by all, ${where}, ms after the answer\n`)
    console.log(table(rows, { head: ['who', 'how many', 'median', 'p99', 'last', 'worst'] }).join('\n'))
  }
}

function rowOf({ act, clients, app, p50, p99, alone, ratio }: Figure): (string | number)[] {
  const range = `${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}`
  return [
    act,
    clients,
    Math.round(app.median),
    tenths(p50),
    tenths(p99),
    Math.round(alone.median),
    ratio.median.toFixed(2),
    range,
  ]
}

function tenths(milliseconds: number): string {
  return milliseconds.toFixed(1)
}

async function withHistory(on: Stage, mall: Mall): Promise<void> {
  const client = new pg.Client({ connectionString: on.urlsOf(template).superuser })
  await client.connect()
  try {
    await fillHistory(txOn(client, client), mall.id, years, '2026-11-20', said)
  } finally {
    await client.end()
  }
}
