import { CsvError, parse } from 'csv-parse/sync'
import { delimiterOf } from '#platform/delimiter.ts'
import { type Element, elements, isElement, type Order, orders } from './element.ts'
import { addSheet, emptyTotals, type Sheet, type Totals } from './ikm.ts'

/** A fault and where it stands: rows are counted as a spreadsheet does, the header is row 1. */
export type AnswerFault = {
  readonly row: number
  readonly column: string | undefined
  readonly key: AnswerFaultKey
  readonly value: string
}
export type AnswerFaultKey =
  | 'empty'
  | 'noText'
  | 'notCsv'
  | 'rowTooLong'
  | 'twice'
  | 'missing'
  | 'orderNotSaid'
  | 'mixed'
  | 'noColumn'
  | 'notAnAnswer'
  | 'surplus'
  | 'nothingAnswered'
  | 'tooMany'

export type Answers = {
  readonly respondents: number
  readonly totals: Totals
  /** By the text of the column that was asked for; one unit named '' when none was. */
  readonly units: ReadonlyMap<string, Totals>
}
export type Asked = { readonly order?: Order | undefined; readonly by?: string | undefined; readonly best: number }

const mostFaults = 200
/** A row longer than this is no sheet but a file of something else. */
const longestRow = 64 * 1024

/**
 * Answer sheets as CSV: a header with the nine elements by name or as U1 to U9 (then `order` must say which is which),
 * a row a respondent, answers 1 to `best`, blank where nothing was answered; other columns are left alone. Comma,
 * semicolon or tab. All faults at once; nothing is counted unless all is right.
 */
export function readAnswers(bytes: Uint8Array, asked: Asked): Answers | readonly AnswerFault[] {
  const rows = rowsIn(bytes)
  if ('key' in rows) return [rows]
  const [header, ...sheets] = rows
  if (!header || sheets.length === 0 || header.every((name) => name === '')) return [fault(1, undefined, 'empty')]
  const names = header.map((name) => name.trim())
  const columns = columnsOf(names, asked)
  if (!(columns instanceof Map)) return columns
  const unitAt = asked.by === undefined ? -1 : names.indexOf(asked.by)
  if (asked.by !== undefined && unitAt < 0) return [fault(1, asked.by, 'noColumn')]
  return count(sheets, names, columns, { unitAt, best: asked.best })
}

type Columns = ReadonlyMap<number, Element>

function rowsIn(bytes: Uint8Array): string[][] | AnswerFault {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fault(1, undefined, 'noText')
  }
  // UTF-16 without its mark is whole UTF-8 as well, but for these.
  if (text.includes('\0')) return fault(1, undefined, 'noText')
  const [firstLine = ''] = text.slice(0, longestRow).split(/[\r\n]/, 1)
  const max_record_size = longestRow
  try {
    return parse(text, {
      delimiter: delimiterOf(firstLine),
      bom: true,
      relax_column_count: true,
      trim: true,
      max_record_size,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const key = error.code === 'CSV_MAX_RECORD_SIZE' ? 'rowTooLong' : 'notCsv'
    return fault(Number(error.lines ?? 1), undefined, key)
  }
}

/** Which column holds which element, or what is wrong with the header. */
function columnsOf(names: readonly string[], { order }: Asked): Map<number, Element> | readonly AnswerFault[] {
  const lower = names.map((name) => name.toLowerCase())
  const named = lower.some(isElement)
  const numbered = lower.some((name) => /^u[1-9]$/.test(name))
  if (named && numbered) return [fault(1, undefined, 'mixed')]
  if (numbered && !order) return [fault(1, 'U8', 'orderNotSaid')]
  const meant = order && numbered ? orders[order] : elements
  const columns = new Map<number, Element>()
  const faults: AnswerFault[] = []
  for (const [i, element] of meant.entries()) {
    const name = numbered ? `u${i + 1}` : element
    const at = lower.indexOf(name)
    if (at < 0) faults.push(fault(1, numbered ? name.toUpperCase() : name, 'missing'))
    else if (lower.indexOf(name, at + 1) >= 0) faults.push(fault(1, names[at], 'twice'))
    else columns.set(at, element)
  }
  return faults.length > 0 ? faults : columns
}

function count(
  sheets: readonly string[][],
  names: readonly string[],
  columns: Columns,
  { unitAt, best }: { unitAt: number; best: number },
): Answers | readonly AnswerFault[] {
  const faults: AnswerFault[] = []
  const totals = emptyTotals()
  const units = new Map<string, ReturnType<typeof emptyTotals>>()
  let respondents = 0
  for (const [i, cells] of sheets.entries()) {
    if (cells.every((cell) => cell === '')) continue
    respondents++
    const sheet = sheetOf(cells, i + 2, names, columns, best, faults)
    if (faults.length >= mostFaults) return [...faults.slice(0, mostFaults), fault(i + 2, undefined, 'tooMany')]
    const unit = unitAt < 0 ? '' : (cells[unitAt] ?? '')
    const ofUnit = units.get(unit) ?? emptyTotals()
    units.set(unit, ofUnit)
    addSheet(totals, sheet)
    addSheet(ofUnit, sheet)
  }
  if (respondents === 0) return [fault(1, undefined, 'empty')]
  return faults.length > 0 ? faults : { respondents, totals, units }
}

function sheetOf(
  cells: readonly string[],
  row: number,
  names: readonly string[],
  columns: Columns,
  best: number,
  faults: AnswerFault[],
): Sheet {
  const sheet: Partial<Record<Element, number>> = {}
  const before = faults.length
  const surplus = cells.findIndex((cell, at) => at >= names.length && cell !== '')
  // A comma inside of a text without its quotation marks would move every answer after it by one.
  if (surplus >= 0) faults.push(fault(row, undefined, 'surplus', cells[surplus]))
  for (const [at, element] of columns) {
    const text = cells[at] ?? ''
    if (text === '') continue
    const answer = /^\d$/.test(text) ? Number(text) : 0
    if (answer < 1 || answer > best) faults.push(fault(row, names[at], 'notAnAnswer', text))
    else sheet[element] = answer
  }
  if (faults.length === before && Object.keys(sheet).length === 0) faults.push(fault(row, undefined, 'nothingAnswered'))
  return sheet
}

function fault(row: number, column: string | undefined, key: AnswerFaultKey, value = ''): AnswerFault {
  return { row, column, key, value: value.slice(0, 60) }
}
