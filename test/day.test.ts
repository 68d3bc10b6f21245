import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { playDay } from '../src/cli/day/play.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-day-'))
after(() => rm(dataDir, { recursive: true, force: true }))

test('a day in which server and database are killed again and again loses no number and breaks no rule', async () => {
  const options = {
    visitors: 30,
    speed: 'max',
    seed: 7,
    kill: true,
    day: '2026-11-23',
    days: 1,
    pack: 'malls/pekanbaru',
    port: 0,
  } as const
  const played = await playDay({ ...options, dataDir }, () => {}, new AbortController().signal)
  assert.ok(played.kills > 0, 'nothing was killed')
  assert.ok(
    played.tally.given >= 25 && played.tally.served >= 20,
    `${played.tally.given} numbers, ${played.tally.served} served`,
  )
  assert.equal(played.lost, 0)
  assert.deepEqual(
    played.findings.filter((finding) => finding.breaches > 0),
    [],
  )
})
