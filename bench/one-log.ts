import { createReadStream } from 'node:fs'
import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { forecastOf } from '#planning/forecast/forecast.ts'
import { readCounts } from '#planning/forecast/read-counts.ts'
import { readQueueLog } from '#planning/log/read-queue-log.ts'
import { Replay } from '#planning/replay/replay.ts'

/** One log in a process of its own, so that the memory it held at most is that of this log: `one-log.ts replay FILE`. */
export type OneLog = { readonly answer: number; readonly microseconds: number; readonly megabytes: number }

async function replayOf(file: string): Promise<number> {
  const replay = new Replay()
  const read = await readQueueLog(createReadStream(file), { zoneHours: 7, skips: false }, (visit) =>
    replay.visited(visit),
  )
  if (!read.isWhole || read.faulty > 0) throw new Error('the log of the bench is faulty')
  replay.finish()
  return read.rows
}

async function forecastFrom(file: string): Promise<number> {
  const checked = await checkPack('malls/pekanbaru')
  if (!('pack' in checked)) throw new Error('malls/pekanbaru has faults')
  const counts = await readCounts(createReadStream(file), 7)
  if (!forecastOf(counts.queues, directoryOfPack(checked.pack).directory.calendar))
    throw new Error('the log of the bench is too short')
  return counts.rows
}

export async function timed(act: () => Promise<number>) {
  const begun = process.threadCpuUsage()
  const answer = await act()
  const { user, system } = process.threadCpuUsage(begun)
  return { answer, microseconds: user + system }
}

if (process.argv[1] === import.meta.filename) {
  const [, , what, file = ''] = process.argv
  const ours = await timed(() => (what === 'replay' ? replayOf(file) : forecastFrom(file)))
  const one: OneLog = { ...ours, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }
  console.log(JSON.stringify(one))
}
