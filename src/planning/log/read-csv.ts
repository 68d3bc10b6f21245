import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { delimiterOf } from '#platform/delimiter.ts'
import { type LogFault, logFault } from './log-fault.ts'

/** A row as it stands in the file; the header is row 1. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] }

/** A row longer than this is no row of a log but a file of something else. */
const longestRow = 64 * 1024

/** What cannot be read any further: thrown by `readCsv`. */
export class NotALog extends Error {
  override readonly name = 'NotALog'
  readonly fault: LogFault
  constructor(fault: LogFault) {
    super(fault.key)
    this.fault = fault
  }
}

/**
 * The rows of a CSV one by one, however long the file: UTF-8, comma, semicolon or tab (by the header), cells trimmed, rows
 * without any text left out. Memory does not grow with the file.
 * @throws NotALog with the row at which it cannot be read
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const { delimiter, whole } = await withDelimiter(bytes)
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    trim: true,
    max_record_size: longestRow,
  })
  const fed = pipeline(Readable.from(asUtf8(whole)), parser)
  // The loop below meets the same error; without this the promise would reject unheard.
  fed.catch(() => {})
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++
      if (cells.some((cell) => cell !== '')) yield { row, cells }
    }
  } catch (error) {
    if (error instanceof NotALog) throw new NotALog(logFault(row + 1, undefined, error.fault.key))
    if (error instanceof CsvError)
      throw new NotALog(logFault(row + 1, undefined, error.code === 'CSV_MAX_RECORD_SIZE' ? 'rowTooLong' : 'notCsv'))
    throw error
  }
}

async function withDelimiter(bytes: AsyncIterable<Uint8Array>) {
  const from = bytes[Symbol.asyncIterator]()
  const first = await from.next()
  const text = first.done ? '' : Buffer.from(first.value.subarray(0, longestRow)).toString('latin1')
  const [header = ''] = text.split(/[\r\n]/, 1)
  async function* whole() {
    if (!first.done) yield first.value
    for (let next = await from.next(); !next.done; next = await from.next()) yield next.value
  }
  return { delimiter: delimiterOf(header), whole: whole() }
}

/** The same bytes, or an error where they are no UTF-8: characters may be cut between two pieces of a file. */
async function* asUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const check = (piece?: Uint8Array) => {
    // UTF-16 without its mark is whole UTF-8 as well, but for these.
    if (piece?.includes(0)) throw new NotALog(logFault(1, undefined, 'noText'))
    try {
      decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      throw new NotALog(logFault(1, undefined, 'noText'))
    }
  }
  for await (const piece of bytes) {
    check(piece)
    yield piece
  }
  check()
}
