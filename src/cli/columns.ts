/** A table for a terminal: texts to the left, numbers (`right`) to the right, two spaces between. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const pad = ' '.repeat((widths[column] ?? 0) - width(cell))
        return right.includes(column) ? pad + cell : cell + pad
      })
      .join('  ')
      .trimEnd(),
  )
}

function width(text: string): number {
  return [...text].length
}
