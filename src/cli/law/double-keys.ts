/** A name that stands twice in one object: JSON readers take the last and say nothing. `line` from 1. */
export type DoubleKey = { readonly name: string; readonly line: number }

/** Looks through a text that is JSON already; at most a hundred, in the order of the file. */
export function doubleKeys(json: string): DoubleKey[] {
  const found: DoubleKey[] = []
  /** The names of each object that is open; a list has none. */
  const open: (Set<string> | undefined)[] = []
  let line = 1
  const sign = /[{}[\]\n]|"(?:[^"\\]|\\.)*"(\s*:)?/g
  for (let it = sign.exec(json); it && found.length < 100; it = sign.exec(json)) {
    const [text, colon] = it
    if (text === '\n') line++
    else if (text === '{') open.push(new Set())
    else if (text === '[') open.push(undefined)
    else if (text === '}' || text === ']') open.pop()
    else if (colon !== undefined) {
      const name = JSON.parse(text.slice(0, -colon.length)) as string
      const names = open.at(-1)
      if (names?.has(name)) found.push({ name, line })
      names?.add(name)
      line += colon.split('\n').length - 1
    }
  }
  return found
}
