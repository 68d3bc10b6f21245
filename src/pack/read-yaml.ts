import { isUtf8 } from 'node:buffer'
import {
  type Document,
  isAlias,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import type { Faults } from './fault.ts'
import type { PackFile } from './read-folder.ts'
import { keyOf, placeAt, type Source, sourceOf } from './source.ts'

const mostAliases = 100

/** Reads one YAML file; undefined when it cannot be understood as a whole, with its faults told. */
export function readYaml({ path, bytes }: PackFile, faults: Faults): Source | undefined {
  const text = decode(path, bytes, faults)
  if (text === undefined) return undefined
  const heavy = tooHeavy(text)
  if (heavy) {
    faults.add({ file: path, line: 1, column: 1, key: heavy, detail: {} })
    return undefined
  }
  const lines = new LineCounter()
  const { stackTraceLimit } = Error
  try {
    // A parser that meets half a million errors spends its time on describing where each of them was thrown.
    Error.stackTraceLimit = 0
    // Double keys are looked for below: the parser compares each key with every other, hours for a hostile file.
    const doc = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      schema: 'core',
      version: '1.2',
      resolveKnownTags: false,
    })
    const before = faults.count()
    // One slip makes the parser stumble many times; what comes later in the file is mostly an echo.
    for (const error of [...doc.errors, ...doc.warnings].slice(0, 20))
      faults.add({ file: path, ...placeAt(lines, error.pos[0]), ...explainYaml(error) })
    if (faults.count() > before) return undefined
    if (!findUnusual(path, doc, lines, faults)) return undefined
    const value: unknown = doc.toJS({ maxAliasCount: mostAliases })
    if (value === null) faults.add({ file: path, line: 1, column: 1, key: 'emptyFile', detail: {} })
    return value === null ? undefined : sourceOf(path, doc, lines, value)
  } catch (error) {
    // Thousands of brackets inside one another overflow the parser's stack; aliases of aliases its patience.
    faults.add({
      file: path,
      line: 1,
      column: 1,
      key: keyOfThrown(error as Error),
      detail: { most: mostAliases, message: (error as Error).message },
    })
    return undefined
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Looks at the signs alone, which is quick: brackets in brackets overflow the parser's stack, and slowly. */
function tooHeavy(text: string): 'tooDeep' | 'tooDense' | undefined {
  let [signs, depth, inLine] = [0, 0, 0]
  for (const sign of new Lexer().lex(text)) {
    if (++signs > 600_000) return 'tooDense'
    if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    else if (sign === '\n') inLine = 0
    else if ((sign === '-' || sign === '?') && depth <= 0) inLine++
    if (depth > 100 || inLine > 100) return 'tooDeep'
  }
  return undefined
}

function keyOfThrown(error: Error): string {
  if (error instanceof RangeError || isOverflow(error.message)) return 'tooDeep'
  if (error instanceof ReferenceError) return error.message.startsWith('Unresolved') ? 'badAlias' : 'tooManyAliases'
  return 'yaml'
}

/** UTF-8, with or without a byte order mark. Anything else is named, so that one knows how to save the file. */
function decode(path: string, bytes: Buffer, faults: Faults): string | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16 || bytes.subarray(0, 200).includes(0)) {
    faults.add({ file: path, line: 1, column: 1, key: isUtf16 ? 'utf16' : 'notText', detail: {} })
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    faults.add({ file: path, ...firstBadLine(bytes), key: 'notUtf8', detail: {} })
    return undefined
  }
}

function firstBadLine(bytes: Buffer): { line: number; column: number } {
  let start = 0
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return { line, column: 1 }
    start = end + 1
  }
}

function explainYaml({ code, message }: YAMLError): { key: string; detail: Record<string, string> } {
  const key = isOverflow(message) ? 'tooDeep' : message.includes('end with a') ? 'missingChar' : sentences[code]
  return key ? { key, detail: {} } : { key: 'yaml', detail: { message: message.split('\n')[0] ?? '' } }
}

function isOverflow(message: string): boolean {
  return /call stack|stack overflow/i.test(message)
}

const sentences: Readonly<Record<string, string>> = {
  TAG_RESOLVE_FAILED: 'tag',
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  MISSING_CHAR: 'missingChar',
  MULTIPLE_DOCS: 'severalDocuments',
  BAD_ALIAS: 'badAlias',
  NON_STRING_KEY: 'keyNotText',
}

/** What YAML allows and a pack does not: double keys, keys that are no text, another YAML version. */
function findUnusual(path: string, doc: Document, lines: LineCounter, faults: Faults): boolean {
  const before = faults.count()
  const fault = (offset: number | undefined, key: string, detail = {}) =>
    faults.add({ file: path, ...placeAt(lines, offset ?? 0), key, detail })
  if (doc.directives?.yaml.explicit && doc.directives.yaml.version !== '1.2') fault(0, 'yamlVersion')
  let aliases = 0
  visit(doc, {
    Map: (_, map) => findDoubleKeys(map, fault),
    Alias: (_, alias) => {
      if (++aliases === mostAliases + 1) fault(alias.range?.[0], 'tooManyAliases', { most: mostAliases })
    },
  })
  return faults.count() === before
}

function findDoubleKeys(map: YAMLMap, fault: (offset: number | undefined, key: string, detail?: object) => void): void {
  const seen = new Set<string>()
  for (const pair of map.items) {
    const key = isPair(pair) ? keyOf(pair) : undefined
    const offset = isScalar(pair.key) || isAlias(pair.key) ? pair.key.range?.[0] : map.range?.[0]
    if (key === undefined || typeof (pair.key as { value?: unknown }).value !== 'string') fault(offset, 'keyNotText')
    else if (seen.has(key)) fault(offset, 'doubleKey', { name: key })
    else seen.add(key)
  }
}
