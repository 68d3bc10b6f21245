/**
 * SQL as one writes it, with values kept apart from text. Fragments nest, so a filter can be built from parts.
 * `sql` is the only way to make a statement; a string never becomes one by accident.
 */
export type Sql = { readonly text: string; readonly values: readonly unknown[]; readonly sql: true }

export function sql(parts: TemplateStringsArray, ...inserted: unknown[]): Sql {
  let text = parts[0] ?? ''
  const values: unknown[] = []
  inserted.forEach((value, i) => {
    if (isSql(value)) {
      text += shift(value.text, values.length)
      values.push(...value.values)
    } else {
      values.push(value)
      text += `$${values.length}`
    }
    text += parts[i + 1] ?? ''
  })
  return { text, values, sql: true }
}

/** Joins fragments, for lists of conditions: `join([sql`a = ${1}`, sql`b = ${2}`], ' and ')`. */
export function join(fragments: readonly Sql[], separator = ', '): Sql {
  return fragments.reduce((all, next, i) => (i === 0 ? next : sql`${all}${raw(separator)}${next}`), raw(''))
}

/** Text of our own that is not a value (a keyword, a constant column list). Never anything that came from outside. */
export function raw(text: string): Sql {
  return { text, values: [], sql: true }
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && (value as { sql?: unknown }).sql === true
}

function shift(text: string, by: number): string {
  return by === 0 ? text : text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + by}`)
}
