import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openCommandLine } from '../../../../test/harness/command-line.ts'
import { packFolder } from '../../../../test/harness/small-pack.ts'
import { exits } from '../../exit-codes.ts'
import { keptToday } from './notes.ts'

const { folder, file, run } = openCommandLine('staff', 'malls/pekanbaru')
const small = ['--visitors', '60', '--from', '60', '--replications', '4', '--promise', '80/20']

test('a small day: a roster beside the one of now, each queue covered, nobody beyond the law', async () => {
  const drawn = join(folder, 'staff.svg')
  const first = await run(...small, '--svg', drawn, '--json')
  const told = JSON.parse(first.out)
  assert.equal(told.isWhole, true)
  const keptNow = told.queues.flatMap(({ now }: { now: { kept: number | null } }) => now.kept ?? [])
  assert.equal(told.todayKeeps, Math.min(...keptNow) >= 0.8)
  const [now, ...steps] = told.path as { done: string; kept: { mean: number }; simulated: { newCounters: number } }[]
  assert.equal(now?.done, 'nothing')
  assert.ok(steps.length >= 1 && steps.every(({ kept, simulated }) => kept.mean > 0.8 && simulated.newCounters >= 0))
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  type Row = { agency: string; officer: string; counter: string; from: string; until: string }
  const hours = new Map<string, number>()
  for (const { officer, from, until } of told.roster as Row[]) {
    assert.ok(minutes(from) >= 480 && minutes(until) <= 900)
    hours.set(officer, (hours.get(officer) ?? 0) + minutes(until) - minutes(from))
  }
  assert.ok(hours.size > 30 && [...hours.values()].every((worked) => worked <= 450))
  // Breaks are staggered: with its reserve even the single counter of Pos never closes.
  const pos = (told.roster as Row[]).filter(({ agency }) => agency === 'pos')
  for (let at = 480; at < 900; at += 15)
    assert.ok(
      pos.some(({ from, until }) => minutes(from) <= at && at < minutes(until)),
      `pos at ${at}`,
    )
  assert.match(await readFile(drawn, 'utf8'), /^<svg [\s\S]*Jadwal kini[\s\S]*<\/svg>\s*$/)
})

test('a mall whose roster keeps the promise in every queue is told that it needs nothing', () => {
  const row = (code: string, kept: number) => ({ code, now: { kept, half: 0, p90: 3 } })
  const rows = [row('KK', 0.95), row('POS', 0.86), row('INFO', Number.NaN)]
  assert.equal(keptToday(rows, 0.8)?.code, 'POS')
  assert.equal(keptToday(rows, 0.9), undefined)
  assert.equal(keptToday([row('INFO', Number.NaN)], 0.9), undefined)
})

test('where the roster of now keeps the promise nothing is added, though a search would add to be certain', async () => {
  const asked = ['--visitors', '20', '--from', '20', '--replications', '10', '--promise', '80/15']
  const told = JSON.parse((await openCommandLine('staff', await packFolder()).run(...asked, '--json')).out)
  assert.equal(told.todayKeeps, true)
  // Two queues with one counter each, kept by 82 and 84 % give or take 10.
  assert.deepEqual(told.staying, ['disdukcapil', 'polri'])
  assert.deepEqual([told.buys, told.worth, told.short], [[], [], []])
  for (const { now, proposed, counters, hours } of told.queues) {
    assert.deepEqual(proposed, now)
    assert.equal(counters.proposed, counters.now)
    assert.equal(hours.proposed, hours.now)
  }
  const seats = told.roster.map(({ counter, from, until }: Record<string, string>) => `${counter} ${from} ${until}`)
  assert.deepEqual(seats.sort(), ['1 08:00 11:00', '1 12:00 15:00', '2 08:00 12:00'])
})

test('with today’s people only, the command says where they fall short and ends with 1', async () => {
  const asked = ['--visitors', '150', '--from', '150', '--replications', '2', '--only-today']
  const { exit, out } = await openCommandLine('staff', await packFolder()).run(...asked)
  assert.equal(exit, exits.refused)
  assert.match(out, /KTP kurang [\d.,]+ jam loket antara/)
})

test('a promise, a day or a file of costs that cannot be read ends with a sentence', async () => {
  for (const promise of ['90', '15/90/3', '100/15', '20/15', '90/0', 'baik'])
    assert.equal((await run('--promise', promise)).exit, exits.usage, promise)
  assert.match((await run('--promise', 'baik')).err, /90\/15/)
  assert.equal((await run('--visitors', '-1')).exit, exits.usage)
  assert.equal((await run('--day', '2026-11-29')).exit, exits.refused)
  assert.equal((await run('--costs', 'tidak-ada.yaml')).exit, exits.noInput)
  const costs = file('costs.yaml', 'officer: { perYear: { amount: -5, assumed: false, source: x } }\nlokett: 3\n')
  const faulty = await run('--costs', costs)
  assert.equal(faulty.exit, exits.badData)
  assert.match(faulty.out, /lokett/)
})
