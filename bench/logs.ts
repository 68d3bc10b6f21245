import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { forecastOf } from '#planning/forecast/forecast.ts'
import { readCounts } from '#planning/forecast/read-counts.ts'
import { readQueueLog } from '#planning/log/read-queue-log.ts'
import { Replay } from '#planning/replay/replay.ts'

/**
 * What a log costs on one core, from its bytes to the answer, beside a plain loop over the same bytes that only cuts lines
 * and cells and reads nothing from them: the least that any program in this language could take. Time is the
 * processor's for this thread. Memory is what the process held at most, the whole bench with it.
 */
export async function logRows(quick: boolean): Promise<(string | number)[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bench-'))
  try {
    const sizes = quick ? [20_000] : [20_000, 200_000, 1_000_000]
    const rows = []
    for (const size of sizes) rows.push(await replayRow(join(folder, `${size}.csv`), size))
    rows.push(await forecastRow('docs/examples/visits.csv'))
    return rows
  } finally {
    await rm(folder, { recursive: true })
  }
}
export const logHead = ['log', 'rows', 'rows/s', 'µs a row', 'plain loop, µs', 'ratio', 'memory, MB']

async function replayRow(file: string, rows: number): Promise<(string | number)[]> {
  const example = (await readFile('docs/examples/queue-log.csv', 'utf8')).trim().split('\n')
  await writeFile(file, repeated(example, rows))
  return await measured('replay', file, async () => {
    const replay = new Replay()
    const read = await readQueueLog(createReadStream(file), { zoneHours: 7, skips: false }, (visit) =>
      replay.visited(visit),
    )
    if (!read.isWhole || read.faulty > 0) throw new Error('the log of the bench is faulty')
    replay.finish()
    return read.rows
  })
}

async function forecastRow(file: string): Promise<(string | number)[]> {
  const checked = await checkPack('malls/pekanbaru')
  if (!('pack' in checked)) throw new Error('malls/pekanbaru has faults')
  const { calendar } = directoryOfPack(checked.pack).directory
  return await measured('forecast', file, async () => {
    const counts = await readCounts(createReadStream(file), 7)
    if (!forecastOf(counts.queues, calendar)) throw new Error('the log of the bench is too short')
    return counts.rows
  })
}

async function measured(name: string, file: string, run: () => Promise<number>): Promise<(string | number)[]> {
  const plain = await timed(() => plainLoop(file))
  const ours = await timed(run)
  const each = (microseconds: number, rows: number) => microseconds / Math.max(1, rows)
  const [a, b] = [each(ours.microseconds, ours.answer), each(plain.microseconds, plain.answer)]
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return [name, ours.answer, Math.round(1e6 / a), a.toFixed(1), b.toFixed(2), Math.round(a / b), megabytes]
}

async function plainLoop(file: string): Promise<number> {
  let [rows, rest, cells] = [0, '', 0]
  for await (const piece of createReadStream(file, 'utf8')) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      cells += line.split(',').length
      rows++
    }
  }
  if (cells < rows) throw new Error('rows without cells')
  return rows
}

async function timed(run: () => Promise<number>) {
  const begun = process.threadCpuUsage()
  const answer = await run()
  const { user, system } = process.threadCpuUsage(begun)
  return { answer, microseconds: user + system }
}

/** The example log again and again, each time so many days later: as many rows as wished, in the order of coming. */
function repeated([header = '', ...rows]: readonly string[], wished: number): string {
  const days = rows.map((row) => Date.parse(/\d{4}-\d\d-\d\d/.exec(row)?.[0] ?? ''))
  const span = Math.max(...days) - Math.min(...days) + 7 * 86_400_000
  const lines = [header]
  for (let round = 0; lines.length <= wished; round++) {
    for (const row of rows.slice(0, wished + 1 - lines.length))
      lines.push(
        row.replace(/\d{4}-\d\d-\d\d/g, (day) => new Date(Date.parse(day) + round * span).toISOString().slice(0, 10)),
      )
  }
  return `${lines.join('\n')}\n`
}
