import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commands } from '../commands.ts'
import { exits } from '../exit-codes.ts'
import { runCommandLine } from '../run.ts'

const run = (...typed: string[]) => runCommandLine(typed, {})
const json = async (...typed: string[]) => {
  const { exit, out } = await run(...typed, '--json')
  return { exit, ...JSON.parse(out) }
}

test('the examples of the planning commands run as they stand in the help', async () => {
  for (const name of ['erlang', 'simulate']) {
    const command = commands.find((one) => one.name === name)
    const [, ...typed] = command?.example.split(' ') ?? []
    const { exit, out, err } = await run(...typed)
    assert.equal(exit, exits.ok, `${name} ${err}`)
    assert.ok(out.length > 200, name)
  }
})

test('twenty desks for Disdukcapil wait 3.6 minutes in the mean, and what one desk more or less does stands beside', async () => {
  const told = await json('erlang', '--load', '18.81', '--servers', '20', '--minutes', '6')
  assert.equal(told.mean.toFixed(1), '3.6')
  assert.equal(told.waits.toFixed(2), '0.71')
  assert.equal(told.beside.find(({ servers }: { servers: number }) => servers === 22).mean.toFixed(1), '0.7')
  const { out } = await run('erlang', '--load', '18.81', '--servers', '18', '--minutes', '6')
  assert.match(out, /tidak pernah habis: paling sedikit 19 loket/)
})

test('a load that is missing or no number ends with a sentence', async () => {
  assert.equal((await run('erlang')).exit, exits.usage)
  assert.match((await run('erlang')).err, /--load/)
  for (const load of ['0', '-3', 'banyak', '']) assert.equal((await run('erlang', `--load=${load}`)).exit, exits.usage)
  assert.equal((await run('erlang', '--load', '3', '--servers', '2.5')).exit, exits.usage)
})

test('the same seed tells the same day, and a day on which the mall is closed is refused', async () => {
  const typed = ['simulate', 'malls/pekanbaru', '--visitors', '200', '--replications', '3']
  const [first, again] = [await json(...typed, '--seed', '4'), await json(...typed, '--seed', '4')]
  assert.deepEqual(first, again)
  assert.equal(first.days, 3)
  assert.equal(first.counts.visitors.mean, 200)
  assert.notDeepEqual(first.all, (await json(...typed, '--seed', '5')).all)
  const closed = await run(...typed, '--day', '2026-11-29')
  assert.equal(closed.exit, exits.refused)
  assert.match(closed.err, /tutup/)
  assert.equal((await run(...typed, '--day', '29 November')).exit, exits.usage)
  assert.equal((await run('simulate', 'malls/tidak-ada')).exit, exits.noInput)
})
