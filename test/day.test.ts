import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { kiosks, playDay } from '../src/cli/day/play.ts'
import { scenarioOfDay } from '../src/cli/day/scenario-of-day.ts'
import { checkPack } from '../src/pack/check-pack.ts'
import { directoryOfPack } from '../src/pack/directory-of-pack.ts'
import type { DayRun } from '../src/planning/simulation/day-run.ts'
import { countFields, layoutOf } from '../src/planning/simulation/measure-layout.ts'
import { measuresOf } from '../src/planning/simulation/measures.ts'
import { simulatorInPlace } from '../src/planning/simulation/simulate-day.ts'
import { changed, packFolder, packIn } from './harness/small-pack.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-day-'))
after(() => rm(dataDir, { recursive: true, force: true }))

// A hall of three counters is full with thirty people, so that who is next, breaks and absences decide how long they wait.
// Those of seed 4 have every habit, and four have priority: a rule left out is seen (docs/methods/simulator.md).
const officerOfPolri = '  - { username: petugas.14, name: Agus P., agency: polri, roles: [officer] }\n'

test('a day in which server and database are killed again and again loses no number and breaks no rule, and goes as the simulator says', async () => {
  const options = {
    visitors: 30,
    speed: 'max',
    seed: 4,
    // In every second service an officer lets somebody step aside: of one in thirty a day of thirty would show nothing.
    parkShare: 0.5,
    kill: true,
    day: '2026-11-23',
    days: 1,
    pack: await packFolder(changed('staff.yaml', 'roster:', `${officerOfPolri}roster:`)),
    port: 0,
  } as const
  // A technician's shell may name the mall's own database: a played day stays in its folder.
  process.env.DATABASE_URL = 'postgres://pendopo_app:secret@127.0.0.1:9/the_mall'
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

const simulated = 12_000
/** At most so often a day that is as the simulator says is taken for another. */
const falseAlarms = 0.003

/**
 * Whether the day that was played over HTTP is one of those that the simulator makes of the same people: the rank of each
 * figure among twelve thousand simulated days. If the played day is one of them every rank is as likely, whatever the
 * distribution; the alarms are shared out over the figures and both ends (Bonferroni). Breaks that nobody takes, in the
 * hall or in the simulator, are noticed by the minutes that officers sat at their counters.
 */
async function simulatorAgrees(
  options: { visitors: number; seed: number; parkShare: number; day: string; pack: string },
  { waits, ends, atCounters, tally }: Awaited<ReturnType<typeof playDay>>,
): Promise<void> {
  const { directory } = directoryOfPack(packIn(await checkPack(options.pack)))
  const scenario = scenarioOfDay(directory, options, kiosks)
  assert.ok(scenario)
  const layout = layoutOf(scenario)
  const legs = (state: string) => ends.find((one) => one.state === state)?.legs ?? 0
  // The verdict writes waits to a tenth of a minute.
  const ofClasses = ['regular', 'protected'].flatMap((name, group) => {
    const place = layout.waits(layout.groups.classes + group)
    const { people, mean, p90, most } = waits.find((one) => one.class === name) ?? {
      people: 0,
      mean: 0,
      p90: 0,
      most: 0,
    }
    return [
      { what: `${name}: called`, value: people, of: (day: Day) => day.row[place], round: 0 },
      { what: `${name}: mean wait`, value: mean, of: (day: Day) => day.row[place + 1], round: 0.05 },
      { what: `${name}: p90`, value: p90, of: (day: Day) => day.row[place + 3], round: 0.05 },
      { what: `${name}: longest wait`, value: most, of: (day: Day) => day.row[place + 5], round: 0.05 },
    ]
  })
  const count = (what: string, state: string, field: (typeof countFields)[number]) => ({
    ...{ what, value: legs(state), round: 0 },
    of: ({ row }: Day) => row[layout.counts + countFields.indexOf(field)],
  })
  const figures = [
    ...ofClasses,
    count('served', 'completed', 'served'),
    count('not present', 'no_show', 'noShow'),
    count('given up', 'abandoned', 'abandoned'),
    { what: 'minutes that officers sat there', value: atCounters.present, of: (day: Day) => day.present, round: 0.05 },
    { what: 'minutes with somebody there', value: atCounters.occupied, of: (day: Day) => day.occupied, round: 0.05 },
    { what: 'put on hold', value: tally.parked, of: (day: Day) => day.putOnHold, round: 0 },
  ]
  const simulate = simulatorInPlace(scenario)
  const days = Array.from({ length: simulated }, (_, seed): Day => {
    const run = simulate(seed)
    return { row: measuresOf(scenario, layout, run), ...minutesOf(run, scenario.closes) }
  })
  const fewest = Math.floor((falseAlarms * (simulated + 1)) / (2 * figures.length))
  assert.ok(fewest >= 1)
  for (const { what, value, of, round } of figures) {
    const atMost = days.filter((day) => (of(day) as number) <= value + round).length
    const atLeast = days.filter((day) => (of(day) as number) >= value - round).length
    const beside = `${what}: played ${value}; of ${simulated} simulated days ${atMost} have at most and ${atLeast} at least as much`
    assert.ok(Math.min(atMost, atLeast) >= fewest, beside)
  }
}

type Day = {
  readonly row: Float64Array
  readonly present: number
  readonly occupied: number
  readonly putOnHold: number
}

/** Who stays how long after the doors are shut with nobody there is the player’s own habit. */
function minutesOf({ counters }: DayRun, closes: number): Omit<Day, 'row'> {
  const sum = (of: Float64Array) => of.reduce((all, one) => all + (Number.isNaN(one) ? 0 : one / 60_000), 0)
  return {
    present: sum(counters.present) - sum(counters.leftAt.map((at) => Math.max(0, at - closes * 60_000))),
    occupied: sum(counters.occupied),
    putOnHold: counters.putOnHold.reduce((all, one) => all + one, 0),
  }
}
