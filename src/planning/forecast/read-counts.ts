import { type Columns, columnsOf } from '#planning/log/log-columns.ts'
import { type LogFault, logFault, mostLogFaults } from '#planning/log/log-fault.ts'
import { formOf, type LogClock, timeIn } from '#planning/log/log-time.ts'
import { type CsvRow, NotALog, readCsv } from '#planning/log/read-csv.ts'

const dayMs = 86_400_000
export const quartersOfDay = 96
const quarterMs = dayMs / quartersOfDay
const mostQueues = 1_000
/** Nobody gives more numbers in a quarter of an hour. */
const mostVisits = 100_000

/** Visits of one queue: for each day (whole days since 1970) one number a quarter of an hour. */
export type QueueCounts = ReadonlyMap<number, Uint32Array>
export type Counts = {
  readonly queues: ReadonlyMap<string, QueueCounts>
  readonly rows: number
  readonly faults: readonly LogFault[]
  readonly faulty: number
  /** Read to its end, not stopped before. */
  readonly isWhole: boolean
}

/**
 * Counts visits by queue and quarter of an hour: a row a visit (`arrival`), or with a column `visits` so many visits at
 * that time. Memory grows with queues and days, not with rows. `counted` hears how many rows are read.
 */
export async function readCounts(
  bytes: AsyncIterable<Uint8Array>,
  zoneHours: number,
  { signal, counted }: { readonly signal?: AbortSignal; readonly counted?: (rows: number) => void } = {},
): Promise<Counts> {
  const queues = new Map<string, Map<number, Uint32Array>>()
  const faults: LogFault[] = []
  let [rows, columns, clock]: [number, Columns | undefined, LogClock | undefined] = [0, undefined, undefined]
  const count = (one: CsvRow, its: Columns) => {
    rows++
    const cell = (column: 'arrival' | 'queue' | 'visits') => one.cells[its[column]?.at ?? -1] ?? ''
    const form = formOf(cell('arrival'))
    clock ??= form && { form, zoneHours }
    const at = clock && timeIn(cell('arrival'), clock)
    if (at === undefined || clock?.form === 'seconds')
      return faults.push(logFault(one.row, its.arrival?.name, 'notATime', cell('arrival')))
    const visits = its.visits ? Number(cell('visits') || 'x') : 1
    if (!Number.isInteger(visits) || visits < 0 || visits > mostVisits)
      return faults.push(logFault(one.row, its.visits?.name, 'notANumber', cell('visits')))
    let queue = queues.get(cell('queue'))
    if (!queue) {
      if (queues.size >= mostQueues)
        throw new NotALog(logFault(one.row, its.queue?.name, 'tooManyNames', String(mostQueues)))
      queue = new Map()
      queues.set(cell('queue'), queue)
    }
    const day = Math.floor(at / dayMs)
    let quarters = queue.get(day)
    if (!quarters) {
      quarters = new Uint32Array(quartersOfDay)
      queue.set(day, quarters)
    }
    const quarter = Math.floor((at - day * dayMs) / quarterMs)
    quarters[quarter] = (quarters[quarter] ?? 0) + visits
  }
  try {
    for await (const one of readCsv(bytes)) {
      if (signal?.aborted) break
      if (rows % 1000 === 999) counted?.(rows)
      if (columns) count(one, columns)
      else {
        const header = columnsOf(one.cells, ['arrival'])
        faults.push(...header.faults)
        if (header.faults.length > 0) break
        columns = header.columns
      }
      if (faults.length >= mostLogFaults) {
        faults.push(logFault(one.row, undefined, 'tooMany'))
        break
      }
    }
  } catch (error) {
    if (!(error instanceof NotALog)) throw error
    faults.push(error.fault)
  }
  if (rows === 0 && faults.length === 0 && !signal?.aborted) faults.push(logFault(1, undefined, 'empty'))
  return { queues, rows, faults, faulty: faults.length, isWhole: !signal?.aborted }
}
