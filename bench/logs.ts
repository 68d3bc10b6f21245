import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type OneLog, timed } from './one-log.ts'

/**
 * What a log costs on one core, from its bytes to the answer, beside a plain loop over the same bytes that only cuts lines
 * and cells and reads nothing from them: the least that any program in this language could take. Time is the
 * processor's for this thread. Memory is what a process held at most that does nothing else.
 */
export async function logRows(quick: boolean): Promise<(string | number)[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bench-'))
  try {
    const sizes = quick ? [20_000] : [250_000, 500_000, 1_000_000]
    const rows = []
    for (const size of sizes) rows.push(await replayRow(join(folder, `${size}.csv`), size))
    rows.push(await row('forecast', 'docs/examples/visits.csv'))
    return rows
  } finally {
    await rm(folder, { recursive: true })
  }
}
export const logHead = ['log', 'rows', 'rows/s', 'µs a row', 'plain loop, µs', 'ratio', 'memory, MB']

async function replayRow(file: string, rows: number): Promise<(string | number)[]> {
  const example = (await readFile('docs/examples/queue-log.csv', 'utf8')).trim().split('\n')
  await writeFile(file, repeated(example, rows))
  return await row('replay', file)
}

const run = promisify(execFile)
const oneLog = fileURLToPath(new URL('one-log.ts', import.meta.url))

async function row(what: 'replay' | 'forecast', file: string): Promise<(string | number)[]> {
  const plain = await timed(() => plainLoop(file))
  const { stdout } = await run(process.execPath, ['--import', 'tsx', oneLog, what, file])
  const ours = JSON.parse(stdout) as OneLog
  const each = (microseconds: number, rows: number) => microseconds / Math.max(1, rows)
  const [a, b] = [each(ours.microseconds, ours.answer), each(plain.microseconds, plain.answer)]
  return [what, ours.answer, Math.round(1e6 / a), a.toFixed(1), b.toFixed(2), Math.round(a / b), ours.megabytes]
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
