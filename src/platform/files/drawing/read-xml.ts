/** As much of XML 1.0 as a drawing needs: no entities of its own, no external parts. Anything else is undefined. */
export type Element = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Element[]
}

const mostElements = 5_000
const deepest = 40
const name = String.raw`[A-Za-z_][\w:.-]*`
const attribute = new RegExp(String.raw`\s+(${name})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const opening = new RegExp(`<(${name})`, 'y')
const closing = new RegExp(String.raw`</(${name})\s*>`, 'y')
// What says nothing about the picture: comments, instructions, a document type without definitions of its own.
const skipped = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[<>]*>|<!\[CDATA\[[\s\S]*?\]\]>|[^<]+/y

/** The root of a document with its elements and attributes; words between elements are left out. */
export function readXml(text: string): Element | undefined {
  const top: Element = { name: '', attributes: new Map(), children: [] }
  const open = [top]
  let count = 0
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < text.length) {
    if (take(skipped)) continue
    const ended = take(closing)
    if (ended) {
      if (open.length < 2 || open.pop()?.name !== ended[1]) return undefined
      continue
    }
    const begun = take(opening)
    if (!begun || ++count > mostElements || open.length > deepest) return undefined
    const attributes = new Map<string, string>()
    for (let found = take(attribute); found; found = take(attribute)) {
      const value = plain(found[2] ?? found[3] ?? '')
      if (value === undefined || attributes.has(found[1] ?? '')) return undefined
      attributes.set(found[1] ?? '', value)
    }
    const element: Element = { name: begun[1] ?? '', attributes, children: [] }
    open.at(-1)?.children.push(element)
    if (take(/\s*\/>/y)) continue
    if (!take(/\s*>/y)) return undefined
    open.push(element)
  }
  return open.length === 1 && top.children.length === 1 ? top.children[0] : undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The value with its references resolved; undefined when one is to something that the document would have to define. */
function plain(value: string): string | undefined {
  let isKnown = true
  const text = value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));|&/gi, (_, decimal, hex, word) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
    const letter = code === undefined ? named[word] : code < 0x110000 ? String.fromCodePoint(code) : undefined
    if (letter === undefined) isKnown = false
    return letter ?? ''
  })
  return isKnown ? text : undefined
}
