type Look = {
  /** Stands above the rows, with a line under it. */
  readonly head?: readonly string[]
  /** Columns of texts beside the first, by their place from 0; every other column holds figures. */
  readonly texts?: readonly number[]
}

/** A table for a terminal, line by line: texts to the left, figures to the right, two spaces between. */
export function table(
  rows: readonly (readonly (string | number)[])[],
  { head, texts = [] }: Look = {},
): readonly string[] {
  const cells = [...(head ? [head] : []), ...rows].map((row) => row.map(String))
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))))
  const isText = (column: number) => column === 0 || texts.includes(column)
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const pad = ' '.repeat((widths[column] ?? 0) - width(cell))
        return isText(column) ? cell + pad : pad + cell
      })
      .join('  ')
      .trimEnd()
  const lines = cells.map(line)
  return head ? [...lines.slice(0, 1), widths.map((wide) => '─'.repeat(wide)).join('  '), ...lines.slice(1)] : lines
}

function width(text: string): number {
  return [...text].length
}
