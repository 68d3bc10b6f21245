/** A fault of a log and where it stands: rows are counted as a spreadsheet does, the header is row 1. */
export type LogFault = {
  readonly row: number
  readonly column: string | undefined
  readonly key: LogFaultKey
  readonly value: string
}
export type LogFaultKey =
  | 'empty'
  | 'noText'
  | 'notCsv'
  | 'rowTooLong'
  | 'twice'
  | 'missing'
  | 'blank'
  | 'notATime'
  | 'before'
  | 'tooLong'
  | 'notAClass'
  | 'notAnOutcome'
  | 'notANumber'
  | 'tooManyNames'
  | 'outOfOrder'
  | 'tooMany'

/** So many are told; a file that is wrong everywhere needs no more to begin with. */
export const mostLogFaults = 200

export function logFault(row: number, column: string | undefined, key: LogFaultKey, value = ''): LogFault {
  return { row, column, key, value: value.slice(0, 60) }
}
