import type { Columns, LogColumn } from './log-columns.ts'
import { type LogFault, logFault } from './log-fault.ts'
import { type LogClock, timeIn } from './log-time.ts'
import { classWords, type LoggedVisit, type Outcome, outcomeWords } from './queue-log.ts'
import type { CsvRow } from './read-csv.ts'

/** Nobody waits or is served longer than this; what says so is a slip of the date. */
const longest = 24 * 3_600_000

/** One row as a person's visit, or what is wrong with it. */
export function readVisit({ row, cells }: CsvRow, columns: Columns, clock: LogClock): LoggedVisit | LogFault {
  const text = (column: LogColumn) => {
    const at = columns[column]?.at
    return at === undefined ? '' : (cells[at] ?? '')
  }
  const fault = (column: LogColumn, key: LogFault['key'], value = text(column)) =>
    logFault(row, columns[column]?.name ?? column, key, value)

  const times: Partial<Record<LogColumn, number>> = {}
  for (const column of timeColumns) {
    const written = text(column)
    if (written === '') continue
    const time = timeIn(written, clock)
    if (time === undefined) return fault(column, 'notATime')
    times[column] = time
  }
  const { arrival, call, start, end } = times
  if (arrival === undefined) return fault('arrival', 'blank')
  let before: LogColumn = 'arrival'
  for (const column of timeColumns) {
    const [at, least] = [times[column], times[before]]
    if (at === undefined || least === undefined) continue
    if (at < least) return fault(column, 'before', columns[before]?.name ?? before)
    before = column
  }
  if (Math.max(call ?? 0, start ?? 0, end ?? 0) - arrival > longest)
    return fault(end === undefined ? before : 'end', 'tooLong')

  const visitClass = text('class') === '' ? 'regular' : classWords[text('class').toLowerCase()]
  if (!visitClass) return fault('class', 'notAClass')
  const hasCallOnly = columns.call !== undefined && columns.start !== undefined && start === undefined
  const outcome = outcomeOf(text('outcome'), call !== undefined || start !== undefined, hasCallOnly)
  if (!outcome) return fault('outcome', 'notAnOutcome')
  const calledAt = outcome === 'left' ? undefined : (call ?? start)
  if (outcome !== 'left' && calledAt === undefined) return fault(columns.call ? 'call' : 'start', 'blank', outcome)
  if (outcome !== 'left' && text('server') === '') return fault('server', 'blank', outcome)
  return {
    row,
    queue: text('queue'),
    service: text('service'),
    class: visitClass,
    arrival,
    calledAt,
    startedAt: outcome === 'served' ? (start ?? call) : undefined,
    // Whoever left after a call that was not answered is gone from the call on at the latest.
    endedAt: end ?? (outcome === 'left' ? call : undefined),
    server: text('server'),
    outcome,
  }
}

const timeColumns = ['arrival', 'call', 'start', 'end'] as const

/** As written; where nothing is, by what happened: who was never called left, who was called and never begun was absent. */
function outcomeOf(written: string, wasCalled: boolean, hasCallOnly: boolean): Outcome | undefined {
  if (written !== '') return outcomeWords[written.toLowerCase()]
  if (!wasCalled) return 'left'
  return hasCallOnly ? 'absent' : 'served'
}
