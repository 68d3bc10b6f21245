import { z } from 'zod'
import { decimal, type Fraction } from '#platform/fraction.ts'
import type { F02, F03 } from './ipp.ts'

/** Numbers as JSON has them or as text, so that 4.2 stays exactly 4.2. */
const score = z.union([z.number(), z.string()]).transform((value, context): Fraction => {
  const exact = decimal(String(value))
  if (!exact) context.addIssue({ code: 'custom', message: 'number' })
  return exact ?? { top: 0n, bottom: 1n }
})
const scores = z.array(score).max(100)
const form = z.strictObject({
  f02: z.union([z.strictObject({ indicators: scores }), z.strictObject({ aspects: scores })]),
  f03: z.union([
    z.strictObject({ mode: z.enum(['onSite', 'online']), sheets: z.array(scores).max(100_000) }),
    z.strictObject({ value: score }),
  ]),
})

/** `unknown`: an entry that the form does not have; `form`: missing or of another form; `number`: no score. */
export type ScoreFault = { readonly path: string; readonly value: 'unknown' | 'form' | 'number' }

/**
 * `{ "f02": { "indicators": [30 scores] } or { "aspects": [6] }, "f03": { "mode": "onSite" or "online", "sheets":
 * [[14 or 11 scores], …] } or { "value": 4.1 } }`. All faults with their place in the file.
 */
export function readScores(value: unknown): { f02: F02; f03: F03 } | readonly ScoreFault[] {
  const read = form.safeParse(value)
  if (read.success) return read.data
  return read.error.issues.flatMap((issue) => placesOf(issue, [])).slice(0, 100)
}

function placesOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): ScoreFault[] {
  const path = [...above, ...issue.path]
  const [best] = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => deepest(b) - deepest(a)) : []
  if (best) return best.flatMap((inner) => placesOf(inner, path))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathText([...path, key]), value: 'unknown' as const }))
  // Scores stand in lists, and f03.value is one.
  const isScore = typeof path.at(-1) === 'number' || path.at(-1) === 'value'
  return [{ path: pathText(path), value: isScore ? 'number' : 'form' }]
}

/** Of two forms that a value may have, the one it comes nearest to tells what is wrong. */
function deepest(issues: readonly z.core.$ZodIssue[]): number {
  const unknown = issues.some(({ code }) => code === 'unrecognized_keys')
  return Math.max(0, ...issues.map(({ path }) => path.length)) - (unknown ? 10 : 0)
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
    .join('')
    .slice(1)
}
