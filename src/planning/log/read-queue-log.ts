import { InOrder } from './in-order.ts'
import { type Columns, columnsOf } from './log-columns.ts'
import { type LogFault, logFault, mostLogFaults } from './log-fault.ts'
import { formOf } from './log-time.ts'
import type { LoggedVisit } from './queue-log.ts'
import { type CsvRow, NotALog, readCsv } from './read-csv.ts'
import { visitReader } from './read-visit.ts'

/** More different names than this in a column of queues or servers are no names of queues or servers. */
const mostNames = { queue: 5_000, server: 20_000 } as const
const named = ['queue', 'server'] as const

export type LogRead = {
  /** Rows with a person, faulty ones with them. */
  readonly rows: number
  /** At most two hundred. */
  readonly faults: readonly LogFault[]
  readonly faulty: number
  /** Read to its end, so that what was handed on is the log. */
  readonly isWhole: boolean
  /** Ended by whoever asked for it before the end was reached. */
  readonly isCut: boolean
}

/**
 * Reads the log of a queue row by row and hands each visit on in the order of arrivals. Faults are collected, with row and
 * column; after the first one nothing more is handed on, unless `skips`. Flat memory, however long the file.
 */
export async function readQueueLog(
  bytes: AsyncIterable<Uint8Array>,
  { zoneHours, skips, signal }: { readonly zoneHours: number; readonly skips: boolean; readonly signal?: AbortSignal },
  visited: (visit: LoggedVisit) => void,
): Promise<LogRead> {
  const found = new Found(skips)
  const order = new InOrder()
  const names = { queue: new Set<string>(), server: new Set<string>() }
  let read: ReturnType<typeof visitReader> | undefined
  let columns: Columns | undefined
  let rows = 0
  const handOn = (isEnd: boolean) => {
    if (found.isStopped) return
    for (let visit = order.take(isEnd); visit; visit = order.take(isEnd)) visited(visit)
  }
  const readRow = (one: CsvRow, its: Columns) => {
    rows++
    read ??= readerFor(one, its, zoneHours)
    const visit = read ? read(one) : logFault(one.row, its.arrival?.name, 'notATime', one.cells[its.arrival?.at ?? 0])
    if ('key' in visit) return found.add(visit)
    for (const column of named) {
      if (names[column].has(visit[column])) continue
      names[column].add(visit[column])
      if (names[column].size > mostNames[column])
        throw new NotALog(logFault(one.row, its[column]?.name, 'tooManyNames', String(mostNames[column])))
    }
    const fault = order.add(visit, its.arrival?.name ?? 'arrival')
    if (fault) found.add(fault)
    handOn(false)
  }
  try {
    for await (const one of readCsv(bytes)) {
      if (signal?.aborted) break
      if (columns) readRow(one, columns)
      else {
        const header = columnsOf(one.cells, ['arrival', 'end', 'server'], ['call', 'start'])
        for (const fault of header.faults) found.add(fault)
        if (header.faults.length > 0) return found.read(0, true)
        columns = header.columns
      }
      if (found.isFull) break
    }
  } catch (error) {
    if (!(error instanceof NotALog)) throw error
    found.add(error.fault, true)
  }
  if (rows === 0 && found.count === 0 && !signal?.aborted) found.add(logFault(1, undefined, 'empty'), true)
  handOn(true)
  return found.read(rows, signal?.aborted)
}

/** A file writes its times in one way, which its first row shows. */
function readerFor({ cells }: CsvRow, columns: Columns, zoneHours: number) {
  const form = formOf(cells[columns.arrival?.at ?? 0] ?? '')
  return form && visitReader(columns, { form, zoneHours })
}

/** Faults as they are found; without `skips` the first one stops what is handed on. */
class Found {
  readonly #skips: boolean
  readonly #faults: LogFault[] = []
  #isGrave = false
  count = 0

  constructor(skips: boolean) {
    this.#skips = skips
  }

  add(fault: LogFault, isGrave = false): void {
    this.count++
    if (this.#faults.length < mostLogFaults) this.#faults.push(fault)
    else if (this.#faults.length === mostLogFaults && !this.#skips)
      this.#faults.push(logFault(fault.row, undefined, 'tooMany'))
    this.#isGrave ||= isGrave
  }

  get isStopped(): boolean {
    return this.#isGrave || (!this.#skips && this.count > 0)
  }

  /** Enough to begin mending with. */
  get isFull(): boolean {
    return !this.#skips && this.#faults.length > mostLogFaults
  }

  read(rows: number, isCut = false): LogRead {
    const isWhole = !this.#isGrave && !this.isFull && !isCut
    return { rows, faults: this.#faults, faulty: this.count, isWhole, isCut }
  }
}
