import type { Columns, LogColumn } from './log-columns.ts'
import { type LogFault, logFault } from './log-fault.ts'
import { type LogClock, timeIn } from './log-time.ts'
import { classWords, type LoggedVisit, type Outcome, outcomeWords } from './queue-log.ts'
import type { CsvRow } from './read-csv.ts'

/** Nobody waits or is served longer than this; what says so is a slip of the date. */
const longest = 24 * 3_600_000
const timeColumns = ['arrival', 'call', 'start', 'end'] as const

/** How rows of a file are read whose columns and way of writing times are known: each as a person's visit, or what is wrong with it. */
export function visitReader(columns: Columns, clock: LogClock): (row: CsvRow) => LoggedVisit | LogFault {
  const placeOf = (column: LogColumn) => columns[column]?.at ?? -1
  const [queueAt, serviceAt, classAt, serverAt, outcomeAt] = (
    ['queue', 'service', 'class', 'server', 'outcome'] as const
  ).map(placeOf) as [number, number, number, number, number]
  const timesAt = timeColumns.map(placeOf)
  const hasBoth = columns.call !== undefined && columns.start !== undefined
  const called = columns.call ? 'call' : 'start'

  const faultIn = ({ row, cells }: CsvRow, column: LogColumn, key: LogFault['key'], value?: string) =>
    logFault(row, columns[column]?.name ?? column, key, value ?? cells[placeOf(column)] ?? '')

  return (read) => {
    const { row, cells } = read
    const times: (number | undefined)[] = [undefined, undefined, undefined, undefined]
    for (let i = 0; i < timesAt.length; i++) {
      const written = cells[timesAt[i] as number] ?? ''
      if (written === '') continue
      times[i] = timeIn(written, clock)
      if (times[i] === undefined) return faultIn(read, timeColumns[i] as LogColumn, 'notATime')
    }
    const [arrival, call, start, end] = times
    if (arrival === undefined) return faultIn(read, 'arrival', 'blank')
    let before = 0
    for (let i = 1; i < times.length; i++) {
      const at = times[i]
      if (at === undefined) continue
      const earlier = timeColumns[before] as LogColumn
      if (at < (times[before] as number))
        return faultIn(read, timeColumns[i] as LogColumn, 'before', columns[earlier]?.name)
      before = i
    }
    if ((times[before] as number) - arrival > longest) return faultIn(read, timeColumns[before] as LogColumn, 'tooLong')

    const its = cells[classAt] ?? ''
    const visitClass = its === '' ? 'regular' : classWords.get(its.toLowerCase())
    if (!visitClass) return faultIn(read, 'class', 'notAClass')
    const outcome = outcomeOf(
      cells[outcomeAt] ?? '',
      call !== undefined || start !== undefined,
      hasBoth && start === undefined,
    )
    if (!outcome) return faultIn(read, 'outcome', 'notAnOutcome')
    const calledAt = outcome === 'left' ? undefined : (call ?? start)
    const server = cells[serverAt] ?? ''
    if (outcome !== 'left' && calledAt === undefined) return faultIn(read, called, 'blank', outcome)
    if (outcome !== 'left' && server === '') return faultIn(read, 'server', 'blank', outcome)
    return {
      row,
      queue: cells[queueAt] ?? '',
      service: cells[serviceAt] ?? '',
      class: visitClass,
      arrival,
      calledAt,
      startedAt: outcome === 'served' ? (start ?? call) : undefined,
      // Whoever left after a call that was not answered is gone from the call on at the latest.
      endedAt: end ?? (outcome === 'left' ? call : undefined),
      server,
      outcome,
    }
  }
}

/** As written; where nothing is, by what happened: who was never called left, who was called and never begun was absent. */
function outcomeOf(written: string, wasCalled: boolean, hasCallOnly: boolean): Outcome | undefined {
  if (written !== '') return outcomeWords.get(written.toLowerCase())
  if (!wasCalled) return 'left'
  return hasCallOnly ? 'absent' : 'served'
}
