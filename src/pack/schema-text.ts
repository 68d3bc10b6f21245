/** JSON as our formatter would leave it: a list of words on one line where it fits, everything else on lines of its own. */
export function jsonText(value: unknown): string {
  return `${written(value, '', 0)}\n`
}

const width = 120

function written(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    const inline = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    const isShort = value.every((item) => typeof item !== 'object') && indent.length + before + inline.length < width
    if (isShort) return inline
    return `[\n${value.map((item) => deeper + written(item, deeper, 0)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, one]) => {
    const name = `${JSON.stringify(key)}: `
    return deeper + name + written(one, deeper, name.length)
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}
