import type { Ask } from '#platform/web/env.ts'
import { asked, find, type List } from './list-state.ts'

/** `?format=csv`: the rows as they were asked for, all pages of them, for a spreadsheet. Undefined when not asked. */
export function csvAsked<R>(c: Ask, list: List<R>): Response | undefined {
  if (c.req.query('format') !== 'csv') return undefined
  const columns = list.columns.filter(({ value, text }) => value || text)
  const lines = [
    columns.map(({ heading }) => heading),
    ...find(list, asked(c, list), c.var.language).map((row) =>
      columns.map(({ value, text }) => text?.(row) ?? value?.(row) ?? ''),
    ),
  ]
  const name = `${list.at.split('/').at(-1)}-${c.var.mall.code}-${c.var.formats.civilDay(c.var.now)}.csv`
  // With its mark a spreadsheet reads UTF-8; with semicolons the Indonesian one puts columns into columns.
  return c.body(`\ufeff${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })
}

/** A name that begins like a formula would be run by a spreadsheet: it gets an apostrophe before it. */
export function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
