import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { kiosks, playDay } from '../src/cli/day/play.ts'
import { scenarioOfDay } from '../src/cli/day/scenario-of-day.ts'
import { checkPack } from '../src/pack/check-pack.ts'
import { directoryOfPack } from '../src/pack/directory-of-pack.ts'
import { countFields, layoutOf, measuresOf } from '../src/planning/simulation/measures.ts'
import { simulatorInPlace } from '../src/planning/simulation/simulate-day.ts'
import { packIn } from './harness/small-pack.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-day-'))
after(() => rm(dataDir, { recursive: true, force: true }))

test('a day in which server and database are killed again and again loses no number and breaks no rule, and goes as the simulator says', async () => {
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
  await simulatorAgrees(options, played)
})

/** The day that was played over HTTP lies where two hundred simulated days with the same people lie, or not far. */
async function simulatorAgrees(
  options: { visitors: number; seed: number; day: string; pack: string },
  { waits, ends }: Awaited<ReturnType<typeof playDay>>,
): Promise<void> {
  const { directory } = directoryOfPack(packIn(await checkPack(options.pack)))
  const scenario = scenarioOfDay(directory, options, kiosks)
  assert.ok(scenario)
  const layout = layoutOf(scenario)
  const simulate = simulatorInPlace(scenario)
  const days = Array.from({ length: 200 }, (_, seed) => measuresOf(scenario, layout, simulate(seed)))
  const isBetween = (what: string, value: number, at: number, round: number) => {
    const all = days.map((row) => row[at] as number)
    const [low, high] = [Math.min(...all), Math.max(...all)]
    // One figure in a hundred lies outside two hundred others by chance alone: their width once more on either side.
    const [least, most] = [low - (high - low) - round, high + (high - low) + round]
    assert.ok(value >= least && value <= most, `${what}: played ${value}, simulated ${least} to ${most}`)
  }
  for (const [group, name] of ['regular', 'protected'].entries()) {
    const place = layout.waits(layout.groups.classes + group)
    const played = waits.find((one) => one.class === name)
    isBetween(`${name} called`, played?.people ?? 0, place, 0)
    if (!played) continue
    // The verdict is written to a tenth of a minute.
    isBetween(`${name} mean wait`, played.mean, place + 1, 0.05)
    isBetween(`${name} longest wait`, played.most, place + 5, 0.05)
  }
  const legs = (state: string) => ends.find((one) => one.state === state)?.legs ?? 0
  isBetween('served', legs('completed'), layout.counts + countFields.indexOf('served'), 0)
  isBetween('not present', legs('no_show'), layout.counts + countFields.indexOf('noShow'), 0)
}
