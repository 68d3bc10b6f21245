import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml'

export type Path = readonly (string | number)[]
export type Place = { readonly line: number; readonly column: number }

/** One file as it was written: its values, and where each of them stands. */
export type Source = {
  readonly path: string
  readonly value: unknown
  readonly placeOf: (path: Path, at?: 'key' | 'value') => Place
}

export function sourceOf(path: string, doc: Document, lines: LineCounter, value: unknown): Source {
  return { path, value, placeOf: (of, at = 'value') => placeAt(lines, offsetOf(doc, of, at)) }
}

export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** Goes down the path as far as the file goes: a key that is missing is reported where its map stands. */
function offsetOf(doc: Document, path: Path, at: 'key' | 'value'): number {
  let node = resolved(doc.contents, doc)
  let offset = startOf(node) ?? 0
  for (const [i, step] of path.entries()) {
    const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined
    const next = isSeq(node)
      ? resolved(node.items[Number(step)] as Node | null, doc)
      : resolved(pair?.value as Node | null, doc)
    const key = startOf(pair?.key as Node | null)
    if (key === undefined && startOf(next) === undefined) return offset
    const isLast = i === path.length - 1
    offset = (isLast && at === 'key' ? key : startOf(next)) ?? key ?? offset
    node = next
  }
  return offset
}

// A hostile file has one map with a hundred thousand keys, each of them a fault.
const indexes = new WeakMap<YAMLMap, Map<string, Pair>>()
function pairsOf(map: YAMLMap): Map<string, Pair> {
  let index = indexes.get(map)
  if (!index) {
    index = new Map(map.items.flatMap((pair) => [[keyOf(pair) ?? '', pair] as const]))
    indexes.set(map, index)
  }
  return index
}

export function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value) : undefined
}

function resolved(node: Node | null | undefined, doc: Document): Node | undefined {
  return (isAlias(node) ? node.resolve(doc) : node) ?? undefined
}

function startOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0]
}
