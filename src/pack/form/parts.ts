import { z } from 'zod'

/**
 * Parts that the files of a pack share. A message here is the key of a sentence in pack/words.ts; everything that
 * PostgreSQL would refuse (a bare surrogate, a zero byte, a number too large) is refused here first, with its line.
 */
const lineOf = (most: number) =>
  z
    .string()
    .min(1, { abort: true })
    .max(most)
    .refine(isWritable, 'unwritable')
    .refine((value) => value.trim() !== '', 'blank')
export const line = lineOf(2000)
export const shortLine = lineOf(200)

/** Every text that people read: both languages, always. */
export const text = z
  .strictObject({ id: line.meta({ description: 'Bahasa Indonesia' }), en: line.meta({ description: 'English' }) })
  .meta({ id: 'text', description: 'A text in both languages' })

export const lowerCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lowerCode')
export const mallCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'lowerCode')
export const upperCode = z.string().regex(/^[A-Z][A-Z0-9-]{0,19}$/, 'upperCode')
export const counterCode = z.string().regex(/^[0-9A-Z][0-9A-Za-z-]{0,7}$/, 'counterCode')
export const letter = z.string().regex(/^[A-Z]{1,2}$/, 'letter')
export const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,40}$/, 'username')

export const date = z.iso
  .date({ error: 'date', abort: true })
  .refine((day) => day >= '1945-08-17' && day < '2200', 'date')
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time', abort: true })

/** The rule or agreement that something rests on. */
export const basis = z.string().max(500).refine(isWritable, 'unwritable').default('')

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const weekday = z.enum(weekdays)
export const days = z.array(weekday).min(1).refine(hasNoDouble, 'double')

/** A value for each day of the week; a day that is absent has none. */
export function perDay<T extends z.ZodType>(value: T) {
  const day = value.optional()
  return z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
}

export function hasNoDouble(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}

/** Without what PostgreSQL, a printer or a terminal cannot take. */
export function isWritable(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return value.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)
}
