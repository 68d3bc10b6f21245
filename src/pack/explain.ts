import type { z } from 'zod'
import type { Fault } from './fault.ts'
import { type JsonSchema, schemasAt } from './forms.ts'
import { nearest } from './nearest.ts'
import type { Path, Source } from './source.ts'

type Issue = z.core.$ZodIssue
type Said = { readonly key: string; readonly detail: Fault['detail'] }

/** Says what each value that does not have its form should have been, at the line where it stands. */
export function explainIssues(issues: readonly Issue[], source: Source, root: JsonSchema): Fault[] {
  const misspelt = new Set<string>()
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return []
    return issue.keys.map((key) => {
      const fault = unknownKey(key, issue.path as Path, source, root)
      misspelt.add([...issue.path, fault.detail.meant].join('/'))
      return fault
    })
  })
  // A field that was written with a slip is told once, not as an unknown one and a missing one.
  const others = issues.filter(({ code, path }) => code !== 'unrecognized_keys' && !misspelt.has(path.join('/')))
  return [...unknown, ...others.map((issue) => explainIssue(issue, source, root))]
}

function explainIssue(issue: Issue, source: Source, root: JsonSchema): Fault {
  const path = issue.path as Path
  const value = valueAt(source.value, path)
  const said =
    value === undefined && path.length > 0
      ? missing(path)
      : explain(issue, value, path, root, nameOf(path) || source.path)
  return { file: source.path, ...source.placeOf(path, value === null ? 'key' : 'value'), ...said }
}

function missing(path: Path): Said {
  const name = nameOf(path)
  return name === 'id' || name === 'en' ? { key: `missing.${name}`, detail: {} } : { key: 'missing', detail: { name } }
}

function explain(issue: Issue, value: unknown, path: Path, root: JsonSchema, name: string): Said {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, value, path, root, name)
    case 'too_small':
      return { key: `tooSmall.${sortOf(issue.origin)}`, detail: { name, limit: Number(issue.minimum) } }
    case 'too_big':
      return { key: `tooBig.${sortOf(issue.origin)}`, detail: { name, limit: Number(issue.maximum) } }
    case 'invalid_value':
      return notOneOf(name, value, issue.values.map(String))
    case 'invalid_union':
      return notOneOf(name, value, constantsAt(path, root))
    case 'invalid_key':
      return { key: issue.issues[0]?.message ?? 'lowerCode', detail: { name, value: name } }
    default:
      return { key: issue.message, detail: { name, value: shown(value) } }
  }
}

function wrongType(expected: string, value: unknown, path: Path, root: JsonSchema, name: string): Said {
  if (value === null) return { key: 'empty', detail: { name } }
  const isText = schemasAt(root, path).some(({ title }) => title === 'text')
  if (isText) return { key: 'twoLanguages', detail: { name } }
  if (expected === 'string' && typeof value !== 'object')
    return { key: 'quotes', detail: { name, value: shown(value) } }
  return { key: `type.${typeNames[expected] ?? 'other'}`, detail: { name, value: shown(value) } }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'yesNo',
  array: 'list',
  tuple: 'pair',
  object: 'map',
  record: 'map',
}

function notOneOf(name: string, value: unknown, values: readonly string[]): Said {
  const meant = typeof value === 'string' ? nearest(value, values) : undefined
  const detail = { name, value: shown(value), values: values.join(', ') }
  return { key: 'choice', detail: meant ? { ...detail, meant } : detail }
}

function unknownKey(key: string, path: Path, source: Source, root: JsonSchema): Fault {
  const known = schemasAt(root, path).flatMap((schema) => Object.keys(schema.properties ?? {}))
  const meant = nearest(key, new Set(known))
  const place = source.placeOf([...path, key], 'key')
  return { file: source.path, ...place, key: 'unknownKey', detail: meant ? { name: key, meant } : { name: key } }
}

/** The words that a discriminating key may have (`kind` of a cost). */
function constantsAt(path: Path, root: JsonSchema): string[] {
  return schemasAt(root, path).flatMap((schema) => (schema.const === undefined ? [] : [String(schema.const)]))
}

function sortOf(origin: string): 'text' | 'list' | 'number' {
  return origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number'
}

/** The name that the writer of the file sees: the nearest key above. */
export function nameOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '')
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    return (at as Record<string | number, unknown>)[step]
  }, value)
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return '[…]'
  if (typeof value === 'object' && value !== null) return '{…}'
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
