/** What parts the cells of a file of rows, by its header: comma, semicolon (an Indonesian spreadsheet) or tab (a copied table). */
export function delimiterOf(header: string): ',' | ';' | '\t' {
  const parts = ([',', ';', '\t'] as const).map((mark) => ({ mark, many: header.split(mark).length }))
  return parts.reduce((best, one) => (one.many > best.many ? one : best)).mark
}
