import { type LogFault, logFault } from './log-fault.ts'

/** The columns of a log that are read, under their English or their Indonesian name; others are left alone. */
export const columnNames = {
  queue: ['queue', 'antrean'],
  service: ['service', 'layanan'],
  class: ['class', 'golongan'],
  arrival: ['arrival', 'datang'],
  call: ['call', 'dipanggil'],
  start: ['start', 'mulai'],
  end: ['end', 'selesai'],
  server: ['server', 'loket'],
  outcome: ['outcome', 'hasil'],
  visits: ['visits', 'kunjungan'],
} as const
export type LogColumn = keyof typeof columnNames
export type Columns = Readonly<Partial<Record<LogColumn, { readonly at: number; readonly name: string }>>>

/** Where each column stands, by the header; what is missing or stands twice. `oneOf`: any of them will do. */
export function columnsOf(
  header: readonly string[],
  wanted: readonly LogColumn[],
  oneOf: readonly LogColumn[] = [],
): { readonly columns: Columns; readonly faults: readonly LogFault[] } {
  const lower = header.map((name) => name.trim().toLowerCase())
  const columns: Partial<Record<LogColumn, { at: number; name: string }>> = {}
  const faults: LogFault[] = []
  for (const column of Object.keys(columnNames) as LogColumn[]) {
    const names: readonly string[] = columnNames[column]
    const places = lower.flatMap((name, at) => (names.includes(name) ? [at] : []))
    const [at, again] = places
    if (at === undefined) continue
    if (again !== undefined) faults.push(logFault(1, header[again], 'twice'))
    columns[column] = { at, name: header[at] ?? '' }
  }
  for (const column of wanted) if (!columns[column]) faults.push(logFault(1, column, 'missing'))
  if (oneOf.length > 0 && !oneOf.some((column) => columns[column]))
    faults.push(logFault(1, oneOf.join(', '), 'missing'))
  return { columns, faults }
}
